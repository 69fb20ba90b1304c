package dev.ablate.trial;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatSettingsTest {

  private static Instance warmup(int epochs) {
    return SampleTrials.WARMUP.instance(Map.of("epochs", new Value.Int(epochs)));
  }

  @Test
  void namesAComponentAndPutsItsParametersBehindDots() {
    assertThat(FlatSettings.of(SampleTrials.settings()).entrySet())
        .containsSequence(
            entry("optimizer", "SGD"),
            entry("optimizer.lr", 0.1),
            entry("optimizer.momentum", 0.0));
    assertThat(FlatSettings.of(SampleTrials.settings()))
        .containsEntry("schedule", null)
        .containsEntry("epochs", 3L);
  }

  @Test
  void namesThePartsOfAChain() {
    Value chain = new Value.Chain(List.of(warmup(1), warmup(2)));
    var flat = FlatSettings.of(SampleTrials.with(SampleTrials.settings(), "schedule", chain));
    assertThat(flat)
        .containsEntry("schedule", "Warmup then Warmup")
        .containsEntry("schedule.Warmup.epochs", 1L)
        .containsEntry("schedule.Warmup2.epochs", 2L);
  }

  @Test
  void writesALayerAsOneString() {
    Component gelu = Catalog.standard().find(Kind.LAYER, "GELU").orElseThrow();
    Parameter act = Parameter.required("act", new Type.ComponentType(Kind.LAYER), "");
    Component model = Component.of("cnn", Kind.MODEL, "", act);
    assertThat(act(model, gelu.instance(Map.of()))).containsExactly("GELU");
    assertThat(act(model, gelu.instance(Map.of("approximate", new Value.Text("tanh")))))
        .containsExactly("GELU(approximate = tanh)");
  }

  /** What stands for the argument {@code act} and below. */
  private static List<Object> act(Component model, Instance layer) {
    Instance net = model.instance(Map.of("act", layer));
    return FlatSettings.of(SampleTrials.with(SampleTrials.settings(), "model", net))
        .entrySet()
        .stream()
        .filter(e -> e.getKey().startsWith("model.act"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Test
  void namesTheComponentsOfAList() {
    Value list = new Value.ListOf(List.of(warmup(1), warmup(2)));
    var flat = FlatSettings.of(SampleTrials.with(SampleTrials.settings(), "tags", list));
    assertThat(flat)
        .containsEntry("tags", List.of("Warmup", "Warmup"))
        .containsEntry("tags.Warmup2.epochs", 2L);
  }

  @Test
  void givesJsonWhatItCanHold() {
    assertThat(FlatSettings.json(new Value.Real(Double.NaN))).isNull();
    assertThat(FlatSettings.json(new Value.Real(Double.NEGATIVE_INFINITY))).isNull();
    assertThat(FlatSettings.json(Value.NONE)).isNull();
    assertThat(FlatSettings.json(new Value.Duration(5400))).isEqualTo(5400L);
    assertThat(FlatSettings.json(new Value.Bool(true))).isEqualTo(true);
    assertThat(FlatSettings.json(new Value.ListOf(List.of(new Value.Real(0.9), Value.NONE))))
        .isEqualTo(Arrays.asList(0.9, null));
  }
}
