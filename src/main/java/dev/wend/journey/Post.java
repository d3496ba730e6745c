package dev.wend.journey;

import dev.wend.step.Act;
import dev.wend.step.Cap;
import dev.wend.step.Content;
import dev.wend.step.Flow;
import dev.wend.step.Message;
import dev.wend.type.EventType;
import dev.wend.vm.SingleRun;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends messages, and says why one is not sent. */
final class Post {
  /** Bytes of an id that are kept of its hash. */
  private static final int ID_BYTES = 16;

  /**
   * What became of a send.
   *
   * @param until of one that is held: when it is tried again
   */
  record Result(Outcome outcome, String reason, long until) {
    static Result of(Outcome outcome, String reason) {
      return new Result(outcome, reason, 0);
    }
  }

  private final Map<String, Message> messages;
  private final List<Cap> caps;
  private final People people;
  private final Asking asking;
  private final History history;
  private final Suppressed suppressed;
  private final Outlet outlet;

  Post(
      Map<String, Message> messages,
      List<Cap> caps,
      People people,
      Asking asking,
      History history,
      Suppressed suppressed,
      Outlet outlet) {
    this.messages = Map.copyOf(messages);
    this.caps = List.copyOf(caps);
    this.people = people;
    this.asking = asking;
    this.history = history;
    this.suppressed = suppressed;
    this.outlet = outlet;
  }

  /**
   * Sends what an act of a run says, and notes what became of it.
   *
   * @param round where sends are that are not written yet
   */
  Result send(Run run, Flow flow, Act.Send act, int place, Content content, long at, Round round) {
    Message message = messages.get(act.message());
    Optional<String> to = people.address(run.profile, message.namespace());
    String id = id(run, flow.name(), place);
    Optional<String> excluded = excluded(run, message, to, at, round);
    Result result;
    if (excluded.isPresent()) {
      result = Result.of(Outcome.EXCLUDED, excluded.get());
    } else {
      SingleRun found = asking.run(run.version, content.program(), run.profile, run.called, at);
      Map<String, String> texts = Rendering.of(content, found);
      String key = people.key(run.profile);
      Posted posted =
          new Posted(id, at, run.profile, key, message, to.orElse(""), texts, flow.name());
      result =
          outlet
              .take(posted)
              .map(why -> Result.of(Outcome.FAILED, why))
              .orElse(Result.of(Outcome.SENT, ""));
    }
    if (result.outcome() == Outcome.SENT) {
      run.sent.put(message.name(), id);
    }
    note(run, flow, message, place, id, result, at, round);
    return result;
  }

  /** When a send may go that quiet hours or days hold; empty where they do not. */
  Optional<Long> quiet(Run run, Flow flow, Act.Send act, long at) {
    boolean isMarketing = messages.get(act.message()).isMarketing();
    return flow.quiet()
        .filter(q -> isMarketing)
        .flatMap(
            q -> Waiting.quiet(q, at, q.ofProfile() ? people.zone(run.profile) : people.zone()));
  }

  /** Notes a send that is not made now. */
  void note(Run run, Flow flow, Act.Send act, int place, Result result, long at, Round round) {
    Message message = messages.get(act.message());
    note(run, flow, message, place, id(run, flow.name(), place), result, at, round);
  }

  private Optional<String> excluded(
      Run run, Message message, Optional<String> to, long at, Round round) {
    if (!message.namespace().isEmpty() && to.isEmpty()) {
      return Optional.of("no address");
    }
    boolean refuses =
        message.isMarketing()
            && message.consent().filter(f -> people.refuses(run.profile, f)).isPresent();
    if (refuses) {
      return Optional.of("no consent");
    }
    if (to.isPresent() && suppressed.is(message.channel(), to.get())) {
      return Optional.of("suppressed");
    }
    return message.isMarketing() && isCapped(run, message, at, round)
        ? Optional.of("capped")
        : Optional.empty();
  }

  private boolean isCapped(Run run, Message message, long at, Round round) {
    for (Cap cap : caps) {
      if (cap.category().isEmpty() || cap.category().equals(message.category())) {
        long since = cap.since(at, people.zone());
        long sent =
            history.sent(run.profile, cap.category(), since)
                + round.sent(run.profile, cap.category(), since);
        if (sent >= cap.most()) {
          return true;
        }
      }
    }
    return false;
  }

  private static void note(
      Run run,
      Flow flow,
      Message message,
      int place,
      String id,
      Result result,
      long at,
      Round round) {
    Map<String, Object> values = new HashMap<>();
    values.put("message", message.name());
    values.put("journey", flow.name());
    values.put("run", run.number);
    values.put("act", place);
    values.put("outcome", result.outcome().word());
    if (!result.reason().isEmpty()) {
      values.put("reason", result.reason());
    }
    values.put("send", id);
    values.put("category", message.category());
    EventType type = Notes.SEND;
    round.note(run.profile, type, at, values);
  }

  /** The same for the same person, journey, run, place and passage. */
  private String id(Run run, String journey, int place) {
    String all =
        String.join(
            "\n",
            people.key(run.profile),
            journey,
            run.each,
            String.valueOf(run.number),
            String.valueOf(place),
            String.valueOf(run.since));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
