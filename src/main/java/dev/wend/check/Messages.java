package dev.wend.check;

import dev.wend.channel.Channel;
import dev.wend.channel.Part;
import dev.wend.channel.Reaction;
import dev.wend.check.Catalog.EventRule;
import dev.wend.check.Catalog.Message;
import dev.wend.check.Catalog.Parameter;
import dev.wend.check.Catalog.Surface;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TypeForm;
import dev.wend.syntax.Ast.TypeName;
import dev.wend.syntax.JourneyAst;
import dev.wend.syntax.JourneyAst.Content;
import dev.wend.syntax.JourneyAst.MessageDeclaration;
import dev.wend.syntax.JourneyAst.MessageItem;
import dev.wend.syntax.JourneyAst.Setting;
import dev.wend.syntax.JourneyAst.Track;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Messages: what they need, what their parts say, and what is heard of them. */
final class Messages {
  private static final Map<String, Reaction.Kind> TRACKED =
      Map.of("opens", Reaction.Kind.OPENED, "clicks", Reaction.Kind.CLICKED);

  private final Problems problems;
  private final Catalog catalog;
  private final ProfileScope profile;
  private final Types types;
  private final Set<String> brokenSurfaces;

  /**
   * @param catalog the surfaces among its names
   * @param profile the names of the profile
   * @param brokenSurfaces the names of those that are declared, and no surfaces
   */
  Messages(
      Problems problems,
      Catalog catalog,
      ProfileScope profile,
      Types types,
      Set<String> brokenSurfaces) {
    this.problems = problems;
    this.brokenSurfaces = Set.copyOf(brokenSurfaces);
    this.catalog = catalog;
    this.profile = profile;
    this.types = types;
  }

  /** Each message by its name; those of no surface are left out. */
  Map<String, Message> check(List<MessageDeclaration> declarations) {
    Map<String, Message> messages = new LinkedHashMap<>();
    for (MessageDeclaration declaration : declarations) {
      List<Parameter> parameters = parameters(declaration);
      MessageScope scope = new MessageScope(profile, catalog, parameters);
      Optional<Surface> surface = surface(declaration.surface());
      int errors = problems.errors();
      Map<String, Wording> texts = texts(declaration, scope, surface);
      if (surface.isPresent()) {
        Message message = message(declaration, surface.get(), parameters, texts);
        messages.putIfAbsent(message.name(), message);
      }
      if (problems.errors() == errors) {
        hintUnused(declaration, parameters, scope);
      }
    }
    messages.remove("");
    return messages;
  }

  private Optional<Surface> surface(Name written) {
    Optional<Surface> surface = Optional.ofNullable(catalog.surfaces().get(written.text()));
    if (surface.isEmpty()
        && !written.text().isEmpty()
        && !brokenSurfaces.contains(written.text())) {
      String hint =
          catalog.surfaces().isEmpty()
              ? "Declare it: `surface "
                  + written.text()
                  + ": email { from: \"news@shop.example\" }`."
              : Problems.suggest(written.text(), catalog.surfaces().keySet());
      problems.report(Fault.NO_SURFACE, written.span(), written.text(), hint);
    }
    return surface;
  }

  private Message message(
      MessageDeclaration declaration,
      Surface surface,
      List<Parameter> parameters,
      Map<String, Wording> texts) {
    requireParts(declaration, surface.channel());
    List<Wording> inOrder = new ArrayList<>();
    for (Part part : surface.channel().parts()) {
      Optional.ofNullable(texts.get(part.name())).ifPresent(inOrder::add);
    }
    return new Message(
        declaration.name().text(),
        surface,
        parameters,
        inOrder,
        tracked(declaration, surface.channel()),
        declaration.doc());
  }

  private void hintUnused(
      MessageDeclaration declaration, List<Parameter> parameters, MessageScope scope) {
    Set<String> unused = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (scope.isUnused(parameter.name())) {
        unused.add(parameter.name());
      }
    }
    declaration.parameters().stream()
        .map(JourneyAst.Parameter::name)
        .filter(name -> unused.contains(name.text()))
        .forEach(name -> problems.report(Fault.UNUSED_NAME, name.span(), name.text()));
  }

  // ---- parameters

  private List<Parameter> parameters(MessageDeclaration declaration) {
    Map<String, Span> seen = new LinkedHashMap<>();
    List<Parameter> parameters = new ArrayList<>();
    for (JourneyAst.Parameter written : declaration.parameters()) {
      String name = written.name().text();
      Span span = written.name().span();
      if (name.equals("profile") || name.equals(ItemScope.EVENT)) {
        problems.report(Fault.TAKEN_NAME, span, name);
      } else if (catalog.profile().field(name).isPresent()) {
        problems.report(Fault.PARAMETER_NAME, span, name);
      } else if (seen.putIfAbsent(name, span) != null) {
        problems.report(Fault.DUPLICATE_NAME, span, name, problems.line(seen.get(name)));
      } else if (!name.isEmpty()) {
        parameters.add(parameter(name, written.type()));
      }
    }
    return parameters;
  }

  private Parameter parameter(String name, TypeForm written) {
    if (written instanceof TypeName of && of.arguments().isEmpty()) {
      String type = of.name().text();
      String event =
          Optional.ofNullable(catalog.eventRules().get(type)).map(EventRule::event).orElse(type);
      if (catalog.events().containsKey(event)) {
        return new Parameter.OfEvent(name, event);
      }
      Optional<String> near = Types.isKnown(type) ? Optional.empty() : nearest(type);
      if (near.isPresent()) {
        String hint = "Did you mean `" + near.get() + "`?";
        problems.report(Fault.UNKNOWN_TYPE, of.name().span(), type, hint);
        return new Parameter.OfValue(name, Scalar.ERROR);
      }
    }
    Type type = types.of(written);
    boolean isOne =
        !Access.isList(type) && !(type instanceof Type.ObjectType) && !(type instanceof Type.Link);
    if (!isOne) {
      problems.report(Fault.PARAMETER_TYPE, written.span(), type.text());
    }
    return new Parameter.OfValue(name, isOne ? type : Scalar.ERROR);
  }

  private Optional<String> nearest(String event) {
    List<String> known = new ArrayList<>(catalog.events().keySet());
    known.addAll(catalog.eventRules().keySet());
    return Nearest.of(event, known);
  }

  // ---- parts

  /** What the parts say; those of no surface are looked at, too. */
  private Map<String, Wording> texts(
      MessageDeclaration declaration, MessageScope scope, Optional<Surface> surface) {
    Map<String, Span> seen = new LinkedHashMap<>();
    Map<String, Wording> texts = new LinkedHashMap<>();
    Expressions expressions = new Expressions(problems, scope, catalog);
    for (MessageItem item : declaration.items()) {
      if (item instanceof Content content) {
        Optional<Part> part = part(content.part(), surface, seen);
        List<Wording.Piece> pieces = new Templates(problems, expressions).check(content.text());
        part.ifPresent(p -> texts.putIfAbsent(p.name(), new Wording(p, pieces)));
      } else if (item instanceof Setting setting
          && part(setting.name(), surface, seen).isPresent()
          && setting.value().span().length() > 0) {
        problems.report(Fault.PART_FORM, setting.value().span(), setting.name().text());
      }
    }
    return texts;
  }

  /** What is said of what is called otherwise here. */
  private static Optional<String> elsewhere(String name, List<String> parts) {
    return switch (name) {
      case "body", "content", "message" ->
          parts.contains("html")
              ? Optional.of("Write `html`, or `text` for what has no markup.")
              : parts.contains("text") ? Optional.of("Write `text`.") : Optional.empty();
      case "to" -> Optional.of("Leave it out: a message goes to who is in the journey.");
      case "from", "sender" -> Optional.of("Leave it out: the surface says it.");
      case "track" -> Optional.of("Write `track opens`, without `:`.");
      default -> Optional.empty();
    };
  }

  private Optional<Part> part(Name written, Optional<Surface> surface, Map<String, Span> seen) {
    String name = written.text();
    if (surface.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Channel channel = surface.get().channel();
    Optional<Part> part = channel.part(name);
    if (part.isEmpty()) {
      List<String> parts = channel.parts().stream().map(Part::name).toList();
      String hint = elsewhere(name, parts).orElseGet(() -> Problems.suggest(name, parts));
      problems.report(Fault.NO_PART_OF, written.span(), channel.word(), name, hint);
    } else if (seen.putIfAbsent(name, written.span()) != null) {
      problems.report(Fault.SETTING_TWICE, written.span(), name, problems.line(seen.get(name)));
      return Optional.empty();
    }
    return part;
  }

  /** Says which part there has to be. */
  private void requireParts(MessageDeclaration declaration, Channel channel) {
    Set<String> there = new HashSet<>();
    for (MessageItem item : declaration.items()) {
      if (item instanceof Content content) {
        there.add(content.part().text());
      } else if (item instanceof Setting setting) {
        there.add(setting.name().text());
      }
    }
    if (there.stream().anyMatch(name -> channel.part(name).isEmpty())) {
      return; // a part by another name may be the one that is missing
    }
    List<Part> any = parts(channel, Part.Need.AT_LEAST_ONE);
    boolean isEmpty = any.stream().noneMatch(part -> there.contains(part.name()));
    Optional<Part> missing =
        parts(channel, Part.Need.REQUIRED).stream()
            .filter(part -> !there.contains(part.name()))
            .findFirst();
    if (missing.isPresent()) {
      require(List.of(missing.get()), declaration, channel);
    } else if (isEmpty && !any.isEmpty()) {
      require(any, declaration, channel);
    }
  }

  private static List<Part> parts(Channel channel, Part.Need need) {
    return channel.parts().stream().filter(part -> part.need() == need).toList();
  }

  private void require(List<Part> any, MessageDeclaration declaration, Channel channel) {
    problems.report(
        Fault.PART_MISSING,
        declaration.name().span(),
        channel.word(),
        Problems.listed(any.stream().map(Part::name).toList()),
        any.get(0).name(),
        any.get(0).example());
  }

  // ---- what is heard

  private Set<Reaction.Kind> tracked(MessageDeclaration declaration, Channel channel) {
    Set<Reaction.Kind> heard = EnumSet.noneOf(Reaction.Kind.class);
    heard.addAll(channel.reactions());
    heard.removeAll(TRACKED.values());
    List<String> known =
        Stream.of("opens", "clicks")
            .filter(w -> channel.reactions().contains(TRACKED.get(w)))
            .toList();
    for (MessageItem item : declaration.items()) {
      for (Name what : item instanceof Track track ? track.what() : List.<Name>of()) {
        if (known.contains(what.text())) {
          heard.add(TRACKED.get(what.text()));
        } else if (!what.text().isEmpty()) {
          String hint = known.isEmpty() ? "Remove it." : Problems.suggest(what.text(), known);
          problems.report(Fault.TRACK, what.span(), what.text(), channel.word(), hint);
        }
      }
    }
    return heard;
  }
}
