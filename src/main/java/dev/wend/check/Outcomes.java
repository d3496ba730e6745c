package dev.wend.check;

import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.IsPresent;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.OneOf;
import dev.wend.check.Typed.Or;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Show;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds tests that can never hold, or always do, by what each leaves its term to be. */
final class Outcomes {
  /** Of one {@code and} or {@code or}, so many tests are looked at. */
  private static final int MOST_TESTS = 20_000;

  /** In all, so that conditions made of conditions cost no more than they are long. */
  private static final int MOST_LOOKS = 2_000_000;

  /** A test of one term and what it leaves; the key is the same for equal terms, where known. */
  private record Test(Typed term, Optional<String> key, Reach reach) {}

  /** A test, and whether it is to hold. */
  private record Asked(Typed test, boolean holds) {}

  /** A test within an {@code and} or {@code or}. */
  private record Seen(Reach own, Span part) {}

  /** The tests of one term within an {@code and} or {@code or} so far, and what all leave it. */
  private static final class Earlier {
    private final List<Seen> tests = new ArrayList<>();

    /** Grows in place: a copy for each of thousands of tests would need memory of their square. */
    private final Set<Object> except = new HashSet<>();

    private Reach all = Reach.ANY;

    void add(Seen test) {
      except.addAll(test.own().except());
      all = all.and(test.own(), except);
      tests.add(test);
    }

    /** How many values the next test is compared with. */
    int width() {
      return all.among().map(Set::size).orElse(0);
    }
  }

  private final Problems problems;
  private final Terms terms;
  private long looks;

  Outcomes(Problems problems, ZoneId zone) {
    this.problems = problems;
    this.terms = new Terms(zone);
  }

  /** Whether no term can be all that a condition's tests ask of it. */
  boolean isNever(Typed condition) {
    List<Test> tests = new ArrayList<>();
    collect(condition, true, tests);
    Map<String, Reach> left = new HashMap<>();
    for (Test test : tests) {
      Reach natural = Terms.natural(test.term());
      Reach before = test.key().map(left::get).orElse(natural);
      Reach now = before.and(test.reach());
      if (now.isNothing() || finer(test).isPresent()) {
        return true;
      }
      test.key().ifPresent(key -> left.put(key, now));
    }
    return false;
  }

  // ---- one test

  /**
   * Hints at a test that asks what its term never is, or always is where it is there.
   *
   * @return whether it did
   */
  boolean hint(Typed test, Span span, boolean negated) {
    List<Test> tests = new ArrayList<>();
    collect(test, true, tests);
    boolean fills = !tests.isEmpty();
    for (Test one : tests) {
      Reach natural = Terms.natural(one.term());
      Optional<String> why = finer(one);
      if (why.isEmpty() && natural.and(one.reach()).isNothing()) {
        why = Terms.range(one.term()).map(range -> "is " + range.text());
      }
      if (why.isPresent()) {
        never(one.term(), why.get(), span, negated);
        return true;
      }
      fills &= !natural.equals(Reach.ANY) && fills(one.reach(), natural);
    }
    if (fills) {
      always(tests.get(0).term(), span);
    }
    return fills;
  }

  private static boolean fills(Reach test, Reach natural) {
    return test.among().isEmpty() && test.low() <= natural.low() && test.high() >= natural.high();
  }

  private void always(Typed term, Span span) {
    if (!Terms.natural(term).absent() || Facts.isForAll(term)) {
      problems.report(Fault.CONSTANT_CONDITION, span);
      return;
    }
    String name = Show.code(problems.text(term.span()));
    problems.report(Fault.HOLDS_IF_PRESENT, span, Show.code(problems.text(span)), name, name);
  }

  private void never(Typed term, String why, Span span, boolean negated) {
    if (negated) {
      problems.report(Fault.CONSTANT_CONDITION, span);
      return;
    }
    String name = "`" + Show.code(problems.text(term.span())) + "`";
    problems.report(Fault.NEVER_HOLDS, span, Show.code(problems.text(span)), name + " " + why);
  }

  /** Why a term equals none of the values: they have more digits behind the point. */
  private static Optional<String> finer(Test test) {
    OptionalInt digits = Terms.digits(test.term());
    boolean finer =
        digits.isPresent()
            && test.reach().among().isPresent()
            && test.reach().among().get().stream()
                .allMatch(v -> Terms.isFiner(v, test.term().type(), digits.getAsInt()));
    if (!finer) {
      return Optional.empty();
    }
    int count = digits.getAsInt();
    String some = count + (count == 1 ? " digit" : " digits");
    return Optional.of(count == 0 ? "is a whole number" : "has " + some + " behind the point");
  }

  // ---- several tests that one word joins

  /**
   * Hints at two parts of an {@code and} that exclude each other, and at two of an {@code or} of
   * which one always holds: then what both deny excludes itself.
   *
   * @param spans of the parts
   */
  void hint(List<Span> spans, List<Typed> parts, boolean all) {
    Map<String, Earlier> seen = new HashMap<>();
    int count = 0;
    for (int i = 0; i < parts.size() && count < MOST_TESTS && looks < MOST_LOOKS; i++) {
      List<Test> tests = new ArrayList<>();
      collect(parts.get(i), all, tests);
      for (Test test : tests) {
        if (test.key().isEmpty()) {
          continue;
        }
        Earlier earlier = seen.computeIfAbsent(test.key().get(), k -> new Earlier());
        looks += earlier.width();
        add(test, spans.get(i), all, earlier);
        count++;
      }
    }
  }

  private void add(Test test, Span part, boolean all, Earlier earlier) {
    Reach before = earlier.all;
    List<Seen> tests = earlier.tests;
    Optional<Seen> last =
        tests.isEmpty() ? Optional.empty() : Optional.of(tests.get(tests.size() - 1));
    earlier.add(new Seen(test.reach(), part));
    Reach now = earlier.all;
    boolean excluded = now.isNothing() && !before.isNothing();
    boolean onlyMissing =
        !all && now.isAbsence() && !before.isAbsence() && !test.reach().isAbsence();
    if (!excluded && !onlyMissing) {
      return;
    }
    tests.subList(0, tests.size() - 1).stream()
        .filter(one -> excludes(one.own().and(test.reach()), all))
        .findFirst()
        .or(() -> last)
        .filter(other -> !other.part().equals(part))
        .ifPresent(other -> report(other.part(), part, test, all, now));
  }

  private static boolean excludes(Reach pair, boolean all) {
    return pair.isNothing() || (!all && pair.isAbsence());
  }

  private void report(Span one, Span other, Test test, boolean all, Reach left) {
    String first = Show.code(problems.text(one));
    String second = Show.code(problems.text(other));
    if (all) {
      problems.report(Fault.CONTRADICTION, other, first, second);
      return;
    }
    String term = Show.code(problems.text(test.term().span()));
    String where = left.isNothing() ? "" : " where `" + term + "` has a value";
    problems.report(Fault.EITHER_HOLDS, other, first, second, where);
  }

  // ---- what a test leaves

  /** By a stack of its own: conditions made of conditions may be thousands of levels deep. */
  private void collect(Typed whole, boolean wholeHolds, List<Test> into) {
    Deque<Asked> pending = new ArrayDeque<>();
    pending.push(new Asked(whole, wholeHolds));
    while (!pending.isEmpty()) {
      Asked asked = pending.pop();
      boolean holds = asked.holds();
      boolean joins =
          (asked.test() instanceof And && holds) || (asked.test() instanceof Or && !holds);
      if (asked.test() instanceof Not not) {
        pending.push(new Asked(not.operand(), !holds));
      } else if (joins && looks++ < MOST_LOOKS) {
        List<Typed> parts = Parts.of(asked.test());
        for (int i = parts.size() - 1; i >= 0; i--) {
          pending.push(new Asked(parts.get(i), holds));
        }
      } else {
        single(asked.test(), holds, into);
      }
    }
  }

  private void single(Typed test, boolean holds, List<Test> into) {
    if (test instanceof IsPresent present) {
      add(present.operand(), Reach.presence(holds), into);
    } else if (test instanceof OneOf one) {
      values(one).ifPresent(v -> add(one.operand(), equal(v, holds), into));
    } else if (test instanceof Apply apply && apply.operands().size() == 2) {
      compared(apply, holds, into);
    } else if (test instanceof Typed.FieldRead && test.type() == Scalar.BOOL) {
      add(test, holds ? Reach.oneOf(Set.of(1L)) : Reach.noneOf(Set.of(1L)), into);
    }
  }

  private void add(Typed term, Reach reach, List<Test> into) {
    if (into.size() < MOST_TESTS && looks++ < MOST_LOOKS) {
      Optional<String> key = Terms.key(term);
      if (key.isPresent() || Terms.range(term).isPresent()) {
        into.add(new Test(term, key, reach));
      }
    }
  }

  private Optional<Set<Object>> values(OneOf one) {
    Set<Object> values = new HashSet<>();
    for (Constant value : one.values()) {
      terms.constant(value).ifPresent(values::add);
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private static Reach equal(Set<Object> values, boolean holds) {
    return holds ? Reach.oneOf(values) : Reach.noneOf(values);
  }

  private void compared(Apply test, boolean holds, List<Test> into) {
    Typed left = test.operands().get(0);
    Typed right = test.operands().get(1);
    Optional<Object> value = terms.constant(right);
    boolean turned = value.isEmpty();
    if (turned) {
      value = terms.constant(left);
    }
    Typed term = turned ? right : left;
    value
        .flatMap(v -> reach(test.operator(), v, turned, holds, term.type()))
        .ifPresent(reach -> add(term, reach, into));
  }

  private static Optional<Reach> reach(
      Operator operator, Object value, boolean turned, boolean holds, Type type) {
    if (operator == Operator.EQUAL) {
      return Optional.of(equal(Set.of(value), holds));
    }
    boolean order = operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL;
    if (!order || !(value instanceof Long bound) || type == Scalar.STRING) {
      return Optional.empty();
    }
    // `term < bound` ends below it; what denies `term < bound` begins at it, or is missing
    boolean below = turned != holds;
    boolean in = (operator == Operator.LESS_OR_EQUAL) == holds;
    boolean edge = bound == (below ? Long.MIN_VALUE : Long.MAX_VALUE);
    if (edge && !in) {
      return Optional.empty();
    }
    long end = in ? bound : below ? bound - 1 : bound + 1;
    Reach reach = below ? Reach.between(Long.MIN_VALUE, end) : Reach.between(end, Long.MAX_VALUE);
    return Optional.of(holds ? reach : reach.orAbsent());
  }
}
