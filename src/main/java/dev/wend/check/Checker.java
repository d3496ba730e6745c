package dev.wend.check;

import dev.wend.check.Catalog.Let;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Checked.Feed;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.AudienceDeclaration;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.EntityDeclaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NamespaceDeclaration;
import dev.wend.syntax.Ast.ProfileDeclaration;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Ast.TimezoneDeclaration;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a tree to what it declares, with every problem on the way. A pass goes over the script once
 * and is then done with.
 */
public final class Checker {
  /** The namespaces that are there without being declared. */
  public static final List<String> NAMESPACES = List.of("email", "phone", "ecid", "crmId");

  /** What populations call the profile and all profiles. */
  private static final Set<String> TAKEN = Set.of("profile", "profiles");

  private final Script script;
  private final Problems problems;
  private final Map<String, Span> declared = new HashMap<>();
  private final Map<String, Declaration> conditions = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Let> lets = new LinkedHashMap<>();

  private Checker(Script script) {
    this.script = script;
    this.problems = new Problems(script.source());
  }

  /** A whole script. Problems of its syntax are not among those of the result. */
  public static Checked check(Script script) {
    return new Checker(script).check();
  }

  /** A population that is asked for by itself, over the names of a catalog. */
  public static Verdict<Population> checkPopulation(
      Source source, Ast.Population population, Catalog catalog) {
    Problems problems = new Problems(source);
    Expressions expressions = standing(problems, catalog);
    Population value = new Populations(problems, catalog, expressions).check(population);
    return new Verdict<>(value, problems.inOrder());
  }

  /** An expression that is asked for by itself, over the names of a catalog. */
  public static Verdict<Typed> checkExpression(
      Source source, Expression expression, Catalog catalog) {
    Problems problems = new Problems(source);
    Typed value = standing(problems, catalog).check(expression);
    return new Verdict<>(new Size(problems).bounded(value), problems.inOrder());
  }

  private static Expressions standing(Problems problems, Catalog catalog) {
    Scope scope = new ProfileScope(catalog, catalog.lets(), new HashSet<>(), false);
    return new Expressions(problems, scope, catalog);
  }

  private Checked check() {
    ZoneId zone = zone();
    Optional<ProfileDeclaration> profile = profile();
    declareNames();
    Catalog partial = rows(zone, profile);
    Schema schema = partial.profile();
    Order.Result order = Order.of(conditions, problems);
    ProfileScope scope = new ProfileScope(partial, lets, used, profile.isEmpty());
    Expressions expressions = new Expressions(problems, scope, partial);
    order.ordered().forEach((name, declaration) -> let(name, declaration, order, expressions));
    Catalog catalog =
        new Catalog(
            zone, schema, partial.entities(), partial.services(), lets, partial.audiences());
    Map<String, Audience> audiences = audiences(catalog, expressions);
    List<Feed> feeds = feeds(catalog);
    requireProfile(profile.isPresent());
    hintUnused();
    return new Checked(script.source(), catalog, audiences, feeds, problems.inOrder());
  }

  /** The fields of profiles and entities, and the names of audiences. */
  private Catalog rows(ZoneId zone, Optional<ProfileDeclaration> profile) {
    Entities entities = new Entities(problems, all(EntityDeclaration.class));
    Types types = new Types(problems, entities.keys());
    Services implied = new Services(problems);
    Map<String, Catalog.Service> services = implied.check(all(ServiceDeclaration.class));
    Schema own =
        profile
            .map(p -> new Fields(problems, zone, types, namespaces()).check(p))
            .orElseGet(() -> new Schema(List.of()));
    Schema schema = implied.with(own, services.keySet());
    return new Catalog(
        zone, schema, entities.check(zone, types), services, Map.of(), audienceNames());
  }

  private <T extends Declaration> List<T> all(Class<T> kind) {
    return script.declarations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  // ---- timezone, profile, namespaces: what there is once, or is there already

  private ZoneId zone() {
    List<TimezoneDeclaration> zones = all(TimezoneDeclaration.class);
    for (TimezoneDeclaration again : zones.subList(Math.min(1, zones.size()), zones.size())) {
      problems.report(Fault.SECOND_TIMEZONE, again.span(), problems.line(zones.get(0).span()));
    }
    ZoneId first = ZoneOffset.UTC;
    for (int i = zones.size() - 1; i >= 0; i--) {
      first = zone(zones.get(i));
    }
    return first;
  }

  private ZoneId zone(TimezoneDeclaration declaration) {
    String name = declaration.zone().text();
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (known.contains(name)) {
      return ZoneId.of(name);
    }
    String hint =
        Nearest.of(name, known)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse("Names are those of the IANA database, such as `Europe/Rome`.");
    problems.report(Fault.TIMEZONE, declaration.zone().span(), name, hint);
    return ZoneOffset.UTC;
  }

  private Optional<ProfileDeclaration> profile() {
    List<ProfileDeclaration> profiles = all(ProfileDeclaration.class);
    for (ProfileDeclaration again :
        profiles.subList(Math.min(1, profiles.size()), profiles.size())) {
      problems.report(
          Fault.SECOND_PROFILE,
          new Span(again.span().offset(), "profile".length()),
          problems.line(profiles.get(0).span()));
    }
    return profiles.stream().findFirst();
  }

  private Set<String> namespaces() {
    Set<String> names = new LinkedHashSet<>(NAMESPACES);
    all(NamespaceDeclaration.class).forEach(n -> names.add(n.name().text()));
    return names;
  }

  /** Without a profile nothing can be asked; said once, where it is needed first. */
  private void requireProfile(boolean present) {
    if (present) {
      return;
    }
    for (Declaration declaration : script.declarations()) {
      if (declaration instanceof AudienceDeclaration audience) {
        problems.report(Fault.NO_PROFILE, audience.name().span());
        return;
      } else if (declaration instanceof SourceDeclaration source) {
        problems.report(Fault.NO_PROFILE, source.name().span());
        return;
      }
    }
  }

  // ---- one space of names

  private void declareNames() {
    for (Declaration declaration : script.declarations()) {
      if (declaration instanceof NamespaceDeclaration namespace) {
        namespace(namespace.name());
      } else if (declaration instanceof LetDeclaration let) {
        condition(let.name(), let);
      } else if (declaration instanceof AudienceDeclaration audience) {
        condition(audience.name(), audience);
      } else if (declaration instanceof SourceDeclaration source) {
        declare(source.name());
      } else if (declaration instanceof ServiceDeclaration service) {
        declare(service.name());
      } else if (declaration instanceof EntityDeclaration entity && declare(entity.name())) {
        declare(Entities.plural(entity));
      }
    }
    for (ProfileDeclaration profile : all(ProfileDeclaration.class)) {
      for (FieldDeclaration field : profile.fields()) {
        if (conditions.containsKey(field.name().text())) {
          clash(field.name().text(), field.name().span(), declared.get(field.name().text()));
        }
      }
    }
  }

  private void namespace(Name name) {
    if (NAMESPACES.contains(name.text())) {
      problems.report(Fault.KNOWN_NAMESPACE, name.span(), name.text());
    } else {
      declare(name);
    }
  }

  private void condition(Name name, Declaration declaration) {
    if (declare(name)) {
      conditions.put(name.text(), declaration);
    }
  }

  private boolean declare(Name name) {
    if (name.text().isEmpty()) {
      return false; // nothing was written, which is reported already
    }
    if (TAKEN.contains(name.text())) {
      problems.report(Fault.TAKEN_NAME, name.span(), name.text());
      return false;
    }
    if (declared.putIfAbsent(name.text(), name.span()) != null) {
      clash(name.text(), name.span(), declared.get(name.text()));
      return false;
    }
    return true;
  }

  /** Reported at the later of the two. */
  private void clash(String name, Span one, Span other) {
    boolean later = one.offset() > other.offset();
    problems.report(
        Fault.DUPLICATE_NAME, later ? one : other, name, problems.line(later ? other : one));
  }

  private Set<String> audienceNames() {
    Set<String> names = new LinkedHashSet<>();
    all(AudienceDeclaration.class).forEach(a -> names.add(a.name().text()));
    return names;
  }

  // ---- lets

  private void let(
      String name, Declaration declaration, Order.Result order, Expressions expressions) {
    if (declaration instanceof LetDeclaration let) {
      lets.put(
          name,
          order.cyclic().contains(name)
              ? new Let.Value(Literals.broken(let.value().span()))
              : let(let, expressions));
    }
  }

  private Let let(LetDeclaration let, Expressions expressions) {
    if (Expressions.ungroup(let.value()) instanceof ListLiteral list) {
      List<Typed> items = new ArrayList<>();
      for (Expression item : list.items()) {
        items.add(constant(let, expressions.check(item)));
      }
      return new Let.Items(items);
    }
    Typed value = new Size(problems).bounded(expressions.check(let.value()));
    return new Let.Value(value.type() == Scalar.BOOL ? value : constant(let, value));
  }

  /** A value that is the same for everybody; a period only as it is written. */
  private Typed constant(LetDeclaration let, Typed value) {
    boolean missing = value.type() == Scalar.MISSING;
    boolean wanted = Conversions.isBroken(value) || (Facts.isForAll(value) && !missing);
    if (!wanted) {
      problems.report(Fault.LET_VALUE, let.name().span(), let.name().text());
      return Literals.broken(value.span());
    }
    return value;
  }

  private void hintUnused() {
    boolean library =
        all(AudienceDeclaration.class).isEmpty() && all(SourceDeclaration.class).isEmpty();
    for (LetDeclaration let : all(LetDeclaration.class)) {
      boolean named = !let.name().text().isEmpty();
      if (named && !library && !used.contains(let.name().text())) {
        problems.report(Fault.UNUSED_LET, let.name().span(), let.name().text());
      }
    }
  }

  // ---- audiences and sources

  private Map<String, Audience> audiences(Catalog catalog, Expressions expressions) {
    Map<String, Audience> audiences = new LinkedHashMap<>();
    Populations populations = new Populations(problems, catalog, expressions);
    for (AudienceDeclaration audience : all(AudienceDeclaration.class)) {
      String name = audience.name().text();
      Population population = populations.check(audience.population());
      audiences.putIfAbsent(name, new Audience(name, population, audience.doc(), audience.span()));
    }
    return audiences;
  }

  private List<Feed> feeds(Catalog catalog) {
    Sources sources = new Sources(problems, catalog, used);
    return all(SourceDeclaration.class).stream().map(sources::check).toList();
  }
}
