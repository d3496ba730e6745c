package dev.wend.bench;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Traits;
import dev.wend.code.Lower;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.load.LoadException;
import dev.wend.load.Loader;
import dev.wend.load.Progress;
import dev.wend.store.AudienceWriter;
import dev.wend.store.AudienceWriter.Mode;
import dev.wend.store.SavedAudience;
import dev.wend.store.Store;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import dev.wend.vm.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Wend in this process, over a store. */
final class Wend implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final Map<String, Traits> STORED =
      Map.of("Regulars", Traits.saved(Traits.PROFILE, Traits.Kind.LIST, Map.of()));

  private final Store store;

  private Wend(Store store) {
    this.store = store;
  }

  /** A store of some data, made unless it is there, and open. */
  static Wend of(Data data, Path folder, Path file, int rows) throws IOException {
    return new Wend(Store.open(place(data, folder, file, rows)));
  }

  /** The folder of a store of some data, made unless it is there. */
  static Path place(Data data, Path folder, Path file, int rows) throws IOException {
    Path place = folder.resolve(data.table() + "-" + rows + ".wend");
    if (!Files.exists(place)) {
      Path half = folder.resolve(data.table() + "-" + rows + ".wend.half");
      Fixture.delete(half);
      Fixture.agree("the file and what was loaded", rows, load(data, file, half));
      Files.move(half, place);
    }
    return place;
  }

  /** Saves an audience: rows whose condition holds. */
  void save(Data data, String name, String condition) {
    Scan scan = new Scan(program(data, List.of("profiles where " + condition)), store, NOW);
    Mode mode = Mode.REPLACE;
    try (AudienceWriter writer = store.audience(name, SavedAudience.PROFILE, List.of(), mode)) {
      scan.each(1, () -> (page, outputs) -> writer.add(page, outputs.mask(0)));
      writer.publish(NOW);
    }
  }

  /** Loads a file into a new store and closes it: then all is durable. */
  static long load(Data data, Path file, Path folder) throws IOException {
    Checked script = check(data, file.getFileName().toString(), List.of("profiles"));
    try (Store store = Store.create(folder, script.profile(), CLOCK)) {
      Path rejects = Files.createTempDirectory("rejects");
      new Loader(script, file.getParent(), rejects, NOW, Progress.NONE)
          .load(Loader.Writer.into(store));
      Fixture.delete(rejects);
      return store.count();
    } catch (LoadException e) {
      throw new IOException(e);
    }
  }

  private static Checked check(Data data, String file, List<String> audiences) {
    return check(data.script(file), audiences);
  }

  private static Checked check(String script, List<String> audiences) {
    StringBuilder text = new StringBuilder(script);
    for (int i = 0; i < audiences.size(); i++) {
      text.append("audience A").append(i).append(" = ").append(audiences.get(i)).append('\n');
    }
    Parsed<Script> parsed = Parse.script(new Source("bench.wend", text.toString()));
    Checked checked = Checker.check(parsed.tree(), STORED);
    Stream.concat(parsed.problems().stream(), checked.problems().stream())
        .filter(Diagnostic::isError)
        .forEach(
            problem -> {
              throw new IllegalStateException(problem.message());
            });
    return checked;
  }

  /** The program that decides audiences. */
  static Verified program(Data data, List<String> audiences) {
    try {
      return Verify.verify(Lower.audiences(check(data, "data", audiences)));
    } catch (Refusal e) {
      throw new IllegalStateException(e);
    }
  }

  /** The program that decides an audience of a script. */
  static Verified audience(String script, String audience) {
    try {
      return Verify.verify(Lower.audiences(check(script, List.of(audience))));
    } catch (Refusal e) {
      throw new IllegalStateException(e);
    }
  }

  long count(Verified program, int threads) {
    return new Scan(program, store, NOW).count(threads).count(0);
  }

  @Override
  public void close() {
    store.close();
  }
}
