package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.DirichletSampler;

/**
 * How each example of a batch is mixed with another: by MixUp (Zhang et al., mixup: Beyond
 * Empirical Risk Minimization, 2018) or by CutMix (Yun et al., CutMix, 2019); where a list has
 * both, each update draws one of them evenly. A batch has one lambda, the share of the example
 * itself, from Beta(alpha, alpha); partners are a permutation.
 *
 * @param input the shape of an example
 * @param mixUp the alpha of MixUp, where the list has it
 * @param cutMix the alpha of CutMix, where the list has it
 */
public record Mixing(Shape input, OptionalDouble mixUp, OptionalDouble cutMix) {
  static final int COLUMNS = 7;

  /** The place of the partner in the batch. */
  public static final int PARTNER = 0;

  /** The share of the example's own class; of another's, the rest. */
  public static final int LAMBDA = 1;

  private static final int BLEND = 2;
  private static final int BOX = 3;

  static Optional<Mixing> of(List<Instance> list, Shape input) {
    OptionalDouble mixUp = alpha(list, "MixUp");
    OptionalDouble cutMix = alpha(list, "CutMix");
    return mixUp.isPresent() || cutMix.isPresent()
        ? Optional.of(new Mixing(input, mixUp, cutMix))
        : Optional.empty();
  }

  private static OptionalDouble alpha(List<Instance> list, String name) {
    return list.stream()
        .filter(part -> part.name().equals(name))
        .mapToDouble(part -> part.real("alpha"))
        .findFirst();
  }

  /**
   * Draws for the examples of a batch: {@link #PARTNER}, {@link #LAMBDA}, the example's share in
   * MixUp's pixels, and top, left, bottom and right of CutMix's rectangle.
   */
  List<float[]> draw(UniformRandomProvider random, int examples) {
    boolean blends = mixUp.isPresent() && (cutMix.isEmpty() || random.nextBoolean());
    int[] partners = PermutationSampler.natural(examples);
    PermutationSampler.shuffle(random, partners);
    double alpha = (blends ? mixUp : cutMix).orElseThrow();
    double lambda = DirichletSampler.symmetric(random, 2, alpha).sample()[0];
    float[] row = blends ? blend(lambda) : cut(random, lambda);
    return IntStream.of(partners).mapToObj(partner -> with(partner, row)).toList();
  }

  private static float[] with(int partner, float[] row) {
    float[] own = row.clone();
    own[PARTNER] = partner;
    return own;
  }

  private static float[] blend(double lambda) {
    float[] row = new float[COLUMNS];
    row[LAMBDA] = (float) lambda;
    row[BLEND] = (float) lambda;
    return row;
  }

  /** A rectangle of the partner's pixels; lambda is corrected to what it leaves. */
  private float[] cut(UniformRandomProvider random, double lambda) {
    int height = input.size(1);
    int width = input.size(2);
    int x = random.nextInt(width);
    int y = random.nextInt(height);
    double half = 0.5 * Math.sqrt(1 - lambda);
    int besides = (int) (half * width);
    int above = (int) (half * height);
    int top = Math.max(y - above, 0);
    int left = Math.max(x - besides, 0);
    int bottom = Math.min(y + above, height);
    int right = Math.min(x + besides, width);
    double covered = (double) (bottom - top) * (right - left) / (height * width);
    return new float[] {0, (float) (1 - covered), 1, top, left, bottom, right};
  }

  /** Writes {@code partners}: the place of each example's partner among all, {@code [N]}. */
  static void writePartners(Code code) {
    code.line("seed = torch.arange(torch.size(draws, 0), dtype=4, device=draws.device)");
    code.line("first = torch.unsqueeze(torch.mul(seed, torch.size(draws, 1)), 1)");
    code.line(
        "partners = torch.flatten(torch.add(torch.to(torch.select(draws, 2, %d), 4), first))",
        PARTNER);
  }

  /** Writes what MixUp does to examples {@code [N, ...]}. */
  static String writeMixUp(Code code, String x, Shape input) {
    String share = code.let("torch.reshape(ks[%d], [-1%s])", BLEND, ", 1".repeat(input.rank()));
    return code.let(
        "torch.add(torch.mul(%s, %s), torch.mul(torch.index_select(%s, 0, partners),"
            + " torch.rsub(%s, 1)))",
        x, share, x, share);
  }

  /** Writes what CutMix does to images {@code [N, C, H, W]}. */
  static String writeCutMix(Code code, String x, Shape input) {
    List<String> box = IntStream.range(BOX, COLUMNS).mapToObj(i -> "ks[" + i + "]").toList();
    String inside = Pixels.rectangle(code, x, box, input);
    return code.let("torch.where(%s, torch.index_select(%s, 0, partners), %s)", inside, x, x);
  }
}
