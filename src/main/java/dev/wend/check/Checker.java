package dev.wend.check;

import dev.wend.check.Catalog.EventRule;
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
import dev.wend.syntax.Ast.EventDeclaration;
import dev.wend.syntax.Ast.EventRuleDeclaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NamespaceDeclaration;
import dev.wend.syntax.Ast.PopulationStep;
import dev.wend.syntax.Ast.ProfileDeclaration;
import dev.wend.syntax.Ast.SaveAudienceStep;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Ast.TimezoneDeclaration;
import dev.wend.syntax.JourneyAst;
import dev.wend.syntax.JourneyAst.EndpointDeclaration;
import dev.wend.syntax.JourneyAst.JourneyDeclaration;
import dev.wend.syntax.JourneyAst.MessageDeclaration;
import dev.wend.syntax.JourneyAst.PolicyDeclaration;
import dev.wend.syntax.JourneyAst.SurfaceDeclaration;
import dev.wend.syntax.JourneyAst.WebhookDeclaration;
import dev.wend.type.Field;
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

  /** The field that a profile has where a script speaks of it, or sends messages. */
  public static final String CONSENT = Services.CONSENT;

  /** What populations call the profile and all profiles. */
  private static final Set<String> TAKEN = Set.of("profile", "profiles");

  private final Script script;
  private final Problems problems;
  private final Map<String, Span> declared = new HashMap<>();
  private final Map<String, Declaration> conditions = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Let> lets = new LinkedHashMap<>();
  private final Map<String, EventRule> eventRules = new LinkedHashMap<>();

  /** What is known so far of those that may be named. */
  private final Map<String, Traits> audiences = new LinkedHashMap<>();

  private final Map<String, Audience> rules = new LinkedHashMap<>();

  private final Heights heights;
  private final Optional<Map<String, Traits>> stored;

  private Checker(Script script, Optional<Map<String, Traits>> stored) {
    this.script = script;
    this.problems = new Problems(script.source());
    this.heights = new Heights(problems);
    this.stored = stored;
    stored.ifPresent(audiences::putAll);
  }

  /** A whole script. Problems of its syntax are not among those of the result. */
  public static Checked check(Script script) {
    return new Checker(script, Optional.empty()).check();
  }

  /**
   * A whole script that runs over a store.
   *
   * @param stored the audiences of the store; the script's own come before them
   */
  public static Checked check(Script script, Map<String, Traits> stored) {
    return new Checker(script, Optional.of(stored)).check();
  }

  /** A population that is asked for by itself, over the names of a catalog. */
  public static Verdict<Selection> checkPopulation(
      Source source, Ast.Population population, Catalog catalog) {
    Problems problems = new Problems(source);
    ProfileScope scope = standing(catalog);
    Expressions expressions = new Expressions(problems, scope, catalog);
    Selection value = new Populations(problems, scope, expressions).check(population);
    return new Verdict<>(value, problems.inOrder());
  }

  /**
   * An expression that is asked for by itself, over the names of a catalog. It may also be a whole
   * object, map or list of objects of the profile, which {@link #whole} finds.
   */
  public static Verdict<Typed> checkExpression(
      Source source, Expression expression, Catalog catalog) {
    Problems problems = new Problems(source);
    Typed value = new Expressions(problems, standing(catalog), catalog).shown(expression);
    return new Verdict<>(new Size(problems).bounded(value), problems.inOrder());
  }

  /** The field that an expression shows as it is, with all its parts. */
  public static Optional<Field> whole(Typed shown) {
    return shown instanceof Typed.FieldRead read && Access.isWhole(read.type())
        ? Optional.of(read.field())
        : Optional.empty();
  }

  private static ProfileScope standing(Catalog catalog) {
    return new ProfileScope(
        catalog, catalog.lets(), catalog.eventRules(), catalog.audiences(), new HashSet<>(), false);
  }

  private Checked check() {
    ZoneId zone = zone();
    Optional<ProfileDeclaration> profile = profile();
    declareNames();
    Catalog partial = rows(zone, profile);
    Order.Result order = Order.of(conditions, problems);
    ProfileScope scope =
        new ProfileScope(partial, lets, eventRules, audiences, used, profile.isEmpty());
    Expressions expressions = new Expressions(problems, scope, partial);
    order.cyclic().forEach(name -> breakOff(name, expressions));
    Populations populations = new Populations(problems, scope, expressions);
    Steps steps = new Steps(problems, populations, audiences, steps());
    order.ordered().forEach((name, d) -> declared(name, d, expressions, populations, steps));
    List<Step> checked = steps.all();
    steps.run(before(), stored.isPresent());
    Catalog catalog = calling(sending(whole(partial), profile.isEmpty()), profile.isEmpty());
    Journeys flows = journeys(catalog, profile.isEmpty());
    List<Feed> feeds = feeds(catalog);
    Tests tests = new Tests(problems, catalog, populations, flows, used, rules, !checked.isEmpty());
    List<Trial> trials = tests.check(script.declarations());
    requireProfile(profile.isPresent());
    hintUnused();
    return new Checked(
        script.source(),
        catalog,
        audiences(populations),
        feeds,
        checked,
        trials,
        flows.checked(),
        problems.inOrder());
  }

  /** The names of the whole script. */
  private Catalog whole(Catalog partial) {
    Events events = new Events(problems, partial.zone(), partial.profile());
    return new Catalog(
        partial.zone(),
        partial.profile(),
        partial.entities(),
        events.identified(all(EventDeclaration.class), partial, lets, used),
        eventRules,
        partial.services(),
        lets,
        audiences);
  }

  /** The names of the whole script with what is sent. */
  private Catalog sending(Catalog whole, boolean isBroken) {
    List<SurfaceDeclaration> surfaces = all(SurfaceDeclaration.class);
    Catalog by =
        whole.sending(
            new Surfaces(problems, whole.zone(), whole.profile()).check(surfaces), Map.of());
    Set<String> broken = new HashSet<>();
    surfaces.forEach(surface -> broken.add(surface.name().text()));
    broken.removeAll(by.surfaces().keySet());
    Types types = new Types(problems, new Entities(problems, all(EntityDeclaration.class)).keys());
    Messages messages = new Messages(problems, by, scope(by, isBroken), types, broken);
    return by.sending(by.surfaces(), messages.check(all(MessageDeclaration.class)));
  }

  /** The names of the whole script with what is called, and what holds for all that is sent. */
  private Catalog calling(Catalog sending, boolean isBroken) {
    Types types = new Types(problems, new Entities(problems, all(EntityDeclaration.class)).keys());
    Endpoints endpoints = new Endpoints(problems, sending, types);
    Expressions expressions = new Expressions(problems, scope(sending, isBroken), sending);
    return sending.calling(
        endpoints.endpoints(all(EndpointDeclaration.class)),
        endpoints.policies(all(PolicyDeclaration.class), expressions));
  }

  private Journeys journeys(Catalog catalog, boolean isBroken) {
    Set<String> messages = new LinkedHashSet<>();
    all(MessageDeclaration.class).forEach(message -> messages.add(message.name().text()));
    Journeys journeys = new Journeys(problems, catalog, scope(catalog, isBroken), messages);
    journeys.check(all(JourneyDeclaration.class));
    if (!messages.isEmpty()) {
      new Events(problems, catalog.zone(), catalog.profile())
          .hintReactions(all(EventDeclaration.class), catalog.events());
    }
    return journeys;
  }

  private ProfileScope scope(Catalog catalog, boolean isBroken) {
    return new ProfileScope(catalog, lets, eventRules, audiences, used, isBroken);
  }

  private void declared(
      String name,
      Declaration declaration,
      Expressions expressions,
      Populations populations,
      Steps steps) {
    if (declaration instanceof LetDeclaration let) {
      let(name, let, expressions);
    } else if (declaration instanceof AudienceDeclaration audience) {
      audience(name, audience, populations);
    } else if (declaration instanceof EventRuleDeclaration rule) {
      rule(name, rule, expressions);
    } else if (declaration instanceof Ast.Step step) {
      steps.check(step);
    }
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
    boolean sends = !all(MessageDeclaration.class).isEmpty();
    Schema schema = implied.with(own, services.keySet(), sends);
    Map<String, Catalog.Entity> rows = entities.check(zone, types);
    return new Catalog(
        zone,
        schema,
        rows,
        new Events(problems, zone, schema).types(all(EventDeclaration.class), types),
        Map.of(),
        services,
        Map.of(),
        Map.of());
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
    } else if (declaration.zone().span().length() == 0) {
      return ZoneOffset.UTC; // no text was read, which is told already
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
      } else if (declaration instanceof EventDeclaration event && !event.business()) {
        problems.report(Fault.NO_PROFILE, event.name().span());
        return;
      } else if (declaration instanceof SourceDeclaration source) {
        problems.report(Fault.NO_PROFILE, source.name().span());
        return;
      } else if (declaration instanceof MessageDeclaration message) {
        problems.report(Fault.NO_PROFILE, message.name().span());
        return;
      } else if (declaration instanceof JourneyDeclaration journey) {
        problems.report(Fault.NO_PROFILE, journey.name().span());
        return;
      } else if (declaration instanceof Ast.Step) {
        problems.report(Fault.NO_PROFILE, declaration.span());
        return;
      } else if (declaration instanceof Ast.TestDeclaration test) {
        problems.report(Fault.NO_PROFILE, test.name().span());
        return;
      } else if (declaration instanceof Ast.PropertyDeclaration property) {
        problems.report(Fault.NO_PROFILE, property.name().span());
        return;
      }
    }
  }

  // ---- one space of names

  private void declareNames() {
    script.declarations().forEach(this::declareName);
    all(SaveAudienceStep.class).forEach(this::savedAudience);
    for (JourneyDeclaration journey : all(JourneyDeclaration.class)) {
      AllSteps.saves(journey.body().steps()).forEach(save -> savedAudience(save.audience()));
    }
    for (ProfileDeclaration profile : all(ProfileDeclaration.class)) {
      for (FieldDeclaration field : profile.fields()) {
        if (conditions.containsKey(field.name().text()) || isEvent(field.name().text())) {
          clash(field.name().text(), field.name().span(), declared.get(field.name().text()));
        }
      }
    }
  }

  private void declareName(Declaration declaration) {
    if (declaration instanceof NamespaceDeclaration namespace) {
      namespace(namespace.name());
    } else if (declaration instanceof LetDeclaration let) {
      condition(let.name(), let);
    } else if (declaration instanceof AudienceDeclaration audience) {
      condition(audience.name(), audience);
      audiences.put(audience.name().text(), Traits.unknown(Traits.Kind.RULE));
    } else if (declaration instanceof EventRuleDeclaration rule) {
      condition(rule.name(), rule);
    } else if (declaration instanceof EventDeclaration event) {
      declare(event.name());
    } else if (declaration instanceof SourceDeclaration source) {
      declare(source.name());
    } else if (declaration instanceof ServiceDeclaration service) {
      declare(service.name());
    } else if (declaration instanceof EntityDeclaration entity && declare(entity.name())) {
      declare(Entities.plural(entity));
    } else if (declaration instanceof PopulationStep step) {
      condition(step.name(), step);
    } else if (declaration instanceof SaveAudienceStep save) {
      save.transition().ifPresent(name -> condition(name, save));
    } else if (declaration instanceof JourneyAst.Declared part) {
      declare(part.name());
      if (part instanceof WebhookDeclaration) {
        later(part);
      }
    }
  }

  /** Says of a declaration that this version only reads it. */
  private void later(JourneyAst.Declared part) {
    problems.report(
        Fault.LATER,
        new Span(
            part.span().offset(),
            Math.max(0, part.name().span().offset() - 1 - part.span().offset())),
        "Webhooks");
  }

  private boolean isEvent(String name) {
    return all(EventDeclaration.class).stream().anyMatch(e -> e.name().text().equals(name));
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

  /** The step declares its audience, unless a rule or an earlier step does. */
  private void savedAudience(SaveAudienceStep save) {
    String name = save.audience().text();
    Declaration known = conditions.get(name);
    boolean again =
        known instanceof AudienceDeclaration
            || (known instanceof SaveAudienceStep other && other.audience().text().equals(name));
    if (!again) {
      condition(save.audience(), save);
      audiences.putIfAbsent(name, Traits.unknown(Traits.Kind.LIST));
    }
  }

  /** A step of a journey declares its audience, unless it is one already. */
  private void savedAudience(Name name) {
    if (!audiences.containsKey(name.text()) && declare(name)) {
      audiences.put(name.text(), Traits.unknown(Traits.Kind.LIST));
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

  // ---- lets

  private void let(String name, LetDeclaration let, Expressions expressions) {
    if (!lets.containsKey(name)) {
      lets.put(name, let(let, expressions));
    }
  }

  /** What leads back to itself is reported, and nothing more is said of it. */
  private void breakOff(String name, Expressions expressions) {
    if (conditions.get(name) instanceof LetDeclaration let) {
      lets.put(name, new Let.Value(Literals.broken(let.value().span())));
    } else if (conditions.get(name) instanceof EventRuleDeclaration rule) {
      rule(name, rule.withoutCondition(), expressions);
    }
  }

  private void rule(String name, EventRuleDeclaration rule, Expressions expressions) {
    if (!eventRules.containsKey(name)) {
      expressions.behaviour().rule(rule).ifPresent(r -> eventRules.put(name, r));
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
        all(AudienceDeclaration.class).isEmpty()
            && all(SourceDeclaration.class).isEmpty()
            && all(EventRuleDeclaration.class).isEmpty()
            && steps().isEmpty()
            && all(JourneyDeclaration.class).isEmpty()
            && all(Ast.TestDeclaration.class).isEmpty()
            && all(Ast.PropertyDeclaration.class).isEmpty();
    for (LetDeclaration let : all(LetDeclaration.class)) {
      Span name = let.name().span();
      boolean named =
          !let.name().text().isEmpty() && !problems.isImported(name) && !problems.isReported(name);
      if (named && !library && !used.contains(let.name().text())) {
        problems.report(Fault.UNUSED_NAME, let.name().span(), let.name().text());
      }
    }
  }

  // ---- audiences and sources

  private void audience(String name, AudienceDeclaration audience, Populations populations) {
    Selection selection = populations.check(audience.population());
    heights.add(name, selection, audience.name().span());
    Past past = Past.of(selection.population(), audiences);
    audiences.put(name, selection.traits(Traits.Kind.RULE, past));
    rules.put(name, new Audience(name, selection, audience.doc(), audience.span()));
  }

  /** In the order of the script; those whose names clash are checked, too. */
  private Map<String, Audience> audiences(Populations populations) {
    Map<String, Audience> inOrder = new LinkedHashMap<>();
    for (AudienceDeclaration audience : all(AudienceDeclaration.class)) {
      String name = audience.name().text();
      if (conditions.get(name) == audience) {
        inOrder.put(name, rules.get(name));
      } else {
        populations.check(audience.population());
      }
    }
    return inOrder;
  }

  /** The audiences that there are before the first step. */
  private Map<String, Traits> before() {
    Map<String, Traits> before = new LinkedHashMap<>(stored.orElse(Map.of()));
    rules.keySet().forEach(name -> before.put(name, Traits.unknown(Traits.Kind.RULE)));
    return before;
  }

  private List<Ast.Step> steps() {
    return all(Ast.Step.class);
  }

  private List<Feed> feeds(Catalog catalog) {
    Sources sources = new Sources(problems, catalog, used);
    return all(SourceDeclaration.class).stream().map(sources::check).toList();
  }
}
