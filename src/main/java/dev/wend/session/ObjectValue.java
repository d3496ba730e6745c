package dev.wend.session;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parts of an object that are there, in their order; a map's entries are any other map. */
public final class ObjectValue extends AbstractMap<String, Object> {
  private final Map<String, Object> parts;

  public ObjectValue(Map<String, Object> parts) {
    this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return parts.entrySet();
  }
}
