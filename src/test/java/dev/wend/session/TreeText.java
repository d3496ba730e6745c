package dev.wend.session;

import dev.wend.diag.Source;
import dev.wend.diag.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** A tree as indented text, without places and empty documentation. */
final class TreeText {
  private final StringBuilder out = new StringBuilder();

  private TreeText() {}

  static String of(Record tree) {
    TreeText text = new TreeText();
    text.node("", tree, 0);
    return text.out.toString();
  }

  private void node(String label, Object value, int depth) {
    String start = "  ".repeat(depth) + (label.isEmpty() ? "" : label + " ");
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(v -> node(label, v, depth));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> node(label, v, depth));
    } else if (value instanceof Record tree) {
      record(start, tree, depth);
    } else if (!(value instanceof Source || value instanceof Span || "".equals(value))) {
      out.append(start).append(value).append('\n');
    }
  }

  private void record(String start, Record tree, int depth) {
    out.append(start).append(tree.getClass().getSimpleName()).append('\n');
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      try {
        if (component.getType() != Span.class) {
          node(component.getName(), component.getAccessor().invoke(tree), depth + 1);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }
}
