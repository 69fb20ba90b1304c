package dev.ablate.check.model;

import dev.ablate.ast.Block;
import dev.ablate.ast.LayerItem;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of a body: its parameters or loop variable and its blocks, then those of the body
 * around it.
 *
 * @param values by name; a value is empty where nothing is known of it
 * @param blocks those declared in the body
 */
record Frame(
    Optional<Frame> parent, Map<String, Optional<Value>> values, Map<String, Block> blocks) {

  /** A block and the frame that it is declared in. */
  record Definition(Block block, Frame home) {}

  /** The outermost frame of a file. */
  static Frame top(Map<String, Optional<Value>> values, Map<String, Block> blocks) {
    return new Frame(Optional.empty(), values, blocks);
  }

  /** A frame inside this one. */
  Frame with(Map<String, Optional<Value>> inner) {
    return new Frame(Optional.of(this), inner, Map.of());
  }

  /** A frame inside this one with parameters of which nothing is known. */
  Frame withUnknown(List<dev.ablate.ast.Parameter> parameters) {
    Map<String, Optional<Value>> inner = new LinkedHashMap<>();
    parameters.forEach(p -> inner.put(p.name().text(), Optional.empty()));
    return with(inner);
  }

  /** A frame inside this one with the parameters of a call; those without argument are unknown. */
  Frame with(Instance call) {
    Map<String, Optional<Value>> inner = new LinkedHashMap<>();
    for (Parameter parameter : call.component().parameters()) {
      Value argument = call.arguments().get(parameter.name());
      inner.put(parameter.name(), Optional.ofNullable(argument));
    }
    return with(inner);
  }

  /** A frame inside this one with the blocks that a body declares. */
  Frame withBlocks(List<LayerItem> body) {
    Map<String, Block> declared = new LinkedHashMap<>();
    for (LayerItem item : body) {
      if (item instanceof LayerItem.Nested nested) {
        declared.putIfAbsent(nested.block().name().text(), nested.block());
      }
    }
    return declared.isEmpty() ? this : new Frame(Optional.of(this), Map.of(), declared);
  }

  /** Every name that can be seen from here. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(values.keySet());
    names.addAll(blocks.keySet());
    parent.ifPresent(p -> names.addAll(p.names()));
    return names;
  }

  /** Whether a parameter or loop variable has that name. */
  boolean knows(String name) {
    return values.containsKey(name) || parent.filter(p -> p.knows(name)).isPresent();
  }

  /** The value of a parameter or loop variable, where it is known. */
  Optional<Value> value(String name) {
    Optional<Value> own = values.getOrDefault(name, Optional.empty());
    return values.containsKey(name) ? own : parent.flatMap(p -> p.value(name));
  }

  /** The innermost block of that name. */
  Optional<Definition> block(String name) {
    Block own = blocks.get(name);
    return own == null
        ? parent.flatMap(p -> p.block(name))
        : Optional.of(new Definition(own, this));
  }
}
