package dev.ablate.export.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws for the examples of a batch: Ablate's where the script's data have them, else its own.
 *
 * @param array of Ablate's draws
 * @param batch the expression for how many examples a whole batch has
 */
record DrawCode(String array, String batch) {

  /** Takes or makes them. */
  List<String> lines(String variable, String taken, String made) {
    List<String> lines = new ArrayList<>();
    lines.add("if \"" + array + "\" in data:");
    lines.add("    drawn = data[\"" + array + "\"][epoch].split(" + batch + ")[step]");
    lines.add("    " + variable + " = " + taken);
    lines.add("else:");
    lines.add("    " + variable + " = " + made);
    return lines;
  }
}
