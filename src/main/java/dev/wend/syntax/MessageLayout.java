package dev.wend.syntax;

import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.TypeForm;
import dev.wend.syntax.BlockLayout.Label;
import dev.wend.syntax.JourneyAst.Action;
import dev.wend.syntax.JourneyAst.Content;
import dev.wend.syntax.JourneyAst.EndpointDeclaration;
import dev.wend.syntax.JourneyAst.MessageDeclaration;
import dev.wend.syntax.JourneyAst.Parameter;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.syntax.JourneyAst.SurfaceDeclaration;
import dev.wend.syntax.JourneyAst.Track;
import dev.wend.syntax.JourneyAst.WebhookDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How surfaces, messages, endpoints and webhooks are laid out; texts stay as they are written. */
final class MessageLayout {
  private final Copy copy;
  private final Layout layout;
  private final BlockLayout blocks;
  private final ExpressionLayout expressions;
  private final Consumer<List<FieldDeclaration>> fields;
  private final Consumer<TypeForm> types;

  /**
   * @param fields lays out fields and the braces around them
   */
  MessageLayout(
      Copy copy,
      Layout layout,
      BlockLayout blocks,
      ExpressionLayout expressions,
      Consumer<List<FieldDeclaration>> fields,
      Consumer<TypeForm> types) {
    this.copy = copy;
    this.layout = layout;
    this.blocks = blocks;
    this.expressions = expressions;
    this.fields = fields;
    this.types = types;
  }

  void surface(SurfaceDeclaration surface) {
    copy.through(surface.name().span().end());
    copy.word(":");
    copy.space();
    copy.token();
    copy.space();
    items(surface.settings());
  }

  void webhook(WebhookDeclaration webhook) {
    copy.through(webhook.name().span().end());
    copy.space();
    items(webhook.settings());
  }

  void endpoint(EndpointDeclaration endpoint) {
    copy.through(endpoint.name().span().end());
    copy.space();
    List<Ast> items = new ArrayList<>(endpoint.settings());
    items.addAll(endpoint.actions());
    items.sort(Comparator.comparingInt(item -> item.span().offset()));
    items(items);
  }

  void message(MessageDeclaration message) {
    copy.through(message.name().span().end());
    if (copy.isNext("(")) {
      parameters(message.parameters());
    }
    copy.space();
    copy.word("on");
    copy.space();
    copy.token();
    copy.space();
    items(message.items());
  }

  private void parameters(List<Parameter> parameters) {
    copy.word("(");
    layout.open();
    layout.anchor();
    layout.nest();
    for (int i = 0; i < parameters.size(); i++) {
      if (i > 0) {
        copy.comma();
      }
      copy.line(i > 0 ? " " : "");
      copy.token();
      copy.word(":");
      copy.space();
      types.accept(parameters.get(i).type());
    }
    copy.innerComments(false);
    layout.unnest();
    copy.line("");
    copy.word(")");
    layout.unnest();
    layout.close();
  }

  // ---- items

  private void items(List<? extends Ast> items) {
    blocks.block(List.copyOf(items), MessageLayout::label, this::item, "  ");
  }

  /** What a call is given. */
  void arguments(List<Setting> arguments) {
    blocks.block(List.<Ast>copyOf(arguments), MessageLayout::label, this::item, ", ");
  }

  private static Optional<Label> label(Ast item) {
    if (item instanceof Setting setting) {
      return Optional.of(new Label("", setting.name()));
    }
    return item instanceof Content content
        ? Optional.of(new Label("", content.part()))
        : Optional.empty();
  }

  private void item(Ast item, int pad) {
    if (item instanceof Setting setting) {
      named(pad);
      expressions.outermost(setting.value());
    } else if (item instanceof Content) {
      named(pad);
      copy.token();
    } else if (item instanceof Track track) {
      copy.word("track");
      names(track.what());
    } else if (item instanceof Action action) {
      copy.through(action.name().span().end());
      copy.space();
      fields.accept(action.parameters());
      if (copy.isNext("returns")) {
        copy.space();
        copy.word("returns");
        copy.space();
        fields.accept(action.results());
      }
    }
  }

  /** A name, the colon behind it, and blanks. */
  private void named(int pad) {
    copy.token();
    copy.word(":");
    layout.broken(" ".repeat(pad));
    copy.space();
  }

  /** Names in a row behind a word. */
  void names(List<? extends Ast> names) {
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        copy.comma();
      }
      copy.space();
      copy.token();
    }
  }

  /** {@code title: "…"} of a journey. */
  void setting(Setting setting) {
    item(setting, 0);
  }
}
