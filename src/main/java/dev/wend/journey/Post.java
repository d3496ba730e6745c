package dev.wend.journey;

import dev.wend.channel.Send;
import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.step.Cap;
import dev.wend.step.Content;
import dev.wend.step.Flow;
import dev.wend.step.Message;
import dev.wend.value.Text;
import dev.wend.vm.SingleRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends messages, and says why one is not sent. */
final class Post {
  /** What became of a send. */
  record Result(Outcome outcome, String reason) {}

  private final Map<String, Message> messages;
  private final List<Cap> caps;
  private final List<Flow.Quiet> quiets;
  private final People people;
  private final Asking asking;
  private final History history;
  private final Outlet outlet;
  private final SendId.Maker ids = new SendId.Maker();
  private final Map<String, Reach> reaches = new HashMap<>();

  /** What sends have in common, as the notes say it. */
  private final Map<SendShape, String> shapes = new HashMap<>();

  Post(Engine.Setting setting, World world) {
    messages = Map.copyOf(setting.messages());
    caps = List.copyOf(setting.caps());
    quiets = List.copyOf(setting.quiets());
    outlet = setting.outlet();
    people = world.people;
    messages.forEach((name, m) -> reaches.put(name, new Reach(m, people, world.suppressed)));
    asking = world.asking;
    history = world.history;
  }

  /**
   * Sends what an act of a run says. What became of it is to be noted.
   *
   * @param round where sends are that are not written yet
   */
  Result send(Run run, Act.Send act, int place, Content content, long at, Round round) {
    Message message = messages.get(act.message());
    Reach reach = reaches.get(message.name());
    Text to = reach.to(run.profile);
    Optional<String> excluded = reach.excluded(run.profile, to);
    if (excluded.isEmpty() && message.isMarketing() && isCapped(run, message, at, round)) {
      excluded = Optional.of("capped");
    }
    if (excluded.isPresent()) {
      return new Result(Outcome.EXCLUDED, excluded.get());
    }
    SingleRun found = asking.run(run.version, content.program(), run.profile, run.called(), at);
    SendId id = id(run, place);
    Send send =
        new Send(
            id.text(),
            Instant.ofEpochMilli(at),
            people.key(run.profile),
            reach.channel(),
            message.name(),
            to.toString(),
            Rendering.of(content, found),
            run.journey);
    Optional<String> failed = outlet.take(send);
    if (failed.isPresent()) {
      return new Result(Outcome.FAILED, failed.get());
    }
    round.keep(send);
    run.sent(message.name(), id);
    return new Result(Outcome.SENT, "");
  }

  /** The sends of an act, made ready; none where each person is to be asked about on its own. */
  Optional<Mailing> mailing(World world, int version, int place) {
    JourneyPlan plan = world.versions.plan(version);
    Act.Send act = (Act.Send) plan.flow().acts().get(place);
    Message message = messages.get(act.message());
    List<Flow.Quiet> quiet = message.isMarketing() ? quiets(plan.flow()) : List.of();
    boolean isCapped = message.isMarketing() && !caps.isEmpty();
    if (!outlet.takesAll() || isCapped || quiet.stream().anyMatch(Flow.Quiet::ofProfile)) {
      return Optional.empty();
    }
    Content content = plan.contents().get(act.content());
    Asking.Asked asked = asking.ready(version, content.program(), plan.events());
    return Optional.of(
        new Mailing(
            reaches.get(message.name()),
            world.people,
            plan,
            place,
            message,
            quiet,
            content,
            asked));
  }

  /** When a send may go that quiet hours or days hold; empty where they do not. */
  Optional<Long> quiet(Run run, Flow flow, Act.Send act, long at) {
    if (!messages.get(act.message()).isMarketing()) {
      return Optional.empty();
    }
    long until =
        Waiting.quiet(
            quiets(flow), at, q -> q.ofProfile() ? people.zone(run.profile) : people.zone());
    return until > at ? Optional.of(until) : Optional.empty();
  }

  private List<Flow.Quiet> quiets(Flow flow) {
    List<Flow.Quiet> all = new ArrayList<>(quiets);
    flow.quiet().ifPresent(all::add);
    return all;
  }

  private boolean isCapped(Run run, Message message, long at, Round round) {
    if (!caps.isEmpty()) {
      round.await();
    }
    for (Cap cap : caps) {
      if (cap.category().isEmpty() || cap.category().equals(message.category())) {
        String counted = cap.category().isEmpty() ? Message.MARKETING : cap.category();
        long since = cap.since(at, people.zone());
        long sent =
            history.sent(run.profile, counted, since) + round.sent(run.profile, counted, since);
        if (sent >= cap.most()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Notes what became of a send. */
  void note(Run run, Act.Send act, int place, Result result, long at, Round round) {
    Message message = messages.get(act.message());
    SendShape shape =
        new SendShape(
            message.name(),
            run.journey,
            place,
            result.outcome(),
            result.reason(),
            message.category());
    NoteRows row =
        round
            .send(run.profile, at)
            .set(0, shapes.computeIfAbsent(shape, SendShape::text))
            .set(1, run.number)
            .set(2, run.each);
    if (result.outcome() == Outcome.SENT) {
      SendId id = run.sent(message.name()).orElseThrow();
      row.set(3, id.high()).set(4, id.low());
    }
  }

  SendId id(Run run, int place) {
    return ids.of(people.key(run.profile), run, place);
  }
}
