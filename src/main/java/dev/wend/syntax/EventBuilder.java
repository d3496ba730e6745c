package dev.wend.syntax;

import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.EventDeclaration;
import dev.wend.syntax.Ast.EventRuleDeclaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.IdentifiedBy;
import dev.wend.syntax.Ast.Keep;
import dev.wend.syntax.Ast.Lapse;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.SequenceExpression;
import dev.wend.syntax.Ast.SequencePart;
import dev.wend.syntax.grammar.WendParser.EventContext;
import dev.wend.syntax.grammar.WendParser.EventRuleContext;
import dev.wend.syntax.grammar.WendParser.ExpressionContext;
import dev.wend.syntax.grammar.WendParser.IdentifiedByContext;
import dev.wend.syntax.grammar.WendParser.KeepContext;
import dev.wend.syntax.grammar.WendParser.LapseContext;
import dev.wend.syntax.grammar.WendParser.SequenceContext;
import dev.wend.syntax.grammar.WendParser.SequenceStepContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds declarations of events, rules of them, and sequences. */
final class EventBuilder {
  private final ExpressionBuilder expressions;
  private final Leaves leaves;

  EventBuilder(ExpressionBuilder expressions, Leaves leaves) {
    this.expressions = expressions;
    this.leaves = leaves;
  }

  Declaration event(EventContext context, List<FieldDeclaration> fields, String doc) {
    return new EventDeclaration(
        leaves.name(context.name(), context),
        context.BUSINESS() != null,
        context.identifiedBy().stream().map(this::identity).toList(),
        context.keep().stream().filter(k -> !k.amount().isEmpty()).map(this::keep).toList(),
        fields,
        doc,
        Spans.of(context));
  }

  private IdentifiedBy identity(IdentifiedByContext context) {
    Optional<Expression> value =
        context.EQUAL() == null
            ? Optional.empty()
            : Optional.of(expressions.expression(context.expression(), context));
    return new IdentifiedBy(leaves.name(context.name(), context), value, Spans.of(context));
  }

  private Keep keep(KeepContext context) {
    return new Keep(expressions.spanOfTime(context.amount()), Spans.of(context));
  }

  Declaration rule(EventRuleContext context, String doc) {
    return new EventRuleDeclaration(
        leaves.name(context.name(0), context),
        leaves.name(context.name(1), context),
        condition(context.WHERE(), context, context.expression()),
        doc,
        Spans.of(context));
  }

  private Optional<Expression> condition(
      TerminalNode where, ParserRuleContext parent, ExpressionContext condition) {
    return where == null ? Optional.empty() : Optional.of(expressions.whereOf(condition, parent));
  }

  // ---- sequences

  Expression sequence(SequenceContext context) {
    List<SequencePart> parts = context.sequenceStep().stream().map(this::part).toList();
    return new SequenceExpression(parts, Spans.of(context));
  }

  private SequencePart part(SequenceStepContext context) {
    Optional<Name> alias =
        context.AS() == null
            ? Optional.empty()
            : Optional.of(leaves.name(context.name(1), context));
    return new SequencePart(
        context.NO() != null,
        leaves.name(context.name(0), context),
        alias,
        context.lapse().stream().filter(l -> !l.amount().isEmpty()).map(this::lapse).toList(),
        condition(context.WHERE(), context, context.expression()),
        Spans.of(context));
  }

  private Lapse lapse(LapseContext context) {
    boolean within = context.WITHIN() != null;
    return new Lapse(within, expressions.spanOfTime(context.amount()), Spans.of(context));
  }
}
