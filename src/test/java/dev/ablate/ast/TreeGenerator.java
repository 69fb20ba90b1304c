package dev.ablate.ast;

import dev.ablate.source.SourceFile;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws syntax trees that a file could have, all with one empty span. */
public final class TreeGenerator {
  private static final Span SPAN = new Span(new SourceFile("", ""), 0, 0);
  private static final List<String> NAMES =
      List.of("lr", "cnn", "AdamW", "_x", "größe", "c1", "val_loss");
  private static final List<String> KEYWORDS =
      List.of("in", "if", "then", "not", "step", "model", "where", "none", "else", "report", "lr");
  private static final List<String> TEXTS =
      List.of("", "a b", "\"\\", "\n\t", "é😀", "\u0001\u007f\u0085", "#'{");

  private final Random random;

  public TreeGenerator(long seed) {
    random = new Random(seed);
  }

  /** The next file. */
  public SourceUnit unit() {
    return new SourceUnit(some(0, 3, this::declaration), List.of(), SPAN);
  }

  private Declaration declaration() {
    return switch (random.nextInt(4)) {
      case 0 -> new Declaration.Import(any(TEXTS), SPAN, SPAN);
      case 1 -> new Declaration.Model(name(), parameters(), layers(3), SPAN);
      case 2 -> new Declaration.TopBlock(block(3));
      default -> new Declaration.Experiment(any(TEXTS), SPAN, some(0, 6, this::statement), SPAN);
    };
  }

  private Statement statement() {
    return switch (random.nextInt(7)) {
      case 0 -> let();
      case 1 -> new Statement.Without(some(1, 3, this::path), SPAN);
      case 2 -> new Statement.Where(expr(4), SPAN);
      case 3 -> new Statement.Report(any(TEXTS), SPAN, some(0, 3, this::reportSetting), SPAN);
      case 4 ->
          new Statement.Variant(
              random.nextBoolean(), any(TEXTS), SPAN, some(0, 3, this::setting), SPAN);
      default -> setting();
    };
  }

  private Statement.Let let() {
    List<Identifier> names = some(1, 3, this::name);
    return new Statement.Let(names, names.size() > 1, random.nextBoolean(), noList(), SPAN);
  }

  private Statement.Setting setting() {
    Path target = random.nextBoolean() ? path() : new Path(List.of(keyword()), SPAN);
    return new Statement.Setting(target, random.nextBoolean(), noList(), SPAN);
  }

  private Statement.Setting reportSetting() {
    return new Statement.Setting(new Path(List.of(keyword()), SPAN), false, expr(3), SPAN);
  }

  /** A list behind {@code in} is refused. */
  private Expr noList() {
    Expr value = expr(4);
    return value instanceof Expr.ListExpr list ? new Expr.SetExpr(list.items(), SPAN) : value;
  }

  private Block block(int depth) {
    return new Block(name(), parameters(), layers(depth), SPAN);
  }

  private List<Parameter> parameters() {
    return some(
        0, 3, () -> new Parameter(name(), maybe(() -> expr(2)), maybe(() -> expr(2)), SPAN));
  }

  private List<LayerItem> layers(int depth) {
    return some(0, 3, () -> layer(depth));
  }

  private LayerItem layer(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(8)) {
      case 1 -> new LayerItem.Nested(block(depth - 1));
      case 2 -> new LayerItem.Repeat(expr(2), layers(depth - 1), SPAN);
      case 3 -> new LayerItem.For(name(), expr(2), layers(depth - 1), SPAN);
      case 4 -> new LayerItem.If(expr(3), layers(depth - 1), layers(depth - 1), SPAN);
      case 5 -> new LayerItem.Residual(layers(depth - 1), maybe(() -> layers(depth - 1)), SPAN);
      case 6 -> new LayerItem.Parallel(some(1, 3, () -> layers(depth - 1)), SPAN);
      default -> {
        List<Argument> arguments = some(0, 2, () -> argument(2));
        boolean parentheses = !arguments.isEmpty() || random.nextBoolean();
        yield new LayerItem.Layer(name(), arguments, parentheses, SPAN);
      }
    };
  }

  private Expr expr(int depth) {
    Supplier<Expr> part = () -> expr(depth - 1);
    return switch (depth == 0 ? 0 : random.nextInt(12)) {
      case 1, 2, 3 -> new Expr.Binary(any(BinaryOperator.values()), part.get(), part.get(), SPAN);
      case 4, 5 -> new Expr.Unary(any(UnaryOperator.values()), part.get(), SPAN);
      case 6 -> comparison(some(2, 3, part));
      case 7 -> new Expr.Conditional(part.get(), part.get(), part.get(), SPAN);
      case 8 -> new Expr.RangeExpr(part.get(), part.get(), maybe(part), SPAN);
      case 9 -> new Expr.Then(some(2, 3, part), SPAN);
      case 10 -> collection(part);
      case 11 -> new Expr.Call(name(), some(0, 3, () -> argument(depth - 1)), SPAN);
      default -> leaf();
    };
  }

  private Expr comparison(List<Expr> operands) {
    List<ComparisonOperator> operators =
        operands.stream().skip(1).map(operand -> any(ComparisonOperator.values())).toList();
    return new Expr.Comparison(operands, operators, SPAN);
  }

  private Expr collection(Supplier<Expr> part) {
    return switch (random.nextInt(3)) {
      case 0 -> new Expr.ListExpr(some(0, 3, part), SPAN);
      case 1 -> new Expr.SetExpr(some(0, 3, part), SPAN);
      default -> new Expr.TupleExpr(some(2, 3, part), SPAN);
    };
  }

  private Expr leaf() {
    return switch (random.nextInt(8)) {
      case 0 -> new Expr.IntLiteral(1000, "1_000", SPAN);
      case 1 -> new Expr.RealLiteral(1e-3, "1e-3", SPAN);
      case 2 -> new Expr.DurationLiteral(5400, "1h30m", SPAN);
      case 3 -> new Expr.StringLiteral(any(TEXTS), SPAN);
      case 4 -> new Expr.BoolLiteral(random.nextBoolean(), SPAN);
      case 5 -> new Expr.NoneLiteral(SPAN);
      default -> new Expr.Reference(path());
    };
  }

  private Argument argument(int depth) {
    return random.nextBoolean()
        ? new Argument(Optional.empty(), false, expr(depth), SPAN)
        : new Argument(Optional.of(keyword()), random.nextBoolean(), noList(), SPAN);
  }

  private Path path() {
    Identifier head = random.nextInt(4) == 0 ? identifier(any("model", "step")) : name();
    List<Identifier> parts =
        Stream.concat(Stream.of(head), some(0, 2, this::keyword).stream()).toList();
    return new Path(parts, SPAN);
  }

  private Identifier name() {
    return identifier(any(NAMES));
  }

  private Identifier keyword() {
    return identifier(any(KEYWORDS));
  }

  private static Identifier identifier(String text) {
    return new Identifier(text, SPAN);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> some(int least, int most, Supplier<T> value) {
    int count = least + random.nextInt(most - least + 1);
    return IntStream.range(0, count).mapToObj(i -> value.get()).toList();
  }

  @SafeVarargs
  private final <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
