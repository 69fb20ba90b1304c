package dev.ablate.data;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;

/**
 * Draws the rows of a data set that needs no files: the same ones on every machine, each a function
 * of its part and index and of the generator's values alone.
 */
interface Generator {

  /** The shape of one example. */
  Shape input();

  /** What the targets are. */
  Task task();

  /** How many classes, or how many numbers an example. */
  int outputs();

  /** The first rows of a part. */
  Split draw(Part part, int rows);
}
