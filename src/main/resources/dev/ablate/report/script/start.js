recall();
