package dev.wend.check;

import dev.wend.check.Typed.ColumnRead;
import dev.wend.check.Typed.From;
import dev.wend.check.Typed.InAudience;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Today;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What can be told of who was in an audience at earlier instants. */
public enum Past {
  /** It asks for fields only, of which the store keeps what they are now. */
  AS_NOW,
  /** It reads events or the clock: it can be asked about any instant. */
  BY_TIME,
  /** A {@code top} is among what it is made of, which only all members of an instant tell. */
  CHOSEN,
  /** It is the population that a step was given or drew. */
  DRAWN,
  /** It is saved, with since when each member is in it. */
  SAVED;

  private static final Set<String> OF_TODAY = Set.of("age", "birthday");

  /** Of a population. */
  static Past of(Population population, Map<String, Traits> audiences) {
    Deque<Object> pending = new ArrayDeque<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    pending.push(population);
    Past past = AS_NOW;
    while (!pending.isEmpty() && past != CHOSEN) {
      Object next = pending.pop();
      if (!seen.add(next)) {
        continue;
      }
      Past here = AS_NOW;
      if (next instanceof Population part) {
        here = enter(part, audiences, pending);
      } else if (next instanceof Typed value) {
        here = enter(value, audiences, pending);
      }
      past = here.compareTo(past) > 0 ? here : past;
    }
    return past;
  }

  private static Past enter(
      Population population, Map<String, Traits> audiences, Deque<Object> pending) {
    if (population instanceof Population.Named named) {
      return named(named.audience(), audiences);
    } else if (population instanceof Population.Where where) {
      pending.push(where.of());
      pending.push(where.condition());
    } else if (population instanceof Population.Sample sample) {
      pending.push(sample.of());
    } else if (population instanceof Population.Combined combined) {
      pending.push(combined.left());
      pending.push(combined.right());
    }
    return population instanceof Population.Top ? CHOSEN : AS_NOW;
  }

  private static Past enter(Typed value, Map<String, Traits> audiences, Deque<Object> pending) {
    Parts.of(value).forEach(pending::push);
    if (value instanceof InAudience in) {
      Past past = named(in.audience(), audiences);
      return past == AS_NOW && in.held().isPresent() ? BY_TIME : past;
    } else if (value instanceof ColumnRead read) {
      if (read.from() instanceof From.Here here) {
        pending.push(here.value());
      }
      return read.from() instanceof From.Here ? AS_NOW : BY_TIME;
    }
    boolean moves =
        value instanceof Now
            || value instanceof Today
            || (value instanceof Typed.Call call && OF_TODAY.contains(call.function().name()));
    return moves ? BY_TIME : AS_NOW;
  }

  /** Who is in a saved audience is to a rule what a field is. */
  private static Past named(String audience, Map<String, Traits> audiences) {
    Traits traits = audiences.get(audience);
    if (traits == null) {
      return BY_TIME;
    }
    boolean listed = traits.past() == SAVED || traits.past() == DRAWN;
    return listed ? AS_NOW : traits.past();
  }
}
