package dev.ablate.check;

import dev.ablate.ast.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the parts of a list or chain are called: by their components, a second one with a number.
 */
final class PartNames {
  private PartNames() {}

  /** The names of parts as they are written; empty for one that names no component. */
  static List<String> of(List<Expr> parts) {
    List<String> plain = parts.stream().map(PartNames::component).toList();
    return numbered(plain);
  }

  /** The names with numbers where one comes again: {@code RandomCrop, RandomCrop2}. */
  static List<String> numbered(List<String> names) {
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int number = Collections.frequency(names.subList(0, i), names.get(i)) + 1;
      numbered.add(names.get(i) + (number > 1 ? number : ""));
    }
    return numbered;
  }

  private static String component(Expr part) {
    if (part instanceof Expr.Call call) {
      return call.name().text();
    }
    return part instanceof Expr.Reference reference ? reference.path().text() : "";
  }
}
