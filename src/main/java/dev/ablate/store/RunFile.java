package dev.ablate.store;

import dev.ablate.source.SourceFile;
import java.util.List;

/**
 * A file as it was run.
 *
 * @param source the file as it was then
 * @param overrides what replaced settings of it: {@code epochs=2}
 */
public record RunFile(SourceFile source, List<String> overrides) {
  public RunFile {
    overrides = List.copyOf(overrides);
  }
}
