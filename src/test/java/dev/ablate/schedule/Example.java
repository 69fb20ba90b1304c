package dev.ablate.schedule;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Schedules from short texts: {@code LinearLR(total_iters = 5) then CosineAnnealingLR()}. */
final class Example {
  private static final Pattern ARGUMENT = Pattern.compile("(\\w+) = ([^,]+)");
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "StepLR", "gamma = 0.1, unit = epoch",
          "LinearLR", "start_factor = 0.3333333333333333, end_factor = 1.0, unit = epoch",
          "CosineAnnealingLR", "eta_min = 0.0, unit = epoch",
          "OneCycleLR",
              "pct_start = 0.3, anneal_strategy = cos, cycle_momentum = true, base_momentum = 0.85,"
                  + " max_momentum = 0.95, div_factor = 25.0, final_div_factor = 10000.0,"
                  + " three_phase = false, unit = step",
          "Warmup", "start_lr = 0.0, unit = step");

  private Example() {}

  /** The rates of a run with SGD of this learning rate and momentum 0.5. */
  static RateSchedule schedule(String spec, double lr, int epochs, int stepsPerEpoch) {
    Instance optimizer =
        instance("SGD", Map.of("lr", new Value.Real(lr), "momentum", new Value.Real(0.5)));
    Map<String, Value> root = new LinkedHashMap<>();
    root.put("optimizer", optimizer);
    root.put("epochs", new Value.Int(epochs));
    if (!spec.isEmpty()) {
      root.put("schedule", chain(spec));
    }
    return Schedules.of(new Settings(instance("experiment", root)), stepsPerEpoch);
  }

  private static Value chain(String spec) {
    List<Instance> parts = Stream.of(spec.split(" then ")).map(Example::part).toList();
    return parts.size() == 1 ? parts.get(0) : new Value.Chain(parts);
  }

  private static Instance part(String call) {
    String name = call.substring(0, call.indexOf('('));
    Map<String, Value> arguments = new LinkedHashMap<>();
    Matcher matcher =
        ARGUMENT.matcher(DEFAULTS.get(name) + ", " + call.replaceAll(".*\\(|\\)", ""));
    while (matcher.find()) {
      arguments.put(matcher.group(1), value(matcher.group(2)));
    }
    return instance(name, arguments);
  }

  private static Value value(String text) {
    if (text.matches("\\d+")) {
      return new Value.Int(Long.parseLong(text));
    }
    if (text.matches("[-0-9.e]+")) {
      return new Value.Real(Double.parseDouble(text));
    }
    return text.matches("true|false")
        ? new Value.Bool(Boolean.parseBoolean(text))
        : new Value.Text(text.replace("\"", ""));
  }

  private static Instance instance(String name, Map<String, Value> arguments) {
    Parameter[] parameters =
        arguments.keySet().stream()
            .map(parameter -> Parameter.required(parameter, new Type.TextType(), ""))
            .toArray(Parameter[]::new);
    return new Instance(Component.of(name, Kind.SCHEDULE, "", parameters), arguments);
  }
}
