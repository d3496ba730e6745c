package dev.wend.check;

import dev.wend.channel.Reaction.Kind;
import dev.wend.check.Catalog.Endpoint;
import dev.wend.check.Catalog.Message;
import dev.wend.check.TestStep.Act;
import dev.wend.diag.Fault;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TextValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The steps of a test that are of journeys and messages. */
final class TestFlows {
  private static final int MOST_TIMES = 1_000_000;

  private final Problems problems;
  private final Catalog catalog;
  private final Journeys journeys;
  private final Predicate<Name> profile;

  /**
   * @param journeys those of the script, checked
   * @param profile whether the test has a profile; reports it if not
   */
  TestFlows(Problems problems, Catalog catalog, Journeys journeys, Predicate<Name> profile) {
    this.problems = problems;
    this.catalog = catalog;
    this.journeys = journeys;
    this.profile = profile;
  }

  // ---- journeys

  /** {@code activate J}. */
  Optional<TestStep> life(Ast.LifeStep step) {
    Act act = Act.valueOf(step.act().toUpperCase(Locale.ROOT));
    return journey(step.name())
        ? Optional.of(new TestStep.Life(act, step.name().text(), step.span()))
        : Optional.empty();
  }

  /** <code>change journey J { … }</code>. */
  Optional<TestStep> change(Ast.ChangeJourneyStep step) {
    boolean known = journey(step.journey());
    return journeys
        .changed(step)
        .filter(to -> known)
        .map(to -> new TestStep.ChangeJourney(step.journey().text(), to, step.span()));
  }

  /** {@code expect ada in journey J}. */
  Optional<TestStep> inside(Ast.ExpectJourney wanted, Ast.ExpectStep step) {
    boolean known = profile.test(wanted.profile());
    String name = wanted.journey().text();
    return journey(wanted.journey()) && known
        ? Optional.of(
            new TestStep.InJourney(wanted.profile().text(), name, wanted.negated(), step.span()))
        : Optional.empty();
  }

  private boolean journey(Name written) {
    boolean known = journeys.names().contains(written.text());
    if (!known && !written.text().isEmpty()) {
      String hint = Problems.suggest(written.text(), journeys.names());
      problems.report(Fault.UNKNOWN_NAME, written.span(), written.text(), hint);
    }
    return known;
  }

  // ---- messages

  /** A message; empty where there is none, which is reported, or where it is broken. */
  private Optional<Message> message(Name written) {
    String name = written.text();
    if (!journeys.messages().contains(name) && !name.isEmpty()) {
      String hint = Problems.suggest(name, journeys.messages());
      problems.report(Fault.UNKNOWN_NAME, written.span(), name, hint);
    }
    return Optional.ofNullable(catalog.messages().get(name));
  }

  /** {@code ada opens M}. */
  Optional<TestStep> react(Ast.ReactionStep step) {
    boolean isKnown = profile.test(step.profile());
    Optional<Kind> read = kind(step.act());
    Optional<Message> message = message(step.message());
    if (!isKnown || message.isEmpty() || read.isEmpty()) {
      return Optional.empty();
    }
    Kind kind = read.get();
    String name = step.message().text();
    Triggers.requireTold(problems, step.message(), message.get(), kind);
    if (kind != Kind.CLICKED) {
      step.link().ifPresent(link -> problems.report(Fault.REACTION_LINK, link.span()));
    }
    return Optional.of(
        new TestStep.React(
            step.profile().text(),
            kind,
            kind == Kind.BOUNCED,
            name,
            step.link().map(TextValue::text),
            step.span()));
  }

  /** Empty where the words could not be read. */
  private static Optional<Kind> kind(String act) {
    return Optional.ofNullable(
        switch (act) {
          case "opens" -> Kind.OPENED;
          case "clicks" -> Kind.CLICKED;
          case "bounces" -> Kind.BOUNCED;
          case "unsubscribes from" -> Kind.UNSUBSCRIBED;
          case "complains about" -> Kind.COMPLAINED;
          default -> null;
        });
  }

  /** {@code expect ada received M, N 2 times}. */
  Optional<TestStep> received(Ast.ExpectMessages wanted, Ast.ExpectStep step) {
    boolean known = profile.test(wanted.profile());
    for (Name message : wanted.messages()) {
      known &= message(message).isPresent();
    }
    Optional<OptionalInt> times = times(wanted.times(), 0);
    String name = wanted.profile().text();
    if (!known || times.isEmpty()) {
      return Optional.empty();
    } else if (wanted.messages().isEmpty()) {
      return Optional.of(new TestStep.ReceivedNothing(name, step.span()));
    }
    List<String> messages = wanted.messages().stream().map(Name::text).toList();
    return Optional.of(
        new TestStep.Received(name, messages, !wanted.received(), times.get(), step.span()));
  }

  /** {@code fail M for ada 2 times}, {@code fail Crm.openTicket}. */
  Optional<TestStep> fail(Ast.FailStep step) {
    int times = times(step.times(), 1).map(n -> n.orElse(1)).orElse(0);
    if (step.action().isPresent() == step.profile().isPresent()) {
      problems.report(Fault.FAIL_FORM, step.span(), example(step));
      return Optional.empty();
    } else if (step.action().isPresent()) {
      return action(step.what(), step.action().get(), step, times);
    }
    Name person = step.profile().get();
    boolean known = profile.test(person);
    return message(step.what()).isPresent() && known && times > 0
        ? Optional.of(new TestStep.FailSend(step.what().text(), person.text(), times, step.span()))
        : Optional.empty();
  }

  /** What a step that fails is to be, with its own names as far as they go. */
  private String example(Ast.FailStep step) {
    String what = step.what().text();
    Optional<String> action =
        step.action()
            .map(Name::text)
            .or(
                () ->
                    Optional.ofNullable(catalog.endpoints().get(what))
                        .flatMap(endpoint -> endpoint.actions().keySet().stream().findFirst()));
    return action
        .map(name -> "`fail " + what + "." + name + "`")
        .orElse("`fail " + what + " for ada`");
  }

  private Optional<TestStep> action(Name written, Name action, Ast.FailStep step, int times) {
    Endpoint endpoint = catalog.endpoints().get(written.text());
    if (endpoint == null) {
      if (!written.text().isEmpty()) {
        String hint = Problems.suggest(written.text(), catalog.endpoints().keySet());
        problems.report(Fault.UNKNOWN_NAME, written.span(), written.text(), hint);
      }
      return Optional.empty();
    }
    boolean known = endpoint.actions().containsKey(action.text());
    if (!known && !action.text().isEmpty()) {
      String hint = Problems.suggest(action.text(), endpoint.actions().keySet());
      problems.report(Fault.NO_ACTION, action.span(), written.text(), action.text(), hint);
    }
    return known && times > 0
        ? Optional.of(new TestStep.FailCall(written.text(), action.text(), times, step.span()))
        : Optional.empty();
  }

  /** So many times, where it is said; empty, with a problem, where that is no number of times. */
  private Optional<OptionalInt> times(Optional<IntLiteral> written, int least) {
    if (written.isEmpty()) {
      return Optional.of(OptionalInt.empty());
    }
    BigInteger times = new BigInteger(written.get().digits());
    boolean fits =
        times.compareTo(BigInteger.valueOf(least)) >= 0
            && times.compareTo(BigInteger.valueOf(MOST_TIMES)) <= 0;
    if (!fits) {
      String most = String.format(Locale.ROOT, "%,d", MOST_TIMES);
      problems.report(Fault.TEST_TIMES, written.get().span(), written.get().digits(), least, most);
      return Optional.empty();
    }
    return Optional.of(OptionalInt.of(times.intValue()));
  }
}
