package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeCodecTest {
  /** What erasing added to the end of a record: a byte. */
  private static final int ERASING = 1;

  @Test
  void aRecordOfFormatThreeIsRead() {
    Taken file = new Taken("Purchases", "a.csv", 12, "abc", LineSet.of(new long[] {1, 2, 3}));
    Change change = new Change(0, 7, 0, List.of(), List.of(), List.of(), List.of(), List.of(file));
    Encoder record = new Encoder();
    ChangeCodec.write(change, record);
    byte[] old = Arrays.copyOf(record.bytes(), record.size() - ERASING);
    Change read = ChangeCodec.read(new Decoder(old, 0));
    assertEquals(7, read.count());
    assertEquals("a.csv", read.taken().get(0).file());
    assertFalse(read.erases());
  }
}
