package dev.wend.code;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Typed;
import java.time.ZoneOffset;
import java.util.Map;

/** Programs whose constants are computed when they run. */
public final class Unfolded {
  private Unfolded() {}

  public static Program condition(Typed condition) {
    return new Lower(Map.of(), ZoneOffset.UTC, false).condition("it", condition).program();
  }

  public static Program audiences(Checked script) {
    Lower lower = new Lower(script.audiences(), script.zone(), false);
    for (Audience audience : script.audiences().values()) {
      lower.population(audience.name(), audience.population());
    }
    return lower.program();
  }
}
