package dev.wend.bench;

import dev.wend.load.Progress;
import dev.wend.session.Answer;
import dev.wend.session.RunAnswer;
import dev.wend.session.RunRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Saving two of ten million people with what they spent, in the place of who was saved before: from
 * the evaluation to all being durable, two threads, the median of five.
 */
final class Saves {
  private static final int RUNS = 5;

  private static final String STEP =
      """
      save audience Rich from (profiles where points > 51_200) with { money = spent }
        create or update
        replace
      """;

  private Saves() {}

  static void measure() throws IOException, SQLException, SessionException {
    StringBuilder table = Report.head(List.of("engine", "seconds", "members"));
    Path file = Fixture.file(Data.PEOPLE);
    Path store = Wend.place(Data.PEOPLE, Fixture.folder(), file, Fixture.rows());
    Path script = Files.createTempFile("save", ".wend");
    Files.writeString(script, Data.PEOPLE.script("none").replaceAll("(?m)^source.*$", "") + STEP);
    double[] ours = new double[RUNS];
    double[] theirs = new double[RUNS];
    long members = 0;
    try (Duck duck = Fixture.duck(Data.PEOPLE, 2)) {
      for (int run = 0; run < RUNS; run++) {
        RunAnswer answer = wend(script, store);
        ours[run] = answer.evaluating().toNanos() / 1e9;
        members = answer.audiences().get("Rich").size();
        long start = System.nanoTime();
        duck.run(
            "CREATE OR REPLACE TABLE rich AS SELECT crmId, spent AS money FROM people"
                + " WHERE points > 51200");
        duck.run("CHECKPOINT");
        theirs[run] = (System.nanoTime() - start) / 1e9;
        Fixture.agree("Wend and DuckDB", members, Duck.count(duck.counting("rich", "true")));
      }
      duck.run("DROP TABLE rich");
    } finally {
      Files.delete(script);
    }
    Report.row(table, List.of("wend", median(ours), "" + members));
    Report.row(table, List.of("duckdb", median(theirs), "" + members));
    Report.write("save", table.toString());
  }

  private static RunAnswer wend(Path script, Path store) throws SessionException {
    RunRequest request = new RunRequest(script, Optional.of(store), Optional.empty());
    Answer<RunAnswer> answer = new Session(Clock.systemUTC()).run(request, Progress.NONE);
    if (answer instanceof Answer.Given<RunAnswer> given) {
      return given.value();
    }
    throw new IllegalStateException(answer.problems().toString());
  }

  private static String median(double[] seconds) {
    Arrays.sort(seconds);
    return String.format(Locale.ROOT, "%.2f", seconds[seconds.length / 2]);
  }
}
