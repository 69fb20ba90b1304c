package dev.ablate.data;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import java.util.List;

/**
 * Draws the rows of a data set that needs no files: the same ones on every machine, each a function
 * of its part and index and of the generator's values alone.
 */
interface Generator {

  /** The shape of one example. */
  Shape input();

  /** What the targets are. */
  Task task();

  /** The classes, or the numbers of an example, in their order. */
  List<String> names();

  /** The first rows of a part. */
  Split draw(Part part, int rows);
}
