package dev.ablate.ast;

/** How tightly the forms of expressions bind, loosest first. */
enum Precedence {
  THEN,
  CONDITIONAL,
  OR,
  AND,
  NOT,
  COMPARISON,
  RANGE,
  SUM,
  PRODUCT,
  SIGN,
  POWER,
  ATOM;

  /** How tightly an expression binds. */
  static Precedence of(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return of(binary.operator());
    }
    if (expr instanceof Expr.Unary unary) {
      return unary.operator() == UnaryOperator.NOT ? NOT : SIGN;
    }
    if (expr instanceof Expr.IntLiteral whole && whole.value() < 0) {
      return SIGN;
    }
    if (expr instanceof Expr.Then) {
      return THEN;
    }
    if (expr instanceof Expr.Conditional) {
      return CONDITIONAL;
    }
    if (expr instanceof Expr.Comparison) {
      return COMPARISON;
    }
    return expr instanceof Expr.RangeExpr ? RANGE : ATOM;
  }

  /** How tightly an operator binds. */
  static Precedence of(BinaryOperator operator) {
    return switch (operator) {
      case OR -> OR;
      case AND -> AND;
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE, FLOOR_DIVIDE, REMAINDER -> PRODUCT;
      case POWER -> POWER;
    };
  }

  /** The next tighter one. */
  Precedence tighter() {
    return values()[ordinal() + 1];
  }
}
