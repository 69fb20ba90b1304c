package dev.ablate.cli;

import dev.ablate.catalog.Shape;
import dev.ablate.engine.LayerMeasure;
import dev.ablate.experiment.LayerCost;
import dev.ablate.experiment.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layers of a trained network with what each gives, costs and does, one example at a time. */
record LayerTable(List<LayerMeasure> measures) {

  /** A line a layer below a head. */
  List<String> lines() {
    TextTable table = new TextTable();
    table.row(
        "layer",
        "",
        "output",
        "parameters",
        "multiply-adds",
        "time %",
        "mean",
        "deviation",
        "zeros %");
    for (LayerMeasure measure : measures) {
      table.row(
          measure.path(),
          measure.layer().layer().name(),
          measure.layer().output().toString(),
          Figures.count(parameters(measure)),
          Figures.count(LayerCost.multiplyAdds(measure.layer())),
          percent(measure.timeShare()),
          Figures.metric(measure.mean()),
          Figures.metric(measure.deviation()),
          percent(measure.zeros()));
    }
    return table.lines();
  }

  /** An object a layer. */
  List<Map<String, Object>> json() {
    return measures.stream().map(LayerTable::json).toList();
  }

  private static Map<String, Object> json(LayerMeasure measure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", measure.path());
    json.put("layer", measure.layer().layer().toString());
    json.put("output", measure.layer().output().sizes());
    json.put("parameters", parameters(measure));
    json.put("multiply_adds", LayerCost.multiplyAdds(measure.layer()));
    json.put("time_share", measure.timeShare());
    json.put("mean", measure.mean());
    json.put("deviation", measure.deviation());
    json.put("zeros", measure.zeros());
    return json;
  }

  private static long parameters(LayerMeasure measure) {
    return measure.layer().weights().stream().map(Weight::shape).mapToLong(Shape::count).sum();
  }

  private static String percent(double part) {
    return String.format("%.1f", 100 * part);
  }
}
