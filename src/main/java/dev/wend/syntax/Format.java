package dev.wend.syntax;

import dev.wend.diag.Diagnostic;
import dev.wend.syntax.Ast.AudienceDeclaration;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.DefaultMark;
import dev.wend.syntax.Ast.EntityDeclaration;
import dev.wend.syntax.Ast.EventDeclaration;
import dev.wend.syntax.Ast.EventRuleDeclaration;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.FieldMark;
import dev.wend.syntax.Ast.ImportDeclaration;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.MergeBy;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NamespaceDeclaration;
import dev.wend.syntax.Ast.ObjectForm;
import dev.wend.syntax.Ast.ProfileDeclaration;
import dev.wend.syntax.Ast.PropertyDeclaration;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.ServiceItem;
import dev.wend.syntax.Ast.SkipWhere;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Ast.SourceOption;
import dev.wend.syntax.Ast.Step;
import dev.wend.syntax.Ast.TestDeclaration;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.Ast.TimezoneDeclaration;
import dev.wend.syntax.Ast.TypeForm;
import dev.wend.syntax.Ast.TypeName;
import dev.wend.syntax.Ast.TypeOf;
import dev.wend.syntax.BlockLayout.Label;
import dev.wend.syntax.JourneyAst.EndpointDeclaration;
import dev.wend.syntax.JourneyAst.JourneyDeclaration;
import dev.wend.syntax.JourneyAst.MessageDeclaration;
import dev.wend.syntax.JourneyAst.PolicyDeclaration;
import dev.wend.syntax.JourneyAst.SurfaceDeclaration;
import dev.wend.syntax.JourneyAst.WebhookDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lays a script out in the one canonical way. Blanks and line breaks are chosen anew; comments, the
 * form of literals and the brackets of expressions stay. Two things of the old layout count: an
 * empty line between declarations or items stays (one of them), and a block whose first item stands
 * below its brace has a line for each item.
 */
public final class Format {
  private final Layout layout = new Layout();
  private final Copy copy;
  private final ExpressionLayout expressions;
  private final PopulationLayout populations;
  private final StepLayout steps;
  private final BlockLayout blocks;
  private final TestLayout tests;
  private final EventLayout events;
  private final MessageLayout messages;
  private final JourneyLayout journeys;

  private Format(Script script) {
    this.copy = new Copy(script.source(), layout);
    this.expressions = new ExpressionLayout(copy, layout);
    this.populations = new PopulationLayout(copy, layout, expressions, this::columns);
    this.steps = new StepLayout(copy, layout, populations);
    this.blocks = new BlockLayout(copy, layout);
    this.messages = new MessageLayout(copy, layout, blocks, expressions, this::fields, this::type);
    this.journeys = new JourneyLayout(copy, layout, blocks, expressions, messages, this::columns);
    this.tests = new TestLayout(copy, layout, blocks, expressions, populations, journeys);
    this.events = new EventLayout(copy, layout, expressions);
  }

  /** The text of a script that was read without errors. */
  public static String script(Parsed<Script> parsed) {
    if (parsed.problems().stream().anyMatch(Diagnostic::isError)) {
      throw new IllegalArgumentException("a script with errors has no layout");
    }
    Format format = new Format(parsed.tree());
    format.declarations(parsed.tree().declarations());
    return format.layout.write();
  }

  // ---- declarations

  private void declarations(List<Declaration> declarations) {
    List<Integer> pads = blocks.pads(declarations, Format::label);
    for (int i = 0; i < declarations.size(); i++) {
      copy.itemLine("");
      layout.nest();
      declaration(declarations.get(i), pads.get(i));
      layout.unnest();
    }
    copy.innerComments(!declarations.isEmpty());
    if (!copy.isAtEnd()) {
      throw new IllegalStateException("a part of the script has no layout");
    }
  }

  private void declaration(Declaration declaration, int pad) {
    if (declaration instanceof TimezoneDeclaration
        || declaration instanceof NamespaceDeclaration
        || declaration instanceof ImportDeclaration) {
      copy.through(declaration.span().end());
    } else if (declaration instanceof LetDeclaration let) {
      defined(pad);
      expressions.outermost(let.value());
    } else if (declaration instanceof ProfileDeclaration profile) {
      profile(profile);
    } else if (declaration instanceof EntityDeclaration entity) {
      copy.through(entity.plural().orElse(entity.name()).span().end());
      copy.space();
      fields(entity.fields());
    } else if (declaration instanceof ServiceDeclaration service) {
      service(service);
    } else if (declaration instanceof SourceDeclaration source) {
      source(source);
    } else if (declaration instanceof AudienceDeclaration audience) {
      defined(pad);
      populations.outermost(audience.population());
    } else if (declaration instanceof Step step) {
      steps.step(step, pad);
    } else if (declaration instanceof TestDeclaration test) {
      tests.test(test);
    } else if (declaration instanceof PropertyDeclaration property) {
      tests.property(property);
    } else {
      event(declaration, pad);
    }
  }

  /** {@code audience Name =}. */
  private void defined(int pad) {
    copy.token();
    copy.space();
    copy.token();
    layout.text(" ".repeat(pad));
    copy.space();
    copy.word("=");
    copy.space();
  }

  private void profile(ProfileDeclaration profile) {
    copy.word("profile");
    copy.space();
    fields(profile.fields());
  }

  private void event(Declaration declaration, int pad) {
    if (declaration instanceof EventDeclaration event) {
      events.header(event);
      fields(event.fields());
    } else if (declaration instanceof EventRuleDeclaration rule) {
      copy.word("event");
      copy.space();
      defined(pad);
      events.rule(rule);
    } else {
      journeyPart(declaration);
    }
  }

  private void journeyPart(Declaration declaration) {
    if (declaration instanceof SurfaceDeclaration surface) {
      messages.surface(surface);
    } else if (declaration instanceof MessageDeclaration message) {
      messages.message(message);
    } else if (declaration instanceof EndpointDeclaration endpoint) {
      messages.endpoint(endpoint);
    } else if (declaration instanceof WebhookDeclaration webhook) {
      messages.webhook(webhook);
    } else if (declaration instanceof PolicyDeclaration policy) {
      journeys.declaration(policy.name(), policy.rules());
    } else if (declaration instanceof JourneyDeclaration journey) {
      copy.through(journey.name().span().end());
      copy.space();
      journeys.body(journey.body());
    }
  }

  private void service(ServiceDeclaration service) {
    copy.through(service.name().span().end());
    if (copy.isNext("{")) {
      copy.space();
      block(service.items(), item -> Optional.empty(), this::serviceItem);
    }
  }

  private void serviceItem(ServiceItem item, int pad) {
    copy.token();
    if (item.text().isPresent()) {
      copy.word(":");
    }
    copy.space();
    copy.token();
  }

  private void fields(List<FieldDeclaration> fields) {
    block(fields, field -> label("", field.name()), this::field);
  }

  private void field(FieldDeclaration field, int pad) {
    copy.token();
    copy.word(":");
    layout.broken(" ".repeat(pad));
    copy.space();
    type(field.type());
    for (FieldMark mark : field.marks()) {
      copy.space();
      if (mark instanceof DefaultMark value) {
        copy.word("default");
        copy.space();
        expressions.outermost(value.value());
      } else {
        copy.through(mark.span().end());
      }
    }
  }

  private void type(TypeForm type) {
    if (type instanceof TypeOf of) {
      copy.token();
      copy.word("<");
      type(of.item());
      copy.word(">");
    } else if (type instanceof ObjectForm object) {
      fields(object.fields());
    } else if (type instanceof TypeName name && !name.arguments().isEmpty()) {
      copy.token();
      expressions.bracketed(name.arguments(), "(", ")", "");
    } else {
      copy.through(type.span().end());
    }
  }

  private void source(SourceDeclaration source) {
    copy.word("source");
    copy.space();
    copy.token();
    copy.word(":");
    copy.space();
    copy.token();
    copy.space();
    copy.token();
    if (copy.isNext("(")) {
      copy.space();
      options(source.options());
    }
    copy.space();
    copy.word("into");
    copy.space();
    copy.token();
    if (copy.isNext("{")) {
      copy.space();
      sourceBody(source);
    }
  }

  private void options(List<SourceOption> options) {
    copy.word("(");
    layout.open();
    layout.anchor();
    layout.nest();
    for (int i = 0; i < options.size(); i++) {
      if (i > 0) {
        copy.comma();
      }
      copy.line(i > 0 ? " " : "");
      option(options.get(i));
    }
    copy.innerComments(false);
    layout.unnest();
    copy.line("");
    copy.word(")");
    layout.unnest();
    layout.close();
  }

  private void option(SourceOption option) {
    copy.token();
    layout.open();
    layout.nest();
    boolean first = true;
    for (TextValue value : option.values()) {
      if (!first) {
        copy.comma();
      }
      copy.line(" ");
      copy.through(value.span().end());
      first = false;
    }
    layout.unnest();
    layout.close();
  }

  private void sourceBody(SourceDeclaration source) {
    List<Ast> items = new ArrayList<>(source.mappings());
    items.addAll(source.skips());
    items.addAll(source.merges());
    items.sort(Comparator.comparingInt(item -> item.span().offset()));
    block(items, Format::sourceLabel, this::sourceItem);
  }

  private void sourceItem(Ast item, int pad) {
    if (item instanceof SkipWhere skip) {
      copy.word("skip");
      copy.space();
      copy.word("where");
      copy.space();
      expressions.outermost(skip.condition());
    } else if (item instanceof MergeBy merge) {
      copy.through(merge.span().end());
    } else if (item instanceof Mapping mapping) {
      path(mapping.field());
      layout.broken(" ".repeat(pad));
      copy.space();
      copy.word("=");
      copy.space();
      expressions.outermost(mapping.value());
    }
  }

  private void path(Name name) {
    copy.token();
    while (copy.offset() < name.span().end()) {
      copy.word(".");
      copy.token();
    }
  }

  private void columns(List<Mapping> columns) {
    block(columns, Format::sourceLabel, this::sourceItem);
  }

  private static Optional<Label> sourceLabel(Ast item) {
    return item instanceof Mapping mapping ? label("", mapping.field()) : Optional.empty();
  }

  private <T extends Ast> void block(
      List<T> items, Function<T, Optional<Label>> label, BlockLayout.Item<T> layouts) {
    blocks.block(items, label, layouts);
  }

  private static Optional<Label> label(String kind, Name name) {
    return Optional.of(new Label(kind, name));
  }

  private static Optional<Label> label(Declaration declaration) {
    if (declaration instanceof LetDeclaration let) {
      return label("let", let.name());
    } else if (declaration instanceof AudienceDeclaration audience) {
      return label("audience", audience.name());
    } else if (declaration instanceof EventRuleDeclaration rule) {
      return label("event rule", rule.name());
    } else if (declaration instanceof Step step) {
      return StepLayout.name(step).flatMap(name -> label("step", name));
    }
    return Optional.empty();
  }
}
