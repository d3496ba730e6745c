package dev.wend.lib;

import dev.wend.lib.Fn.Resolved;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole library. */
public final class Functions {
  private static final Map<String, List<Fn>> BY_NAME = byName();

  private Functions() {}

  /** The parts of the library. */
  public static List<Domain> domains() {
    return Domain.ALL;
  }

  /** Every overload, those of a name beside each other. */
  public static List<Fn> all() {
    return BY_NAME.values().stream().flatMap(List::stream).toList();
  }

  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** The overloads of a name; none when there is no such function. */
  public static List<Fn> named(String name) {
    return BY_NAME.getOrDefault(name, List.of());
  }

  /** An overload and what it makes of the arguments. */
  public record Match(Fn function, Resolved resolved) {}

  /**
   * The overload that takes arguments of these types: one that takes them as they are before one
   * that widens them.
   */
  public static Optional<Match> match(String name, List<Type> arguments) {
    List<Match> matches = new ArrayList<>();
    for (Fn fn : named(name)) {
      fn.result().apply(arguments).ifPresent(resolved -> matches.add(new Match(fn, resolved)));
    }
    return matches.stream()
        .filter(m -> m.resolved().arguments().equals(arguments))
        .findFirst()
        .or(() -> matches.stream().findFirst());
  }

  private static Map<String, List<Fn>> byName() {
    Map<String, List<Fn>> names = new LinkedHashMap<>();
    Domain.ALL.stream()
        .flatMap(domain -> domain.rows().stream())
        .forEach(fn -> names.computeIfAbsent(fn.name(), n -> new ArrayList<>()).add(fn));
    names.replaceAll((name, overloads) -> List.copyOf(overloads));
    return names;
  }
}
