package dev.wend.journey;

import dev.wend.channel.Outbox;
import dev.wend.channel.Send;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts sends into an outbox, each once for ever. */
public final class OutboxOutlet implements Outlet {
  private final Outbox outbox;

  /** What was kept last before the outbox was opened, of which nothing may have been noted. */
  private final Set<String> kept;

  private final List<Send> taken = new ArrayList<>();

  public OutboxOutlet(Outbox outbox) {
    this.outbox = outbox;
    this.kept = outbox.lastIds();
  }

  @Override
  public Optional<String> take(Send send) {
    if (!kept.contains(send.id())) {
      taken.add(send);
    }
    return Optional.empty();
  }

  @Override
  public void keep() {
    if (!taken.isEmpty()) {
      outbox.append(outbox.last() + 1, taken);
      taken.clear();
    }
  }
}
