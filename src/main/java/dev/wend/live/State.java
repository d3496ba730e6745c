package dev.wend.live;

import dev.wend.store.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the threads that follow pages share; what is of one page only one of them touches. */
final class State {
  /**
   * Instants that concern a definition.
   *
   * @param type the place of the type of events in the index
   * @param lapse the place of the lapse
   * @param flag what an event can do
   */
  record Turning(int type, int lapse, int flag) {}

  final Profiles profiles;
  final List<Definition> definitions;
  final Index index;
  final Membership[] members;

  /** The places of the definitions that have deadlines. */
  final int[] loose;

  /** By definition. */
  final Turning[][] turnings;

  /** By type. */
  final Moments.Arrived[] arrived;

  /** By page: how many profiles were alive. */
  private int[] alive = new int[0];

  State(Profiles profiles, List<Definition> definitions) {
    this.profiles = profiles;
    this.definitions = List.copyOf(definitions);
    index = new Index(definitions);
    members = new Membership[definitions.size()];
    Arrays.setAll(members, i -> new Membership());
    loose =
        IntStream.range(0, members.length)
            .filter(i -> definitions.get(i).timing().isLoose())
            .toArray();
    arrived = new Moments.Arrived[index.types().size()];
    Arrays.setAll(arrived, i -> new Moments.Arrived());
    turnings = turnings();
  }

  private Turning[][] turnings() {
    List<List<Turning>> all = new ArrayList<>();
    definitions.forEach(d -> all.add(new ArrayList<>()));
    for (int t = 0; t < index.types().size(); t++) {
      Index.OfType type = index.types().get(t);
      for (int k = 0; k < type.lapses().size(); k++) {
        for (int d : type.definitions().get(k)) {
          Sign sign = definitions.get(d).sign(type.type());
          // When to ask next may hang on any event.
          boolean isAsked = sign != Sign.NONE || definitions.get(d).timing().isLoose();
          int flag = PageFollower.flag(isAsked && sign == Sign.NONE ? Sign.MIXED : sign);
          all.get(d).add(new Turning(t, k, flag));
        }
      }
    }
    return all.stream().map(some -> some.toArray(Turning[]::new)).toArray(Turning[][]::new);
  }

  /** Makes room for pages. */
  void pages(int count) {
    for (Membership each : members) {
      each.pages(count);
    }
    for (Moments.Arrived each : arrived) {
      each.pages(count);
    }
    if (alive.length < count) {
      alive = Arrays.copyOf(alive, count);
    }
  }

  /** Whether as many profiles of a page are alive as when it was asked last. */
  boolean isAlive(int page, long[] live) {
    int now = Arrays.stream(live).mapToInt(Long::bitCount).sum();
    boolean is = alive[page] == now;
    alive[page] = now;
    return is;
  }
}
