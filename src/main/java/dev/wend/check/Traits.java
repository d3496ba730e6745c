package dev.wend.check;

import dev.wend.type.Type;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of an audience without evaluating it.
 *
 * @param dimension what its members are: {@link #PROFILE}, or the name of an entity
 * @param columns what it knows of each member beside the fields, in order
 * @param share the buckets of its members, as shares of 1, are below this, and evenly spread there;
 *     1 of an audience that is no sample
 * @param past what can be told of who was in it earlier
 */
public record Traits(
    String dimension, Kind kind, Map<String, Type> columns, BigDecimal share, Past past) {
  public static final String PROFILE = "profile";

  public Traits {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  public enum Kind {
    /** Evaluated when it is used. */
    RULE("rule"),
    /** Saved members. */
    LIST("list"),
    /** Rows that belong to no profile. */
    FILE("file");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Of an audience that a store holds. */
  public static Traits saved(String dimension, Kind kind, Map<String, Type> columns) {
    return new Traits(dimension, kind, columns, BigDecimal.ONE, Past.SAVED);
  }

  /** Of an audience of which nothing else is known yet. */
  static Traits unknown(Kind kind) {
    return new Traits(
        PROFILE, kind, Map.of(), BigDecimal.ONE, kind == Kind.RULE ? Past.BY_TIME : Past.SAVED);
  }
}
