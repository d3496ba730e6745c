package dev.wend.type;

import java.util.Optional;

/**
 * A field of a profile or of a file's rows.
 *
 * @param key whether it identifies the profile; a schema has exactly one
 * @param namespace the namespace that its values are identities in; a key's is its own name
 * @param defaultValue what a new profile has when nothing is given: a value as {@code value.Lane}
 *     describes it
 */
public record Field(
    String name,
    Type type,
    boolean key,
    Optional<String> namespace,
    Optional<Object> defaultValue) {
  /** A plain field. */
  public static Field of(String name, Type type) {
    return new Field(name, type, false, Optional.empty(), Optional.empty());
  }

  /** Whether a value of it belongs to one profile at most. */
  public boolean unique() {
    return namespace.isPresent();
  }
}
