package dev.ablate.export.script;

import dev.ablate.experiment.Precision;
import java.util.List;

/** How the arithmetic of a script is written: autocast, and in fp16 a scaled loss. */
record PrecisionCode(Precision precision) {
  private static final String PREDICT =
      """
      def predict(model, x):
          \"""The model's outputs, with products in %s.\"""
          with torch.autocast(x.device.type, torch.%s):
              return model(x).float()


      """;

  /** A function that computes outputs; empty where a model does so by itself. */
  String function() {
    return isLow() ? PREDICT.formatted(type(), type()) : "";
  }

  /** The expression for the outputs of the variable {@code model}. */
  String call(String input) {
    return (isLow() ? "predict(model, " : "model(") + input + ")";
  }

  /** What is there before the first update. */
  List<String> preparation() {
    return isScaled() ? List.of("scaler = torch.amp.GradScaler(device)") : List.of();
  }

  String backward(String loss) {
    return isScaled() ? "scaler.scale(" + loss + ").backward()" : loss + ".backward()";
  }

  List<String> beforeClipping(boolean clips) {
    return isScaled() && clips ? List.of("scaler.unscale_(optimizer)") : List.of();
  }

  List<String> update() {
    return isScaled()
        ? List.of("scaler.step(optimizer)", "scaler.update()")
        : List.of("optimizer.step()");
  }

  private boolean isLow() {
    return precision == Precision.BF16 || isScaled();
  }

  private boolean isScaled() {
    return precision == Precision.FP16;
  }

  private String type() {
    return isScaled() ? "float16" : "bfloat16";
  }
}
