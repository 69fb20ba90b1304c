package dev.ablate.data;

import dev.ablate.catalog.Indices;
import dev.ablate.catalog.Instance;
import java.util.List;

/** Tells whether all features of a data set are whole numbers from 0. */
record IndexScan(Instance data) {

  /** Whether they are, or why not. */
  Indices of(DataSet set) {
    if (data.find("normalize").isPresent()) {
      return Indices.not(
          "normalize = " + data.get("normalize") + " changes the data's; write normalize = none");
    }
    float largest = 0;
    for (Split split : List.of(set.train(), set.validation(), set.test())) {
      Features features = split.features();
      for (int i = 0; i < features.count(); i++) {
        float value = (float) features.value(i);
        if (value < 0 || value != (int) value) {
          return Indices.not("the data have " + value);
        }
        largest = Math.max(largest, value);
      }
    }
    return Indices.upTo((int) largest);
  }
}
