package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.SaveAudienceStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets, audiences and steps in an order in which each comes after what it mentions; and those that
 * lead back to themselves. By a stack of its own, however long the way.
 */
final class Order {
  private record Visit(String name, Iterator<Name> references) {}

  private final Map<String, Declaration> declared;
  private final Problems problems;
  private final Set<String> entered = new HashSet<>();
  private final Set<String> cyclic = new HashSet<>();
  private final Map<String, Declaration> ordered = new LinkedHashMap<>();
  private final Deque<Visit> way = new ArrayDeque<>();

  private Order(Map<String, Declaration> declared, Problems problems) {
    this.declared = declared;
    this.problems = problems;
  }

  /**
   * @param ordered by name
   * @param cyclic the names that lead back to themselves; reported
   */
  record Result(Map<String, Declaration> ordered, Set<String> cyclic) {}

  static Result of(Map<String, Declaration> declared, Problems problems) {
    Order order = new Order(declared, problems);
    declared.keySet().forEach(order::visit);
    return new Result(order.ordered, order.cyclic);
  }

  private void visit(String start) {
    enter(start);
    while (!way.isEmpty()) {
      Visit here = way.peek();
      if (!here.references().hasNext()) {
        way.pop();
        ordered.put(here.name(), declared.get(here.name()));
        continue;
      }
      Name next = here.references().next();
      if (entered.contains(next.text())) {
        reportIfOnWay(next);
      } else if (declared.containsKey(next.text())) {
        enter(next.text());
      }
    }
  }

  private void enter(String name) {
    if (entered.add(name)) {
      way.push(new Visit(name, References.of(declared.get(name)).iterator()));
    }
  }

  private void reportIfOnWay(Name back) {
    if (ordered.containsKey(back.text())) {
      return;
    }
    List<String> cycle = new ArrayList<>();
    boolean saved = false;
    for (Visit visit : way) {
      cycle.add(0, visit.name());
      saved |= declared.get(visit.name()) instanceof SaveAudienceStep;
      if (visit.name().equals(back.text())) {
        break;
      }
    }
    if (saved) {
      return; // what was saved before is what the step reads
    }
    cyclic.addAll(cycle);
    cycle.add(back.text());
    problems.report(Fault.CYCLE, back.span(), back.text(), "`" + String.join("` → `", cycle) + "`");
  }
}
