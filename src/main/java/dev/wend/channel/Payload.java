package dev.wend.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts of a provider's report by path: names joined by dots, {@code *} for all items of a list,
 * {@code |} between paths of which the first that leads somewhere is taken.
 *
 * @param tree the report's JSON
 */
record Payload(Object tree) {

  /** The texts at a path; numbers and truth values as they are written. */
  List<String> all(String paths) {
    for (String path : paths.split("\\|", -1)) {
      List<String> found = new ArrayList<>();
      collect(tree, path, found);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** The first text at a path. */
  Optional<String> first(String paths) {
    return all(paths).stream().findFirst();
  }

  /** The value that a member of the report has; nothing where there is none. */
  Optional<Object> member(String name) {
    return tree instanceof Map<?, ?> object
        ? Optional.ofNullable(object.get(name))
        : Optional.empty();
  }

  private static void collect(Object at, String path, List<String> found) {
    if (path.isEmpty()) {
      if (at != null && !(at instanceof Map<?, ?>) && !(at instanceof List<?>)) {
        found.add(at.toString());
      }
      return;
    }
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    if (name.equals("*") && at instanceof List<?> list) {
      list.forEach(item -> collect(item, rest, found));
    } else if (at instanceof Map<?, ?> object && object.get(name) != null) {
      collect(object.get(name), rest, found);
    }
  }
}
