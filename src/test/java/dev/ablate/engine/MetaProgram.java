package dev.ablate.engine;

import dev.ablate.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program whose methods run on PyTorch's device {@code meta}, which knows shapes and types but no
 * numbers. All that a program for a GPU takes is moved there, but what shall stay on the CPU, and
 * zeros come back. As on a GPU, nothing can be computed from tensors of two devices; and what would
 * wait for a GPU fails: a number read, a shape that numbers decide, a copy to the CPU. Operations
 * that libtorch cannot compute there without Python have substitutes in {@code meta.py}.
 */
final class MetaProgram {
  private static final Pattern METHOD =
      Pattern.compile("  def (\\w+)\\(self: (\\S+), (.*)\\) -> (.*):\n");
  private static final List<String> CALLED =
      List.of(Program.TRAIN, Program.EVALUATE, Program.OUTPUTS, Program.SELECT, Program.MERGE);
  private static final List<String> ON_CPU = List.of("seeds", "counts");
  private static final String METHODS = methods();
  private static final Pattern SUBSTITUTED =
      Pattern.compile(
          Pattern.compile("def meta_(\\w+)")
              .matcher(METHODS)
              .results()
              .map(method -> method.group(1))
              .collect(Collectors.joining("|", "torch\\.(", ")\\(")));

  private MetaProgram() {}

  private static String methods() {
    try (InputStream text = MetaProgram.class.getResourceAsStream("meta.py")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program, run there. */
  static Program of(Program program) {
    Matcher methods = METHOD.matcher(program.text());
    List<MatchResult> called =
        methods.results().filter(method -> CALLED.contains(method.group(1))).toList();
    String text = SUBSTITUTED.matcher(program.text()).replaceAll("self.meta_$1(");
    for (MatchResult method : called) {
      text = text.replace(method.group(), method.group().replace("def ", "def there_"));
    }
    return new Program(
        program.design(),
        text + METHODS + called.stream().map(MetaProgram::from).collect(Collectors.joining()));
  }

  /** The method that is called, which calls the one of the program. */
  private static String from(MatchResult method) {
    String given =
        Stream.of(method.group(3).split(", "))
            .map(MetaProgram::moved)
            .collect(Collectors.joining(", "));
    String call = "self.there_%s(%s)".formatted(method.group(1), given);
    int results = method.group(4).split(", ").length;
    List<String> names = IntStream.range(0, results).mapToObj(i -> "r" + i).toList();
    String back = method.group(4).startsWith("List") ? "self.backs(%s)" : "self.back(%s)";
    String returned = names.stream().map(back::formatted).collect(Collectors.joining(", "));
    return method.group()
        + "    %s = %s\n".formatted(String.join(", ", names), call)
        + "    return %s\n".formatted(results > 1 ? "(" + returned + ")" : returned);
  }

  private static String moved(String parameter) {
    String name = parameter.substring(0, parameter.indexOf(':'));
    if (ON_CPU.contains(name)) {
      return name;
    }
    return (parameter.contains("List[") ? "self.metas(%s)" : "self.meta(%s)").formatted(name);
  }
}
