package dev.ablate.trial;

import static dev.ablate.trial.SampleTrials.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Trials;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Settings SETTINGS = SampleTrials.settings();
  private static final String USUAL = of(SETTINGS);

  private static String of(Settings settings) {
    return of(settings, SampleTrials.network(2, 0.5));
  }

  private static String of(Settings settings, Network network) {
    return Fingerprint.of(settings, network, SampleTrials.data());
  }

  private static Instance versioned(Instance instance, int version) {
    Component c = instance.component();
    return new Instance(
        new Component(c.name(), c.kind(), c.doc(), c.parameters(), version), instance.arguments());
  }

  @Test
  void isSha256InHexAndTheSameEveryTime() {
    assertThat(USUAL).matches("[0-9a-f]{64}").isEqualTo(of(SampleTrials.settings()));
  }

  @Test
  void changesWithWhatChangesResults() {
    Instance optimizer = SETTINGS.optimizer();
    assertThat(
            List.of(
                of(with(SETTINGS, "seed", new Value.Int(2))),
                of(with(SETTINGS, "optimizer", optimizer.with("lr", new Value.Real(0.2)))),
                of(with(SETTINGS, "optimizer", versioned(optimizer, 2))),
                of(SETTINGS, SampleTrials.network(3, 0.5)),
                of(SETTINGS, SampleTrials.network(2, 0.4))))
        .doesNotContain(USUAL)
        .doesNotHaveDuplicates();
  }

  private static String butEpochs(Settings settings) {
    return Fingerprint.digestButEpochs()
        .of(settings, SampleTrials.network(2, 0.5), SampleTrials.data());
  }

  @Test
  void trialsOfEqualEpochsHaveAllInCommonButHowManyTheyAre() {
    Settings twice = with(SETTINGS, "epochs", new Value.Int(SETTINGS.epochs() + 3L));
    assertThat(of(twice)).isNotEqualTo(USUAL);
    assertThat(butEpochs(twice)).isEqualTo(butEpochs(SETTINGS)).isNotEqualTo(USUAL);
    assertThat(butEpochs(with(SETTINGS, "seed", new Value.Int(2))))
        .isNotEqualTo(butEpochs(SETTINGS));
    assertThat(butEpochs(Trials.settings("metrics", "[\"f1\"]")))
        .isNotEqualTo(butEpochs(Trials.settings("metrics", "[\"accuracy\"]")));
  }

  @Test
  void followsTheContentOfTheDataAndNotItsPath() {
    Instance moved = SETTINGS.data().with("train", new Value.Text("elsewhere/train.csv"));
    DataInfo data = SampleTrials.data();
    DataInfo other = new DataInfo(data.input(), data.task(), data.outputs(), 80, 10, 10, "07e5");
    assertThat(of(with(SETTINGS, "data", moved))).isEqualTo(USUAL);
    assertThat(Fingerprint.of(SETTINGS, SampleTrials.network(2, 0.5), other)).isNotEqualTo(USUAL);
  }

  @Test
  void leavesOutWhatOnlyNamesOrPresents() {
    Instance renamed = new Component("net", Kind.MODEL, "", List.of(), 1).instance(Map.of());
    Value tags = new Value.ListOf(List.of(new Value.Text("draft")));
    assertThat(of(with(SETTINGS, "description", new Value.Text("a note")))).isEqualTo(USUAL);
    assertThat(of(with(SETTINGS, "tags", tags))).isEqualTo(USUAL);
    assertThat(of(with(SETTINGS, "model", renamed))).isEqualTo(USUAL);
  }

  @Test
  void leavesOutTheLabelsOfLayers() {
    Network network = SampleTrials.network(2, 0.5);
    List<Node> relabelled =
        network.layers().stream()
            .<Node>map(
                l -> new Node.Layer(l.layer(), l.input(), l.output(), l.weights(), "elsewhere"))
            .toList();
    assertThat(of(SETTINGS, new Network(network.input(), relabelled))).isEqualTo(USUAL);
  }

  @Test
  void staysWhenAComponentGetsAnotherParameter() {
    Instance optimizer = SETTINGS.optimizer();
    Parameter later = Parameter.optional("later", Type.bool(), new Value.Bool(false), "");
    List<Parameter> parameters = new ArrayList<>(optimizer.component().parameters());
    parameters.add(later);
    Instance grown =
        new Component(optimizer.name(), Kind.OPTIMIZER, "", parameters, 1)
            .instance(optimizer.arguments());
    assertThat(grown.arguments()).containsKey("later");
    assertThat(of(with(SETTINGS, "optimizer", grown))).isEqualTo(USUAL);
    assertThat(of(with(SETTINGS, "optimizer", grown.with("later", new Value.Bool(true)))))
        .isNotEqualTo(USUAL);
  }
}
