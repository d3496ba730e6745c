package dev.wend.check;

import dev.wend.check.Traits.Kind;
import dev.wend.type.Type;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A population with what is known of each member.
 *
 * @param dimension what its members are: {@link Traits#PROFILE}, or the name of an entity
 * @param columns the columns that it adds to the fields, by name, in order
 * @param share as {@link Traits#share}
 */
public record Selection(
    Population population, String dimension, Map<String, Typed> columns, BigDecimal share) {
  public Selection {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  static Selection of(Population population, String dimension) {
    return new Selection(population, dimension, Map.of(), BigDecimal.ONE);
  }

  /** The same members and columns in other words. */
  public Selection as(Population other) {
    return new Selection(other, dimension, columns, share);
  }

  /** The names and types of the columns. */
  public Map<String, Type> columnTypes() {
    Map<String, Type> types = new LinkedHashMap<>();
    columns.forEach((name, value) -> types.put(name, value.type()));
    return types;
  }

  Traits traits(Kind kind, Past past) {
    return new Traits(dimension, kind, columnTypes(), share, past);
  }
}
