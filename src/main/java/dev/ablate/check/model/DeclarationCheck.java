package dev.ablate.check.model;

import dev.ablate.ast.Block;
import dev.ablate.ast.Declaration;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Parameter;
import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.FileComponents;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks models and blocks by themselves, used or not: their parameters have no values, so what is
 * found is wrong whatever they are.
 */
final class DeclarationCheck extends Unroller {
  private final FileComponents components;
  private final Problems problems;
  private final Set<Block> checked = new HashSet<>();

  DeclarationCheck(FileComponents components, Problems problems) {
    super(components, problems);
    this.components = components;
    this.problems = problems;
  }

  /** Checks a model. */
  void model(Declaration.Model model, Frame top) {
    checkName(model.name(), "model");
    checkNames(model.parameters());
    unroll(model.body(), top.withUnknown(model.parameters()), model.name().span());
  }

  /** Nothing, so that every body is gone through once. */
  @Override
  <T> Optional<T> known(Optional<T> value) {
    return Optional.empty();
  }

  @Override
  void declare(Frame.Definition definition) {
    Block block = definition.block();
    String name = block.name().text();
    checkName(block.name(), "block");
    if (!definition.home().block(name).map(Frame.Definition::block).equals(Optional.of(block))) {
      problems.error(block.name().span(), "block '" + name + "' is declared twice");
    }
    checkNames(block.parameters());
    use(definition, Optional.empty(), block.name().span());
  }

  /** Goes into each block once, which shows whether it comes back to itself. */
  @Override
  List<Step> use(Frame.Definition definition, Optional<Instance> call, Span place) {
    Block block = definition.block();
    if (checked.add(block) || isActive(block)) {
      inside(block, definition.home().withUnknown(block.parameters()), place);
    }
    return List.of(new Step.Unknown(place));
  }

  private void checkName(Identifier name, String noun) {
    if (!components.catalog().find(name.text()).isEmpty()) {
      problems.error(
          name.span(), "'" + name.text() + "' is a component; give the " + noun + " another name");
    }
  }

  private void checkNames(List<Parameter> parameters) {
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      String name = parameter.name().text();
      if (!names.add(name)) {
        problems.error(parameter.name().span(), "parameter '" + name + "' is given twice");
      }
    }
  }
}
