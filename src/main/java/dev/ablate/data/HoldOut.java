package dev.ablate.data;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that are kept from training, drawn by {@code split_seed} and stratified by class.
 *
 * @param parameter the parameter that asks for them
 * @param amount a count, or a fraction of the training rows, which is rounded
 */
record HoldOut(String parameter, Value amount, long seed) {

  /** What a parameter of a data set asks for. */
  static HoldOut of(String parameter, Instance data) {
    long seed = ((Value.Int) data.get("split_seed")).value();
    return new HoldOut(parameter, data.get(parameter), seed);
  }

  /**
   * How many rows are held out.
   *
   * @throws DataException where none would be left to train on, or a fraction holds out none
   */
  int count(int rows) {
    long count =
        amount instanceof Value.Int whole
            ? whole.value()
            : Math.round(((Value.Real) amount).value() * rows);
    if (count >= rows) {
      throw error("leaves none of " + rows + " rows to train on; write at most " + (rows - 1));
    }
    if (count == 0 && amount instanceof Value.Real) {
      throw error("of " + rows + " rows is not one row; write how many rows instead");
    }
    return (int) count;
  }

  private DataException error(String problem) {
    return new DataException(parameter + " = " + amount + " " + problem).about(parameter);
  }

  /** The rows held out, in ascending order. */
  int[] draw(Targets targets) {
    Collection<List<Integer>> strata = strata(targets);
    List<Integer> quotas = quotas(strata, count(targets.rows()), targets.rows());
    Random random = new Random(seed);
    List<Integer> drawn = new ArrayList<>();
    int index = 0;
    for (List<Integer> stratum : strata) {
      Collections.shuffle(stratum, random);
      drawn.addAll(stratum.subList(0, quotas.get(index++)));
    }
    return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static Collection<List<Integer>> strata(Targets targets) {
    return IntStream.range(0, targets.rows())
        .boxed()
        .collect(
            Collectors.groupingBy(
                row -> targets instanceof Targets.Classes classes ? classes.values()[row] : 0,
                TreeMap::new,
                Collectors.toCollection(ArrayList::new)))
        .values()
        .stream()
        .<List<Integer>>map(rows -> rows)
        .toList();
  }

  /** Shares in proportion to size by largest remainders, which add up to {@code count}. */
  private static List<Integer> quotas(Collection<List<Integer>> strata, int count, int rows) {
    List<Double> shares =
        strata.stream().map(stratum -> (double) count * stratum.size() / rows).toList();
    List<Integer> quotas = new ArrayList<>(shares.stream().map(Double::intValue).toList());
    int missing = count - quotas.stream().mapToInt(Integer::intValue).sum();
    IntStream.range(0, shares.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> quotas.get(i) - shares.get(i)))
        .limit(missing)
        .toList()
        .forEach(i -> quotas.set(i, quotas.get(i) + 1));
    return quotas;
  }
}
