package dev.wend.session;

import dev.wend.channel.Carrier;
import dev.wend.channel.Delivery;
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

/** Hands the sends of an outbox on, one after another. */
final class Deliver {
  /** What is noted of sends that are over stands in the outbox's folder. */
  private static final String HANDED_ON = "handed-on.txt";

  /** After so many in a row that go later, the surface's others are left for the next time. */
  private static final int MOST_LATER = 5;

  /** Of a surface more different reasons are not told one by one. */
  private static final int MOST_REASONS = 20;

  private final Clock clock;
  private final Secrets secrets;
  private final Map<String, Way> ways = new LinkedHashMap<>();
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
        open(catalog);
        hand(catalog, request.store().resolve(JourneyRun.OUTBOX));
      } finally {
        ways.values().forEach(Way::close);
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

  private void open(Catalog catalog) throws SessionException {
    Carriers carriers = new Carriers(secrets, clock);
    for (Surface surface : catalog.surfaces().values()) {
      ways.put(surface.name(), new Way(carriers.of(surface)));
    }
  }

  private void hand(Catalog catalog, Path folder) {
    if (!Files.isDirectory(folder)) {
      return; // no journey has run over this store
    }
    try (FileOutbox outbox = new FileOutbox(folder);
        HandedOn handed = new HandedOn(folder.resolve(HANDED_ON))) {
      outbox.eachLeft(handed, send -> isOver(catalog, send), () -> left > 0);
    }
  }

  private boolean isOver(Catalog catalog, Send send) {
    Optional<Surface> surface =
        Optional.ofNullable(catalog.messages().get(send.message()))
            .map(Catalog.Message::surface)
            .filter(s -> s.channel() == send.channel());
    if (surface.isEmpty()) {
      Way none = ways.computeIfAbsent(send.message(), m -> new Way(Optional.empty()));
      return none.keep("the script has no such message of this channel");
    }
    Way way = ways.get(surface.get().name());
    if (send.profile().isEmpty()) {
      return way.refuse("the person was erased");
    } else if (way.carrier.isEmpty()) {
      return way.keep("the surface says no server");
    } else if (way.inRow >= MOST_LATER) {
      return way.later("not tried, for the last " + MOST_LATER + " could not go now");
    }
    left--;
    return way.deliver(send);
  }

  /** A surface, and what became of its sends. */
  private static final class Way {
    private final Optional<Carrier> carrier;
    private final Map<String, Long> reasons = new LinkedHashMap<>();
    private long sent;
    private long later;
    private long refused;
    private long kept;
    private int inRow;

    Way(Optional<Carrier> carrier) {
      this.carrier = carrier;
    }

    /** Whether the send is over. */
    boolean deliver(Send send) {
      Delivery delivery = carrier.orElseThrow().deliver(send);
      if (delivery instanceof Delivery.Later l) {
        inRow++;
        return later(l.reason());
      }
      inRow = 0;
      if (delivery instanceof Delivery.Refused r) {
        return refuse(r.reason());
      }
      sent++;
      return true;
    }

    boolean refuse(String reason) {
      refused++;
      count(reason);
      return true;
    }

    private void count(String reason) {
      boolean isTold = reasons.size() < MOST_REASONS || reasons.containsKey(reason);
      reasons.merge(isTold ? reason : "other reasons", 1L, Long::sum);
    }

    boolean later(String reason) {
      later++;
      count(reason);
      return false;
    }

    boolean keep(String reason) {
      kept++;
      count(reason);
      return false;
    }

    Counts counts() {
      return new Counts(sent, later, refused, kept, reasons);
    }

    void close() {
      carrier.ifPresent(Carrier::close);
    }
  }
}
