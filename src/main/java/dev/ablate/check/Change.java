package dev.ablate.check;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.check.expression.ValueExpression;
import java.util.List;
import java.util.Optional;

/** What becomes of the parameter that a path leads to, in whatever component it is found. */
sealed interface Change {

  /** The way to the parameter, its setting first. */
  Path path();

  /** What messages say cannot be done: {@code set}. */
  String participle();

  /** Why a component's parameter cannot be changed so, if it cannot. */
  Optional<String> refusal(Component component, Parameter parameter);

  /** The argument that a parameter gets which is not refused. */
  Argument argument(Parameter parameter);

  /** Whether a path may end at a part of a list or chain, which is then taken out. */
  boolean takesOutParts();

  /** {@code optimizer.lr = 3e-4} or {@code optimizer.lr in {...}}. */
  record Assign(Statement.Setting setting) implements Change {
    @Override
    public Path path() {
      return setting.path();
    }

    @Override
    public String participle() {
      return "set";
    }

    @Override
    public Optional<String> refusal(Component component, Parameter parameter) {
      return Optional.empty();
    }

    @Override
    public Argument argument(Parameter parameter) {
      Identifier name = new Identifier(parameter.name(), path().span());
      return new Argument(Optional.of(name), setting.varies(), setting.value(), setting.span());
    }

    @Override
    public boolean takesOutParts() {
      return false;
    }
  }

  /** {@code without optimizer.weight_decay}. */
  record SwitchOff(Path path) implements Change {
    @Override
    public String participle() {
      return "switched off";
    }

    @Override
    public Optional<String> refusal(Component component, Parameter parameter) {
      return parameter.off().isPresent()
          ? Optional.empty()
          : Optional.of(others(component, parameter));
    }

    private static String others(Component component, Parameter parameter) {
      List<String> names = component.switchable();
      return names.isEmpty()
          ? "no parameter of " + component.name() + " can" + declared(component, parameter)
          : "of " + component.name() + " only " + String.join(", ", names) + " can";
    }

    /** How a model says at which value its parameter does nothing. */
    private static String declared(Component component, Parameter parameter) {
      return component.kind() == Kind.MODEL
          ? "; write model %s(%s = ... off ...), with the value at which it does nothing"
              .formatted(component.name(), parameter.name())
          : "";
    }

    @Override
    public Argument argument(Parameter parameter) {
      Identifier name = new Identifier(parameter.name(), path.span());
      return new Argument(
          Optional.of(name),
          false,
          ValueExpression.of(parameter.off().orElseThrow(), path.span()),
          path.span());
    }

    @Override
    public boolean takesOutParts() {
      return true;
    }
  }
}
