package dev.ablate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {

  static Stream<Component> components() {
    return Stream.of(Kind.values()).flatMap(kind -> Catalog.standard().all(kind).stream());
  }

  @ParameterizedTest
  @MethodSource("components")
  void defaultsAndOffValuesHaveTheFormOfTheirTypes(Component component) {
    for (Parameter parameter : component.parameters()) {
      parameter
          .defaultValue()
          .ifPresent(value -> assertThat(parameter.type().convert(value)).contains(value));
      parameter
          .off()
          .ifPresent(value -> assertThat(parameter.type().convert(value)).contains(value));
    }
  }

  @ParameterizedTest
  @MethodSource("components")
  void namesOfParametersAreUniqueAndHardlyEverThoseThatAreRefused(Component component) {
    List<String> names = component.parameters().stream().map(Parameter::name).toList();
    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    if (component.kind() != Kind.EXPERIMENT) {
      // What a component has is never refused of it; others are told what to write instead.
      assertThat(names)
          .filteredOn(name -> Refused.reason(name).isPresent())
          .isSubsetOf("train", "epochs");
    }
  }

  @ParameterizedTest
  @MethodSource("components")
  void whatCanBeUsedIsNotPlanned(Component component) {
    assertThat(Planned.component(component.name())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("components")
  void whatSwitchesAParameterOffIsOneOfItsValues(Component component) {
    component
        .parameters()
        .forEach(p -> p.off().ifPresent(off -> assertThat(p.type().convert(off)).contains(off)));
  }

  @Test
  void findsByKindAndName() {
    Catalog catalog = Catalog.standard();
    assertThat(catalog.find(Kind.OPTIMIZER, "AdamW")).isPresent();
    assertThat(catalog.find(Kind.LAYER, "AdamW")).isEmpty();
    assertThat(Planned.component("TPE")).contains(Kind.SEARCH);
  }

  @Test
  void positionalArgumentsFollowPyTorchWithoutTheInferredOnes() {
    assertThat(Catalog.standard().find(Kind.LAYER, "Conv2d").orElseThrow().parameters())
        .extracting(Parameter::name)
        .startsWith("out_channels", "kernel_size", "stride", "padding", "dilation", "groups");
  }

  @Test
  void defaultsAreFilledInWhereNothingIsGiven() {
    Instance adam =
        Catalog.standard()
            .find(Kind.OPTIMIZER, "AdamW")
            .orElseThrow()
            .instance(Map.of("lr", new Value.Real(0.1)));
    assertThat(adam.arguments())
        .hasToString(
            "{lr=0.1, betas=[0.9, 0.999], eps=1e-08, weight_decay=0.01,"
                + " amsgrad=false, maximize=false}");
  }

  @Test
  void aChoiceOfNoneIsTheWordNone() {
    Type approximate =
        Catalog.standard().find(Kind.LAYER, "GELU").orElseThrow().parameters().get(0).type();
    assertThat(approximate.convert(Value.NONE)).contains(new Value.Text("none"));
  }

  @Test
  void aSettingWithOneValueSaysThatOthersComeLater() {
    Type prune = Catalog.standard().experiment().parameter("prune").orElseThrow().type();
    assertThat(prune.convert(new Value.Int(3))).isEmpty();
    assertThat(prune.requirement()).isEqualTo("none (other values cannot be used yet)");
  }

  @Test
  void lossesKnowTheirTargets() {
    Instance shapes = instance(Kind.DATA, "Shapes");
    assertThat(Losses.task(instance(Kind.LOSS, "CrossEntropyLoss"), shapes))
        .isEqualTo(Task.CLASSES);
    assertThat(Losses.task(instance(Kind.LOSS, "MSELoss"), shapes)).isEqualTo(Task.NUMBERS);
  }

  @Test
  void binaryCrossEntropyTakesOneTargetAsAClassAndAListAsLabels() {
    Instance loss = instance(Kind.LOSS, "BCEWithLogitsLoss");
    Instance csv = instance(Kind.DATA, "Csv");
    Value.Text column = new Value.Text("a");
    assertThat(Losses.task(loss, csv.with("target", column))).isEqualTo(Task.CLASSES);
    assertThat(Losses.task(loss, csv.with("target", new Value.ListOf(List.of(column)))))
        .isEqualTo(Task.LABELS);
  }

  private static Instance instance(Kind kind, String name) {
    return Catalog.standard().find(kind, name).orElseThrow().instance(Map.of());
  }
}
