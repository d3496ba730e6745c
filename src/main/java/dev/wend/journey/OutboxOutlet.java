package dev.wend.journey;

import dev.wend.channel.Outbox;
import dev.wend.channel.Send;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts sends into an outbox, each once for ever. */
public final class OutboxOutlet implements Outlet {
  private final Outbox outbox;

  /** What was kept last before the outbox was opened, of which nothing may have been noted. */
  private final Set<String> kept;

  public OutboxOutlet(Outbox outbox) {
    this.outbox = outbox;
    this.kept = outbox.lastIds();
  }

  @Override
  public Optional<String> take(Send send) {
    return Optional.empty();
  }

  @Override
  public void keep(List<Send> taken) {
    List<Send> fresh =
        kept.isEmpty() ? taken : taken.stream().filter(s -> !kept.contains(s.id())).toList();
    if (!fresh.isEmpty()) {
      outbox.append(outbox.last() + 1, fresh);
    }
  }
}
