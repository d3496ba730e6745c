package dev.wend.syntax;

import dev.wend.syntax.Ast.AfterStep;
import dev.wend.syntax.Ast.AtStep;
import dev.wend.syntax.Ast.ChangeAudienceStep;
import dev.wend.syntax.Ast.ChangeJourneyStep;
import dev.wend.syntax.Ast.ChangeStep;
import dev.wend.syntax.Ast.EventStep;
import dev.wend.syntax.Ast.ExpectError;
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
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.ProfileStep;
import dev.wend.syntax.Ast.ProfilesStep;
import dev.wend.syntax.Ast.PropertyDeclaration;
import dev.wend.syntax.Ast.TestDeclaration;
import dev.wend.syntax.Ast.TestStep;
import dev.wend.syntax.Ast.TriggerStep;
import java.util.List;
import java.util.Optional;

/** How tests are laid out: a line a step; a single step may stand in the line of its block. */
final class TestLayout {
  private final Copy copy;
  private final Layout layout;
  private final BlockLayout blocks;
  private final ExpressionLayout expressions;
  private final PopulationLayout populations;
  private final JourneyLayout journeys;

  TestLayout(
      Copy copy,
      Layout layout,
      BlockLayout blocks,
      ExpressionLayout expressions,
      PopulationLayout populations,
      JourneyLayout journeys) {
    this.copy = copy;
    this.journeys = journeys;
    this.layout = layout;
    this.blocks = blocks;
    this.expressions = expressions;
    this.populations = populations;
  }

  void test(TestDeclaration test) {
    copy.word("test");
    copy.space();
    copy.token();
    copy.space();
    steps(test.steps());
  }

  void property(PropertyDeclaration property) {
    copy.word("property");
    copy.space();
    copy.token();
    copy.space();
    copy.word("for");
    copy.space();
    copy.word("all");
    for (int i = 0; i < property.profiles().size(); i++) {
      if (i > 0) {
        copy.comma();
      }
      copy.space();
      copy.word("profile");
      copy.space();
      copy.token();
    }
    property.condition().ifPresent(this::condition);
    copy.space();
    steps(property.steps());
  }

  private void condition(Expression condition) {
    layout.open();
    layout.nest();
    copy.line(" ");
    copy.word("where");
    copy.space();
    expressions.outermost(condition);
    layout.unnest();
    layout.close();
  }

  private void steps(List<TestStep> steps) {
    copy.word("{");
    layout.open();
    if (steps.size() > 1 || (!steps.isEmpty() && copy.isBelow())) {
      layout.breakAll();
    }
    layout.anchor();
    layout.nest();
    for (int i = 0; i < steps.size(); i++) {
      copy.leaveOutComma();
      if (i == 0) {
        copy.line(" ");
      } else {
        copy.itemLine(" ");
      }
      layout.nest();
      step(steps.get(i));
      layout.unnest();
    }
    copy.leaveOutComma();
    copy.innerComments(!steps.isEmpty());
    layout.unnest();
    copy.line(" ");
    copy.word("}");
    layout.unnest();
    layout.close();
  }

  // ---- steps

  private void step(TestStep step) {
    if (step instanceof ProfileStep profile) {
      through(profile.profile());
      given(profile.values());
    } else if (step instanceof ProfilesStep profiles) {
      through(profiles.profile());
      given(profiles.values());
    } else if (step instanceof AtStep at) {
      word("at");
      expressions.outermost(at.time());
    } else if (step instanceof AfterStep after) {
      word("after");
      expressions.outermost(after.length());
    } else if (step instanceof EventStep event) {
      event(event);
    } else if (step instanceof ChangeAudienceStep change) {
      change(change);
    } else if (step instanceof TriggerStep trigger) {
      trigger(trigger);
    } else if (step instanceof FailStep fail) {
      fail(fail);
    } else if (step instanceof ExpectStep expect) {
      word("expect");
      expectation(expect.expectation());
    } else {
      changed(step);
    }
  }

  private void changed(TestStep step) {
    if (step instanceof ChangeJourneyStep change) {
      through(change.journey());
      journeys.body(change.body());
    } else if (step instanceof ChangeStep change) {
      through(change.name());
      copy.asWritten(change.span().end());
    } else {
      copy.through(step.span().end());
    }
  }

  private void word(String word) {
    copy.word(word);
    copy.space();
  }

  /** The words of a step up to a name, and a blank. */
  private void through(Name name) {
    copy.through(name.span().end());
    copy.space();
  }

  private void event(EventStep event) {
    copy.through(event.from().orElse(event.event()).span().end());
    if (copy.isNext("{")) {
      copy.space();
      given(event.values());
    }
    event
        .at()
        .ifPresent(
            at -> {
              copy.space();
              word("at");
              expressions.outermost(at);
            });
  }

  private void change(ChangeAudienceStep change) {
    through(change.audience());
    copy.word("{");
    layout.open();
    if (copy.isBelow()) {
      layout.breakAll();
    }
    layout.anchor();
    layout.nest();
    copy.line(" ");
    layout.nest();
    populations.outermost(change.population());
    layout.unnest();
    copy.leaveOutComma();
    copy.innerComments(true);
    layout.unnest();
    copy.line(" ");
    copy.word("}");
    layout.unnest();
    layout.close();
  }

  private void trigger(TriggerStep trigger) {
    through(trigger.campaign());
    copy.word("for");
    for (int i = 0; i < trigger.recipients().size(); i++) {
      if (i > 0) {
        copy.comma();
      }
      copy.space();
      copy.token();
    }
    if (trigger.context().isPresent()) {
      copy.space();
      word("with");
      given(trigger.context().get());
    }
  }

  private void fail(FailStep fail) {
    word("fail");
    copy.token();
    if (fail.action().isPresent()) {
      copy.word(".");
      copy.token();
    }
    if (copy.offset() < fail.span().end()) {
      copy.space();
      copy.through(fail.span().end());
    }
  }

  private void expectation(Expectation expectation) {
    if (expectation instanceof ExpectTrue wanted) {
      expressions.outermost(wanted.condition());
    } else if (expectation instanceof ExpectMembers members) {
      through(members.audience());
      word("=");
      blocks.block(members.members(), name -> Optional.empty(), (name, pad) -> copy.token());
    } else if (expectation instanceof ExpectError error) {
      word("error");
      copy.token();
      copy.space();
      steps(error.step().stream().toList());
    } else if (expectation instanceof ExpectMessages messages) {
      messages(messages);
    } else {
      copy.through(expectation.span().end());
    }
  }

  private void messages(ExpectMessages expected) {
    List<Name> messages = expected.messages();
    if (messages.isEmpty()) {
      copy.through(expected.span().end());
      return;
    }
    copy.through(messages.get(0).span().end());
    for (Name message : messages.subList(1, messages.size())) {
      copy.comma();
      copy.space();
      copy.through(message.span().end());
    }
    if (expected.times().isPresent()) {
      copy.space();
      copy.through(expected.span().end());
    }
  }

  // ---- values

  private void given(GivenObject object) {
    blocks.block(object.fields(), field -> Optional.empty(), this::field);
  }

  private void field(GivenField field, int pad) {
    copy.token();
    copy.word(":");
    copy.space();
    value(field.value());
  }

  private void value(Given value) {
    if (value instanceof GivenObject object) {
      given(object);
    } else if (value instanceof GivenList list) {
      list(list);
    } else if (value instanceof GivenExpression expression) {
      Expression written = expression.value();
      expressions.outermost(written);
    }
  }

  private void list(GivenList list) {
    copy.word("[");
    layout.open();
    layout.anchor();
    layout.nest();
    for (int i = 0; i < list.items().size(); i++) {
      if (i > 0) {
        copy.comma();
      }
      copy.line(i > 0 ? " " : "");
      given(list.items().get(i));
    }
    copy.leaveOutComma();
    copy.innerComments(false);
    layout.unnest();
    copy.line("");
    copy.word("]");
    layout.unnest();
    layout.close();
  }
}
