package dev.wend.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.channel.PackedSends;
import dev.wend.channel.Send;
import dev.wend.store.Store;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTest {
  @TempDir private Path folder;

  /** Takes its time, and fails. */
  private static final class Slow implements Outlet {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean isDone = new AtomicBoolean();

    @Override
    public Optional<String> take(Send send) {
      return Optional.empty();
    }

    @Override
    public void keep(PackedSends taken) {
      begun.countDown();
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      isDone.set(true);
      throw new IllegalArgumentException("the disk is full");
    }
  }

  @Test
  void whatIsWrittenAsideIsOverWhenARoundIsClosed() throws InterruptedException {
    Schema schema =
        new Schema(
            List.of(new Field("id", Scalar.STRING, true, Optional.of("id"), Optional.empty())));
    Slow outlet = new Slow();
    try (Store store =
        Store.create(
            folder.resolve("s" + Store.SCRATCH), schema, Map.of(), Notes.ALL, Clock.systemUTC())) {
      Round round = new Round(store, outlet, new Reports(), () -> {});
      MoveShape shape = new MoveShape("J", 1, Move.COMPLETED, Optional.empty(), List.of(), "");
      for (int i = 0; i < 2000; i++) {
        round.move(0, i).set(0, shape.text());
      }
      round.commit();
      outlet.begun.await();
      round.close();
      assertTrue(outlet.isDone.get());
      IllegalArgumentException told = assertThrows(IllegalArgumentException.class, round::await);
      assertEquals("the disk is full", told.getMessage());
      round.close();
    }
  }
}
