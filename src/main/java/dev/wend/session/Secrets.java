package dev.wend.session;

import dev.wend.channel.Secret;
import java.util.Map;
import java.util.Optional;

/** The secrets of the environment: what {@code env("NAME")} in a script stands for. */
final class Secrets {
  private final Map<String, String> environment;

  /**
   * @param environment by the names of variables
   */
  Secrets(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The secret that a setting names; none where there is no such setting.
   *
   * @param settings names of variables, by the keys of an endpoint or a surface
   * @param whose what has the settings, as in {@code the endpoint `Crm`}
   * @throws SessionException where the environment has no such variable, or an empty one
   */
  Optional<Secret> of(Map<String, String> settings, String key, String whose)
      throws SessionException {
    Optional<String> name = Optional.ofNullable(settings.get(key));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String value = environment.getOrDefault(name.get(), "");
    if (value.isEmpty()) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "The environment has no `" + name.get() + "`, the `" + key + "` of " + whose + ".",
          "Set it, as in `export " + name.get() + "=…`.");
    }
    return Optional.of(new Secret(value));
  }
}
