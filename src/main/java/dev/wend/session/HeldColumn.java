package dev.wend.session;

import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.Optional;

/** Who is in a population that was computed: true for its members, missing for all others. */
final class HeldColumn implements Column {
  private final String name;
  private final long[] members;

  /**
   * @param members a bit for each slot, whole pages of them
   */
  HeldColumn(String name, long[] members) {
    this.name = name;
    this.members = members;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Type type() {
    return Scalar.BOOL;
  }

  /** One plane; of pages that came since there is none. */
  @Override
  public int width(int page) {
    return (page + 1) * Profiles.WORDS <= members.length ? 1 : 0;
  }

  @Override
  public long base(int page) {
    return 1;
  }

  @Override
  public void plane(int page, int bit, long[] into) {
    System.arraycopy(members, page * Profiles.WORDS, into, 0, Profiles.WORDS);
  }

  @Override
  public long least(int page) {
    return 1;
  }

  @Override
  public long greatest(int page) {
    return 1;
  }

  @Override
  public boolean someMissing(int page) {
    return true;
  }

  @Override
  public long code(int slot) {
    return slot / 64 < members.length ? members[slot / 64] >>> (slot % 64) & 1 : 0;
  }

  @Override
  public Optional<Dictionary> dictionary() {
    return Optional.empty();
  }
}
