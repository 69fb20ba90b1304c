package dev.ablate.check.model;

import dev.ablate.ast.Block;
import dev.ablate.ast.LayerItem;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Unrolls bodies of layers: blocks, loops, conditions and parameters go, layers with their
 * arguments stay. What depends on an unknown value becomes an unknown step, without a report.
 */
class Unroller {
  private final Components components;
  private final Problems problems;
  private final Limits limits;
  private final LayerNames names;
  private final Deque<Block> active = new ArrayDeque<>();

  Unroller(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
    this.limits = new Limits(problems);
    this.names = new LayerNames(components, problems);
  }

  /** The steps of a body that belongs to what stands at {@code owner}. */
  final List<Step> unroll(List<LayerItem> body, Frame around, Span owner) {
    List<Step> steps = new ArrayList<>();
    if (limits.enter(owner)) {
      Frame frame = around.withBlocks(body);
      for (LayerItem item : body) {
        if (!limits.exceeded()) {
          steps.addAll(unroll(item, frame));
        }
      }
    }
    limits.leave();
    return steps;
  }

  /** Whether the model grew too large; the steps are then not all of it. */
  final boolean exceededLimits() {
    return limits.exceeded();
  }

  /** What loops and conditions may rely on of what they depend on. */
  <T> Optional<T> known(Optional<T> value) {
    return value;
  }

  /** What becomes of a block where it is declared: nothing until it is used. */
  void declare(Frame.Definition block) {}

  /**
   * What becomes of a block where it is used.
   *
   * @param call its arguments; empty where they have no value, which has been reported if wrong
   */
  List<Step> use(Frame.Definition block, Optional<Instance> call, Span place) {
    return call.map(c -> inside(block.block(), block.home().with(c), place))
        .orElse(List.of(new Step.Unknown(place)));
  }

  /** Whether the unrolling stands in the block's body. */
  final boolean isActive(Block block) {
    return active.contains(block);
  }

  /** The steps of a block's body, which must not use the block again. */
  final List<Step> inside(Block block, Frame frame, Span place) {
    if (isActive(block)) {
      problems.error(place, "block '" + block.name().text() + "' contains itself: " + cycle(block));
      return List.of(new Step.Unknown(place));
    }
    active.push(block);
    List<Step> steps = unroll(block.body(), frame, place);
    active.pop();
    return steps;
  }

  private String cycle(Block block) {
    List<String> path = new ArrayList<>(List.of(block.name().text()));
    Iterator<Block> outer = active.iterator();
    do {
      path.add(0, outer.next().name().text());
    } while (!path.get(0).equals(block.name().text()));
    return String.join(" -> ", path);
  }

  private List<Step> unroll(LayerItem item, Frame frame) {
    if (item instanceof LayerItem.Layer layer) {
      return layer(layer, frame);
    }
    if (item instanceof LayerItem.Repeat repeat) {
      return repeat(repeat, frame);
    }
    if (item instanceof LayerItem.For loop) {
      return loop(loop, frame);
    }
    if (item instanceof LayerItem.If choice) {
      return choice(choice, frame);
    }
    if (item instanceof LayerItem.Nested nested) {
      declare(new Frame.Definition(nested.block(), frame));
      return List.of();
    }
    return List.of(composite(item, frame));
  }

  private Step composite(LayerItem item, Frame frame) {
    if (item instanceof LayerItem.Parallel parallel) {
      Stream<List<Step>> branches =
          parallel.branches().stream().map(branch -> unroll(branch, frame, item.span()));
      return new Step.Parallel(branches.toList(), item.span());
    }
    LayerItem.Residual residual = (LayerItem.Residual) item;
    return new Step.Residual(
        unroll(residual.body(), frame, item.span()),
        unroll(residual.shortcut().orElse(List.of()), frame, item.span()),
        item.span());
  }

  private List<Step> layer(LayerItem.Layer layer, Frame frame) {
    Evaluator evaluator = evaluator(frame);
    Optional<Frame.Definition> block = names.block(layer, frame);
    if (block.isEmpty()) {
      return limits.addLayer(layer.span())
          ? List.of(names.layer(layer, frame, evaluator))
          : List.of();
    }
    if (!limits.addTurn(layer.span())) {
      return List.of();
    }
    if (names.isTaken(block.get())) {
      return List.of(new Step.Unknown(layer.span()));
    }
    Evaluator home = evaluator(block.get().home());
    return use(block.get(), names.call(layer, block.get(), evaluator, home), layer.span());
  }

  private List<Step> repeat(LayerItem.Repeat repeat, Frame frame) {
    Optional<Long> count = known(new LoopValues(evaluator(frame), problems).count(repeat));
    List<Step> steps = unknownUnless(count.isPresent(), repeat.span());
    for (long turn = 0; turn < count.orElse(1L) && limits.addTurn(repeat.span()); turn++) {
      steps.addAll(unroll(repeat.body(), frame, repeat.span()));
    }
    return steps;
  }

  private List<Step> loop(LayerItem.For loop, Frame frame) {
    Optional<Stream<Value>> values = known(new LoopValues(evaluator(frame), problems).values(loop));
    List<Step> steps = unknownUnless(values.isPresent(), loop.span());
    Iterator<Optional<Value>> turns =
        values.map(v -> v.map(Optional::of)).orElse(Stream.of(Optional.empty())).iterator();
    while (turns.hasNext() && limits.addTurn(loop.span())) {
      Frame turn = frame.with(Map.of(loop.variable().text(), turns.next()));
      steps.addAll(unroll(loop.body(), turn, loop.span()));
    }
    return steps;
  }

  private List<Step> choice(LayerItem.If choice, Frame frame) {
    Optional<Boolean> holds = known(evaluator(frame).condition("if", choice.condition()));
    List<Step> steps = unknownUnless(holds.isPresent(), choice.span());
    if (holds.orElse(true)) {
      steps.addAll(unroll(choice.then(), frame, choice.span()));
    }
    if (!holds.orElse(false)) {
      steps.addAll(unroll(choice.otherwise(), frame, choice.span()));
    }
    return steps;
  }

  private static List<Step> unknownUnless(boolean known, Span span) {
    List<Step> steps = new ArrayList<>();
    if (!known) {
      steps.add(new Step.Unknown(span));
    }
    return steps;
  }

  private Evaluator evaluator(Frame frame) {
    return new Evaluator(new FrameScope(frame, components, problems), problems);
  }
}
