package dev.wend.journey;

import dev.wend.channel.Outbox;
import dev.wend.channel.PackedSends;
import dev.wend.channel.Send;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Puts sends into an outbox, each once for ever. */
public final class OutboxOutlet implements Outlet {
  private final Outbox outbox;

  /** What was kept last before the outbox was opened, of which some may not have been noted. */
  private final Set<String> kept;

  private final AtomicLong sends = new AtomicLong();

  public OutboxOutlet(Outbox outbox) {
    this.outbox = outbox;
    this.kept = outbox.lastSends().keySet();
  }

  /** How many sends were kept so far. */
  public long sends() {
    return sends.get();
  }

  @Override
  public Optional<String> take(Send send) {
    return Optional.empty();
  }

  @Override
  public boolean takesAll() {
    return true;
  }

  @Override
  public void keep(PackedSends taken) {
    PackedSends fresh = kept.isEmpty() ? taken : fresh(taken);
    if (!fresh.isEmpty()) {
      outbox.append(outbox.last() + 1, fresh);
      sends.addAndGet(fresh.count());
    }
  }

  private PackedSends fresh(PackedSends taken) {
    PackedSends fresh = new PackedSends();
    for (Send send : taken) {
      if (!kept.contains(send.id())) {
        fresh.add(send);
      }
    }
    return fresh;
  }
}
