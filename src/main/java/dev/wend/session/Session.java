package dev.wend.session;

import dev.wend.diag.Diagnostic;
import dev.wend.load.Progress;
import dev.wend.store.SavedAudience;
import dev.wend.store.StoreInfo;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a front end asks. Each request stands by itself; what it needs is opened for it and closed
 * after it.
 */
public final class Session {
  private final Clock clock;
  private final Secrets secrets;

  /** With the environment of this process. */
  public Session(Clock clock) {
    this(clock, System.getenv());
  }

  /**
   * @param environment where secrets stand, by the names of variables
   */
  public Session(Clock clock, Map<String, String> environment) {
    this.clock = clock;
    this.secrets = new Secrets(environment);
  }

  /** All problems of a script. */
  public List<Diagnostic> check(Path script) throws SessionException {
    return Compile.open(script).problems();
  }

  /** Compiles a script into a file that {@link #run} takes. */
  public Answer<Compiled> compile(CompileRequest request) throws SessionException {
    return CompiledFile.write(request);
  }

  /** Makes up data for a script, in the files of its sources or in a store. */
  public Answer<GenerateAnswer> generate(GenerateRequest request, Progress progress)
      throws SessionException {
    return new Generate(clock, progress).answer(request);
  }

  /**
   * The scripts that are meant: a file is one, of a folder all that are in it or below.
   *
   * @throws SessionException where a folder has none or cannot be read
   */
  public List<Path> scripts(List<Path> named) throws SessionException {
    return Scripts.within(named);
  }

  /** A script in its canonical layout. */
  public Answer<Formatted> format(Path script) throws SessionException {
    return Formatting.of(Scripts.open(script));
  }

  /** The text of a script in its canonical layout; messages call it by the name. */
  public Answer<Formatted> format(String name, byte[] text) throws SessionException {
    return Formatting.of(Scripts.read(name, text));
  }

  /** Puts a text in the place of a script, whole or not at all. */
  public void replace(Path script, String text) throws SessionException {
    Formatting.replace(script, text);
  }

  /** Loads a script's sources into a store and evaluates its audiences. */
  public Answer<RunAnswer> run(RunRequest request, Progress progress) throws SessionException {
    return new Run(clock, progress, secrets).answer(request);
  }

  /** Hands the sends of a store's outbox on to the outside. */
  public Answer<DeliverAnswer> deliver(DeliverRequest request) throws SessionException {
    return new Deliver(clock, secrets).answer(request);
  }

  /** Turns what a provider tells of mails into events of reactions. */
  public FeedbackAnswer feedback(FeedbackRequest request, Progress progress)
      throws SessionException {
    return FeedbackReading.answer(request, progress);
  }

  /** Runs the tests and properties of scripts. */
  public TestAnswer test(TestRequest request, Progress progress) throws SessionException {
    return new Trials(request, clock, progress).answer();
  }

  /** Counts a population over a store. */
  public Answer<QueryAnswer> query(QueryRequest request) throws SessionException {
    return new Query(clock).answer(request);
  }

  /** Who entered audiences over a store, and who left them, and when. */
  public Answer<ChangesAnswer> changes(ChangesRequest request) throws SessionException {
    return new Changes(clock).answer(request);
  }

  /** The saved audiences of a store, by name. */
  public List<SavedAudience> audiences(Path store) throws SessionException {
    return StoredAudiences.list(store);
  }

  /** Evaluates one expression over one profile. */
  public Answer<EvalAnswer> evaluate(EvalRequest request) throws SessionException {
    return new Eval(clock).answer(request);
  }

  /** What a message would say to one profile. */
  public Answer<PreviewAnswer> preview(PreviewRequest request) throws SessionException {
    return new Preview(clock).answer(request);
  }

  /** What happened to one person in a journey, and why. */
  public Answer<TraceAnswer> trace(TraceRequest request) throws SessionException {
    return Trace.answer(request);
  }

  /** The listing of a script's audiences, or of one. */
  public Answer<List<String>> disassemble(ListRequest request) throws SessionException {
    return Listings.disassemble(request);
  }

  /** The listing of an audience with what each op did over a store. */
  public Answer<List<String>> explain(ListRequest request, Path store, Optional<Moment> at)
      throws SessionException {
    return Listings.explain(request, store, at, clock);
  }

  /** A journey as a picture, in a file where the request names one. */
  public Answer<GraphAnswer> graph(GraphRequest request) throws SessionException {
    return Graph.draw(request);
  }

  /** What a store holds and what it takes. */
  public StoreInfo storeInfo(Path store) throws SessionException {
    return StoreCare.info(store);
  }

  /** Prints the sends in the outbox of a store, one a line of JSON; changes nothing. */
  public void storeSends(Path store, OutputStream to) throws SessionException {
    StoreCare.sends(store, to);
  }

  /** Verifies all of a store; it is whole when this returns. */
  public StoreInfo storeCheck(Path store) throws SessionException {
    return StoreCare.check(store);
  }
}
