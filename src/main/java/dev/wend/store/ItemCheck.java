package dev.wend.store;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Whether the items of a list are those that its owners count, no more and no less. */
final class ItemCheck {
  private final ItemTable list;
  private final int owners;
  private final IntPredicate isOwner;

  /**
   * @param owners how many slots of owners there are
   * @param isOwner whether one is in use
   */
  ItemCheck(ItemTable list, int owners, IntPredicate isOwner) {
    this.list = list;
    this.owners = owners;
    this.isOwner = isOwner;
  }

  /** What is wrong. */
  Optional<String> run() {
    BitSet owned = new BitSet();
    int wrong = 0;
    for (int owner = 0; owner < owners; owner++) {
      wrong += !isOwner.test(owner) || isWhole(owner, owned) ? 0 : 1;
    }
    if (wrong > 0) {
      return Optional.of(wrong + " owners do not have the items that they count");
    }
    int lost = 0;
    for (int page = 0; page < list.taken().length(); page++) {
      for (int slot = page * Profiles.PAGE; slot < (page + 1) * Profiles.PAGE; slot++) {
        lost += list.isLive(slot) && !owned.get(slot) ? 1 : 0;
      }
    }
    return lost == 0 ? Optional.empty() : Optional.of(lost + " items belong to nobody");
  }

  private boolean isWhole(int owner, BitSet owned) {
    int size = list.size(owner);
    Run run = list.run(owner / Profiles.PAGE);
    if (size > 0 && (list.first().code(owner) == 0 || list.first(owner) + size > run.used())) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      int item = list.item(owner, i);
      if (!list.isLive(item)
          || owned.get(item)
          || list.owners().get(item) != owner % Profiles.PAGE) {
        return false;
      }
      owned.set(item);
    }
    return true;
  }
}
