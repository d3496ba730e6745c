package dev.wend.syntax;

import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Population;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trees as one line of text: each operation in brackets, its operator first. */
final class Shape {
  private Shape() {}

  /** The nodes that a node holds, by its record's components. */
  static List<Ast> children(Ast node) {
    List<Ast> children = new ArrayList<>();
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(node);
        value = value instanceof Optional<?> optional ? optional.stream().toList() : value;
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        values.stream().filter(Ast.class::isInstance).map(Ast.class::cast).forEach(children::add);
      } catch (ReflectiveOperationException bug) {
        throw new LinkageError("a record has its accessors", bug);
      }
    }
    return children;
  }

  /** All of a tree but its places. */
  static String tree(Ast node) {
    StringBuilder out = new StringBuilder("(").append(node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(node);
        if (!(value instanceof Span) && !(value instanceof Source)) {
          value = value instanceof Optional<?> optional ? optional.stream().toList() : value;
          List<?> values = value instanceof List<?> list ? list : List.of(value);
          values.forEach(v -> out.append(' ').append(v instanceof Ast child ? tree(child) : v));
        }
      } catch (ReflectiveOperationException bug) {
        throw new LinkageError("a record has its accessors", bug);
      }
    }
    return out.append(')').toString();
  }

  static String of(Population population) {
    if (population instanceof Ast.NamedPopulation p) {
      return p.name().text().isEmpty() ? "<broken>" : p.name().text();
    } else if (population instanceof Ast.WherePopulation p) {
      return "(where " + of(p.of()) + " " + of(p.condition()) + ")";
    } else if (population instanceof Ast.WithPopulation p) {
      return p.columns().stream()
          .map(column -> " " + column.field().text() + "=" + of(column.value()))
          .collect(Collectors.joining("", "(with " + of(p.of()), ")"));
    } else if (population instanceof Ast.SamplePopulation p) {
      return "(sample " + of(p.share()) + " " + of(p.of()) + ")";
    } else if (population instanceof Ast.TopPopulation p) {
      String order = p.descending() ? " desc " : " asc ";
      return "(top " + p.count().digits() + " " + of(p.of()) + order + of(p.by()) + ")";
    } else if (population instanceof Ast.SetPopulation p) {
      return "(" + p.operation().word() + " " + of(p.left()) + " " + of(p.right()) + ")";
    } else if (population instanceof Ast.GroupPopulation p) {
      return "[" + of(p.inner()) + "]";
    }
    throw new AssertionError(population);
  }

  static String of(Expression expression) {
    if (expression instanceof Ast.BinaryExpression e) {
      String ignoring = e.ignoringCase() ? " ignoring case" : "";
      return "(" + e.operator().word() + " " + of(e.left()) + " " + of(e.right()) + ignoring + ")";
    } else if (expression instanceof Ast.BetweenExpression e) {
      String sign = e.negated() ? "not between " : "between ";
      return "(" + sign + of(e.operand()) + " " + of(e.low()) + " " + of(e.high()) + ")";
    } else if (expression instanceof Ast.InExpression e) {
      String sign = e.negated() ? "not in " : "in ";
      String ignoring = e.ignoringCase() ? " ignoring case" : "";
      return "(" + sign + of(e.operand()) + " " + of(e.items()) + ignoring + ")";
    } else if (expression instanceof Ast.WindowExpression e) {
      return "(" + (e.negated() ? "not in " : "in ") + of(e.operand()) + " " + of(e.window()) + ")";
    } else if (expression instanceof Ast.PresenceExpression e) {
      return "(" + (e.present() ? "present " : "missing ") + of(e.operand()) + ")";
    } else if (expression instanceof Ast.IfExpression e) {
      return "(if " + of(e.condition()) + " " + of(e.then()) + " " + of(e.otherwise()) + ")";
    } else if (expression instanceof Ast.InAudienceExpression e) {
      String held = e.held().map(length -> " for " + of(length)).orElse("");
      String in = e.negated() ? "(not-in-audience " : "(in-audience ";
      return in + e.audience().text() + held + ")";
    } else if (expression instanceof Ast.UnitBetweenExpression e) {
      return "(" + e.unit() + "-between " + of(e.from()) + " " + of(e.to()) + ")";
    } else if (expression instanceof Ast.NotExpression e) {
      return "(not " + of(e.operand()) + ")";
    } else if (expression instanceof Ast.NegateExpression e) {
      return "(- " + of(e.operand()) + ")";
    } else if (expression instanceof Ast.GroupExpression e) {
      return "[" + of(e.inner()) + "]";
    } else if (expression instanceof Ast.PathExpression e) {
      return of(e.of()) + "." + e.name().text();
    } else if (expression instanceof Ast.CallExpression e) {
      return e.function().text() + list(e.arguments(), "(", ")");
    } else if (expression instanceof Ast.ListLiteral e) {
      return list(e.items(), "{", "}");
    }
    return ofItems(expression);
  }

  private static String ofItems(Expression expression) {
    if (expression instanceof Ast.IndexExpression e) {
      return of(e.of()) + "[" + of(e.index()) + "]";
    } else if (expression instanceof Ast.QuantifierExpression e) {
      return "(" + e.quantifier().word() + " " + of(e.items()) + ")";
    } else if (expression instanceof Ast.AggregateExpression e) {
      String value = e.value().map(v -> of(v) + " for ").orElse("");
      return e.function().text() + "(" + value + of(e.items()) + ")";
    } else if (expression instanceof Ast.TopExpression e) {
      String order = e.descending() ? " desc)" : ")";
      return "(top " + e.digits() + " " + of(e.items()) + " " + of(e.by()) + order;
    }
    return ofEvents(expression);
  }

  private static String ofEvents(Expression expression) {
    if (expression instanceof Ast.SinceLastExpression e) {
      return "(" + e.unit() + "-since-last " + of(e.items()) + ")";
    } else if (expression instanceof Ast.SequenceExpression e) {
      return e.parts().stream()
          .map(Shape::of)
          .collect(Collectors.joining(" then ", "(sequence ", ")"));
    }
    return leaf(expression);
  }

  private static String of(Ast.SequencePart part) {
    return (part.negated() ? "no " : "")
        + part.event().text()
        + part.alias().map(a -> " as " + a.text()).orElse("")
        + part.lapses().stream()
            .map(l -> (l.within() ? " within " : " after ") + of(l.length()))
            .collect(Collectors.joining())
        + part.condition().map(c -> " " + of(c)).orElse("");
  }

  private static String of(Ast.Items items) {
    return items.binder().map(b -> b.text() + " in ").orElse("")
        + of(items.window().orElse(items.list()))
        + items.condition().map(c -> " " + of(c)).orElse("");
  }

  private static String of(Ast.Window window) {
    String side = window.side().word() + " ";
    return window instanceof Ast.SlidingWindow sliding
        ? side + of(sliding.length())
        : side + ((Ast.CalendarWindow) window).unit();
  }

  private static String list(List<Expression> items, String open, String close) {
    return items.stream().map(Shape::of).collect(Collectors.joining(", ", open, close));
  }

  private static String leaf(Expression expression) {
    if (expression instanceof Ast.NameExpression e) {
      return e.name().text();
    } else if (expression instanceof Ast.IntLiteral e) {
      return e.digits();
    } else if (expression instanceof Ast.DecimalLiteral e) {
      return e.value().toPlainString();
    } else if (expression instanceof Ast.TextLiteral e) {
      return "'" + e.value() + "'";
    } else if (expression instanceof Ast.BoolLiteral e) {
      return String.valueOf(e.value());
    } else if (expression instanceof Ast.DateLiteral e) {
      return "date:" + e.text();
    } else if (expression instanceof Ast.TimeLiteral e) {
      return "time:" + e.text();
    } else if (expression instanceof Ast.DateTimeLiteral e) {
      return "datetime:" + e.text();
    } else if (expression instanceof Ast.SpanOfTimeLiteral e) {
      return e.amounts().stream()
          .map(a -> a.digits() + a.unit())
          .collect(Collectors.joining("+", "span:", ""));
    } else if (expression instanceof Ast.MissingLiteral) {
      return "missing";
    } else if (expression instanceof Ast.NowLiteral) {
      return "now";
    } else if (expression instanceof Ast.TodayLiteral) {
      return "today";
    } else if (expression instanceof Ast.BrokenExpression) {
      return "<broken>";
    }
    throw new AssertionError(expression);
  }
}
