package dev.wend.syntax;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.AfterStep;
import dev.wend.syntax.Ast.AtStep;
import dev.wend.syntax.Ast.ChangeAudienceStep;
import dev.wend.syntax.Ast.ChangeJourneyStep;
import dev.wend.syntax.Ast.ChangeStep;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.EraseStep;
import dev.wend.syntax.Ast.EvaluateStep;
import dev.wend.syntax.Ast.EventStep;
import dev.wend.syntax.Ast.ExpectError;
import dev.wend.syntax.Ast.ExpectJourney;
import dev.wend.syntax.Ast.ExpectMembers;
import dev.wend.syntax.Ast.ExpectMessages;
import dev.wend.syntax.Ast.ExpectStep;
import dev.wend.syntax.Ast.ExpectTrue;
import dev.wend.syntax.Ast.Expectation;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FailStep;
import dev.wend.syntax.Ast.Given;
import dev.wend.syntax.Ast.GivenExpression;
import dev.wend.syntax.Ast.GivenField;
import dev.wend.syntax.Ast.GivenList;
import dev.wend.syntax.Ast.GivenObject;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.LifeStep;
import dev.wend.syntax.Ast.MergeStep;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.ProfileStep;
import dev.wend.syntax.Ast.ProfilesStep;
import dev.wend.syntax.Ast.PropertyDeclaration;
import dev.wend.syntax.Ast.ReactionStep;
import dev.wend.syntax.Ast.Recipient;
import dev.wend.syntax.Ast.RunStep;
import dev.wend.syntax.Ast.SubscribeStep;
import dev.wend.syntax.Ast.TestDeclaration;
import dev.wend.syntax.Ast.TestStep;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.Ast.TriggerStep;
import dev.wend.syntax.grammar.WendParser;
import dev.wend.syntax.grammar.WendParser.ExpectationContext;
import dev.wend.syntax.grammar.WendParser.GivenContext;
import dev.wend.syntax.grammar.WendParser.NameContext;
import dev.wend.syntax.grammar.WendParser.TestBlockContext;
import dev.wend.syntax.grammar.WendParser.TestStepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds tests from what the parser read: a method a form; a step that is none is left out. */
final class TestBuilder {
  private final Leaves leaves;
  private final ExpressionBuilder expressions;
  private final PopulationBuilder populations;
  private final JourneyBuilder journeys;

  TestBuilder(
      Leaves leaves,
      ExpressionBuilder expressions,
      PopulationBuilder populations,
      JourneyBuilder journeys) {
    this.leaves = leaves;
    this.journeys = journeys;
    this.expressions = expressions;
    this.populations = populations;
  }

  Declaration test(WendParser.TestContext context, String doc) {
    TextValue name = leaves.textValue(context.text(), context);
    return new TestDeclaration(name, steps(context.testBlock()), doc, Spans.of(context));
  }

  Declaration property(WendParser.PropertyContext context, String doc) {
    List<Name> profiles = new ArrayList<>();
    context.sought().forEach(sought -> profiles.add(leaves.name(sought.name(), sought)));
    Optional<Expression> condition =
        context.WHERE() == null
            ? Optional.empty()
            : Optional.of(expressions.expression(context.expression(), context));
    return new PropertyDeclaration(
        leaves.textValue(context.text(), context),
        profiles,
        condition,
        steps(context.testBlock()),
        doc,
        Spans.of(context));
  }

  private List<TestStep> steps(TestBlockContext block) {
    List<TestStep> steps = new ArrayList<>();
    if (block != null) {
      block.testStep().forEach(step -> step(step).ifPresent(steps::add));
    }
    return steps;
  }

  // ---- steps

  private Optional<TestStep> step(TestStepContext context) {
    return ofProfiles(context).or(() -> ofTime(context)).or(() -> ofMessages(context));
  }

  private Optional<TestStep> ofProfiles(TestStepContext context) {
    Span span = Spans.of(context);
    TestStep step = null;
    if (context instanceof WendParser.ProfileStepContext c) {
      step = new ProfileStep(name(c.name(), c), given(c.given(), c), span);
    } else if (context instanceof WendParser.ProfilesStepContext c) {
      step = new ProfilesStep(count(c.INT(), c), name(c.name(), c), given(c.given(), c), span);
    } else if (context instanceof WendParser.SubscribeStepContext c) {
      step = new SubscribeStep(name(c.name(0), c), name(c.name(1), c), false, span);
    } else if (context instanceof WendParser.UnsubscribeStepContext c) {
      step = new SubscribeStep(name(c.name(0), c), name(c.name(1), c), true, span);
    } else if (context instanceof WendParser.MergeStepContext c) {
      step = new MergeStep(name(c.name(0), c), name(c.name(1), c), span);
    } else if (context instanceof WendParser.EraseStepContext c) {
      step = new EraseStep(name(c.name(), c), span);
    } else if (context instanceof WendParser.ChangeAudienceContext c) {
      step =
          new ChangeAudienceStep(
              name(c.name(), c), populations.population(c.population(), c), span);
    } else if (context instanceof WendParser.EvaluateStepContext c) {
      step = new EvaluateStep(name(c.name(), c), span);
    } else if (context instanceof WendParser.RunStepContext c) {
      step = new RunStep(name(c.name(), c), span);
    }
    return Optional.ofNullable(step);
  }

  private Optional<TestStep> ofTime(TestStepContext context) {
    Span span = Spans.of(context);
    TestStep step = null;
    if (context instanceof WendParser.AtStepContext c) {
      step = new AtStep(expressions.expression(c.expression(), c), span);
    } else if (context instanceof WendParser.AfterStepContext c) {
      step = new AfterStep(expressions.expression(c.expression(), c), span);
    } else if (context instanceof WendParser.EventStepContext c) {
      Optional<Name> from = c.FROM() == null ? Optional.empty() : Optional.of(name(c.name(1), c));
      Optional<Expression> at =
          c.AT() == null
              ? Optional.empty()
              : Optional.of(expressions.expression(c.expression(), c));
      step = new EventStep(name(c.name(0), c), from, given(c.given(), c), at, span);
    }
    return Optional.ofNullable(step);
  }

  private Optional<TestStep> ofMessages(TestStepContext context) {
    Span span = Spans.of(context);
    TestStep step = null;
    if (context instanceof WendParser.ExpectStepContext c) {
      return expectation(c.expectation()).map(e -> new ExpectStep(e, span));
    } else if (context instanceof WendParser.ChangeJourneyContext c) {
      step = new ChangeJourneyStep(name(c.name(), c), journeys.body(c.journeyBody(), c), span);
    } else if (context instanceof WendParser.ChangeStepContext c) {
      step = new ChangeStep(name(c.name(0), c), name(c.name(1), c), span);
    } else if (context instanceof WendParser.LifeStepContext c) {
      step = new LifeStep(c.getStart().getText(), name(c.name(), c), span);
    } else if (context instanceof WendParser.TriggerStepContext c) {
      step = trigger(c);
    } else if (context instanceof WendParser.ReactionStepContext c) {
      step = reaction(c);
    } else if (context instanceof WendParser.FailStepContext c) {
      step = fail(c);
    }
    return Optional.ofNullable(step);
  }

  private TestStep trigger(WendParser.TriggerStepContext context) {
    List<Recipient> recipients = new ArrayList<>();
    for (WendParser.RecipientContext one : context.recipient()) {
      boolean isText = one.text() != null;
      recipients.add(
          new Recipient(
              isText ? Optional.empty() : Optional.of(name(one.name(), one)),
              isText ? Optional.of(leaves.textValue(one.text(), one)) : Optional.empty(),
              Spans.of(one)));
    }
    Optional<GivenObject> with =
        context.WITH() == null ? Optional.empty() : Optional.of(given(context.given(), context));
    return new TriggerStep(name(context.name(), context), recipients, with, Spans.of(context));
  }

  private TestStep reaction(WendParser.ReactionStepContext context) {
    List<String> words = new ArrayList<>();
    if (context.reaction() != null && context.reaction().children != null) {
      context.reaction().children.forEach(word -> words.add(word.getText()));
    }
    Optional<TextValue> link =
        Optional.ofNullable(context.text()).map(text -> leaves.textValue(text, context));
    return new ReactionStep(
        name(context.name(0), context),
        String.join(" ", words),
        name(context.name(1), context),
        link,
        Spans.of(context));
  }

  private TestStep fail(WendParser.FailStepContext context) {
    int next = 1;
    Optional<Name> action = Optional.empty();
    if (context.DOT() != null) {
      action = Optional.of(name(context.name(next++), context));
    }
    Optional<Name> profile =
        context.FOR() == null ? Optional.empty() : Optional.of(name(context.name(next), context));
    return new FailStep(
        name(context.name(0), context),
        action,
        profile,
        Optional.ofNullable(context.INT()).map(digits -> count(digits, context)),
        Spans.of(context));
  }

  // ---- what is expected

  private Optional<Expectation> expectation(ExpectationContext context) {
    Span span = context == null ? new Span(0, 0) : Spans.of(context);
    Expectation read = null;
    if (context instanceof WendParser.ExpectMembersContext c) {
      read = new ExpectMembers(name(c.name(0), c), names(c.name(), 1, c), span);
    } else if (context instanceof WendParser.ExpectErrorContext c) {
      Optional<TestStep> step = Optional.ofNullable(c.testStep()).flatMap(this::step);
      read = new ExpectError(leaves.textValue(c.text(), c), step, span);
    } else if (context instanceof WendParser.ExpectReceivedContext c) {
      Optional<IntLiteral> times = Optional.ofNullable(c.INT()).map(digits -> count(digits, c));
      read = new ExpectMessages(name(c.name(0), c), true, names(c.name(), 1, c), times, span);
    } else if (context instanceof WendParser.ExpectNotReceivedContext c) {
      List<Name> messages = names(c.name(), 1, c);
      read = new ExpectMessages(name(c.name(0), c), false, messages, Optional.empty(), span);
    } else if (context instanceof WendParser.ExpectJourneyContext c) {
      read = new ExpectJourney(name(c.name(0), c), name(c.name(1), c), c.NOT() != null, span);
    } else if (context instanceof WendParser.ExpectTrueContext c) {
      read = new ExpectTrue(expressions.expression(c.expression(), c), span);
    }
    return Optional.ofNullable(read);
  }

  private List<Name> names(List<NameContext> all, int from, ParserRuleContext parent) {
    List<Name> names = new ArrayList<>();
    for (int i = from; i < all.size(); i++) {
      names.add(name(all.get(i), parent));
    }
    return names;
  }

  // ---- values

  private GivenObject given(GivenContext context, ParserRuleContext parent) {
    if (context == null) {
      return new GivenObject(List.of(), Leaves.end(parent));
    }
    List<GivenField> fields = new ArrayList<>();
    for (WendParser.GivenFieldContext field : context.givenField()) {
      Given value = value(field.givenValue(), field);
      fields.add(new GivenField(fieldName(field), value, Spans.of(field)));
    }
    return new GivenObject(fields, Spans.of(context));
  }

  private Name fieldName(WendParser.GivenFieldContext context) {
    if (context.text() == null) {
      return name(context.name(), context);
    }
    TextValue text = leaves.textValue(context.text(), context);
    return new Name(text.text(), text.span());
  }

  private Given value(WendParser.GivenValueContext context, ParserRuleContext parent) {
    if (context != null && context.LBRACKET() != null) {
      List<GivenObject> items = new ArrayList<>();
      context.given().forEach(item -> items.add(given(item, context)));
      return new GivenList(items, Spans.of(context));
    } else if (context != null && !context.given().isEmpty()) {
      return given(context.given(0), context);
    }
    Expression value =
        expressions.expression(
            context == null ? null : context.expression(), context == null ? parent : context);
    return new GivenExpression(value, value.span());
  }

  private Name name(NameContext context, ParserRuleContext parent) {
    return leaves.name(context, parent);
  }

  static IntLiteral count(TerminalNode digits, ParserRuleContext parent) {
    return digits == null || digits.getSymbol().getTokenIndex() < 0
        ? new IntLiteral("0", Leaves.end(parent))
        : new IntLiteral(Literals.digits(digits.getText()), Spans.of(digits.getSymbol()));
  }
}
