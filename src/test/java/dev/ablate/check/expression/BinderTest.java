package dev.ablate.check.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Specs;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
  @Test
  void takesPyTorchsOrderThenNamesThenDefaults() {
    Instance adam = Specs.instance("Adam(0.01, [0.8, 0.9], weight_decay = 1)");
    assertThat(adam.real("lr")).isEqualTo(0.01);
    assertThat(adam.reals("betas")).containsExactly(0.8, 0.9);
    assertThat(adam.get("weight_decay")).isEqualTo(new Value.Real(1));
    assertThat(adam.real("eps")).isEqualTo(1e-8);
    assertThat(adam.bool("amsgrad")).isFalse();
  }

  @Test
  void equalCallsGiveEqualInstances() {
    assertThat(Specs.instance("Conv2d(8, 3)"))
        .isEqualTo(Specs.instance("Conv2d(kernel_size = [3, 3], out_channels = 16 / 2)"));
  }

  @Test
  void leavesOutWhatIsInferred() {
    assertThat(Specs.instance("CosineAnnealingLR()").find("T_max")).isEmpty();
    assertThat(Specs.instance("CosineAnnealingLR(5)").integer("T_max")).isEqualTo(5);
  }

  @Test
  void argumentsDoNotSeeEachOther() {
    Problems problems = new Problems();
    NamedValues lets =
        new NamedValues(Map.of("lr", new Value.Real(0.5)), FileComponents.of(Catalog.standard()));
    Value sgd =
        new Evaluator(lets, problems)
            .evaluate(Exprs.expression("SGD(momentum = lr, lr = lr)"), new Type.AnyType())
            .orElseThrow();
    assertThat(((Instance) sgd).real("lr")).isEqualTo(0.5);
    assertThat(((Instance) sgd).real("momentum")).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Adam(lr = -0.1) | lr must be > 0, not -0.1",
        "Adam(lr = 0) | lr must be > 0, not 0",
        "Adam(weight_deacy = 1, lr = 0)"
            + " | Adam has no parameter 'weight_deacy'; did you mean 'weight_decay'?"
            + " & lr must be > 0, not 0",
        "Adam(0.1, lr = 0.2) | 'lr' is given twice",
        "Adam(0.1, fused = true) | 'fused' has no meaning here: the whole update is compiled"
            + " already",
        "SGD(lr = 0.1, 0.9) | a value without a name cannot follow a named one",
        "MSELoss(1) | MSELoss takes no arguments",
        "StepLR() | StepLR needs 'step_size': write StepLR(step_size = ...)",
        "StepLR(2.5) | step_size must be a whole number >= 1, not 2.5",
        "StepLR(1 / 0, gamma = nope) | division by zero & unknown name 'nope'; what stands here"
            + " must be >= 0",
        "CosineAnnealingLR(unit = batch) | unknown name 'batch'; write one of step, epoch",
        "minimize(val_los) | unknown name 'val_los'; did you mean 'val_loss'?",
      })
  void saysAllThatIsWrong(String call, String messages) {
    Problems problems = new Problems();
    NamedValues nothing = new NamedValues(Map.of(), FileComponents.of(Catalog.standard()));
    assertThat(
            new Evaluator(nothing, problems).evaluate(Exprs.expression(call), new Type.AnyType()))
        .isEmpty();
    assertThat(problems.diagnostics().stream().map(d -> d.message()))
        .containsExactly(messages.split(" & "));
  }
}
