package dev.wend.syntax;

import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.JourneyAst.AudienceEntry;
import dev.wend.syntax.JourneyAst.AwaitAnyStep;
import dev.wend.syntax.JourneyAst.AwaitBranch;
import dev.wend.syntax.JourneyAst.AwaitStep;
import dev.wend.syntax.JourneyAst.Block;
import dev.wend.syntax.JourneyAst.CallStep;
import dev.wend.syntax.JourneyAst.Clause;
import dev.wend.syntax.JourneyAst.EnterClause;
import dev.wend.syntax.JourneyAst.EventEntry;
import dev.wend.syntax.JourneyAst.EventTrigger;
import dev.wend.syntax.JourneyAst.ExitClause;
import dev.wend.syntax.JourneyAst.IfStep;
import dev.wend.syntax.JourneyAst.JourneyBody;
import dev.wend.syntax.JourneyAst.PeriodClause;
import dev.wend.syntax.JourneyAst.QuietDays;
import dev.wend.syntax.JourneyAst.QuietHours;
import dev.wend.syntax.JourneyAst.SendStep;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.syntax.JourneyAst.ShareBranch;
import dev.wend.syntax.JourneyAst.SplitStep;
import dev.wend.syntax.JourneyAst.Trigger;
import dev.wend.syntax.JourneyAst.UpdateProfileStep;
import dev.wend.syntax.JourneyAst.WaitStep;
import dev.wend.syntax.JourneyAst.WaitUntilStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How journeys and policies are laid out: a line a step, and short blocks in one. */
final class JourneyLayout {
  private final Copy copy;
  private final Layout layout;
  private final BlockLayout blocks;
  private final ExpressionLayout expressions;
  private final MessageLayout messages;
  private final Consumer<List<Mapping>> assignments;

  /**
   * @param assignments lays out assignments and the braces around them
   */
  JourneyLayout(
      Copy copy,
      Layout layout,
      BlockLayout blocks,
      ExpressionLayout expressions,
      MessageLayout messages,
      Consumer<List<Mapping>> assignments) {
    this.copy = copy;
    this.layout = layout;
    this.blocks = blocks;
    this.expressions = expressions;
    this.messages = messages;
    this.assignments = assignments;
  }

  /** A word, a name, and items between braces. */
  void declaration(Name name, List<? extends Ast> items) {
    copy.through(name.span().end());
    copy.space();
    items(items);
  }

  void body(JourneyBody body) {
    List<Ast> items = new ArrayList<>(body.clauses());
    items.addAll(body.steps());
    items.sort(Comparator.comparingInt(item -> item.span().offset()));
    items(items);
  }

  private void items(List<? extends Ast> items) {
    blocks.block(
        List.<Ast>copyOf(items), item -> Optional.empty(), (item, pad) -> item(item), "  ");
  }

  private void block(Block block) {
    copy.space();
    items(block.steps());
  }

  private void words(String... words) {
    for (String word : words) {
      copy.word(word);
      copy.space();
    }
  }

  /** What is left of something, behind a blank. */
  private void rest(Ast node) {
    if (!copy.isAtEnd() && copy.offset() < node.span().end()) {
      copy.space();
      copy.through(node.span().end());
    }
  }

  private void item(Ast item) {
    if (item instanceof Clause) {
      clause(item);
    } else if (item instanceof SendStep send) {
      send(send);
    } else if (item instanceof UpdateProfileStep update) {
      words("update", "profile");
      assignments.accept(update.assignments());
    } else if (item instanceof CallStep call) {
      call(call);
    } else if (item instanceof WaitStep wait) {
      words("wait");
      expressions.outermost(wait.length());
    } else if (item instanceof WaitUntilStep until) {
      until(until);
    } else if (item instanceof IfStep choice) {
      choice(choice);
    } else if (item instanceof AwaitStep await) {
      await(await);
    } else if (item instanceof AwaitAnyStep await) {
      words("await");
      items(await.branches());
    } else if (item instanceof SplitStep split) {
      words("split", "randomly");
      items(split.branches());
    } else {
      branch(item);
    }
  }

  // ---- clauses

  private void clause(Ast clause) {
    if (clause instanceof Setting setting) {
      messages.setting(setting);
    } else if (clause instanceof PeriodClause period) {
      period(period);
    } else if (clause instanceof EnterClause enter) {
      words("enter");
      enter(enter);
    } else if (clause instanceof ExitClause exit) {
      words("exit", "when");
      trigger(exit.when());
    } else if (clause instanceof QuietHours quiet) {
      words("quiet", "hours");
      expressions.outermost(quiet.from());
      copy.space();
      words("to");
      expressions.outermost(quiet.to());
      rest(quiet);
    } else if (clause instanceof QuietDays quiet) {
      words("quiet");
      copy.word("on");
      messages.names(quiet.days());
    } else {
      copy.through(clause.span().end());
    }
  }

  private void period(PeriodClause period) {
    if (period.from().isPresent()) {
      words("from");
      expressions.outermost(period.from().get());
    }
    if (period.until().isPresent()) {
      if (period.from().isPresent()) {
        copy.space();
      }
      words("until");
      expressions.outermost(period.until().get());
    }
  }

  private void enter(EnterClause enter) {
    if (enter.entry() instanceof EventEntry entry) {
      words("on");
      event(entry.event());
      rest(enter);
      return;
    }
    Optional<Expression> at =
        enter.entry() instanceof AudienceEntry entry
            ? entry.schedule().flatMap(schedule -> schedule.at())
            : Optional.empty();
    if (at.isPresent()) {
      copy.through(at.get().span().offset());
      copy.space();
      expressions.outermost(at.get());
      rest(enter);
    } else {
      copy.through(enter.span().end());
    }
  }

  private void trigger(Trigger trigger) {
    if (trigger instanceof EventTrigger event) {
      event(event);
    } else {
      copy.through(trigger.span().end());
    }
  }

  private void event(EventTrigger event) {
    layout.open();
    copy.through(event.alias().orElse(event.event()).span().end());
    if (event.condition().isPresent()) {
      layout.nest();
      copy.line(" ");
      words("where");
      expressions.outermost(event.condition().get());
      layout.unnest();
    }
    layout.close();
  }

  // ---- steps

  private void send(SendStep send) {
    copy.through(send.message().span().end());
    if (copy.isNext("(")) {
      expressions.bracketed(send.arguments(), "(", ")", "");
    }
    if (send.retry().isPresent()) {
      rest(send.retry().get());
    }
    if (send.onFailure().isPresent()) {
      copy.space();
      words("on");
      copy.word("failure");
      block(send.onFailure().get());
    }
  }

  private void call(CallStep call) {
    if (call.result().isPresent()) {
      copy.token();
      copy.space();
      words("=");
    }
    words("call");
    copy.token();
    copy.word(".");
    copy.token();
    if (copy.isNext("{")) {
      copy.space();
      messages.arguments(call.arguments());
    }
    while (!copy.isAtEnd() && copy.offset() < call.span().end()) {
      copy.space();
      words("on");
      boolean error = copy.isNext("error");
      copy.token();
      block((error ? call.onError() : call.onTimeout()).orElseThrow());
    }
  }

  private void until(WaitUntilStep until) {
    words("wait", "until");
    if (until.weekday().isPresent()) {
      copy.through(until.weekday().get().span().end());
    } else {
      until.moment().ifPresent(expressions::outermost);
    }
    if (until.at().isPresent()) {
      copy.space();
      words("at");
      expressions.outermost(until.at().get());
    }
    rest(until);
  }

  private void choice(IfStep choice) {
    layout.open();
    layout.anchor();
    for (int i = 0; i < choice.branches().size(); i++) {
      if (i > 0) {
        beforeElse();
        words("else");
      }
      words("if");
      expressions.outermost(choice.branches().get(i).condition());
      block(choice.branches().get(i).block());
    }
    choice.otherwise().ifPresent(this::otherwise);
    layout.unnest();
    layout.close();
  }

  /** An {@code else} that stands in a line of its own stays there. */
  private void beforeElse() {
    if (copy.isBelow()) {
      layout.breakAll();
      copy.line(" ");
    } else {
      copy.space();
    }
  }

  private void otherwise(Block block) {
    beforeElse();
    copy.word("else");
    block(block);
  }

  private void await(AwaitStep await) {
    layout.open();
    layout.anchor();
    words("await");
    trigger(await.trigger());
    if (await.within().isPresent()) {
      rest(await.within().get());
    }
    await.then().ifPresent(this::block);
    await.otherwise().ifPresent(this::otherwise);
    layout.unnest();
    layout.close();
  }

  private void branch(Ast item) {
    if (item instanceof AwaitBranch branch) {
      if (branch.trigger().isPresent()) {
        trigger(branch.trigger().get());
      } else {
        copy.through(branch.after().orElseThrow().span().end());
      }
      copy.space();
      copy.word("=>");
      block(branch.block());
    } else if (item instanceof ShareBranch branch) {
      copy.token();
      copy.space();
      copy.word("=>");
      block(branch.block());
    } else {
      copy.through(item.span().end());
    }
  }
}
