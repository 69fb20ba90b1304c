package dev.ablate.ast;

/** Operators with one operand. */
public enum UnaryOperator {
  MINUS("-"),
  PLUS("+"),
  NOT("not");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** As it is written. */
  public String symbol() {
    return symbol;
  }
}
