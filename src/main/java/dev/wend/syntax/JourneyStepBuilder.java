package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.JourneyAst.AudienceTrigger;
import dev.wend.syntax.JourneyAst.AwaitAnyStep;
import dev.wend.syntax.JourneyAst.AwaitBranch;
import dev.wend.syntax.JourneyAst.AwaitStep;
import dev.wend.syntax.JourneyAst.Block;
import dev.wend.syntax.JourneyAst.CallStep;
import dev.wend.syntax.JourneyAst.EventTrigger;
import dev.wend.syntax.JourneyAst.ExitStep;
import dev.wend.syntax.JourneyAst.IfBranch;
import dev.wend.syntax.JourneyAst.IfStep;
import dev.wend.syntax.JourneyAst.JourneyStep;
import dev.wend.syntax.JourneyAst.JumpStep;
import dev.wend.syntax.JourneyAst.Reaction;
import dev.wend.syntax.JourneyAst.ReactionTrigger;
import dev.wend.syntax.JourneyAst.Retry;
import dev.wend.syntax.JourneyAst.SaveToAudienceStep;
import dev.wend.syntax.JourneyAst.SendStep;
import dev.wend.syntax.JourneyAst.ShareBranch;
import dev.wend.syntax.JourneyAst.SplitStep;
import dev.wend.syntax.JourneyAst.Trigger;
import dev.wend.syntax.JourneyAst.UpdateProfileStep;
import dev.wend.syntax.JourneyAst.WaitStep;
import dev.wend.syntax.JourneyAst.WaitUntilStep;
import dev.wend.syntax.JourneyAst.Weekday;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser;
import dev.wend.syntax.grammar.WendParser.AmountContext;
import dev.wend.syntax.grammar.WendParser.BlockContext;
import dev.wend.syntax.grammar.WendParser.EventTriggerContext;
import dev.wend.syntax.grammar.WendParser.JourneyStepContext;
import dev.wend.syntax.grammar.WendParser.MappingContext;
import dev.wend.syntax.grammar.WendParser.NameContext;
import dev.wend.syntax.grammar.WendParser.SumContext;
import dev.wend.syntax.grammar.WendParser.TriggerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the steps of journeys from what the parser read; a step that is none is left out. */
final class JourneyStepBuilder {
  private final Problems problems;
  private final Leaves leaves;
  private final ExpressionBuilder expressions;
  private final PopulationBuilder populations;
  private final MessageBuilder messages;
  private final Function<MappingContext, Mapping> assignments;

  JourneyStepBuilder(
      Problems problems,
      Leaves leaves,
      ExpressionBuilder expressions,
      PopulationBuilder populations,
      MessageBuilder messages,
      Function<MappingContext, Mapping> assignments) {
    this.problems = problems;
    this.leaves = leaves;
    this.expressions = expressions;
    this.populations = populations;
    this.messages = messages;
    this.assignments = assignments;
  }

  private Block block(BlockContext context, ParserRuleContext parent) {
    List<JourneyStep> steps = new ArrayList<>();
    if (context == null) {
      return new Block(steps, Leaves.end(parent));
    }
    context.journeyStep().forEach(step -> step(step).ifPresent(steps::add));
    return new Block(steps, Spans.of(context));
  }

  /** A block that stands behind a word. */
  private Optional<Block> block(TerminalNode word, BlockContext context, ParserRuleContext parent) {
    return word == null ? Optional.empty() : Optional.of(block(context, parent));
  }

  private Name name(NameContext context, ParserRuleContext parent) {
    return leaves.name(context, parent);
  }

  private Optional<SpanOfTimeLiteral> length(List<AmountContext> amounts) {
    return amounts.isEmpty() ? Optional.empty() : Optional.of(expressions.spanOfTime(amounts));
  }

  // ---- steps

  Optional<JourneyStep> step(JourneyStepContext context) {
    return context == null
        ? Optional.empty()
        : branching(context).or(() -> waiting(context)).or(() -> doing(context));
  }

  private Optional<JourneyStep> branching(JourneyStepContext context) {
    JourneyStep step = null;
    if (context instanceof WendParser.AwaitStepContext c) {
      return await(c.awaited(), Spans.of(c));
    } else if (context instanceof WendParser.IfStepContext c) {
      step = ifStep(c);
    } else if (context instanceof WendParser.SplitStepContext c) {
      step = new SplitStep(c.shareBranch().stream().map(this::share).toList(), Spans.of(c));
    }
    return Optional.ofNullable(step);
  }

  private Optional<JourneyStep> waiting(JourneyStepContext context) {
    Span span = Spans.of(context);
    JourneyStep step = null;
    if (context instanceof WendParser.WaitStepContext c) {
      step = c.waited() == null ? null : waited(c.waited(), span);
    }
    return Optional.ofNullable(step);
  }

  private Optional<JourneyStep> doing(JourneyStepContext context) {
    Span span = Spans.of(context);
    JourneyStep step = null;
    if (context instanceof WendParser.SendStepContext c) {
      step = send(c);
    } else if (context instanceof WendParser.UpdateStepContext c) {
      List<Mapping> all =
          c.assignments() == null
              ? List.of()
              : c.assignments().mapping().stream().map(assignments).toList();
      step = new UpdateProfileStep(all, span);
    } else if (context instanceof WendParser.CallStepContext c) {
      step = call(c);
    } else if (context instanceof WendParser.SaveStepContext c) {
      step = new SaveToAudienceStep(name(c.name(), c), span);
    } else if (context instanceof WendParser.JumpStepContext c) {
      step = new JumpStep(name(c.name(), c), span);
    } else if (context instanceof WendParser.ExitStepContext) {
      step = new ExitStep(span);
    }
    return Optional.ofNullable(step);
  }

  private Optional<JourneyStep> await(WendParser.AwaitedContext context, Span span) {
    if (context instanceof WendParser.AwaitAnyContext c) {
      List<AwaitBranch> branches = c.awaitBranch().stream().map(this::awaitBranch).toList();
      return Optional.of(new AwaitAnyStep(branches, span));
    }
    return context instanceof WendParser.AwaitOneContext c
        ? Optional.of(await(c, span))
        : Optional.empty();
  }

  private JourneyStep await(WendParser.AwaitOneContext context, Span span) {
    List<BlockContext> blocks = context.block();
    TerminalNode otherwise = context.ELSE();
    Optional<Block> then = Optional.empty();
    int next = 0;
    if (!blocks.isEmpty() && isBefore(blocks.get(0), otherwise)) {
      then = Optional.of(block(blocks.get(next++), context));
    }
    return new AwaitStep(
        trigger(context.trigger(), context),
        length(context.amount()),
        then,
        block(otherwise, context.block(next), context),
        span);
  }

  private static boolean isBefore(BlockContext block, TerminalNode word) {
    return word == null || block.getStart().getStartIndex() < word.getSymbol().getStartIndex();
  }

  private AwaitBranch awaitBranch(WendParser.AwaitBranchContext context) {
    Optional<Trigger> trigger =
        context.AFTER() == null
            ? Optional.of(trigger(context.trigger(), context))
            : Optional.empty();
    return new AwaitBranch(
        trigger, length(context.amount()), block(context.block(), context), Spans.of(context));
  }

  private JourneyStep ifStep(WendParser.IfStepContext context) {
    List<IfBranch> branches = new ArrayList<>();
    List<BlockContext> blocks = context.block();
    // Each of these goes through all that the step has: in a long chain they are asked for once.
    List<TerminalNode> words = context.IF();
    List<WendParser.ExpressionContext> conditions = context.expression();
    for (int i = 0; i < words.size(); i++) {
      Span word = Spans.of(words.get(i).getSymbol());
      WendParser.ExpressionContext written = i < conditions.size() ? conditions.get(i) : null;
      Expression condition = expressions.expression(written, context);
      Block block = block(i < blocks.size() ? blocks.get(i) : null, context);
      branches.add(new IfBranch(condition, block, word.to(block.span())));
    }
    boolean otherwise = context.ELSE().size() >= words.size();
    Optional<Block> last =
        otherwise && blocks.size() > branches.size()
            ? Optional.of(block(blocks.get(branches.size()), context))
            : Optional.empty();
    return new IfStep(branches, last, Spans.of(context));
  }

  private ShareBranch share(WendParser.ShareBranchContext context) {
    return new ShareBranch(
        populations.branchShare(context.share(), context),
        block(context.block(), context),
        Spans.of(context));
  }

  private JourneyStep waited(WendParser.WaitedContext context, Span span) {
    if (context.UNTIL() == null) {
      return new WaitStep(expressions.sum(context.sum(0), context), span);
    }
    int next = 0;
    Optional<Weekday> weekday = Optional.empty();
    Optional<Expression> moment = Optional.empty();
    if (context.NEXT() == null) {
      moment = Optional.of(expressions.sum(context.sum(next++), context));
    } else {
      weekday = Optional.of(JourneyBuilder.weekday(name(context.name(), context), problems));
    }
    SumContext time = context.sum(next);
    Optional<Expression> at =
        context.AT() == null ? Optional.empty() : Optional.of(expressions.sum(time, context));
    return new WaitUntilStep(weekday, moment, at, context.profileZone() != null, span);
  }

  private JourneyStep send(WendParser.SendStepContext context) {
    List<Expression> arguments =
        context.sent() == null ? List.of() : expressions.expressions(context.sent().expression());
    return new SendStep(
        name(context.name(), context),
        arguments,
        Optional.ofNullable(context.retry()).map(this::retry),
        block(context.ON(), context.block(), context),
        Spans.of(context));
  }

  private Retry retry(WendParser.RetryContext context) {
    return new Retry(
        TestBuilder.count(context.INT(), context), length(context.amount()), Spans.of(context));
  }

  private JourneyStep call(WendParser.CallStepContext context) {
    int next = 0;
    Optional<Name> result = Optional.empty();
    if (context.EQUAL() != null) {
      result = Optional.of(name(context.name(next++), context));
    }
    Optional<Block> onError = Optional.empty();
    Optional<Block> onTimeout = Optional.empty();
    for (WendParser.CallBranchContext branch : context.callBranch()) {
      boolean timeout = branch.TIMEOUT() != null;
      if ((timeout ? onTimeout : onError).isPresent()) {
        String word = timeout ? "on timeout" : "on error";
        problems.add(Fault.STEP_TWICE, Spans.of(branch), word);
      } else if (timeout) {
        onTimeout = Optional.of(block(branch.block(), branch));
      } else {
        onError = Optional.of(block(branch.block(), branch));
      }
    }
    return new CallStep(
        result,
        name(context.name(next), context),
        name(context.name(next + 1), context),
        messages.settings(context.settings()),
        onError,
        onTimeout,
        Spans.of(context));
  }

  // ---- what is waited for

  Trigger trigger(TriggerContext context, ParserRuleContext parent) {
    if (context == null) {
      return event(null, parent);
    } else if (context.messageReaction() != null) {
      return reaction(context.messageReaction());
    } else if (context.IN_AUDIENCE() != null || context.IN() != null) {
      return new AudienceTrigger(name(context.name(), context), Spans.of(context));
    }
    return event(context.eventTrigger(), context);
  }

  EventTrigger event(EventTriggerContext context, ParserRuleContext parent) {
    if (context == null) {
      Span end = Leaves.end(parent);
      return new EventTrigger(new Name("", end), Optional.empty(), Optional.empty(), end);
    }
    Optional<Name> alias =
        context.AS() == null ? Optional.empty() : Optional.of(name(context.name(1), context));
    Optional<Expression> condition =
        context.WHERE() == null
            ? Optional.empty()
            : Optional.of(expressions.whereOf(context.expression(), context));
    return new EventTrigger(name(context.name(0), context), alias, condition, Spans.of(context));
  }

  private Trigger reaction(WendParser.MessageReactionContext context) {
    Reaction reaction =
        switch (context.getStart().getType()) {
          case WendLexer.CLICKED -> Reaction.CLICKED;
          case WendLexer.DELIVERED -> Reaction.DELIVERED;
          case WendLexer.BOUNCED -> Reaction.BOUNCED;
          case WendLexer.UNSUBSCRIBED -> Reaction.UNSUBSCRIBED;
          case WendLexer.COMPLAINED -> Reaction.COMPLAINED;
          default -> Reaction.OPENED;
        };
    Optional<TextValue> link =
        Optional.ofNullable(context.text()).map(text -> leaves.textValue(text, context));
    return new ReactionTrigger(reaction, name(context.name(), context), link, Spans.of(context));
  }
}
