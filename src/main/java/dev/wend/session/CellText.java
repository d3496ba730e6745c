package dev.wend.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values in the cells of a table, as people read them: texts without quotes. */
public final class CellText {
  private CellText() {}

  /**
   * @param missing what stands for a missing value
   */
  public static String of(Optional<Object> value, String missing) {
    return value.map(CellText::text).orElse(missing);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(CellText::text).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> e.getKey() + ": " + text(e.getValue()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    return value.toString();
  }
}
