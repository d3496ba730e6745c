package dev.wend.vm;

import dev.wend.lib.Fn;
import dev.wend.lib.Functions;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Tests of what any function of the library gives for the fields of {@link Conditions}. */
final class FunctionCalls {
  private static final List<Fn> ALL = Functions.all();

  private final Random random;

  FunctionCalls(Random random) {
    this.random = random;
  }

  String test() {
    Fn fn = ALL.get(random.nextInt(ALL.size()));
    String ordered = of("int", "decimal", "double", "string", "date", "datetime", "duration");
    String any = of("int", "double", "string", "date", "enum");
    String number = of("int", "decimal", "double");
    String call =
        fn.parameters().stream()
            .map(p -> p.substring(p.indexOf(": ") + 2))
            .map(word -> word.replace("any", any).replace("ordered", ordered))
            .map(word -> argument(word, number))
            .collect(Collectors.joining(", ", fn.name() + "(", ")"));
    if (fn.name().equals("version")) {
      // a text beside it is read as a version, too
      return call + of(" = ", " < ") + of("s1", "\"1.2.3\"");
    }
    return switch (fn.returns()) {
      case "ordered" -> compared(call, ordered);
      case "number" -> compared(call, number);
      default -> compared(call, fn.returns());
    };
  }

  private String of(String... some) {
    return some[random.nextInt(some.length)];
  }

  private String compared(String call, String type) {
    return switch (type) {
      case "bool" -> call;
      case "list<string>" -> call + " contains " + of("s1", "s2");
      case "string" -> call + of(" = ", " < ", " contains ") + of("s1", "\"a\"", "\"2026-03-01\"");
      case "date" -> call + of(" = ", " before ", " since ") + of("day1", "2000-02-29", "today");
      case "datetime" -> call + of(" = ", " < ", " >= ") + of("t1", "now");
      case "time" -> call + of(" < ", " >= ") + "12:00";
      case "duration" -> call + of(" < ", " >= ") + "90 minutes";
      default -> call + of(" = ", " < ", " >= ") + of("i1", "d1", "r1", "0", "7");
    };
  }

  /** A field or a literal for a parameter, as {@code lib.Shape} names its type. */
  private String argument(String word, String number) {
    if (word.startsWith("list<")) {
      String item = word.substring(5, word.length() - 1);
      String two = argument(item, number) + ", " + argument(item, number);
      return item.equals("string") && random.nextBoolean() ? "split(s1, s2)" : "[" + two + "]";
    }
    return switch (word) {
      case "number" -> argument(number, number);
      case "bool" -> of("b1", "b2");
      case "int" -> of("i1", "i2", "0", "2", "-3", "12");
      case "decimal" -> of("d1", "d2", "2.5");
      case "double" -> of("r1", "r2", "i1", "d1");
      case "string" -> of("s1", "s2", "\"a\"", "\"ada@example.org\"", "\"1.2.3-rc.1\"");
      case "date" -> of("day1", "day2", "2024-02-29");
      case "datetime" -> of("t1", "t2");
      case "time" -> of("09:30", "time(t1)");
      case "duration" -> of("90 minutes", "(t1 - t2)");
      case "enum" -> "e1";
      case "layout" -> of("\"yyyyMMdd\"", "\"d.M.yyyy\"");
      case "pattern" -> of("\"[a-z]+\"", "\"(.)(.)\"", "\"x*\"");
      case "zone" -> of("\"Europe/Rome\"", "\"America/New_York\"", "s1");
      default -> throw new AssertionError(word);
    };
  }
}
