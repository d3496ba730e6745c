package dev.wend.vm;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.value.Lane;
import java.util.Arrays;

/**
 * The events of one type of one profile after another, in order of time, then of arrival. Beside a
 * writer they may be any, but each can be read.
 */
final class EventChain {
  private final Events events;
  private int ownerPage;
  private int count;
  private int[] sequences = new int[16];
  private long[] times = new long[16];
  private int[] otherSequences = new int[16];
  private long[] otherTimes = new long[16];

  EventChain(Events events) {
    this.events = events;
  }

  int count() {
    return count;
  }

  long time(int event) {
    return times[event];
  }

  int arrival(int event) {
    return events.arrival(ownerPage, sequences[event]);
  }

  /** Where it is among all events. */
  int slot(int event) {
    return events.slot(ownerPage, sequences[event]);
  }

  /** Takes the events of a profile. */
  void load(int profile) {
    load(profile, Hidden.NOTHING);
  }

  /** Takes the events of a profile that are not hidden. */
  void load(int profile, Hidden hidden) {
    ownerPage = profile / Profiles.PAGE;
    count = 0;
    int before = Integer.MAX_VALUE;
    boolean ordered = true;
    boolean some = !hidden.isNothing();
    int sequence = events.last(profile);
    while (sequence >= 0 && sequence < before) {
      // Asked first: memory is fetched for the next event while this one is read.
      int next = events.previous(ownerPage, sequence);
      long at = events.time(events.slot(ownerPage, sequence));
      boolean isHidden = some && hidden.isHidden(at, events.arrival(ownerPage, sequence));
      if (at != Lane.MISSING && !isHidden) {
        ordered &= count == 0 || times[count - 1] >= at;
        add(sequence, at);
      }
      before = sequence;
      sequence = next;
    }
    turn();
    if (!ordered) {
      sort();
    }
  }

  private void add(int sequence, long at) {
    if (count == times.length) {
      sequences = Arrays.copyOf(sequences, count * 2);
      times = Arrays.copyOf(times, count * 2);
    }
    sequences[count] = sequence;
    times[count++] = at;
  }

  /** From the last that arrived first to the order of arrival. */
  private void turn() {
    for (int i = 0, j = count - 1; i < j; i++, j--) {
      int sequence = sequences[i];
      sequences[i] = sequences[j];
      sequences[j] = sequence;
      long at = times[i];
      times[i] = times[j];
      times[j] = at;
    }
  }

  /** Sorts by merging, so that those of one instant keep their order. */
  private void sort() {
    if (otherTimes.length < times.length) {
      otherTimes = new long[times.length];
      otherSequences = new int[times.length];
    }
    for (int run = 1; run < count; run *= 2) {
      for (int from = 0; from < count; from += 2 * run) {
        merge(from, Math.min(from + run, count), Math.min(from + 2 * run, count));
      }
      long[] swapTimes = times;
      times = otherTimes;
      otherTimes = swapTimes;
      int[] swap = sequences;
      sequences = otherSequences;
      otherSequences = swap;
    }
  }

  private void merge(int from, int middle, int to) {
    int a = from;
    int b = middle;
    for (int at = from; at < to; at++) {
      boolean first = b == to || (a < middle && times[a] <= times[b]);
      int next = first ? a++ : b++;
      otherTimes[at] = times[next];
      otherSequences[at] = sequences[next];
    }
  }
}
