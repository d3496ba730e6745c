package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Traits;
import dev.wend.code.Packed;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.diag.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scripts compiled into files: {@code .wendc}. */
final class CompiledFile {
  private static final String AGAIN = "Compile its script again: `wend compile FILE`.";

  private CompiledFile() {}

  static Answer<Compiled> write(CompileRequest request) throws SessionException {
    Compile script = Compile.ofText(request.script());
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    requireFree(request.out());
    Checked checked = script.checked();
    List<Program> programs = Evaluation.programs(checked);
    programs.forEach(Evaluation::verify);
    byte[] bytes = new Packed(request.maker(), checked.source().files(), programs).bytes();
    WholeFile.write(request.out(), bytes);
    int ops = programs.stream().mapToInt(program -> program.spans().size()).sum();
    int audiences = checked.audiences().size();
    return new Answer.Given<>(
        new Compiled(request.out(), bytes.length, audiences, ops), script.problems());
  }

  /** Nothing is written over but another compiled script. */
  private static void requireFree(Path file) throws SessionException {
    if (!Files.exists(file) || (Files.isRegularFile(file) && isCompiled(file))) {
      return;
    }
    throw new SessionException(
        SessionException.Kind.REFUSED,
        "`" + file + "` is there already and is no compiled script.",
        "Name another file with `-o`.");
  }

  private static boolean isCompiled(Path file) throws SessionException {
    try (InputStream in = Files.newInputStream(file)) {
      return Packed.isPacked(in.readNBytes(16));
    } catch (IOException e) {
      throw WholeFile.unwritable(file, e);
    }
  }

  /** The script within, with its programs verified. */
  static Compile open(Path file, byte[] bytes, Optional<Map<String, Traits>> saved)
      throws SessionException {
    try {
      Packed packed = Packed.read(bytes);
      Compile script = Compile.of(Source.joined(packed.sources()), saved);
      if (script.hasErrors()) {
        return script;
      }
      List<Verified> programs = new ArrayList<>();
      for (Program program : packed.programs()) {
        programs.add(Verify.verify(program));
      }
      if (!fits(packed.programs(), script.checked())) {
        String made = "`" + file + "` was made by wend " + packed.maker();
        throw refused(made + ", which read its script otherwise.", null);
      }
      return new Compile(script.checked(), script.problems(), Optional.of(programs));
    } catch (Refusal e) {
      throw refused("`" + file + "` is no compiled script that can be run: " + said(e) + ".", e);
    }
  }

  private static String said(Refusal refusal) {
    return refusal.getMessage();
  }

  private static SessionException refused(String message, Exception cause) {
    return new SessionException(SessionException.Kind.REFUSED, message, AGAIN, cause);
  }

  /** Whether programs give what a run of the script asks for, and read no more than it does. */
  private static boolean fits(List<Program> programs, Checked script) {
    List<Program> ours = Evaluation.programs(script);
    boolean fit = programs.size() == ours.size();
    for (int i = 0; fit && i < ours.size(); i++) {
      fit =
          programs.get(i).outputs().equals(ours.get(i).outputs())
              && programs.get(i).zone().equals(ours.get(i).zone())
              && ours.get(i).columns().containsAll(programs.get(i).columns());
    }
    return fit;
  }
}
