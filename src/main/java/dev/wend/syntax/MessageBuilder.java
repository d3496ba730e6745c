package dev.wend.syntax;

import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TypeForm;
import dev.wend.syntax.JourneyAst.Action;
import dev.wend.syntax.JourneyAst.Content;
import dev.wend.syntax.JourneyAst.EndpointDeclaration;
import dev.wend.syntax.JourneyAst.MessageDeclaration;
import dev.wend.syntax.JourneyAst.MessageItem;
import dev.wend.syntax.JourneyAst.Parameter;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.syntax.JourneyAst.SurfaceDeclaration;
import dev.wend.syntax.JourneyAst.Track;
import dev.wend.syntax.JourneyAst.WebhookDeclaration;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser.ActionItemContext;
import dev.wend.syntax.grammar.WendParser.EndpointContext;
import dev.wend.syntax.grammar.WendParser.FieldBlockContext;
import dev.wend.syntax.grammar.WendParser.FieldContext;
import dev.wend.syntax.grammar.WendParser.MessageContext;
import dev.wend.syntax.grammar.WendParser.MessageItemContext;
import dev.wend.syntax.grammar.WendParser.NameContext;
import dev.wend.syntax.grammar.WendParser.ParameterContext;
import dev.wend.syntax.grammar.WendParser.SettingContext;
import dev.wend.syntax.grammar.WendParser.SettingsContext;
import dev.wend.syntax.grammar.WendParser.SurfaceContext;
import dev.wend.syntax.grammar.WendParser.TypeContext;
import dev.wend.syntax.grammar.WendParser.WebhookContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Builds surfaces, messages, endpoints and webhooks from what the parser read. */
final class MessageBuilder {
  private final Leaves leaves;
  private final ExpressionBuilder expressions;
  private final Templates templates;
  private final Function<List<FieldContext>, List<FieldDeclaration>> fields;
  private final BiFunction<TypeContext, ParserRuleContext, TypeForm> types;

  MessageBuilder(
      Leaves leaves,
      ExpressionBuilder expressions,
      Templates templates,
      Function<List<FieldContext>, List<FieldDeclaration>> fields,
      BiFunction<TypeContext, ParserRuleContext, TypeForm> types) {
    this.leaves = leaves;
    this.expressions = expressions;
    this.templates = templates;
    this.fields = fields;
    this.types = types;
  }

  Declaration surface(SurfaceContext context, String doc) {
    return new SurfaceDeclaration(
        leaves.name(context.name(0), context),
        leaves.name(context.name(1), context),
        settings(context.settings()),
        doc,
        Spans.of(context));
  }

  Declaration webhook(WebhookContext context, String doc) {
    Name name = leaves.name(context.name(), context);
    return new WebhookDeclaration(name, settings(context.settings()), doc, Spans.of(context));
  }

  Declaration endpoint(EndpointContext context, String doc) {
    List<Setting> settings = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    context
        .endpointItem()
        .forEach(
            item -> {
              if (item.setting() != null) {
                settings.add(setting(item.setting()));
              } else if (item.actionItem() != null) {
                actions.add(action(item.actionItem()));
              }
            });
    Name name = leaves.name(context.name(), context);
    return new EndpointDeclaration(name, settings, actions, doc, Spans.of(context));
  }

  private Action action(ActionItemContext context) {
    List<FieldBlockContext> blocks = context.fieldBlock();
    return new Action(
        leaves.name(context.name(), context),
        blocks.isEmpty() ? List.of() : fields.apply(blocks.get(0).field()),
        blocks.size() < 2 ? List.of() : fields.apply(blocks.get(1).field()),
        Spans.of(context));
  }

  List<Setting> settings(SettingsContext context) {
    return context == null ? List.of() : context.setting().stream().map(this::setting).toList();
  }

  Setting setting(SettingContext context) {
    return new Setting(
        leaves.name(context.name(), context),
        expressions.expression(context.expression(), context),
        Spans.of(context));
  }

  // ---- messages

  Declaration message(MessageContext context, String doc) {
    List<Parameter> parameters = new ArrayList<>();
    if (context.parameters() != null) {
      context.parameters().parameter().forEach(one -> parameters.add(parameter(one)));
    }
    List<MessageItem> items = new ArrayList<>();
    context.messageItem().forEach(item -> item(item).ifPresent(items::add));
    return new MessageDeclaration(
        leaves.name(context.name(0), context),
        parameters,
        leaves.name(context.name(1), context),
        items,
        doc,
        Spans.of(context));
  }

  private Parameter parameter(ParameterContext context) {
    Name name = leaves.name(context.name(), context);
    return new Parameter(name, types.apply(context.type(), context), Spans.of(context));
  }

  private Optional<MessageItem> item(MessageItemContext context) {
    if (context.TRACK() != null) {
      List<Name> what = new ArrayList<>();
      for (NameContext name : context.name()) {
        what.add(leaves.name(name, context));
      }
      return Optional.of(new Track(what, Spans.of(context)));
    }
    SettingContext setting = context.setting();
    if (setting == null) {
      return Optional.empty();
    }
    return Optional.of(
        text(setting)
            .<MessageItem>map(
                text ->
                    new Content(
                        leaves.name(setting.name(), setting),
                        templates.template(text),
                        Spans.of(setting)))
            .orElseGet(() -> setting(setting)));
  }

  /** The text that a setting gives, where it gives nothing but one. */
  private static Optional<ScriptToken> text(SettingContext setting) {
    if (setting.expression() == null || setting.expression().getChildCount() == 0) {
      return Optional.empty();
    }
    Token first = setting.expression().getStart();
    boolean alone = first == setting.expression().getStop();
    boolean text = first.getType() == WendLexer.TEXT || first.getType() == WendLexer.BLOCK_TEXT;
    return alone && text && first.getTokenIndex() >= 0 && first instanceof ScriptToken token
        ? Optional.of(token)
        : Optional.empty();
  }
}
