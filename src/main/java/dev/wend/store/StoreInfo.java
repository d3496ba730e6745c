package dev.wend.store;

import dev.wend.type.Type;
import java.time.Instant;
import java.util.List;

/**
 * What a store holds and what it takes; sizes in bytes.
 *
 * @param format version of the files
 * @param journalBytes of changes since the last checkpoint
 * @param fileBytes all files
 */
public record StoreInfo(
    int format,
    Instant created,
    int profiles,
    int pages,
    List<ColumnInfo> columns,
    long planeBytes,
    long slabBytes,
    long journalBytes,
    long controlBytes,
    long fileBytes) {
  /**
   * One field.
   *
   * @param bits of planes a profile, over its pages
   * @param texts distinct ones; 0 for a field that is no string
   */
  public record ColumnInfo(
      String name, Type type, boolean key, boolean unique, double bits, int texts) {}

  /** Bytes of all files a profile. */
  public double bytesPerProfile() {
    return profiles == 0 ? 0 : (double) fileBytes / profiles;
  }
}
