package dev.ablate.check.expression;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Refused;
import dev.ablate.catalog.Value;
import dev.ablate.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds the arguments of a call to the parameters of a component, as Python does. */
public final class Binder {
  private final Evaluator evaluator;

  /** A binder whose arguments are evaluated by {@code evaluator}, which reports the mistakes. */
  public Binder(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * The component with these arguments, and defaults for those left out.
   *
   * @param name where the component is named
   * @param call the whole call
   * @return empty after a mistake, which has been reported
   */
  public Optional<Instance> bind(
      Component component, Identifier name, List<Argument> arguments, Span call) {
    Optional<String> inferred = InferredSizes.hint(component, arguments, evaluator);
    return inferred.isPresent()
        ? evaluator.fail(call, inferred.get())
        : bind(component, name, arguments);
  }

  private Optional<Instance> bind(Component component, Identifier name, List<Argument> arguments) {
    Map<String, Argument> given = new LinkedHashMap<>();
    boolean assigned = assign(component, arguments, given);
    Map<String, Value> values = new LinkedHashMap<>();
    given.forEach(
        (parameter, argument) ->
            value(component, parameter, argument).ifPresent(v -> values.put(parameter, v)));
    boolean complete = assigned && nothingMissing(component, given, name);
    return complete && values.size() == given.size()
        ? Optional.of(component.instance(values))
        : Optional.empty();
  }

  private Optional<Value> value(Component component, String name, Argument argument) {
    return component
        .parameter(name)
        .flatMap(p -> evaluator.evaluate(name, p.type(), argument.varies(), argument.value()));
  }

  private boolean assign(
      Component component, List<Argument> arguments, Map<String, Argument> given) {
    boolean assigned = true;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      Optional<String> parameter =
          argument.name().isPresent()
              ? named(component, argument.name().get())
              : positional(component, i, arguments);
      assigned &= parameter.isPresent() && isNew(parameter.get(), argument, given);
    }
    return assigned;
  }

  private boolean isNew(String parameter, Argument argument, Map<String, Argument> given) {
    if (given.putIfAbsent(parameter, argument) != null) {
      evaluator.fail(argument.span(), "'" + parameter + "' is given twice");
      return false;
    }
    return true;
  }

  private Optional<String> named(Component component, Identifier name) {
    if (component.parameter(name.text()).isPresent()) {
      return Optional.of(name.text());
    }
    return evaluator.fail(
        name.span(),
        Refused.reason(name.text())
            .map(why -> "'" + name.text() + "' " + why)
            .orElseGet(() -> unknown(component, name.text())));
  }

  private static String unknown(Component component, String name) {
    List<String> known = component.parameters().stream().map(Parameter::name).toList();
    String hint =
        known.equals(List.of("data"))
            ? "; write it in the data set inside"
            : ParameterHints.of(name, component);
    return "%s has no parameter '%s'%s".formatted(component.name(), name, hint);
  }

  private Optional<String> positional(Component component, int index, List<Argument> arguments) {
    Argument argument = arguments.get(index);
    if (arguments.subList(0, index).stream().anyMatch(a -> a.name().isPresent())) {
      return evaluator.fail(argument.span(), "a value without a name cannot follow a named one");
    }
    if (component.kind() == Kind.SCHEDULE && isNamed(argument, "optimizer")) {
      return evaluator.fail(
          argument.span(), "leave the optimizer out: a schedule moves the experiment's");
    }
    if (component.kind() == Kind.OPTIMIZER && isNamed(argument, "params")) {
      return evaluator.fail(
          argument.span(), "an optimizer trains all weights of the model: leave this out");
    }
    int most = component.parameters().size();
    if (index >= most) {
      return evaluator.fail(argument.span(), component.name() + " takes " + count(most));
    }
    return Optional.of(component.parameters().get(index).name());
  }

  private static boolean isNamed(Argument argument, String name) {
    return argument.value() instanceof Expr.Reference reference
        && reference.path().text().equals(name);
  }

  private static String count(int most) {
    if (most == 0) {
      return "no arguments";
    }
    return "at most " + most + (most == 1 ? " argument" : " arguments");
  }

  private boolean nothingMissing(
      Component component, Map<String, Argument> given, Identifier name) {
    List<String> missing =
        component.parameters().stream()
            .filter(p -> p.presence() == Parameter.Presence.REQUIRED)
            .map(Parameter::name)
            .filter(p -> !given.containsKey(p))
            .toList();
    missing.forEach(
        parameter ->
            evaluator.fail(
                name.span(),
                "%1$s needs '%2$s': write %1$s(%2$s = ...)"
                    .formatted(component.name(), parameter)));
    return missing.isEmpty();
  }
}
