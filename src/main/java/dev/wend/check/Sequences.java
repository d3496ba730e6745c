package dev.wend.check;

import dev.wend.check.Scope.Meaning.OfEvents;
import dev.wend.check.Typed.And;
import dev.wend.check.Typed.ItemPlace;
import dev.wend.check.Typed.ItemRead;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.Lapse;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Of;
import dev.wend.check.Typed.Sequence;
import dev.wend.check.Typed.SequenceStep;
import dev.wend.check.Typed.Stage;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.SequenceExpression;
import dev.wend.syntax.Ast.SequencePart;
import dev.wend.syntax.Ast.SlidingWindow;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.syntax.Show;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code sequence(View then Cart within 1 day)}. */
final class Sequences {
  private final Problems problems;
  private final Behaviour behaviour;
  private final Literals literals;
  private final Lists lists;
  private final Expressions expressions;

  Sequences(
      Problems problems,
      Behaviour behaviour,
      Literals literals,
      Lists lists,
      Expressions expressions) {
    this.problems = problems;
    this.behaviour = behaviour;
    this.literals = literals;
    this.lists = lists;
    this.expressions = expressions;
  }

  /** What was checked of the steps so far. */
  private static final class Way {
    final List<SequenceStep> steps = new ArrayList<>();
    final Set<Integer> ids = new HashSet<>();
    int aliases;
    boolean broken;
  }

  /**
   * @param window a test of time around the sequence, which holds for each of its events
   */
  Typed check(SequenceExpression e, Optional<Expression> window) {
    int count = e.parts().size();
    if (count > Sequence.MOST_STEPS) {
      Span more = e.parts().get(Sequence.MOST_STEPS).span().to(e.parts().get(count - 1).span());
      problems.report(Fault.STEPS, more, Sequence.MOST_STEPS, count);
      return Literals.broken(e.span());
    }
    Way way = new Way();
    for (SequencePart part : e.parts()) {
      Optional<ListValue> seen = seen(part.event());
      Optional<ListValue> inside =
          seen.map(list -> window.map(w -> behaviour.windowed(list, w)).orElse(list));
      way.broken |= inside.isEmpty();
      inside.ifPresent(list -> step(part, list, way));
    }
    for (int i = 0; i < way.aliases; i++) {
      expressions.leave();
    }
    window.ifPresent(w -> hintShort(way, w));
    Span span = window.map(Expression::span).orElse(e.span());
    return way.broken ? Literals.broken(span) : new Sequence(way.steps, span);
  }

  /** Where a step comes later after the first event than the window is long. */
  private void hintShort(Way way, Expression window) {
    long most = most(window);
    long least = 0;
    for (SequenceStep step : way.steps) {
      least += step.negated() ? 0 : Lengths.least(step.after());
      boolean last = way.steps.stream().skip(way.steps.indexOf(step)).allMatch(s -> s.negated());
      long waits = last ? step.within().map(Lengths::least).orElse(0L) : 0;
      if (least + waits >= most) {
        String length = Show.code(problems.text(Lengths.behind(window)));
        problems.report(
            Fault.STEP_NEVER,
            step.span(),
            "its time and that of the steps before it do not fit into `" + length + "`",
            "Make the window longer.");
        return;
      }
    }
  }

  private long most(Expression window) {
    return window instanceof WindowExpression in && in.window() instanceof SlidingWindow sliding
        ? Lengths.most(window, literals.spanOfTime(sliding.length()))
        : Lengths.most(window, Literals.broken(window.span()));
  }

  private Optional<ListValue> seen(Name event) {
    if (event.text().isEmpty()) {
      return Optional.empty();
    }
    if (!(expressions.meaning(event).orElse(null) instanceof OfEvents of)) {
      behaviour.noEvent(event);
      return Optional.empty();
    }
    return behaviour.events(of, event.span()) instanceof ListValue list
        ? Optional.of(list)
        : Optional.empty();
  }

  private void step(SequencePart part, ListValue list, Way way) {
    boolean first = way.steps.isEmpty();
    if (first && part.negated()) {
      problems.report(Fault.STEP_NO_FIRST, part.span());
    }
    Lapse after = Lapse.NONE;
    Optional<Lapse> within = Optional.empty();
    Set<Boolean> seen = new HashSet<>();
    for (Ast.Lapse lapse : part.lapses()) {
      refuse(lapse, first, seen.add(lapse.within()));
      Optional<Lapse> length = length(lapse);
      if (lapse.within()) {
        within = length;
      } else {
        after = length.orElse(after);
      }
    }
    hintNever(part, after, within);
    alias(part, list, way);
    List<Typed> own = new ArrayList<>();
    List<Typed> joined = new ArrayList<>();
    part.condition().ifPresent(where -> split(condition(list, where), way.ids, own, joined));
    Items items = list.items();
    for (Typed condition : own) {
      items = Lists.with(items, new Stage.Where(condition));
    }
    way.ids.add(items.id());
    way.steps.add(new SequenceStep(items, all(joined), part.negated(), after, within, part.span()));
  }

  private void refuse(Ast.Lapse lapse, boolean first, boolean once) {
    if (first) {
      problems.report(Fault.STEP_FIRST, lapse.span(), problems.text(lapse.span()));
    } else if (!once) {
      problems.report(Fault.STEP_TWICE, lapse.span(), lapse.within() ? "within" : "after");
    }
  }

  private Optional<Lapse> length(Ast.Lapse lapse) {
    Typed.Constant length = literals.spanOfTime(lapse.length());
    if (Conversions.isBroken(length)) {
      return Optional.empty();
    }
    if (!Windows.isLength(length.value())) {
      problems.report(Fault.WINDOW_LENGTH, length.span(), problems.text(length.span()));
      return Optional.empty();
    }
    return Optional.of(Lengths.lapse(length.value()));
  }

  private void hintNever(SequencePart part, Lapse after, Optional<Lapse> within) {
    if (within.isPresent() && Lengths.most(within.get()) <= Lengths.least(after)) {
      problems.report(
          Fault.STEP_NEVER,
          part.span(),
          "what is `after` that long is no longer `within` it",
          "Make `within` longer than `after`.");
    }
  }

  private void alias(SequencePart part, ListValue list, Way way) {
    if (part.alias().isEmpty()) {
      return;
    }
    Name alias = part.alias().get();
    if (part.negated()) {
      problems.report(Fault.STEP_ALIAS, alias.span(), alias.text());
      return;
    }
    lists.binder(alias);
    expressions.enter(Optional.of(alias), list.value());
    way.aliases++;
  }

  private Typed condition(ListValue list, Expression where) {
    expressions.enter(Optional.empty(), list.value());
    Typed condition = expressions.condition(where);
    expressions.leave();
    return condition;
  }

  // ---- what is about one event, and what about several

  private static void split(
      Typed condition, Set<Integer> earlier, List<Typed> own, List<Typed> joined) {
    if (condition instanceof And and) {
      and.operands().forEach(part -> split(part, earlier, own, joined));
    } else if (isAbout(condition, earlier)) {
      joined.add(condition);
    } else {
      own.add(condition);
    }
  }

  /** Whether an expression reads items of some ids. */
  static boolean isAbout(Typed e, Set<Integer> ids) {
    boolean here =
        (e instanceof ItemRead read && ids.contains(read.items()))
            || (e instanceof ItemPlace place && ids.contains(place.items()))
            || (e instanceof Typed.Aggregate one && isOf(one.items(), ids))
            || (e instanceof ListValue list && isOf(list.items(), ids));
    return here || Parts.of(e).stream().anyMatch(part -> isAbout(part, ids));
  }

  private static boolean isOf(Items items, Set<Integer> ids) {
    return items.of() instanceof Of.Item item && ids.contains(item.items());
  }

  private static Optional<Typed> all(List<Typed> conditions) {
    if (conditions.size() < 2) {
      return conditions.stream().findFirst();
    }
    Span span = conditions.get(0).span().to(conditions.get(conditions.size() - 1).span());
    return Optional.of(new And(conditions, span));
  }
}
