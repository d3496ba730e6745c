package dev.wend.bench;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;

/** One rule of three comparisons, and one profile that passes all three. */
final class Rule {
  static final String AUDIENCE =
      "profiles where city = \"Seattle\" and birthYear > 1980 and points >= 100";

  static final Map<String, Object> PROFILE =
      Map.of("city", "Seattle", "birthYear", 1990L, "points", 250L);

  private static final String CEL = "city == 'Seattle' && birthYear > 1980 && points >= 100";

  private Rule() {}

  static CelRuntime.Program cel(CelRuntime runtime)
      throws CelValidationException, CelEvaluationException {
    CelCompiler compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .addVar("city", SimpleType.STRING)
            .addVar("birthYear", SimpleType.INT)
            .addVar("points", SimpleType.INT)
            .setResultType(SimpleType.BOOL)
            .build();
    CelAbstractSyntaxTree tree = compiler.compile(CEL).getAst();
    return runtime.createProgram(tree);
  }
}
