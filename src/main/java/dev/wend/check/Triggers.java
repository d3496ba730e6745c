package dev.wend.check;

import dev.wend.channel.Reaction.Kind;
import dev.wend.check.Catalog.EventRule;
import dev.wend.check.Catalog.Message;
import dev.wend.check.Journey.When;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.JourneyAst.AudienceTrigger;
import dev.wend.syntax.JourneyAst.EventTrigger;
import dev.wend.syntax.JourneyAst.ReactionTrigger;
import dev.wend.syntax.JourneyAst.Trigger;
import dev.wend.syntax.Show;
import dev.wend.type.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What moves a person on: events, reactions to messages, audiences. */
final class Triggers {
  private final Problems problems;
  private final Catalog catalog;
  private final Set<String> messages;
  private final JourneyAliases names;

  /**
   * @param messages the names of all that are declared, be they broken
   */
  Triggers(Problems problems, Catalog catalog, Set<String> messages, JourneyAliases names) {
    this.problems = problems;
    this.catalog = catalog;
    this.messages = messages;
    this.names = names;
  }

  /**
   * What is waited for; empty, with a problem, where there is no such thing.
   *
   * @param sent the messages whose reactions may be asked for
   */
  Optional<When> check(Trigger trigger, Reached way, Set<String> sent) {
    if (trigger instanceof ReactionTrigger reaction) {
      return reaction(reaction, sent);
    } else if (trigger instanceof EventTrigger event) {
      return event(event, way).filter(e -> isOfPerson(event.event(), e)).map(e -> e);
    }
    AudienceTrigger in = (AudienceTrigger) trigger;
    return followed(in.audience(), false).map(name -> new When.Membership(name, in.span()));
  }

  private boolean isOfPerson(Name name, When.Event event) {
    boolean isBusiness = catalog.events().get(event.type()).type().isBusiness();
    if (isBusiness) {
      problems.report(Fault.BUSINESS_EVENT, name.span(), name.text());
    }
    return !isBusiness;
  }

  // ---- messages

  /** A message; empty, with a problem, where there is none. */
  Optional<Message> message(Name written) {
    Message message = catalog.messages().get(written.text());
    if (message == null && !written.text().isEmpty() && !messages.contains(written.text())) {
      String hint = Problems.suggest(written.text(), messages);
      problems.report(Fault.UNKNOWN_NAME, written.span(), written.text(), hint);
    }
    return Optional.ofNullable(message);
  }

  private Optional<When> reaction(ReactionTrigger written, Set<String> sent) {
    Optional<Message> message = message(written.message());
    if (message.isEmpty()) {
      return Optional.empty();
    }
    Name name = written.message();
    Kind kind = Kind.valueOf(written.reaction().name());
    if (!sent.contains(name.text())) {
      problems.report(Fault.NOT_SENT, name.span(), name.text());
    } else {
      requireTold(problems, name, message.get(), kind);
    }
    return Optional.of(
        new When.Reacted(kind, name.text(), written.link().map(TextValue::text), written.span()));
  }

  /** Reports a reaction to a message of which nobody is told. */
  static void requireTold(Problems problems, Name name, Message message, Kind kind) {
    if (!message.tracked().contains(kind)) {
      String done =
          switch (kind) {
            case COMPLAINED -> "complained about";
            case UNSUBSCRIBED -> "unsubscribed from";
            case DELIVERED, BOUNCED, OPENED, CLICKED -> kind.word();
          };
      problems.report(Fault.NOT_TRACKED, name.span(), name.text(), done, told(message, kind));
    }
  }

  /** How to hear of a reaction. */
  private static String told(Message message, Kind kind) {
    if (message.surface().channel().reactions().contains(kind)) {
      String what = kind == Kind.OPENED ? "opens" : "clicks";
      return "Write `track " + what + "` in the message.";
    }
    String channel = message.surface().channel().word();
    List<String> words =
        message.surface().channel().reactions().stream().sorted().map(Kind::word).toList();
    return words.isEmpty()
        ? "A message by `" + channel + "` tells nothing."
        : "A message by `" + channel + "` tells " + Problems.listed(words) + ".";
  }

  // ---- events

  /** An event of any kind; empty, with a problem, where there is none. */
  Optional<When.Event> event(EventTrigger written, Reached way) {
    Name name = written.event();
    Optional<EventRule> rule = Optional.ofNullable(catalog.eventRules().get(name.text()));
    String type = rule.map(EventRule::event).orElse(name.text());
    if (!catalog.events().containsKey(type)) {
      names.expressions(way).behaviour().noEvent(name);
      return Optional.empty();
    }
    EventType event = catalog.events().get(type).type();
    List<Typed> conditions = new ArrayList<>();
    written.condition().ifPresent(where -> conditions.add(condition(where, written, event, way)));
    rule.ifPresent(of -> conditions.addAll(0, EventReads.of(of, List.copyOf(conditions))));
    Optional<Typed> all =
        conditions.size() < 2
            ? conditions.stream().findFirst()
            : Optional.of(new Typed.And(conditions, written.span()));
    return Optional.of(new When.Event(type, written.alias().map(Name::text), all, written.span()));
  }

  private Typed condition(Expression where, EventTrigger written, EventType event, Reached way) {
    JourneyScope scope = names.scope(way).of(event, written.alias());
    Typed condition = names.over(scope).condition(where);
    names.reportMissed(scope);
    if (event.isBusiness()) {
      refuseProfile(condition);
    } else {
      hintGreedy(written, where, condition);
    }
    return new Size(problems).bounded(condition);
  }

  /** A business event is about no person. */
  private void refuseProfile(Typed value) {
    boolean ofProfile =
        value instanceof Typed.InAudience
            || (value instanceof Typed.FieldRead && !EventReads.isAbout(value));
    if (ofProfile) {
      problems.report(Fault.BUSINESS_PROFILE, value.span());
    } else {
      Parts.of(value).forEach(this::refuseProfile);
    }
  }

  /** Hints at an {@code or} that was perhaps to stand beside the event. */
  private void hintGreedy(EventTrigger written, Expression where, Typed condition) {
    boolean joins =
        where instanceof BinaryExpression binary && binary.operator() == BinaryOperator.OR;
    if (!joins) {
      return;
    }
    int start = written.span().offset();
    for (Typed part : Parts.of(condition)) {
      if (!Conversions.isBroken(part) && !EventReads.isAbout(part)) {
        String left = problems.text(new Span(start, part.span().offset() - start));
        String whole = Show.code(left.replaceAll("\\s+or\\s+$", ""));
        String alone = Show.code(problems.text(part.span()));
        String event = problems.text(written.event().span());
        problems.report(Fault.GREEDY, part.span(), alone, event, whole);
      }
    }
  }

  // ---- audiences

  /** An audience of profiles; empty, with a problem, where there is none. */
  Optional<Traits> audience(Name written) {
    String name = written.text();
    Optional<Traits> traits = Optional.ofNullable(catalog.audiences().get(name));
    if (traits.isEmpty()) {
      if (!name.isEmpty()) {
        String hint = Problems.suggest(name, catalog.audiences().keySet());
        problems.report(Fault.UNKNOWN_NAME, written.span(), name, hint);
      }
    } else if (!traits.get().dimension().equals(Traits.PROFILE)) {
      String rows = Problems.rows(traits.get().dimension());
      problems.report(Fault.DIMENSION, written.span(), name, rows, "profiles");
      return Optional.empty();
    }
    return traits;
  }

  /**
   * An audience of whose members is asked again and again; its name.
   *
   * @param entered whether it is asked who comes and goes
   */
  Optional<String> followed(Name written, boolean entered) {
    Optional<Traits> traits = audience(written);
    if (traits.isEmpty()) {
      return Optional.empty();
    }
    String why = "";
    String hint = "Name the audience that it is made from.";
    if (traits.get().past() == Past.CHOSEN) {
      why = "a `top` among its rules makes everybody's change anybody's";
    } else if (entered && traits.get().kind() != Traits.Kind.RULE) {
      why = "it is saved, and changes when it is saved, not with time";
      hint =
          "Declare `audience X = profiles where in audience " + written.text() + "` and name `X`.";
    }
    if (!why.isEmpty()) {
      problems.report(Fault.FOLLOWED, written.span(), written.text(), why, hint);
    }
    return Optional.of(written.text());
  }
}
