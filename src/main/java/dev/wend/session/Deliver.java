package dev.wend.session;

import dev.wend.channel.FileOutbox;
import dev.wend.channel.HandedOn;
import dev.wend.channel.Send;
import dev.wend.check.Catalog;
import dev.wend.check.Catalog.Surface;
import dev.wend.session.DeliverAnswer.Counts;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Hands the sends of an outbox on, over several connections; those to one person in their order.
 */
final class Deliver {
  /** What is noted of sends that are over stands in the outbox's folder. */
  private static final String HANDED_ON = "handed-on.txt";

  private final Clock clock;
  private final Secrets secrets;
  private final Map<String, Handing> ways = new LinkedHashMap<>();
  private long left;

  Deliver(Clock clock, Secrets secrets) {
    this.clock = clock;
    this.secrets = secrets;
  }

  Answer<DeliverAnswer> answer(DeliverRequest request) throws SessionException {
    try (Store store = Store.open(request.store())) {
      Compile script = Compile.open(request.script(), StoredAudiences.traits(store));
      if (script.hasErrors()) {
        return new Answer.Refused<>(script.problems());
      }
      left = request.limit();
      try {
        Catalog catalog = script.checked().catalog();
        open(catalog, request.connections());
        hand(catalog, request);
      } finally {
        ways.values().forEach(Handing::close);
      }
      Map<String, Counts> counts = new LinkedHashMap<>();
      ways.forEach((name, way) -> counts.put(name, way.counts()));
      return new Answer.Given<>(new DeliverAnswer(counts), script.problems());
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } catch (UncheckedIOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT, e.getMessage() + ".", "Check the store's folder.", e);
    }
  }

  private void open(Catalog catalog, int connections) throws SessionException {
    Carriers carriers = new Carriers(secrets, clock);
    for (Surface surface : catalog.surfaces().values()) {
      Handing way = new Handing(clock.instant());
      ways.put(surface.name(), way);
      for (int lane = 0; lane < connections; lane++) {
        carriers.of(surface).ifPresent(way::add);
      }
    }
  }

  private void hand(Catalog catalog, DeliverRequest request) {
    Path folder = request.store().resolve(JourneyRun.OUTBOX);
    if (!Files.isDirectory(folder)) {
      return; // no journey has run over this store
    }
    try (FileOutbox outbox = new FileOutbox(folder);
        HandedOn handed = new HandedOn(folder.resolve(HANDED_ON));
        Lanes lanes = new Lanes(request.connections())) {
      outbox.eachLeft(
          handed,
          (send, over) -> hand(catalog, send, over, lanes),
          () -> left > 0 && !lanes.hasFailed());
    }
  }

  /**
   * @param over is run when the send is over
   */
  private void hand(Catalog catalog, Send send, Runnable over, Lanes lanes) {
    Optional<Surface> surface =
        Optional.ofNullable(catalog.messages().get(send.message()))
            .map(Catalog.Message::surface)
            .filter(s -> s.channel() == send.channel());
    if (surface.isEmpty()) {
      Handing none = ways.computeIfAbsent(send.message(), m -> new Handing(clock.instant()));
      none.keep("the script has no such message of this channel");
      return;
    }
    Handing way = ways.get(surface.get().name());
    if (send.profile().isEmpty()) {
      way.refuse("the person was erased");
      over.run();
    } else if (!way.hasServer()) {
      way.keep("the surface says no server");
    } else if (!way.isHeld(send)) {
      left--;
      int lane = Math.floorMod(send.profile().hashCode(), lanes.count());
      lanes.run(
          lane,
          () -> {
            if (way.deliver(lane, send)) {
              over.run();
            }
          });
    }
  }
}
