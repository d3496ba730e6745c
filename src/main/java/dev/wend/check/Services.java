package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.ServiceItem;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Services and consent: fields that every profile has without declaring them. Of each service a
 * profile keeps whether it is subscribed, since when and where from.
 */
final class Services {
  static final String CONSENT = "consent";
  static final String SUBSCRIPTIONS = "subscriptions";
  static final String SUBSCRIBED = "subscribed";

  private static final List<Field> CHANNELS =
      List.of(
          Field.of("email", Scalar.BOOL),
          Field.of("sms", Scalar.BOOL),
          Field.of("push", Scalar.BOOL));

  private static final Type.ObjectType SUBSCRIPTION =
      new Type.ObjectType(
          List.of(
              Field.of(SUBSCRIBED, Scalar.BOOL),
              Field.of("since", Scalar.DATETIME),
              Field.of("origin", Scalar.STRING)));

  private final Problems problems;

  Services(Problems problems) {
    this.problems = problems;
  }

  /** Each service by its name. */
  Map<String, Catalog.Service> check(List<ServiceDeclaration> declarations) {
    Map<String, Catalog.Service> services = new LinkedHashMap<>();
    for (ServiceDeclaration declaration : declarations) {
      String name = declaration.name().text();
      Catalog.Service service = service(declaration);
      if (!name.isEmpty()) {
        services.putIfAbsent(name, service);
      }
    }
    return services;
  }

  private Catalog.Service service(ServiceDeclaration declaration) {
    String title = declaration.name().text();
    boolean subscribed = false;
    Set<String> seen = new HashSet<>();
    for (ServiceItem item : declaration.items()) {
      String word = item.word().text();
      boolean titled = word.equals("title") && item.text().isPresent();
      boolean given =
          word.equals("default") && item.value().map(Name::text).equals(Optional.of(SUBSCRIBED));
      if (!titled && !given) {
        problems.report(Fault.SERVICE_ITEM, item.span(), problems.text(item.span()));
      } else if (!seen.add(word)) {
        problems.report(Fault.REPEATED_ITEM, item.span(), problems.text(item.span()));
      } else if (titled) {
        title = item.text().get().text();
      }
      subscribed |= given;
    }
    return new Catalog.Service(declaration.name().text(), title, subscribed);
  }

  /** The field that tells whether a profile is subscribed. */
  static String field(String service) {
    return SUBSCRIPTIONS + "." + service + "." + SUBSCRIBED;
  }

  /**
   * A profile's own fields and those that it has besides.
   *
   * @param sends whether there are messages, for which consent is asked
   */
  Schema with(Schema profile, Set<String> services, boolean sends) {
    if (profile.fields().isEmpty()) {
      return profile;
    }
    List<Field> fields = new ArrayList<>(profile.fields());
    // what no script speaks of is missing, and needs no columns
    if (profile.field(CONSENT).isEmpty() && (sends || problems.mentions(CONSENT))) {
      fields.add(Field.of(CONSENT, new Type.ObjectType(CHANNELS)));
    }
    if (!services.isEmpty() && profile.field(SUBSCRIPTIONS).isEmpty()) {
      List<Field> parts = services.stream().map(s -> Field.of(s, SUBSCRIPTION)).toList();
      fields.add(Field.of(SUBSCRIPTIONS, new Type.ObjectType(parts)));
    }
    return new Schema(fields);
  }
}
