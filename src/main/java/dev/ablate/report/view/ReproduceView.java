package dev.ablate.report.view;

import dev.ablate.parse.Highlighting;
import java.util.List;

/**
 * How to get the same numbers again.
 *
 * @param commands one a line, what it does first
 * @param file its name
 * @param source the file's text
 * @param facts hashes, versions, places
 * @param environment of the machine that wrote the report
 * @param nextReasons what the next experiment changes and why; empty where nothing is open
 * @param next its file; empty without one
 */
public record ReproduceView(
    List<Fact> commands,
    String file,
    String source,
    List<Fact> facts,
    List<Fact> environment,
    List<String> nextReasons,
    String next) {

  /** The parts of a file's text by what they are. */
  public List<Highlighting.Part> parts(String text) {
    return Highlighting.of(text);
  }
}
