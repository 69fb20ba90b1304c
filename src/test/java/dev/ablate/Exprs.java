package dev.ablate;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Expr;
import dev.ablate.ast.LayerItem;
import dev.ablate.ast.SourceUnit;
import dev.ablate.ast.Statement;
import dev.ablate.parse.Parsed;
import dev.ablate.parse.Parser;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.SourceFile;
import java.util.List;

/** Pieces of the language from text, for tests. */
public final class Exprs {
  private Exprs() {}

  /** An expression: {@code AdamW(lr = 0.001, betas = [0.9, 0.999])}. */
  public static Expr expression(String text) {
    return ((Statement.Setting) statement("x = " + text)).value();
  }

  /** A statement of an experiment: {@code clip_grad_norm = 1.0}. */
  public static Statement statement(String text) {
    SourceUnit unit = unit("experiment \"e\" {\n" + text + "\n}\n");
    return unit.experiment().orElseThrow().body().get(0);
  }

  /** The body of a model: {@code Conv2d(6, kernel_size = 3) BatchNorm2d ReLU}. */
  public static List<LayerItem> layers(String text) {
    SourceUnit unit = unit("model m {\n" + text + "\n}\n");
    return ((Declaration.Model) unit.declarations().get(0)).body();
  }

  /** A whole file that must have no syntax error. */
  public static SourceUnit unit(String text) {
    Parsed parsed = Parser.parse(new SourceFile("test.exp", text));
    return parsed
        .unit()
        .orElseThrow(() -> new AssertionError(DiagnosticPrinter.print(parsed.diagnostics())));
  }
}
