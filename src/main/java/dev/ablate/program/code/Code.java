package dev.ablate.program.code;

import java.util.List;

/** TorchScript text as it is written: indentation and fresh names. */
public final class Code {
  private final StringBuilder text = new StringBuilder();
  private final String owner;
  private String indent = "";
  private int names;

  /**
   * Text of methods.
   *
   * @param owner the class that has them
   */
  public Code(String owner) {
    this.owner = owner;
  }

  /** One statement; {@code format} as in {@link String#format}. */
  @SuppressWarnings(
      "AnnotateFormatMethod") // Tests generate every program; a library would be needed.
  public void line(String format, Object... arguments) {
    text.append(indent).append(String.format(format, arguments)).append('\n');
  }

  /** Names the value of an expression. */
  @SuppressWarnings(
      "AnnotateFormatMethod") // Tests generate every program; a library would be needed.
  public String let(String format, Object... arguments) {
    String name = "v" + names++;
    line("%s = %s", name, String.format(format, arguments));
    return name;
  }

  /** Statements under a header that ends in a colon. */
  public void block(String header, Runnable body) {
    line("%s", header);
    String outer = indent;
    indent += "  ";
    body.run();
    indent = outer;
  }

  /** A method of the program's class. */
  public void method(String name, String parameters, String result, Runnable body) {
    names = 0;
    String self = "self: __torch__." + owner;
    block("def " + name + "(" + self + ", " + parameters + ") -> " + result + ":", body);
  }

  /** Whole numbers as TorchScript has them. */
  public static String list(List<Integer> numbers) {
    return numbers.toString();
  }

  /** A truth value as TorchScript has it. */
  public static String bool(boolean value) {
    return value ? "True" : "False";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
