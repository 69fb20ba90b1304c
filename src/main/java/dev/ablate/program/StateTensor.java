package dev.ablate.program;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.ModulePaths;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Weight;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.layer.RunningStatistic;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor that a network computes with, by the name it has in PyTorch's {@code state_dict}, and
 * where it stands in a program's state.
 *
 * @param name {@code 0.weight}, {@code 1.running_mean}; see {@link ModulePaths}
 * @param shape without the trials
 * @param index which tensor of the state holds it
 * @param start its first column there
 */
public record StateTensor(String name, Shape shape, int index, int start) {

  /** All of a network, in the order of {@code state_dict}. */
  public static List<StateTensor> of(Network network) {
    List<StateTensor> tensors = new ArrayList<>();
    List<String> paths = ModulePaths.of(network);
    int column = 0;
    int statistics = 0;
    for (int i = 0; i < paths.size(); i++) {
      Node.Layer layer = network.layers().get(i);
      for (Weight weight : layer.weights()) {
        tensors.add(new StateTensor(paths.get(i) + "." + weight.name(), weight.shape(), 0, column));
        column = Math.addExact(column, Math.toIntExact(weight.shape().count()));
      }
      for (RunningStatistic statistic : Buffers.statistics(layer)) {
        String name = paths.get(i) + "." + statistic.name();
        tensors.add(new StateTensor(name, statistic.shape(), ++statistics, 0));
      }
    }
    return tensors;
  }
}
