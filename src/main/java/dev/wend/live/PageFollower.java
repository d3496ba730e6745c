package dev.wend.live;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.vm.PageMembers;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Follows the profiles of one page after another, for one thread.
 *
 * <p>Of each definition that is concerned, profiles have instants at which its answer may turn. One
 * that has a single instant, or several of which each can turn it only the same way, has turned
 * once or not at all: who these are is asked of the whole page at the end of the time, where they
 * are many. The others are asked at each instant.
 */
final class PageFollower {
  private static final int UP = 1;
  private static final int DOWN = 2;
  private static final int MIXED = 4;
  private static final int LATE = 8;

  /** A page is asked as a whole where one of so many of its profiles is to be asked. */
  private static final int SHARE = 64;

  /** Pages are asked with registers of a page's size; of so many definitions they are kept. */
  private static final int MOST_KEPT = 64;

  private final State state;
  private final Profiles profiles;
  private final Moments[] moments;
  private final Stepper[] steppers;
  private final PageMembers[] asked;
  private int kept;

  private int page;
  private long from;
  private long to;
  private Changes changes = new Changes();

  // of the definition at hand

  private int definition;
  private Membership members;
  private final int[] touched = new int[Profiles.PAGE];
  private int count;
  private final byte[] flags = new byte[Profiles.PAGE];
  private final int[] instants = new int[Profiles.PAGE];
  private final long[] first = new long[Profiles.PAGE];
  private final int[] open = new int[Profiles.PAGE];
  private final long[] live = new long[Profiles.WORDS];
  private final long[] among = new long[Profiles.WORDS];

  PageFollower(State state, long from, long to) {
    this.state = state;
    this.from = from;
    this.to = to;
    profiles = state.profiles;
    List<Index.OfType> types = state.index.types();
    moments = new Moments[types.size()];
    for (int t = 0; t < moments.length; t++) {
      moments[t] = new Moments(types.get(t).lapses());
    }
    steppers = new Stepper[state.definitions.size()];
    asked = new PageMembers[steppers.length];
  }

  /** Goes on to another stretch of time. */
  void time(long begin, long end) {
    from = begin;
    to = end;
    forget();
  }

  private void forget() {
    Arrays.fill(asked, null);
    kept = 0;
  }

  /** Forgets what columns and programs are bound to. */
  void unbind() {
    Arrays.fill(steppers, null);
    forget();
  }

  // ---- a page

  /** Takes everybody's membership at the end of the time, and tells nobody. */
  void begin(int at) {
    page = at;
    profiles.live(page, live);
    for (definition = 0; definition < asked.length; definition++) {
      members = state.members[definition];
      long[] mask = mask();
      for (int word = 0; word < Profiles.WORDS; word++) {
        for (long bits = mask[word]; bits != 0; bits &= bits - 1) {
          members.set(page, word * 64 + Long.numberOfTrailingZeros(bits), true);
        }
      }
      if (state.definitions.get(definition).timing().isLoose()) {
        each(live, slot -> members.deadline(page, slot, until(slot)));
      }
    }
    for (int t = 0; t < moments.length; t++) {
      Optional<Events> events = profiles.events(state.index.types().get(t).type());
      int type = t;
      events.ifPresent(e -> state.arrived[type].all(page, e.pages(page), e));
    }
  }

  private long until(int slot) {
    stepper().of(page * Profiles.PAGE + slot);
    stepper().isIn(to);
    return stepper().until();
  }

  /** Finds what changed in a page. */
  Changes follow(int at, int knownRows) {
    page = at;
    changes = new Changes();
    profiles.live(page, live);
    came(knownRows);
    BitSet concerned = new BitSet();
    for (int t = 0; t < moments.length; t++) {
      load(t, concerned);
    }
    for (int loose : state.loose) {
      if (state.members[loose].earliest(page) <= to) {
        concerned.set(loose);
      }
    }
    for (int d = concerned.nextSetBit(0); d >= 0; d = concerned.nextSetBit(d + 1)) {
      definition = d;
      members = state.members[d];
      collect();
      settle();
    }
    changes.sort();
    return changes;
  }

  private void load(int t, BitSet concerned) {
    Index.OfType type = state.index.types().get(t);
    Optional<Events> events = profiles.events(type.type());
    if (events.isEmpty()) {
      return;
    }
    moments[t].load(events.get(), page, state.arrived[t], from, to);
    for (int k = 0; k < moments[t].found.length; k++) {
      if (moments[t].found[k].count > 0) {
        type.definitions().get(k).forEach(concerned::set);
      }
    }
    if (moments[t].late.count > 0 || moments[t].ahead.count > 0) {
      type.all().forEach(concerned::set);
    }
  }

  /** Takes profiles that were not there before, and gives up those that are no more. */
  private void came(int knownRows) {
    int rows = Math.min(Profiles.PAGE, profiles.count() - page * Profiles.PAGE);
    boolean isSame = rows == knownRows && state.isAlive(page, live);
    for (definition = 0; !isSame && definition < asked.length; definition++) {
      members = state.members[definition];
      for (int word = 0; word < Profiles.WORDS; word++) {
        long gone = members.word(page, word) & ~live[word];
        for (long bits = gone; bits != 0; bits &= bits - 1) {
          change(word * 64 + Long.numberOfTrailingZeros(bits), from, false);
        }
      }
      for (int slot = knownRows; slot < rows; slot++) {
        step(slot, from, from);
      }
    }
  }

  /** Asks everybody of a page about some definitions, whose fields have changed. */
  Changes again(int at, List<Integer> some) {
    page = at;
    changes = new Changes();
    profiles.live(page, live);
    some.forEach(this::again);
    changes.sort();
    return changes;
  }

  private void again(int of) {
    definition = of;
    members = state.members[of];
    if (state.definitions.get(of).timing().isLoose()) {
      each(live, slot -> step(slot, to, to));
      members.settle(page);
    }
    long[] mask = mask();
    for (int word = 0; word < Profiles.WORDS; word++) {
      long different = mask[word] ^ members.word(page, word);
      for (long bits = different; bits != 0; bits &= bits - 1) {
        int bit = Long.numberOfTrailingZeros(bits);
        change(word * 64 + bit, to, (mask[word] >>> bit & 1) != 0);
      }
    }
  }

  private static void each(long[] mask, java.util.function.IntConsumer slots) {
    for (int word = 0; word < mask.length; word++) {
      for (long bits = mask[word]; bits != 0; bits &= bits - 1) {
        slots.accept(word * 64 + Long.numberOfTrailingZeros(bits));
      }
    }
  }

  // ---- a definition

  /** Puts together who has instants. */
  private void collect() {
    count = 0;
    Definition of = state.definitions.get(definition);
    boolean isLoose = of.timing().isLoose();
    for (State.Turning turning : state.turnings[definition]) {
      Moments found = moments[turning.type()];
      boolean isEvent = turning.lapse() == 0;
      if (!isEvent || turning.flag() != 0) {
        touch(found.found[turning.lapse()], isEvent ? turning.flag() : MIXED);
      }
      if (isEvent) {
        touch(found.late, LATE);
      }
      if (isEvent && isLoose) {
        touch(found.ahead, LATE);
      }
    }
    if (isLoose && members.earliest(page) <= to) {
      for (int slot = 0; slot < Profiles.PAGE; slot++) {
        if (members.deadline(page, slot) <= to) {
          touch(slot, Math.max(from, members.deadline(page, slot)), MIXED);
        }
      }
    }
  }

  private void touch(Moments.Found found, int flag) {
    for (int i = 0; i < found.count; i++) {
      touch(found.slots[i], found.instants[i], flag);
    }
  }

  private void touch(int slot, long instant, int flag) {
    if ((live[slot >>> 6] >>> slot & 1) == 0) {
      return;
    }
    if (flags[slot] == 0) {
      touched[count++] = slot;
      first[slot] = instant;
    }
    flags[slot] |= (byte) flag;
    instants[slot]++;
    first[slot] = Math.min(first[slot], instant);
  }

  private void settle() {
    Definition of = state.definitions.get(definition);
    boolean isLoose = of.timing().isLoose();
    int left = 0;
    for (int i = 0; i < count; i++) {
      int slot = touched[i];
      boolean mayTurnTwice = (flags[slot] & LATE) != 0 || (isMixed(slot) && instants[slot] > 1);
      if (isLoose || mayTurnTwice) {
        step(slot, first[slot], to);
      } else if (flags[slot] != (members.isIn(page, slot) ? UP : DOWN)) {
        open[left++] = slot;
      }
    }
    if (of.isByPage() && left * SHARE > Profiles.PAGE) {
      byPage(left);
    } else {
      bySlot(left);
    }
    if (isLoose) {
      members.settle(page);
    }
    for (int i = 0; i < count; i++) {
      flags[touched[i]] = 0;
      instants[touched[i]] = 0;
    }
  }

  private boolean isMixed(int slot) {
    return flags[slot] != UP && flags[slot] != DOWN;
  }

  private void byPage(int left) {
    Arrays.fill(among, 0);
    for (int i = 0; i < left; i++) {
      among[open[i] >>> 6] |= 1L << open[i];
    }
    long[] mask = mask(among);
    for (int i = 0; i < left; i++) {
      int slot = open[i];
      boolean in = (mask[slot >>> 6] >>> slot & 1) != 0;
      if (in != members.isIn(page, slot)) {
        turned(slot, in);
      }
    }
  }

  private void bySlot(int left) {
    for (int i = 0; i < left; i++) {
      int slot = open[i];
      if (instants[slot] > 1) {
        step(slot, first[slot], to);
      } else {
        stepper().of(page * Profiles.PAGE + slot);
        boolean in = stepper().isIn(first[slot]);
        if (in != members.isIn(page, slot)) {
          change(slot, first[slot], in);
        }
      }
    }
  }

  private void turned(int slot, boolean in) {
    if (instants[slot] == 1) {
      change(slot, first[slot], in);
    } else {
      step(slot, first[slot], to);
    }
  }

  // ---- a profile

  /** Asks at an instant and at each later one at which the answer may turn. */
  private void step(int slot, long begin, long end) {
    Stepper stepper = stepper();
    stepper.of(page * Profiles.PAGE + slot);
    long at = begin;
    long next;
    while (true) {
      boolean in = stepper.isIn(at);
      if (in != members.isIn(page, slot)) {
        change(slot, at, in);
      }
      next = stepper.until();
      if (next > end) {
        break;
      }
      at = next;
    }
    if (state.definitions.get(definition).timing().isLoose()) {
      members.deadline(page, slot, next);
    }
  }

  private void change(int slot, long instant, boolean in) {
    members.set(page, slot, in);
    changes.add(instant, page * Profiles.PAGE + slot, definition, in);
  }

  private Stepper stepper() {
    if (steppers[definition] == null) {
      steppers[definition] = new Stepper(state.definitions.get(definition), profiles);
    }
    return steppers[definition];
  }

  /** Who of the page is in the audience at the end of the time. */
  private long[] mask() {
    return mask(live);
  }

  /** The same of some of the page's profiles. */
  private long[] mask(long[] some) {
    if (asked[definition] == null) {
      if (kept == MOST_KEPT) {
        forget();
      }
      asked[definition] =
          new PageMembers(
              state.definitions.get(definition).program(), profiles, Instant.ofEpochMilli(to));
      kept++;
    }
    return asked[definition].of(page, some);
  }

  static int flag(Sign sign) {
    return switch (sign) {
      case NONE -> 0;
      case UP -> UP;
      case DOWN -> DOWN;
      case MIXED -> MIXED;
    };
  }
}
