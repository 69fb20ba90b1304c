package dev.ablate.check.rule;

import java.util.List;

/** The rules for trials. */
public final class TrialRules {

  /** All of them. */
  public static final List<TrialRule> ALL =
      List.of(
          new RequiredSettings(),
          new ObjectiveIsLogged(),
          new ObjectiveImproves(),
          new MetricsSuitLoss(),
          new LossListsFitOutputs(),
          new ModelHasWeights(),
          new LossTakesLogits(),
          new PartsDivideBatch(),
          new BatchesFitRows(),
          new AugmentationsFitImages(),
          new MixingSuitsLoss(),
          new EmbeddingsSeeTheirNumbers(),
          new WarmupHasOneLength(),
          new ChainPartsHaveLengths(),
          new OneCycleCoversRun(),
          new CyclesOverrideLr(),
          new SchedulesTakeEffect(),
          new MilestonesRise(),
          new CyclesRise(),
          new CyclesUseTheirParameters(),
          new PlateauCanFall(),
          new StoppingCanHappen(),
          new NesterovHasMomentum(),
          new DecoupledDecayHasDecay(),
          new MomentumCanCycle());

  private TrialRules() {}
}
