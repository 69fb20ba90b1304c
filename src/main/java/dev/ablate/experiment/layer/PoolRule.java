package dev.ablate.experiment.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import java.util.List;

/** MaxPool2d and AvgPool2d. */
final class PoolRule implements LayerRule {
  @Override
  public Instance complete(Instance layer, Shape input) {
    return layer.find("stride").isPresent()
        ? layer
        : layer.with("stride", layer.get("kernel_size"));
  }

  @Override
  public Shape output(Instance layer, Shape input) {
    Channels.IMAGES.check(input);
    List<Integer> dilation =
        layer.find("dilation").isPresent() ? layer.integers("dilation") : List.of(1, 1);
    Window window =
        new Window(
            layer.integers("kernel_size"),
            layer.integers("stride"),
            dilation,
            layer.integers("padding"),
            layer.bool("ceil_mode"));
    window.checkPaddingAtMostHalf();
    return window.over(input, input.size(0));
  }
}
