package dev.wend.journey;

import dev.wend.value.Lapse;
import dev.wend.vm.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** People who go by one stride, one behind the other. */
final class Column {
  private final Going going;
  private final Positions positions;
  private final Round round;

  /** What the notes say that all moves have in common. */
  private final String moved;

  /** The same of those that end a run. */
  private final String ended;

  /** Those who have gone and were not gathered yet, and the ids of what was sent, by send. */
  private int[] profiles = new int[64];

  private final long[][] ids;
  private int count;

  Column(World world, Going going, Move move, String why) {
    this.going = going;
    positions = world.positions;
    round = world.round;
    Stride stride = going.stride();
    int ordinal = world.versions.ordinal(going.version());
    Optional<Integer> act = going.ends() ? Optional.empty() : Optional.of(stride.act());
    moved = new MoveShape(going.journey(), ordinal, move, act, stride.path(), why).text();
    Move end = stride.end().orElse(move);
    ended = new MoveShape(going.journey(), ordinal, end, Optional.empty(), List.of(), "").text();
    ids = new long[going.mailings().size()][2 * profiles.length];
  }

  /**
   * Leads a person whom all that is sent reaches.
   *
   * @param number the how-many-th run of the person it is
   * @param hidden the events of the person that are not there yet
   * @param due when it goes on by itself
   */
  void go(int profile, int number, Hidden hidden, long at, long due) {
    if (count == profiles.length) {
      profiles = Arrays.copyOf(profiles, 2 * count);
      Arrays.setAll(ids, i -> Arrays.copyOf(ids[i], 2 * profiles.length));
    }
    for (int i = 0; i < ids.length; i++) {
      Mailing mailing = going.mailings().get(i);
      mailing.send(profile, number, hidden, at, round.kept());
      round
          .send(profile, at)
          .set(0, mailing.shape())
          .set(1, number)
          .set(3, mailing.high())
          .set(4, mailing.low());
      ids[i][2 * count] = mailing.high();
      ids[i][2 * count + 1] = mailing.low();
    }
    long cause = round.cause() < 0 ? Lapse.NEVER : round.cause();
    round.move(profile, at).set(0, moved).set(1, number).set(2, due).set(5, cause);
    if (going.ends()) {
      round.move(profile, at).set(0, ended).set(1, number).set(5, cause);
      going.gate().past().ended(profile, "", at);
    }
    profiles[count++] = profile;
    if (round.isFull()) {
      round.commit();
    }
  }

  /** How many have gone since the last were gathered. */
  int count() {
    return count;
  }

  /**
   * Those who have gone are a cohort now, if they wait.
   *
   * @param like a run that waits as theirs do
   * @param before what was sent to them before
   */
  void gather(Run like, List<Cohort.Sent> before) {
    if (count > 0 && !going.ends()) {
      List<Cohort.Sent> sent = new ArrayList<>(before);
      for (int i = 0; i < ids.length; i++) {
        String message = going.mailings().get(i).message();
        sent.removeIf(s -> s.message().equals(message));
        sent.add(new Cohort.Sent(message, Arrays.copyOf(ids[i], 2 * count)));
      }
      positions.add(new Cohort(like, Arrays.copyOf(profiles, count), sent));
    }
    count = 0;
  }

  /** The one who has gone last waits on their own, or does not wait. */
  void part(Optional<Run> run) {
    for (int i = 0; run.isPresent() && i < ids.length; i++) {
      run.get().sent(going.mailings().get(i).message(), new SendId(ids[i][0], ids[i][1]));
    }
    count = 0;
  }
}
