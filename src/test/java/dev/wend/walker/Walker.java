package dev.wend.walker;

import dev.wend.check.Checked;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.lib.Fn;
import dev.wend.type.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Evaluates checked expressions and populations for one profile at a time. Values are those that
 * {@code value.Lane} calls outside; {@code null} is missing.
 *
 * <p>A list is a list of items, each its present columns by name; while it is gone through, the
 * item stands in the profile by the name that {@link Items} gives it.
 *
 * @param audiences the declared audiences, by name
 * @param entities the rows of each entity, by key
 * @param everybody all profiles in the order of their keys, for those who are the first of them
 * @param now the instant that it asks about
 * @param run that of the whole evaluation
 */
public record Walker(
    Map<String, Checked.Audience> audiences,
    Map<String, Map<Object, Map<String, Object>>> entities,
    List<Map<String, Object>> everybody,
    Instant now,
    Instant run,
    ZoneId zone) {
  /** Where there are no entities. */
  public Walker(Map<String, Checked.Audience> audiences, Instant now, ZoneId zone) {
    this(audiences, Map.of(), List.of(), now, now, zone);
  }

  /** Where there are entities. */
  public Walker(
      Map<String, Checked.Audience> audiences,
      Map<String, Map<Object, Map<String, Object>>> entities,
      Instant now,
      ZoneId zone) {
    this(audiences, entities, List.of(), now, now, zone);
  }

  /** Where populations choose among all profiles, which are in the order of their keys. */
  public Walker(
      Map<String, Checked.Audience> audiences,
      List<Map<String, Object>> everybody,
      Instant now,
      ZoneId zone) {
    this(audiences, Map.of(), everybody, now, now, zone);
  }

  /** The same about an earlier instant. */
  Walker at(Instant earlier) {
    return new Walker(audiences, entities, everybody, earlier, run, zone);
  }

  /** The places in a list of the profiles that belong to a population. */
  public List<Integer> members(Population population, List<Map<String, Object>> profiles) {
    return IntStream.range(0, profiles.size())
        .filter(i -> isMember(population, profiles.get(i)))
        .boxed()
        .toList();
  }

  /** Whether a profile, its present fields by name, belongs to a population. */
  public boolean isMember(Population population, Map<String, Object> profile) {
    if (population instanceof Population.Everyone) {
      return true;
    } else if (population instanceof Population.Named named) {
      return isMember(audiences.get(named.audience()).population(), profile);
    } else if (population instanceof Population.Where where) {
      return isMember(where.of(), profile) && holds(where.condition(), profile);
    } else if (population instanceof Population.Sample sample) {
      return isMember(sample.of(), profile) && holds(sample.condition(), profile);
    } else if (population instanceof Population.Top top) {
      return isMember(top.of(), profile) && isAmongTheFirst(top, profile);
    }
    Population.Combined combined = (Population.Combined) population;
    boolean left = isMember(combined.left(), profile);
    boolean right = isMember(combined.right(), profile);
    return switch (combined.operation()) {
      case UNION -> left || right;
      case INTERSECT -> left && right;
      case EXCEPT -> left && !right;
    };
  }

  /** A member is, when fewer others than the count are before it. */
  private boolean isAmongTheFirst(Population.Top top, Map<String, Object> profile) {
    Object value = value(top.by(), profile);
    Meaning meaning = new Meaning(top.by().type(), zone);
    boolean isBehind = false;
    long before = 0;
    for (Map<String, Object> other : everybody) {
      Object its = value == null ? null : value(top.by(), other);
      if (other == profile) {
        isBehind = true;
      } else if (its != null && isMember(top.of(), other)) {
        int order = top.descending() ? meaning.order(value, its) : meaning.order(its, value);
        before += order < 0 || (order == 0 && !isBehind) ? 1 : 0;
      }
    }
    return value != null && before < top.count();
  }

  /** A condition: missing counts as false. */
  public boolean holds(Typed condition, Map<String, Object> profile) {
    return Boolean.TRUE.equals(value(condition, profile));
  }

  public Object value(Typed term, Map<String, Object> profile) {
    if (term instanceof Typed.Constant constant) {
      return constant.value();
    } else if (term instanceof Typed.FieldRead read) {
      return plain(profile.get(read.field().name()));
    } else if (term instanceof Typed.ColumnRead read) {
      return column(read, profile);
    } else if (term instanceof Typed.Now instant) {
      return instant.ofRun() ? run : now;
    } else if (term instanceof Typed.Today) {
      return today();
    } else if (term instanceof Typed.Apply apply) {
      return apply(apply, profile);
    } else if (term instanceof Typed.Call call) {
      return call(call, profile);
    } else if (term instanceof Typed.If choice) {
      return value(
          holds(choice.condition(), profile) ? choice.then() : choice.otherwise(), profile);
    } else if (term instanceof Typed.Coalesce coalesce) {
      Object first = value(coalesce.first(), profile);
      return first != null ? first : value(coalesce.second(), profile);
    }
    if (term instanceof Typed.Written written) {
      return written.items().stream().map(t -> value(t, profile)).filter(Objects::nonNull).toList();
    }
    return Items.isAbout(term) ? new Items(this).value(term, profile) : test(term, profile);
  }

  /** The column of a list's name is how many items it has. */
  static Object plain(Object value) {
    return value instanceof List<?> list ? (Object) (long) list.size() : value;
  }

  private Object column(Typed.ColumnRead read, Map<String, Object> profile) {
    if (read.from() instanceof Typed.From.Here here) {
      return value(here.value(), profile);
    }
    String audience = ((Typed.From.Audience) read.from()).name();
    return value(audiences.get(audience).selection().columns().get(read.name()), profile);
  }

  private boolean test(Typed term, Map<String, Object> profile) {
    if (term instanceof Typed.OneOf oneOf) {
      Object value = value(oneOf.operand(), profile);
      return value != null && oneOf.values().stream().anyMatch(c -> c.value().equals(value));
    } else if (term instanceof Typed.IsPresent present) {
      return value(present.operand(), profile) != null;
    } else if (term instanceof Typed.Not not) {
      return !holds(not.operand(), profile);
    } else if (term instanceof Typed.And and) {
      return and.operands().stream().allMatch(t -> holds(t, profile));
    } else if (term instanceof Typed.Or or) {
      return or.operands().stream().anyMatch(t -> holds(t, profile));
    }
    Typed.InAudience in = (Typed.InAudience) term;
    if (in.held().isPresent()) {
      return new Held(this).holds(in, in.held().get(), profile);
    }
    // one that is saved is a column of its own
    return audiences.containsKey(in.audience())
        ? isMember(audiences.get(in.audience()).population(), profile)
        : Boolean.TRUE.equals(profile.get(Population.column(in.audience())));
  }

  private LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  /** A missing operand gives a missing result, and false for a test. */
  private Object apply(Typed.Apply apply, Map<String, Object> profile) {
    Object[] operands = apply.operands().stream().map(t -> value(t, profile)).toArray();
    for (Object operand : operands) {
      if (operand == null) {
        return null;
      }
    }
    return new Meaning(apply.type(), zone).of(apply.operator(), operands);
  }

  private Object call(Typed.Call call, Map<String, Object> profile) {
    Object[] arguments = call.arguments().stream().map(t -> value(t, profile)).toArray();
    for (Object argument : arguments) {
      if (argument == null) {
        return call.type() instanceof Type.ListOf ? List.of() : null;
      }
    }
    List<Type> types = call.arguments().stream().map(Typed::type).toList();
    return call(call.function(), types, arguments, call.type());
  }

  /** What a function of the library gives for present arguments. */
  public Object call(Fn function, List<Type> types, Object[] arguments, Type result) {
    PlainInvocation invocation = new PlainInvocation(types, arguments, result, now, zone);
    function.body().call(invocation);
    return invocation.result();
  }
}
