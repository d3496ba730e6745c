package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.AudienceDeclaration;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.DefaultMark;
import dev.wend.syntax.Ast.EntityDeclaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.FieldMark;
import dev.wend.syntax.Ast.IdentityMark;
import dev.wend.syntax.Ast.ImportDeclaration;
import dev.wend.syntax.Ast.KeyMark;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.LinkType;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.MergeBy;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NamespaceDeclaration;
import dev.wend.syntax.Ast.ObjectForm;
import dev.wend.syntax.Ast.Population;
import dev.wend.syntax.Ast.ProfileDeclaration;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.ServiceItem;
import dev.wend.syntax.Ast.SkipWhere;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Ast.SourceOption;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.Ast.TimezoneDeclaration;
import dev.wend.syntax.Ast.TypeForm;
import dev.wend.syntax.Ast.TypeName;
import dev.wend.syntax.Ast.TypeOf;
import dev.wend.syntax.grammar.WendParser;
import dev.wend.syntax.grammar.WendParser.OnlyExpressionContext;
import dev.wend.syntax.grammar.WendParser.PopulationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds the tree of one declaration from what the parser read, however little that is: what is not
 * there becomes a broken expression or an empty name.
 */
final class AstBuilder {
  private final Problems problems;
  private final Leaves leaves;
  private final Map<Integer, String> docs;
  private final ExpressionBuilder expressions;
  private final PopulationBuilder populations;
  private final StepBuilder steps;
  private final TestBuilder tests;
  private final EventBuilder events;
  private final MessageBuilder messages;
  private final JourneyBuilder journeys;

  /**
   * @param inner reads a part of the source that is one expression
   */
  AstBuilder(
      Problems problems, Map<Integer, String> docs, Function<Span, OnlyExpressionContext> inner) {
    this.problems = problems;
    this.leaves = new Leaves(problems);
    this.docs = docs;
    Depth depth = new Depth(problems);
    Chains chains = new Chains(problems);
    this.expressions = new ExpressionBuilder(problems, leaves, depth, chains);
    this.populations = new PopulationBuilder(problems, leaves, expressions, depth, chains);
    this.steps = new StepBuilder(leaves, populations);
    this.events = new EventBuilder(expressions, leaves);
    Templates templates = new Templates(problems, expressions, inner);
    this.messages = new MessageBuilder(leaves, expressions, templates, this::fields, this::type);
    JourneyStepBuilder journeySteps =
        new JourneyStepBuilder(problems, leaves, expressions, populations, messages, this::mapping);
    this.journeys = new JourneyBuilder(problems, leaves, expressions, messages, journeySteps);
    this.tests = new TestBuilder(leaves, expressions, populations, journeys);
  }

  Expression expression(WendParser.ExpressionContext context, ParserRuleContext parent) {
    return expressions.expression(context, parent);
  }

  Population population(PopulationContext context, ParserRuleContext parent) {
    return populations.population(context, parent);
  }

  // ---- declarations

  Optional<Declaration> declaration(WendParser.DeclarationContext context) {
    if (context.import_() != null) {
      return Optional.of(imported(context.import_()));
    } else if (context.entity() != null) {
      return Optional.of(entity(context.entity()));
    } else if (context.service() != null) {
      return Optional.of(service(context.service()));
    } else if (context.timezone() != null) {
      return Optional.of(timezone(context.timezone()));
    } else if (context.namespace() != null) {
      return Optional.of(namespace(context.namespace()));
    } else if (context.let() != null) {
      return Optional.of(let(context.let()));
    } else if (context.profile() != null) {
      return Optional.of(profile(context.profile()));
    } else if (context.event() != null || context.eventRule() != null) {
      return Optional.of(event(context));
    } else if (context.source() != null) {
      return Optional.of(source(context.source()));
    } else if (context.audience() != null) {
      return Optional.of(audience(context.audience()));
    } else if (context.step() != null) {
      return steps.step(context.step(), doc(context));
    } else if (context.test() != null) {
      return Optional.of(tests.test(context.test(), doc(context)));
    } else if (context.property() != null) {
      return Optional.of(tests.property(context.property(), doc(context)));
    }
    return journeyPart(context);
  }

  private Optional<Declaration> journeyPart(WendParser.DeclarationContext context) {
    if (context.surface() != null) {
      return Optional.of(messages.surface(context.surface(), doc(context)));
    } else if (context.message() != null) {
      return Optional.of(messages.message(context.message(), doc(context)));
    } else if (context.endpoint() != null) {
      return Optional.of(messages.endpoint(context.endpoint(), doc(context)));
    } else if (context.webhook() != null) {
      return Optional.of(messages.webhook(context.webhook(), doc(context)));
    } else if (context.policy() != null) {
      return Optional.of(journeys.policy(context.policy(), doc(context)));
    } else if (context.journey() != null) {
      return Optional.of(journeys.journey(context.journey(), doc(context)));
    }
    return Optional.empty();
  }

  private Declaration event(WendParser.DeclarationContext context) {
    return context.event() == null
        ? events.rule(context.eventRule(), doc(context))
        : events.event(context.event(), fields(context.event().field()), doc(context));
  }

  private String doc(ParserRuleContext context) {
    return docs.getOrDefault(context.getStart().getStartIndex(), "");
  }

  private Declaration imported(WendParser.Import_Context context) {
    return new ImportDeclaration(
        leaves.textValue(context.text(), context), doc(context), Spans.of(context));
  }

  private Declaration entity(WendParser.EntityContext context) {
    Optional<Name> plural =
        context.AS() == null
            ? Optional.empty()
            : Optional.of(leaves.name(context.name(1), context));
    return new EntityDeclaration(
        leaves.name(context.name(0), context),
        plural,
        fields(context.field()),
        doc(context),
        Spans.of(context));
  }

  private Declaration service(WendParser.ServiceContext context) {
    List<ServiceItem> items = context.serviceItem().stream().map(this::serviceItem).toList();
    Name name = leaves.name(context.name(), context);
    return new ServiceDeclaration(name, items, doc(context), Spans.of(context));
  }

  private ServiceItem serviceItem(WendParser.ServiceItemContext context) {
    Name word = leaves.name(context.name(0), context);
    boolean colon = context.COLON() != null;
    return new ServiceItem(
        word,
        colon ? Optional.of(leaves.textValue(context.text(), context)) : Optional.empty(),
        colon ? Optional.empty() : Optional.of(leaves.name(context.name(1), context)),
        Spans.of(context));
  }

  private Declaration timezone(WendParser.TimezoneContext context) {
    return new TimezoneDeclaration(
        leaves.textValue(context.text(), context), doc(context), Spans.of(context));
  }

  private Declaration namespace(WendParser.NamespaceContext context) {
    return new NamespaceDeclaration(
        leaves.name(context.name(), context), doc(context), Spans.of(context));
  }

  private Declaration let(WendParser.LetContext context) {
    return new LetDeclaration(
        leaves.name(context.name(), context),
        expressions.expression(context.expression(), context),
        doc(context),
        Spans.of(context));
  }

  private Declaration profile(WendParser.ProfileContext context) {
    return new ProfileDeclaration(fields(context.field()), doc(context), Spans.of(context));
  }

  private List<FieldDeclaration> fields(List<WendParser.FieldContext> contexts) {
    return contexts.stream().map(this::field).toList();
  }

  private FieldDeclaration field(WendParser.FieldContext context) {
    List<FieldMark> marks = new ArrayList<>();
    for (WendParser.MarkContext mark : context.mark()) {
      mark(mark, marks);
    }
    return new FieldDeclaration(
        leaves.name(context.name(), context),
        type(context.type(), context),
        marks,
        doc(context),
        Spans.of(context));
  }

  private void mark(WendParser.MarkContext context, List<FieldMark> marks) {
    Span span = Spans.of(context);
    if (context.KEY() != null) {
      marks.add(new KeyMark(span));
    } else if (context.IDENTITY() != null) {
      Optional<Name> namespace =
          Optional.ofNullable(context.name()).map(n -> leaves.name(n, context));
      marks.add(new IdentityMark(namespace, span));
    } else if (context.DEFAULT() != null) {
      marks.add(new DefaultMark(expressions.expression(context.expression(), context), span));
    }
  }

  /** {@code list<map<int>>}, from the inside. */
  private TypeForm type(WendParser.TypeContext context, ParserRuleContext parent) {
    if (context == null) {
      return noType(Leaves.end(parent));
    }
    Span span = Spans.of(context);
    List<TerminalNode> opening = context.LESS();
    if (opening.size() > Lines.MAX_DEPTH) {
      problems.add(Fault.TOO_DEEP, span, Lines.MAX_DEPTH);
      return noType(span);
    }
    TypeForm read = innerType(context.innerType(), context);
    for (int i = opening.size() - 1; i >= 0; i--) {
      Name name = leaves.name(context.name(i), context);
      read = new TypeOf(name, read, name.span().to(close(context, opening.size() - 1 - i, read)));
    }
    if (context.GREATER().size() > opening.size()) {
      Span more = Spans.of(context.GREATER(opening.size()).getSymbol());
      problems.add(Fault.SYNTAX, more, "the end of the line", "`>`", "Remove it.");
    }
    return read;
  }

  /** The place of the sign that closes a type. */
  private Span close(WendParser.TypeContext context, int index, TypeForm inside) {
    if (index < context.GREATER().size()) {
      return Spans.of(context.GREATER(index).getSymbol());
    }
    Span end = new Span(inside.span().end(), 0);
    problems.add(Fault.SYNTAX, end, "`>`", "the end of the type", "Write `>`.");
    return end;
  }

  private static TypeForm noType(Span span) {
    return new TypeName(new Name("", span), List.of(), span);
  }

  private TypeForm innerType(WendParser.InnerTypeContext context, ParserRuleContext parent) {
    if (context == null) {
      return noType(Leaves.end(parent));
    }
    Span span = Spans.of(context);
    if (context.LINK() != null) {
      return new LinkType(leaves.name(context.name(), context), span);
    }
    if (context.LBRACE() != null) {
      return new ObjectForm(fields(context.field()), span);
    }
    Name name = leaves.name(context.name(), context);
    return new TypeName(name, expressions.expressions(context.expression()), span);
  }

  private Declaration source(WendParser.SourceContext context) {
    List<Mapping> mappings = new ArrayList<>();
    List<SkipWhere> skips = new ArrayList<>();
    List<MergeBy> merges = new ArrayList<>();
    if (context.sourceBody() != null) {
      for (WendParser.SourceItemContext item : context.sourceBody().sourceItem()) {
        sourceItem(item, mappings, skips, merges);
      }
    }
    List<SourceOption> options = new ArrayList<>();
    if (context.options_() != null) {
      context.options_().option().forEach(o -> options.add(option(o)));
    }
    return new SourceDeclaration(
        leaves.name(context.name(0), context),
        leaves.name(context.name(1), context),
        leaves.textValue(context.text(), context),
        options,
        leaves.name(context.name(2), context),
        mappings,
        skips,
        merges,
        doc(context),
        Spans.of(context));
  }

  private void sourceItem(
      WendParser.SourceItemContext item,
      List<Mapping> mappings,
      List<SkipWhere> skips,
      List<MergeBy> merges) {
    if (item.mapping() != null) {
      mappings.add(mapping(item.mapping()));
    } else if (item.skipWhere() != null) {
      WendParser.SkipWhereContext skip = item.skipWhere();
      skips.add(new SkipWhere(expressions.expression(skip.expression(), skip), Spans.of(skip)));
    } else if (item.mergeBy() != null) {
      WendParser.MergeByContext merge = item.mergeBy();
      Name what = leaves.name(merge.name(0), merge);
      merges.add(new MergeBy(what, leaves.name(merge.name(1), merge), Spans.of(merge)));
    }
  }

  private Mapping mapping(WendParser.MappingContext context) {
    return new Mapping(
        path(context.name(), context),
        expressions.expression(context.expression(), context),
        Spans.of(context));
  }

  /** Names with dots between them, as one. */
  private Name path(List<WendParser.NameContext> parts, ParserRuleContext parent) {
    if (parts.size() < 2) {
      return leaves.name(parts.isEmpty() ? null : parts.get(0), parent);
    }
    List<Name> names = parts.stream().map(part -> leaves.name(part, parent)).toList();
    Span span = names.get(0).span().to(names.get(names.size() - 1).span());
    return new Name(names.stream().map(Name::text).collect(Collectors.joining(".")), span);
  }

  private SourceOption option(WendParser.OptionContext context) {
    List<TextValue> values = new ArrayList<>();
    for (WendParser.OptionValueContext value : context.optionValue()) {
      if (value.text() != null) {
        values.add(leaves.textValue(value.text(), value));
      } else if (value.getStart() != null) {
        String written = value.getChildCount() == 0 ? "" : value.getText();
        values.add(new TextValue(Literals.name(written), Spans.of(value)));
      }
    }
    return new SourceOption(leaves.name(context.name(), context), values, Spans.of(context));
  }

  private Declaration audience(WendParser.AudienceContext context) {
    return new AudienceDeclaration(
        leaves.name(context.name(), context),
        populations.population(context.population(), context),
        doc(context),
        Spans.of(context));
  }
}
