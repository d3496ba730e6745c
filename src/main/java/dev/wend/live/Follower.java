package dev.wend.live;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Follows audiences over a store: tells who enters and who leaves, and the millisecond at which
 * that became true. It is told when to look ({@link #follow}), and then finds the events that have
 * arrived, and all that time did, since it looked last; nothing is polled, and a profile for which
 * nothing falls due costs nothing.
 *
 * <p>What it finds depends on the events and their times only, not on how often it looks, as long
 * as it has looked no further than an event's time when the event arrives. A later event changes
 * who is a member from the instant on until which was looked before.
 *
 * <p>Whoever calls keeps writers away meanwhile. One thread at a time.
 */
public final class Follower {
  private final State state;
  private final PageFollower[] workers;
  private long clock;

  /** By page: its profiles. */
  private int[] rows;

  /**
   * Takes who is in the audiences at an instant, which is told to nobody.
   *
   * @param threads how many work at once
   */
  public Follower(List<Definition> definitions, Profiles profiles, Instant at, int threads) {
    state = new State(profiles, definitions);
    clock = at.toEpochMilli();
    workers = new PageFollower[Math.max(1, threads)];
    Arrays.setAll(workers, i -> new PageFollower(state, clock, clock));
    rows = new int[profiles.pages()];
    state.pages(rows.length);
    long[] live = new long[Profiles.WORDS];
    each(
        everywhere(),
        (worker, page) -> {
          worker.begin(page);
          return new Changes();
        });
    for (int page = 0; page < rows.length; page++) {
      rows[page] = rows(page);
      profiles.live(page, live);
      state.isAlive(page, live);
    }
  }

  /** What it has looked at so far: until then. */
  public Instant until() {
    return Instant.ofEpochMilli(clock);
  }

  public Index index() {
    return state.index;
  }

  /** How many are in an audience, by its place. */
  public long size(int definition) {
    return state.members[definition].count();
  }

  /** Whether a profile is in an audience. */
  public boolean isIn(int definition, int profile) {
    int page = profile / Profiles.PAGE;
    return page < rows.length && state.members[definition].isIn(page, profile % Profiles.PAGE);
  }

  /** Who is in an audience, by its place: a bit a profile. */
  public long[] members(int definition) {
    long[] all = new long[rows.length * Profiles.WORDS];
    for (int word = 0; word < all.length; word++) {
      all[word] = state.members[definition].word(word / Profiles.WORDS, word % Profiles.WORDS);
    }
    return all;
  }

  /**
   * The first instant behind {@link #until} at which somebody may enter or leave by an event that
   * is there, or by time; another one where there is none before it.
   */
  public Instant first(Instant before) {
    state.pages(state.profiles.pages());
    long first = before.toEpochMilli();
    for (Index.OfType type : state.index.types()) {
      Optional<Events> events = state.profiles.events(type.type());
      Moments moments = new Moments(type.lapses());
      for (int page = 0; events.isPresent() && page < state.profiles.pages(); page++) {
        first = moments.first(events.get(), page, clock, first);
      }
    }
    for (int loose : state.loose) {
      for (int page = 0; page < state.profiles.pages(); page++) {
        long due = state.members[loose].earliest(page);
        first = due > clock ? Math.min(first, due) : first;
      }
    }
    return Instant.ofEpochMilli(first);
  }

  /**
   * Goes on to an instant; where that is not later than before, only what has arrived is looked at.
   */
  public void follow(Instant until, Watcher watcher) {
    follow(everywhere(), until, watcher);
  }

  private void follow(int[] some, Instant until, Watcher watcher) {
    int pages = state.profiles.pages();
    state.pages(pages);
    rows = Arrays.copyOf(rows, Math.max(rows.length, pages));
    long to = Math.max(clock, until.toEpochMilli());
    for (PageFollower worker : workers) {
      worker.time(clock, to);
    }
    List<Changes> found = each(some, (worker, page) -> worker.follow(page, rows[page]));
    for (int page : some) {
      rows[page] = rows(page);
    }
    clock = to;
    Changes.tell(found, watcher);
  }

  /**
   * Looks at what writes of profiles changed; of events {@link #follow} does.
   *
   * @param fields those that were written
   */
  public void updated(Collection<String> fields, Watcher watcher) {
    again(everywhere(), state.index.ofFields(fields), watcher);
  }

  /**
   * Looks at what writes of some profiles changed, where nothing else came.
   *
   * @param pages those of the profiles
   */
  public void updated(Collection<String> fields, BitSet pages, Watcher watcher) {
    again(pages.stream().toArray(), state.index.ofFields(fields), watcher);
  }

  /** Looks at what writes of an entity's rows changed. */
  public void updated(String entity, Watcher watcher) {
    again(everywhere(), state.index.ofEntity(entity), watcher);
  }

  private void again(int[] pages, List<Integer> definitions, Watcher watcher) {
    follow(pages, until(), watcher);
    for (PageFollower worker : workers) {
      worker.unbind();
    }
    Changes.tell(each(pages, (worker, page) -> worker.again(page, definitions)), watcher);
  }

  private int[] everywhere() {
    return IntStream.range(0, state.profiles.pages()).toArray();
  }

  private int rows(int page) {
    return Math.min(Profiles.PAGE, state.profiles.count() - page * Profiles.PAGE);
  }

  /** Does something with each of some pages; what is found is in their order. */
  private List<Changes> each(int[] pages, BiFunction<PageFollower, Integer, Changes> of) {
    Changes[] found = new Changes[pages.length];
    if (found.length <= 1 || workers.length == 1) {
      for (int p = 0; p < found.length; p++) {
        found[p] = of.apply(workers[0], pages[p]);
      }
      return Arrays.asList(found);
    }
    AtomicInteger next = new AtomicInteger();
    List<Work> started = new ArrayList<>();
    for (PageFollower worker : workers) {
      Work work =
          new Work(
              () -> {
                for (int p = next.getAndIncrement(); p < found.length; p = next.getAndIncrement()) {
                  found[p] = of.apply(worker, pages[p]);
                }
              });
      started.add(work);
    }
    started.subList(1, started.size()).forEach(Work::start);
    started.get(0).run();
    started.subList(1, started.size()).forEach(Work::await);
    started.forEach(Work::check);
    return Arrays.asList(found);
  }
}
