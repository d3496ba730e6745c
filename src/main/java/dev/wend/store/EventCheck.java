package dev.wend.store;

import java.util.BitSet;
import java.util.Optional;

/** Whether the events of a type are those that the chains of their profiles lead through. */
final class EventCheck {
  private final EventTable table;

  EventCheck(EventTable table) {
    this.table = table;
  }

  /** What is wrong. */
  Optional<String> run() {
    int wrong = 0;
    int lost = 0;
    for (int page = 0; page < table.ownerPages(); page++) {
      EventRun run = table.run(page);
      BitSet chained = new BitSet();
      for (int owner = 0; owner < Profiles.PAGE; owner++) {
        wrong += isWhole(page, owner, chained) ? 0 : 1;
      }
      for (int sequence = run.first(); sequence < run.used(); sequence++) {
        lost += table.isLive(run.slot(sequence)) && !chained.get(sequence) ? 1 : 0;
      }
    }
    if (wrong > 0) {
      return Optional.of(wrong + " profiles do not have the events that their chains lead to");
    }
    return lost == 0 ? Optional.empty() : Optional.of(lost + " events belong to nobody");
  }

  private boolean isWhole(int page, int owner, BitSet chained) {
    EventRun run = table.run(page);
    for (int at = table.last(page * Profiles.PAGE + owner);
        at >= 0;
        at = table.previous(page, at)) {
      int slot = run.slot(at);
      if (table.owners().get(slot / Profiles.PAGE, slot % Profiles.PAGE) != owner) {
        return false;
      }
      chained.set(at);
    }
    return true;
  }

  /** How many events have a text that does not exist. */
  int wild(EventColumn column, int texts) {
    int wild = 0;
    for (int page = 0; page < table.ownerPages(); page++) {
      EventRun run = table.run(page);
      for (int sequence = run.first(); sequence < run.used(); sequence++) {
        long code = column.value(run.slot(sequence));
        wild += code == PlaneColumn.MISSING || (code >= 0 && code < texts) ? 0 : 1;
      }
    }
    return wild;
  }
}
