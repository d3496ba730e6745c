package dev.wend.session;

import dev.wend.channel.Feedback;
import dev.wend.channel.FileOutbox;
import dev.wend.channel.Provider;
import dev.wend.channel.Reaction;
import dev.wend.json.JsonLines;
import dev.wend.load.LoadException;
import dev.wend.load.Progress;
import dev.wend.load.TextLines;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns what a provider tells into events: whose a reaction is, and to which message, stands in the
 * outbox, at the send whose id the provider gives back.
 */
final class FeedbackReading {
  /** So many reactions are looked up in one passage through the outbox. */
  private static final int AT_ONCE = 200_000;

  private static final int MOST_FAULTS = 5;

  private final Provider provider;
  private final Path outbox;
  private final Progress progress;
  private final List<Feedback> waiting = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long requests;
  private long reactions;
  private long unknown;
  private long undated;
  private long faulty;

  private FeedbackReading(Provider provider, Path outbox, Progress progress) {
    this.provider = provider;
    this.outbox = outbox;
    this.progress = progress;
  }

  /** What an event tells of a send. */
  private record Sent(String profile, String to, String message) {}

  static FeedbackAnswer answer(FeedbackRequest request, Progress progress) throws SessionException {
    Set<String> words =
        Arrays.stream(Provider.values()).map(Provider::word).collect(Collectors.toSet());
    Optional<Provider> provider = Provider.of(request.provider());
    if (provider.isEmpty()) {
      throw SessionException.unknown("provider", request.provider(), words);
    }
    try {
      Store locked = Store.open(request.store());
      try {
        Path outbox = request.store().resolve(JourneyRun.OUTBOX);
        FeedbackReading reading = new FeedbackReading(provider.get(), outbox, progress);
        WholeFile.write(request.out(), to -> reading.read(request.files(), to));
        return reading.answer();
      } finally {
        locked.close();
      }
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } catch (UncheckedIOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT, e.getMessage() + ".", "Restore a copy of the file.", e);
    }
  }

  private FeedbackAnswer answer() {
    return new FeedbackAnswer(requests, reactions, unknown, undated, faulty, List.copyOf(faults));
  }

  private void read(List<Path> files, OutputStream to) throws IOException, SessionException {
    JsonLines events = new JsonLines(to);
    for (Path file : files) {
      try (TextLines lines = new TextLines(file, progress)) {
        while (lines.next()) {
          requests++;
          take(file, lines);
          if (waiting.size() >= AT_ONCE) {
            write(events);
          }
        }
      } catch (LoadException e) {
        throw new SessionException(
            SessionException.Kind.FAULT, e.getMessage() + ".", "Nothing was written.", e);
      }
    }
    write(events);
    events.flush();
  }

  private void take(Path file, TextLines lines) {
    if (lines.isTooLong()) {
      fault(file, lines, "the line is longer than 16 MB");
      return;
    }
    Provider.Told told = provider.read(lines.text());
    told.fault().ifPresent(why -> fault(file, lines, why));
    waiting.addAll(told.feedback());
  }

  private void fault(Path file, TextLines lines, String why) {
    faulty++;
    if (faults.size() < MOST_FAULTS) {
      faults.add(file + ":" + lines.number() + ": " + why);
    }
  }

  private void write(JsonLines events) throws IOException {
    Map<String, Sent> sent = sent();
    for (Feedback feedback : waiting) {
      Sent send = feedback.send().map(sent::get).orElse(null);
      if (send == null) {
        unknown++;
      } else if (feedback.at().isEmpty()) {
        undated++;
      } else {
        reactions++;
        write(feedback, feedback.send().get(), feedback.at().get(), send, events);
      }
    }
    waiting.clear();
  }

  /** The sends that are told of, by id, but for those of people who were erased. */
  private Map<String, Sent> sent() {
    Set<String> ids = waiting.stream().flatMap(f -> f.send().stream()).collect(Collectors.toSet());
    Map<String, Sent> sent = new HashMap<>();
    if (!ids.isEmpty() && Files.isDirectory(outbox)) {
      FileOutbox.each(
          outbox,
          send -> {
            if (ids.contains(send.id()) && !send.profile().isEmpty()) {
              sent.put(send.id(), new Sent(send.profile(), send.to(), send.message()));
            }
          });
    }
    return sent;
  }

  private void write(Feedback feedback, String id, Instant at, Sent send, JsonLines events)
      throws IOException {
    Reaction reaction = feedback.reaction();
    String kind = reaction.kind().word();
    events.begin();
    events.text("time", at.toString());
    events.text("id", provider.word() + ":" + feedback.event().orElse(id + ":" + kind + ":" + at));
    events.text("profile", send.profile());
    events.text("email", send.to());
    events.text("reaction", kind);
    events.text("message", send.message());
    if (reaction instanceof Reaction.Clicked clicked) {
      events.text("link", clicked.link());
    } else if (reaction instanceof Reaction.Bounced bounced) {
      events.text("detail", bounced.isHard() ? "hard" : "soft");
      events.text("reason", bounced.reason());
    }
    events.end();
  }
}
