package dev.wend.check;

import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Constant;
import dev.wend.diag.Fault;
import dev.wend.lib.Fn;
import dev.wend.lib.Functions;
import dev.wend.type.Scalar;
import java.util.List;
import java.util.Optional;

/** A text that is compared with {@code version(x)} is a version, too. */
final class VersionTexts {
  private static final String NAME = "version";

  private VersionTexts() {}

  /**
   * A side of a comparison with another one as it is compared; empty, with a problem, where a text
   * that is written out is no version.
   */
  static Optional<Typed> beside(Typed other, Typed side, Problems problems) {
    if (!isVersion(other) || isVersion(side) || side.type() != Scalar.STRING) {
      return Optional.of(side);
    }
    if (side instanceof Constant constant && !Fn.isVersion((String) constant.value())) {
      problems.report(Fault.VERSION, side.span(), (String) constant.value());
      return Optional.empty();
    }
    Fn function = Functions.named(NAME).get(0);
    return Optional.of(new Call(function, List.of(side), Scalar.STRING, side.span()));
  }

  private static boolean isVersion(Typed value) {
    return value instanceof Call call && call.function().name().equals(NAME);
  }
}
