package dev.ablate.experiment.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ablate.Specs;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Initialization.Constant;
import dev.ablate.experiment.Initialization.Normal;
import dev.ablate.experiment.Initialization.Uniform;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Weight;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
  /** What PyTorch 2.13 gives for the same layer and input. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Linear(5) | 8 | 5",
        "Linear(5) | 4, 7, 8 | 4, 7, 5",
        "Conv2d(5, 3, stride = 2, padding = 1, dilation = 2) | 3, 17, 18 | 5, 8, 8",
        "Conv2d(6, [3, 5], padding = same, groups = 2, dilation = [1, 2]) | 4, 9, 9 | 6, 9, 9",
        "Conv2d(6, 3, padding = \"valid\") | 4, 9, 9 | 6, 7, 7",
        "Conv1d(6, 3, 2, 1, dilation = 2) | 4, 9 | 6, 4",
        "Conv1d(6, 5, padding = same) | 4, 9 | 6, 9",
        "Conv1d(6, 4, padding = same) | 4, 9 | 6, 9",
        "Conv2d(8, [2, 3], padding = same) | 4, 9, 7 | 8, 9, 7",
        "Conv2d(5, 3, padding = [8, 3], padding_mode = reflect) | 4, 9, 4 | 5, 23, 8",
        "Conv1d(5, 3, padding = 9, padding_mode = circular) | 4, 9 | 5, 25",
        "Conv1d(5, 3, padding = 20, padding_mode = replicate) | 4, 9 | 5, 47",
        "ConvTranspose2d(6, 3, 2, 1, 1) | 4, 7, 8 | 6, 14, 16",
        "ConvTranspose2d(6, [2, 3], [3, 2], dilation = 2) | 4, 7, 8 | 6, 21, 19",
        "MaxPool2d(3, 2, 1, ceil_mode = true) | 1, 8, 9 | 1, 5, 5",
        "MaxPool2d(2, ceil_mode = true) | 1, 7, 7 | 1, 4, 4",
        "MaxPool2d(3, stride = 2, ceil_mode = true) | 1, 2, 2 | 1, 1, 1",
        "MaxPool2d(2, 3, ceil_mode = true) | 1, 6, 6 | 1, 2, 2",
        "MaxPool2d(2, 3, 1, ceil_mode = true) | 1, 7, 7 | 1, 3, 3",
        "MaxPool2d(3, 2, dilation = 2) | 1, 9, 9 | 1, 3, 3",
        "MaxPool2d(3, padding = 1) | 1, 8, 8 | 1, 3, 3",
        "AvgPool2d(2) | 3, 7, 8 | 3, 3, 4",
        "AdaptiveAvgPool2d((none, 3)) | 4, 7, 8 | 4, 7, 3",
        "AdaptiveAvgPool2d(1) | 4, 7, 8 | 4, 1, 1",
        "AdaptiveMaxPool2d([2, none]) | 4, 7, 8 | 4, 2, 8",
        "Reshape([8, 24]) | 3, 8, 8 | 8, 24",
        "Reshape([-1, 2]) | 3, 8 | 12, 2",
        "Reshape([-1]) | 3, 8 | 24",
        "Flatten() | 4, 7, 8 | 224",
        "Flatten(2) | 4, 7, 8 | 4, 56",
        "Flatten(1, 2) | 4, 7, 8 | 28, 8",
        "Flatten(-2) | 4, 7, 8 | 4, 56",
        "BatchNorm1d() | 6 | 6",
        "BatchNorm1d() | 6, 9 | 6, 9",
        "BatchNorm2d() | 4, 7, 8 | 4, 7, 8",
        "GroupNorm(2) | 4 | 4",
        "GroupNorm(2) | 4, 7 | 4, 7",
        "LayerNorm() | 4, 7, 8 | 4, 7, 8",
        "InstanceNorm2d() | 4, 7, 8 | 4, 7, 8",
        "MultiheadAttention(2) | 5, 6 | 5, 6",
        "TransformerEncoderLayer(3, 32) | 5, 6 | 5, 6",
        "LSTM(3) | 5, 6 | 5, 3",
        "LSTM(3, bidirectional = true, proj_size = 2) | 5, 6 | 5, 4",
        "MultiheadAttention(2, add_bias_kv = true, add_zero_attn = true) | 5, 6 | 5, 6",
        "GRU(3, 2, bidirectional = true) | 5, 6 | 5, 6",
        "Dropout(0.1) | 4, 7 | 4, 7",
        "Dropout2d(0.1) | 4, 7, 7 | 4, 7, 7",
        "GELU(approximate = tanh) | 4 | 4",
        "PReLU(4) | 4, 7 | 4, 7",
        "Softmax(-2) | 4, 7 | 4, 7",
      })
  void givesPyTorchsShapes(String layer, String input, String output) {
    assertThat(node(layer, shape(input)).output()).isEqualTo(shape(output));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Conv2d(8, 5) | 3, 4, 9 | needs at least 5 x 5 points, not [3, 4, 9]",
        "Conv2d(8, 9, padding = 2, dilation = 2) | 3, 8, 8"
            + " | needs at least 17 x 17 points with its padding, not [3, 8, 8]",
        "Conv2d(8, 3) | 64 | needs [channels, height, width], not [64]",
        "Conv2d(8, 3, groups = 3) | 4, 9, 9"
            + " | has groups = 3, which must divide its 4 input channels and 8 output channels",
        "Conv2d(8, 3, stride = 2, padding = same) | 4, 9, 9"
            + " | has padding = same, which needs stride = 1, not [2, 2]",
        "Conv2d(8, 3, padding = 4, padding_mode = reflect) | 3, 8, 4"
            + " | has padding_mode = reflect, which needs padding <= 3 of [3, 8, 4], not 4",
        "Conv1d(8, 4, padding = same, padding_mode = reflect) | 3, 2"
            + " | has padding_mode = reflect, which needs padding <= 1 of [3, 2], not 2",
        "Conv2d(8, 3, padding = [9, 1], padding_mode = circular) | 3, 8, 4"
            + " | has padding_mode = circular, which needs padding <= 8 of [3, 8, 4], not 9",
        "Conv1d(1, 2, 1000000000, 1000000000, padding_mode = replicate) | 3, 8"
            + " | has a tensor of shape [3, 2000000008], more than 2,147,483,647 numbers",
        "Conv1d(8, 3) | 3, 8, 8 | needs [channels, length], not [3, 8, 8]",
        "Conv1d(8, 5) | 4, 3 | needs at least 5 points, not [4, 3]",
        "ConvTranspose2d(8, 3, groups = 3) | 4, 9, 9"
            + " | has groups = 3, which must divide its 4 input channels and 8 output channels",
        "ConvTranspose2d(8, 3, 2, output_padding = 2) | 4, 9, 9"
            + " | has output_padding [2, 2], which must be less than its stride or dilation",
        "ConvTranspose2d(8, 3, padding = 9) | 4, 9, 9"
            + " | has padding [9, 9], which leaves nothing of [4, 9, 9]",
        "GroupNorm(3) | 4, 9 | has num_groups = 3, which must divide the 4 channels of [4, 9]",
        "InstanceNorm2d() | 4, 9 | needs [channels, height, width], not [4, 9]",
        "InstanceNorm2d() | 4, 1, 1 | needs more than one point a channel, not [4, 1, 1]",
        "AdaptiveMaxPool2d(2) | 8 | needs [channels, height, width], not [8]",
        "Reshape([8, 25]) | 3, 8, 8"
            + " | has shape = [8, 25], which does not hold the 192 numbers of [3, 8, 8]",
        "Reshape([-1, 5]) | 3, 8 | has shape = [-1, 5], which does not hold the 24 numbers of [3,"
            + " 8]",
        "Reshape([-1, -1]) | 3, 8"
            + " | has shape = [-1, -1], where one size at most may be -1, none 0",
        "Reshape([2000000000, 2000000000, 2000000000]) | 3, 8"
            + " | has a tensor of shape [2000000000, 2000000000, 2000000000],"
            + " more than 2,147,483,647 numbers",
        "MaxPool2d(3) | 1, 2, 2 | needs at least 3 x 3 points, not [1, 2, 2]",
        "MaxPool2d(2, padding = 2) | 1, 8, 8"
            + " | has padding [2, 2], more than half of its kernel_size [2, 2]",
        "MaxPool2d(3, padding = 2, dilation = 2) | 1, 12, 12"
            + " | has padding [2, 2], more than half of its kernel_size [3, 3]",
        "AvgPool2d(2) | 8, 8 | needs [channels, height, width], not [8, 8]",
        "AdaptiveAvgPool2d(2) | 8 | needs [channels, height, width], not [8]",
        "BatchNorm1d() | 3, 8, 8 | needs [features] or [channels, length], not [3, 8, 8]",
        "BatchNorm2d() | 64 | needs [channels, height, width], not [64]",
        "Flatten(0) | 4, 8"
            + " | has start_dim = 0, but dimension 0 is the batch and the last of [4, 8] is 2",
        "Flatten(1, 3) | 4, 8"
            + " | has end_dim = 3, but dimension 0 is the batch and the last of [4, 8] is 2",
        "Flatten(2, 1) | 4, 8 | has start_dim = 2 behind end_dim = 1 of [4, 8]",
        "MultiheadAttention(4) | 5, 6 | has num_heads = 4, which must divide the 6 features of [5,"
            + " 6]",
        "MultiheadAttention(2) | 6 | needs [length, features], not [6]",
        "TransformerEncoderLayer(4) | 5, 6 | has nhead = 4, which must divide the 6 features of [5,"
            + " 6]",
        "LSTM(4, proj_size = 4) | 5, 6"
            + " | has proj_size = 4, which must be less than its hidden_size = 4",
        "LSTM(4) | 6 | needs [length, features], not [6]",
        "GRU(2000000000) | 5, 6"
            + " | has a tensor of shape [5, 2000000000], more than 2,147,483,647 numbers",
        "GRU(2000000000) | 1, 6 | has a side of 6,000,000,000 points, too many",
        "Dropout2d() | 4, 8 | needs [channels, height, width], not [4, 8]",
        "PReLU(3) | 4, 8"
            + " | has num_parameters = 3, which must be 1 or the 4 channels of [4, 8]",
        "Softmax(0) | 4, 8"
            + " | has dim = 0, but dimension 0 is the batch and the last of [4, 8] is 2",
        "Linear(2147483647) | 2147483647"
            + " | has a tensor of shape [2147483647, 2147483647], more than 2,147,483,647 numbers",
        "Conv2d(2000000000, 3, padding = 1000000000) | 3, 8, 8"
            + " | has a tensor of shape [2000000000, 2000000006, 2000000006],"
            + " more than 2,147,483,647 numbers",
      })
  void refusesWhatDoesNotFit(String layer, String input, String message) {
    assertThatThrownBy(() -> node(layer, shape(input)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(message);
  }

  @Test
  void weightsHavePyTorchsNamesAndShapes() {
    assertThat(weights("Conv2d(8, [3, 5], groups = 2)", Shape.of(4, 9, 9)))
        .extracting(Weight::name, Weight::shape)
        .containsExactly(tuple("weight", Shape.of(8, 2, 3, 5)), tuple("bias", Shape.of(8)));
    assertThat(weights("Linear(5, bias = false)", Shape.of(7, 8)))
        .extracting(Weight::shape)
        .containsExactly(Shape.of(5, 8));
    assertThat(weights("BatchNorm2d()", Shape.of(4, 9, 9)))
        .containsExactly(
            new Weight("weight", Shape.of(4), new Constant(1)),
            new Weight("bias", Shape.of(4), new Constant(0)));
    assertThat(weights("BatchNorm1d(affine = false)", Shape.of(4))).isEmpty();
    assertThat(weights("PReLU(4, init = 0.1)", Shape.of(4, 9, 9)))
        .containsExactly(new Weight("weight", Shape.of(4), new Constant(0.1)));
    assertThat(weights("LayerNorm(bias = false)", Shape.of(4, 9)))
        .containsExactly(new Weight("weight", Shape.of(9), new Constant(1)));
    assertThat(weights("InstanceNorm2d()", Shape.of(4, 9, 9))).isEmpty();
    assertThat(weights("ReLU()", Shape.of(4))).isEmpty();
  }

  /** Fan in is 2 * 3 * 3 = 18 and fan out 8 * 3 * 3 = 72, as torch.nn.init counts them. */
  @ParameterizedTest
  @MethodSource("starts")
  void weightsStartAsInPyTorch(String init, Initialization weight, Initialization bias) {
    String layer = "Conv2d(8, 3, groups = 2, init = " + init + ")";
    assertThat(weights(layer, Shape.of(4, 9, 9)))
        .extracting(Weight::initialization)
        .containsExactly(weight, bias);
  }

  static List<Arguments> starts() {
    Uniform usual = new Uniform(Math.sqrt(1 / 18.0));
    return List.of(
        start("none", usual, usual),
        start("kaiming_uniform", new Uniform(Math.sqrt(6 / 18.0)), usual),
        start("kaiming_normal", new Normal(Math.sqrt(2 / 18.0)), usual),
        start("xavier_uniform", new Uniform(Math.sqrt(6 / 90.0)), usual),
        start("xavier_normal", new Normal(Math.sqrt(2 / 90.0)), usual),
        start("normal", new Normal(1), usual),
        start("zeros", new Constant(0), new Constant(0)));
  }

  /** torch.nn.init counts a transposed convolution's outputs a group as what comes in. */
  @Test
  void transposedConvolutionsStartAsInPyTorch() {
    Uniform usual = new Uniform(Math.sqrt(1 / 27.0));
    assertThat(weights("ConvTranspose2d(6, 3, groups = 2)", Shape.of(4, 9, 9)))
        .containsExactly(
            new Weight("weight", Shape.of(4, 3, 3, 3), usual),
            new Weight("bias", Shape.of(6), usual));
  }

  /** As the modules of torch.nn start when they are made. */
  @Test
  void encoderLayersStartAsInPyTorch() {
    Uniform projection = new Uniform(Math.sqrt(6 / 24.0));
    Uniform six = new Uniform(Math.sqrt(1 / 6.0));
    Uniform eight = new Uniform(Math.sqrt(1 / 8.0));
    assertThat(weights("TransformerEncoderLayer(2, 8)", Shape.of(5, 6)))
        .containsExactly(
            new Weight("self_attn.in_proj_weight", Shape.of(18, 6), projection),
            new Weight("self_attn.in_proj_bias", Shape.of(18), new Constant(0)),
            new Weight("self_attn.out_proj.weight", Shape.of(6, 6), six),
            new Weight("self_attn.out_proj.bias", Shape.of(6), new Constant(0)),
            new Weight("linear1.weight", Shape.of(8, 6), six),
            new Weight("linear1.bias", Shape.of(8), six),
            new Weight("linear2.weight", Shape.of(6, 8), eight),
            new Weight("linear2.bias", Shape.of(6), eight),
            new Weight("norm1.weight", Shape.of(6), new Constant(1)),
            new Weight("norm1.bias", Shape.of(6), new Constant(0)),
            new Weight("norm2.weight", Shape.of(6), new Constant(1)),
            new Weight("norm2.bias", Shape.of(6), new Constant(0)));
  }

  @Test
  void recurrentLayersStartAsInPyTorch() {
    Uniform usual = new Uniform(Math.sqrt(1 / 3.0));
    assertThat(weights("GRU(3, 2, bidirectional = true)", Shape.of(5, 6)))
        .extracting(Weight::name, Weight::shape, Weight::initialization)
        .hasSize(16)
        .contains(
            tuple("weight_ih_l0", Shape.of(9, 6), usual),
            tuple("weight_hh_l0_reverse", Shape.of(9, 3), usual),
            tuple("weight_ih_l1", Shape.of(9, 6), usual),
            tuple("bias_hh_l1_reverse", Shape.of(9), usual));
  }

  /** Fans as torch.nn.init counts them for each matrix as it is stored. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Embedding(7, 4) | 5 | weight=Normal 0.4264",
        "LSTM(3) | 5, 6 | weight_ih_l0=Normal 0.3333, weight_hh_l0=Normal 0.3651,"
            + " bias_ih_l0=Uniform 0.5774, bias_hh_l0=Uniform 0.5774",
        "GRU(2, bias = false) | 5, 6 | weight_ih_l0=Normal 0.4082, weight_hh_l0=Normal 0.5",
        "MultiheadAttention(2) | 5, 6 | in_proj_weight=Normal 0.2887, in_proj_bias=Constant 0,"
            + " out_proj.weight=Normal 0.4082, out_proj.bias=Constant 0",
        "TransformerEncoderLayer(2, 8, bias = false) | 5, 6 | self_attn.in_proj_weight=Normal"
            + " 0.2887, self_attn.out_proj.weight=Normal 0.4082, linear1.weight=Normal 0.378,"
            + " linear2.weight=Normal 0.378, norm1.weight=Constant 1, norm2.weight=Constant 1",
        "ConvTranspose2d(6, 3, groups = 2, bias = false) | 4, 9, 9 | weight=Normal 0.1782",
      })
  void initIsForEachMatrix(String layer, String input, String expected) {
    String xavier = layer.substring(0, layer.length() - 1) + ", init = xavier_normal)";
    assertThat(weights(xavier, shape(input)).stream().map(LayersTest::text))
        .containsExactly(expected.split(", "));
  }

  @Test
  void zerosAreForBiasesToo() {
    assertThat(weights("LSTM(3, 2, init = zeros)", Shape.of(5, 6)))
        .extracting(Weight::initialization)
        .hasSize(8)
        .containsOnly(new Constant(0));
    assertThat(weights("BatchNorm2d(init = zeros)", Shape.of(4, 9, 9)))
        .containsExactly(
            new Weight("weight", Shape.of(4), new Constant(0)),
            new Weight("bias", Shape.of(4), new Constant(0)));
    assertThat(weights("Embedding(7, 2, padding_idx = -1, init = normal)", Shape.of(3)))
        .containsExactly(
            new Weight("weight", Shape.of(7, 2), new Initialization.ZeroRow(new Normal(1), 6, 2)));
    assertThat(weights("GroupNorm(2, bias = false, init = normal)", Shape.of(4)))
        .containsExactly(new Weight("weight", Shape.of(4), new Normal(1)));
  }

  private static String text(Weight weight) {
    Initialization how = weight.initialization();
    double number =
        how instanceof Uniform uniform
            ? uniform.bound()
            : how instanceof Normal normal ? normal.std() : ((Constant) how).value();
    return "%s=%s %s"
        .formatted(
            weight.name(),
            how.getClass().getSimpleName(),
            new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number));
  }

  @Test
  void fillsInWhatFollowsFromTheInput() {
    Shape image = Shape.of(4, 7, 8);
    assertThat(node("MaxPool2d([2, 3])", image).layer().integers("stride")).containsExactly(2, 3);
    assertThat(node("Conv2d(5, [3, 5], padding = same)", image).layer().integers("padding"))
        .containsExactly(1, 2);
    assertThat(node("AdaptiveAvgPool2d((none, 3))", image).layer().integers("output_size"))
        .containsExactly(7, 3);
    assertThat(node("Flatten(-2)", image).layer()).isEqualTo(node("Flatten(2, 3)", image).layer());
  }

  @Test
  void everyLayerOfTheCatalogHasARule() {
    assertThat(Catalog.standard().all(Kind.LAYER))
        .extracting(Component::name)
        .containsExactlyInAnyOrderElementsOf(Layers.names());
  }

  private static Node.Layer node(String layer, Shape input) {
    return Layers.node(Specs.instance(layer), input, "1: layer");
  }

  private static List<Weight> weights(String layer, Shape input) {
    return node(layer, input).weights();
  }

  private static Shape shape(String sizes) {
    return new Shape(Arrays.stream(sizes.split(", ")).map(Integer::valueOf).toList());
  }

  private static Arguments start(String init, Initialization weight, Initialization bias) {
    return Arguments.of(init, weight, bias);
  }
}
