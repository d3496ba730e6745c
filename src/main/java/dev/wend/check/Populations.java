package dev.wend.check;

import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Coalesce;
import dev.wend.check.Typed.ColumnRead;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.From;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.lib.Functions;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.GroupPopulation;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.NamedPopulation;
import dev.wend.syntax.Ast.SamplePopulation;
import dev.wend.syntax.Ast.SetOperation;
import dev.wend.syntax.Ast.SetPopulation;
import dev.wend.syntax.Ast.TopPopulation;
import dev.wend.syntax.Ast.WherePopulation;
import dev.wend.syntax.Ast.WithPopulation;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Populations: who is in an audience, and what is known of each. */
final class Populations {
  private static final String EVERYONE = "profiles";

  /** The function that a sample is drawn by, and how many buckets it is asked for. */
  private static final String BUCKET = "bucket";

  private static final BigDecimal BUCKETS = BigDecimal.valueOf(1_000_000_000);

  private static final int MOST_COLUMNS = 1_000;

  private final Problems problems;
  private final ProfileScope scope;
  private final Expressions expressions;
  private final Size size;

  /**
   * @param expressions those of a population without columns
   */
  Populations(Problems problems, ProfileScope scope, Expressions expressions) {
    this.problems = problems;
    this.scope = scope;
    this.expressions = expressions;
    this.size = new Size(problems);
  }

  /** {@code A union B where … except C}: down the left side by a loop. */
  Selection check(Ast.Population whole) {
    Deque<Ast.Population> pending = new ArrayDeque<>();
    Ast.Population left = whole;
    while (!(left instanceof NamedPopulation)) {
      pending.push(left);
      left = left(left);
    }
    Selection value = named((NamedPopulation) left);
    while (!pending.isEmpty()) {
      value = around(pending.pop(), value);
    }
    return value;
  }

  private static Ast.Population left(Ast.Population population) {
    if (population instanceof WherePopulation where) {
      return where.of();
    } else if (population instanceof WithPopulation with) {
      return with.of();
    } else if (population instanceof SamplePopulation sample) {
      return sample.of();
    } else if (population instanceof TopPopulation top) {
      return top.of();
    } else if (population instanceof SetPopulation set) {
      return set.left();
    } else if (population instanceof GroupPopulation group) {
      return group.inner();
    }
    throw new IllegalStateException("no rule for " + population.getClass());
  }

  private Selection around(Ast.Population node, Selection left) {
    if (node instanceof WherePopulation where) {
      if (left.population() instanceof Population.Where before
          && Conversions.isBroken(before.condition())) {
        return left; // `count(orders) where …`: what was meant is told already
      }
      Typed condition = over(left).condition(where.condition());
      return left.as(new Population.Where(left.population(), size.bounded(condition), node.span()));
    } else if (node instanceof WithPopulation with) {
      return with(with, left);
    } else if (node instanceof SamplePopulation sample) {
      return sample(sample, left);
    } else if (node instanceof TopPopulation top) {
      return top(top, left);
    } else if (node instanceof SetPopulation set) {
      return combined(set, left, check(set.right()));
    }
    return left;
  }

  private Expressions over(Selection selection) {
    boolean plain =
        selection.columns().isEmpty() && selection.dimension().equals(scope.dimension());
    return plain ? expressions : expressions.over(scope(selection));
  }

  private ProfileScope scope(Selection selection) {
    return scope.over(selection.dimension(), selection.columns());
  }

  private Selection named(NamedPopulation named) {
    String name = named.name().text();
    Map<String, Traits> audiences = scope.audiences().orElseThrow();
    if (name.equals(EVERYONE)) {
      return Selection.of(new Population.Everyone(named.span()), Traits.PROFILE);
    }
    if (scope.entity(name).isPresent()) {
      Population rows = new Population.Everyone(named.span());
      return Selection.of(rows, scope.entity(name).get().name());
    }
    if (audiences.containsKey(name) && scope.knows(audiences.get(name))) {
      return audience(name, audiences.get(name), named.span());
    }
    if (audiences.containsKey(name)) {
      String hint =
          "It is made of rows of `" + audiences.get(name).dimension() + "`: declare them.";
      problems.report(Fault.UNKNOWN_NAME, named.span(), name, hint);
    } else if (scope.lets().containsKey(name)) {
      String hint = "Write `profiles where " + name + "`.";
      problems.report(Fault.NO_POPULATION, named.span(), name, "a `let`", hint);
    } else if (scope.rows().field(name).isPresent()) {
      return field(scope.rows().field(name).get(), named.span());
    } else if (!name.isEmpty()) {
      List<String> known = new ArrayList<>(audiences.keySet());
      known.add(EVERYONE);
      known.addAll(scope.plurals());
      problems.report(Fault.UNKNOWN_NAME, named.span(), name, Problems.suggest(name, known));
    }
    return Selection.of(new Population.Everyone(named.span()), Traits.PROFILE);
  }

  /** {@code orders where price > 100}; nothing is said of a condition that goes with it. */
  private Selection field(Field field, Span span) {
    String name = field.name();
    boolean list = field.type() instanceof Type.ListOf || field.type() instanceof Type.MapOf;
    String hint =
        list
            ? "Write `any NAME where …`, or `count(NAME where …)`.".replace("NAME", name)
            : "Write `profiles where " + name + " is present`, or compare it.";
    problems.report(Fault.NO_POPULATION, span, name, "a field", hint);
    Population everyone = new Population.Everyone(span);
    return Selection.of(
        new Population.Where(everyone, Literals.broken(span), span), Traits.PROFILE);
  }

  private static Selection audience(String name, Traits traits, Span span) {
    Map<String, Typed> columns = new LinkedHashMap<>();
    traits
        .columns()
        .forEach(
            (column, type) ->
                columns.put(column, new ColumnRead(column, new From.Audience(name), type, span)));
    Population population = new Population.Named(name, span);
    return new Selection(population, traits.dimension(), columns, traits.share());
  }

  // ---- columns

  /** Each column may use those before it. */
  private Selection with(WithPopulation with, Selection left) {
    Map<String, Typed> columns = new LinkedHashMap<>(left.columns());
    for (Mapping column : with.columns()) {
      if (columns.size() == MOST_COLUMNS) {
        problems.report(Fault.MANY_COLUMNS, column.field().span(), MOST_COLUMNS);
        break;
      }
      String name = column.field().text();
      Typed value =
          expressions
              .over(scope.over(left.dimension(), new LinkedHashMap<>(columns)))
              .check(column.value());
      if (isFree(name, columns, left, column.field().span()) && isValue(value)) {
        Typed bounded = size.bounded(value);
        columns.put(
            name, new ColumnRead(name, new From.Here(bounded), bounded.type(), value.span()));
      }
    }
    return new Selection(left.population(), left.dimension(), columns, left.share());
  }

  private boolean isFree(String name, Map<String, Typed> columns, Selection left, Span place) {
    if (name.isEmpty()) {
      return false; // nothing was written, which is reported already
    }
    boolean field = scope(left).rows().field(name).isPresent();
    if (field || columns.containsKey(name)) {
      String what = field ? "a field of the " + rows(left) : "a column of this population";
      problems.report(Fault.COLUMN_TAKEN, place, name, what);
      return false;
    }
    expressions.over(scope(left)).hintShadow(new Ast.Name(name, place));
    return true;
  }

  private static String rows(Selection of) {
    return of.dimension().equals(Traits.PROFILE) ? "profile" : "entity `" + of.dimension() + "`";
  }

  /** Whether a value can be kept for each member; what is none is reported. */
  private boolean isValue(Typed value) {
    if (Conversions.isMissing(value)) {
      problems.report(Fault.MISSING_VALUE, value.span());
    } else if (value.type() == Scalar.PERIOD) {
      problems.report(Fault.PERIOD_VALUE, value.span());
    }
    return !Conversions.isMissing(value) && value.type() != Scalar.PERIOD;
  }

  // ---- sample and top

  private Selection sample(SamplePopulation sample, Selection of) {
    BigDecimal share = sample.share().value();
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      String text = problems.text(sample.share().span());
      problems.report(Fault.SHARE, sample.share().span(), text);
      return of;
    }
    Optional<Field> key = scope(of).rows().key();
    if (key.isEmpty()) {
      return of; // a profile without a key is reported already
    }
    BigDecimal whole = share.multiply(of.share());
    Typed condition = below(whole, key.get(), sample.span());
    Population drawn = new Population.Sample(of.population(), condition, sample.span());
    return new Selection(drawn, of.dimension(), of.columns(), whole);
  }

  /** {@code bucket(key, 1_000_000_000) < n}; of a number the key is its digits. */
  private static Typed below(BigDecimal share, Field key, Span span) {
    Typed read = new FieldRead(key, span);
    Typed text = key.type() == Scalar.STRING ? read : call("text", List.of(read), span);
    Typed buckets = new Constant(Scalar.INT, BUCKETS.longValue(), span);
    long bound = share.multiply(BUCKETS).setScale(0, RoundingMode.HALF_EVEN).longValue();
    Typed limit = new Constant(Scalar.INT, bound, span);
    Typed bucket = call(BUCKET, List.of(text, buckets), span);
    return new Apply(Operator.LESS, List.of(bucket, limit), Scalar.BOOL, span);
  }

  private static Typed call(String function, List<Typed> arguments, Span span) {
    List<Type> types = arguments.stream().map(Typed::type).toList();
    Functions.Match match = Functions.match(function, types).orElseThrow();
    return new Typed.Call(match.function(), arguments, match.resolved().result(), span);
  }

  private Selection top(TopPopulation top, Selection of) {
    Typed by = over(of).check(top.by());
    Constant count =
        new Literals(problems, scope.zone()).integer(top.count().digits(), top.count().span());
    boolean usable = isValue(by) && !Conversions.isBroken(by) && !Conversions.isBroken(count);
    if (usable && !Comparisons.hasOrder(by.type())) {
      problems.report(Fault.NO_ORDER, by.span(), by.type().text());
    }
    long most = usable ? (Long) count.value() : 0;
    Typed bounded = size.bounded(by);
    return of.as(new Population.Top(of.population(), most, bounded, top.descending(), top.span()));
  }

  // ---- sets

  private Selection combined(SetPopulation set, Selection left, Selection right) {
    if (!left.dimension().equals(right.dimension())) {
      problems.report(
          Fault.DIMENSIONS,
          set.right().span(),
          set.operation().word(),
          Problems.rows(left.dimension()),
          Problems.rows(right.dimension()));
    }
    Population population =
        new Population.Combined(set.operation(), left.population(), right.population(), set.span());
    boolean narrows = set.operation() != SetOperation.UNION;
    BigDecimal share =
        set.operation() == SetOperation.EXCEPT
            ? left.share()
            : narrows ? left.share().min(right.share()) : left.share().max(right.share());
    return new Selection(population, left.dimension(), columns(set, left, right), share);
  }

  /** Those of both; what both have is the left one's value where there is one. */
  private Map<String, Typed> columns(SetPopulation set, Selection left, Selection right) {
    Map<String, Typed> columns = new LinkedHashMap<>(left.columns());
    if (set.operation() == SetOperation.EXCEPT) {
      return columns;
    }
    right
        .columns()
        .forEach(
            (name, value) -> {
              Typed first = columns.get(name);
              if (first == null || first.equals(value)) {
                columns.put(name, value);
              } else {
                either(name, first, value, set.right().span())
                    .ifPresent(both -> columns.put(name, both));
              }
            });
    return columns;
  }

  private Optional<Typed> either(String name, Typed first, Typed second, Span place) {
    Optional<Type> type = Conversions.common(first, second);
    if (type.isEmpty()) {
      problems.report(Fault.COLUMN_TYPES, place, name, first.type().text(), second.type().text());
      return Optional.empty();
    }
    Typed value =
        new Coalesce(
            Conversions.fit(first, type.get()).orElse(first),
            Conversions.fit(second, type.get()).orElse(second),
            type.get(),
            second.span());
    return Optional.of(new ColumnRead(name, new From.Here(value), type.get(), second.span()));
  }
}
