package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Trial;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.load.LoadException;
import dev.wend.load.Loader;
import dev.wend.load.Progress;
import dev.wend.session.RunAnswer.SourceCounts;
import dev.wend.session.SessionException.Kind;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Draft;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A script and a store that somebody explores, request by request. What is typed is added to the
 * script's declarations; a mistake changes nothing. One thread at a time.
 */
public final class Conversation implements AutoCloseable {
  /** What messages call the text that was typed. */
  static final String INPUT = "input";

  private final Optional<Path> script;
  private final Clock clock;
  private final Progress progress;
  private final StoreFolder folder;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Map<String, SourceCounts> loaded = new LinkedHashMap<>();
  private Optional<Store> store = Optional.empty();
  private Notebook notebook;
  private DoneSteps done = new DoneSteps();
  private int given;
  private Optional<Instant> fixed = Optional.empty();
  private int slot = -1;

  private Conversation(Optional<Path> script, Clock clock, Progress progress, StoreFolder folder) {
    this.script = script;
    this.clock = clock;
    this.progress = new StoppableProgress(progress, stopped::get);
    this.folder = folder;
    this.notebook = Notebook.empty(Map.of());
  }

  /**
   * Begins a conversation.
   *
   * @param script whose declarations hold from the start, and whose sources are loaded
   * @param store the store's folder; without it a temporary one that is removed at the end
   */
  public static Answer<Conversation> open(
      Optional<Path> script, Optional<Path> store, Clock clock, Progress progress)
      throws SessionException {
    Conversation begun = new Conversation(script, clock, progress, StoreFolder.of(store));
    boolean complete = false;
    try {
      Answer<Reply> answer = begun.begin();
      complete = answer instanceof Answer.Given;
      return complete
          ? new Answer.Given<>(begun, answer.problems())
          : new Answer.Refused<>(answer.problems());
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } finally {
      if (!complete) {
        begun.close();
      }
    }
  }

  private Answer<Reply> begin() throws SessionException {
    Notebook first =
        Notebook.empty(store.map(StoredAudiences::traits).orElseGet(folder::audiences));
    if (script.isPresent()) {
      first = first.with(Compile.source(script.get()), Run.base(script.get()));
    } else if (folder.holdsStore()) {
      openStore(Catalog.of(new Schema(List.of()), ZoneOffset.UTC));
      Source fields = new Source("store", StoredSchema.text(store.get()));
      first = first.with(fields, Path.of(""));
    }
    Answer<Reply> answer = first.size() == 0 ? given(overview()) : opened(first);
    given = notebook.size();
    return answer;
  }

  /** Serves a request. What is refused has changed nothing. */
  public Answer<Reply> ask(Ask ask) throws SessionException {
    stopped.set(false);
    try {
      return serve(ask);
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } catch (CancellationException e) {
      throw new SessionException(Kind.REFUSED, "It was stopped.", "", e);
    }
  }

  /**
   * Ends the request that is being served, from another thread, where that can be done: a scan and
   * the reading of files. What was loaded until then stays.
   */
  public void stop() {
    stopped.set(true);
  }

  private Answer<Reply> serve(Ask ask) throws SessionException {
    if (ask instanceof Ask.Enter enter) {
      return enter(enter.text());
    } else if (ask instanceof Ask.TypeOf of) {
      return about(of.text(), this::type);
    } else if (ask instanceof Ask.Disassemble of) {
      return about(of.text(), this::disassemble);
    } else if (ask instanceof Ask.Explain of) {
      return about(of.text(), this::explain);
    } else if (ask instanceof Ask.Describe describe) {
      return given(new Description(notebook, findings(), loaded).of(describe.name()));
    } else if (ask instanceof Ask.As as) {
      return as(as.profile());
    } else if (ask instanceof Ask.AsEverybody) {
      slot = -1;
      return given(new Reply.Everybody(store.map(Store::count).orElse(0)));
    } else if (ask instanceof Ask.At at) {
      fixed = at.moment().map(m -> m.in(notebook.checked().zone()));
      return given(new Reply.Now(now(), notebook.checked().zone(), fixed.isPresent()));
    } else if (ask instanceof Ask.Load load) {
      return opened(notebook.with(Compile.source(load.script()), Run.base(load.script())));
    } else if (ask instanceof Ask.Sources) {
      return given(overview());
    } else if (ask instanceof Ask.Typed) {
      return given(new Reply.Lines(notebook.typed(given)));
    }
    return reset();
  }

  private static Answer<Reply> given(Reply reply) {
    return new Answer.Given<>(reply, List.of());
  }

  /** What may be written where the cursor is, in a text that is being typed. */
  public List<Suggestion> suggestions(String text, int cursor) {
    return new Suggestions(notebook.checked()).at(text, cursor);
  }

  /** The key of the profile that expressions are about. */
  public Optional<String> profile() {
    return slot < 0 ? Optional.empty() : findings().map(f -> f.key(slot));
  }

  private Instant now() {
    return fixed.orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
  }

  private Optional<Findings> findings() {
    return store.map(s -> new Findings(notebook.checked(), s, steps(s), now(), stopped::get));
  }

  private Findings profiles() throws SessionException {
    return findings()
        .orElseThrow(
            () ->
                new SessionException(
                    Kind.REFUSED,
                    "There are no profiles yet.",
                    "Declare a `profile { … }` and a `source`, or begin with a script."));
  }

  // ---- declarations

  private Answer<Reply> enter(String text) throws SessionException {
    Typing.check(text);
    Draft draft = Draft.of(text);
    if (draft.isBlank()) {
      return given(new Reply.Nothing());
    }
    Source source = new Source(INPUT, text);
    Answer<Reply> answer =
        draft.isDeclaration()
                || (draft.isStep() && Question.isStep(source, notebook.checked().catalog()))
            ? take(
                notebook.with(source, Path.of("")),
                true,
                counts -> new Reply.Declared(items(notebook.latest()), counts))
            : about(text, this::answer);
    List<Trial> trials = draft.isDeclaration() ? notebook.latestTrials() : List.of();
    boolean runs = !trials.isEmpty() && answer instanceof Answer.Given<Reply>;
    return runs
        ? given(new Reply.Lines(Trials.typed(trials, notebook.checked(), clock, progress)))
        : answer;
  }

  /** What the steps left that were done. */
  private StepRun steps(Store of) {
    return done.over(notebook, of, now());
  }

  private Answer<Reply> opened(Notebook next) throws SessionException {
    return take(next, !folder.isGiven(), this::overview);
  }

  private Reply.Opened overview(Map<String, SourceCounts> counts) {
    int audiences = notebook.checked().audiences().size();
    int waiting = notebook.checked().steps().size();
    return new Reply.Opened(audiences, store.map(Store::count).orElse(0), counts, waiting);
  }

  /** What there is, and what the sources brought so far. */
  public Reply.Opened overview() {
    return overview(loaded);
  }

  /**
   * Takes over what was declared, and loads the sources among it.
   *
   * @param steps whether its steps are done, too
   */
  private Answer<Reply> take(
      Notebook next, boolean steps, Function<Map<String, SourceCounts>, Reply> reply)
      throws SessionException {
    if (next.hasErrors()) {
      return new Answer.Refused<>(next.mistakesSince(notebook));
    }
    List<Diagnostic> fresh = next.problemsSince(notebook);
    Notebook after = steps ? next.afterSteps() : next;
    if (after.hasErrors()) {
      return new Answer.Refused<>(after.problems());
    }
    try {
      Loader loader =
          new Loader(next.latestSources(), next.latestFolder(), folder.rejects(), now(), progress);
      List<Diagnostic> problems = loader.problems();
      if (!problems.isEmpty()) {
        return new Answer.Refused<>(problems.stream().map(next::inItsPiece).toList());
      }
      Catalog catalog = next.checked().catalog();
      if (catalog.profile().key().isPresent() && !next.hasRowsOf(notebook)) {
        openStore(catalog);
      }
      Map<String, SourceCounts> counts = store.isEmpty() ? Map.of() : Run.load(loader, store.get());
      if (steps && store.isPresent()) {
        done.add(next, store.get(), now());
      }
      notebook = after;
      loaded.putAll(counts);
      return new Answer.Given<>(reply.apply(counts), fresh);
    } catch (LoadException e) {
      throw new SessionException(Kind.FAULT, e.getMessage() + ".", "", e);
    }
  }

  private void openStore(Catalog catalog) throws SessionException {
    if (store.isPresent()) {
      StoreFolder.extend(store.get(), catalog);
    } else {
      store = Optional.of(folder.open(catalog, clock));
    }
  }

  private List<Reply.Item> items(List<Declaration> declarations) {
    return new Description(notebook, findings(), loaded).items(declarations);
  }

  private Answer<Reply> reset() throws SessionException {
    slot = -1;
    fixed = Optional.empty();
    Notebook old = notebook;
    DoneSteps before = done;
    notebook = Notebook.empty(Map.of());
    done = new DoneSteps();
    boolean complete = false;
    try {
      Answer<Reply> answer = begin();
      complete = answer instanceof Answer.Given;
      return answer;
    } finally {
      notebook = complete ? notebook : old;
      done = complete ? done : before;
    }
  }

  // ---- questions

  /** What is done with a question that has a meaning. */
  @FunctionalInterface
  private interface Answering {
    Reply to(Question question, String text) throws SessionException;
  }

  private Answer<Reply> about(String text, Answering answering) throws SessionException {
    Typing.check(text);
    Question question = Question.of(new Source(INPUT, text), notebook.checked().catalog());
    if (question instanceof Question.Unclear) {
      return new Answer.Refused<>(question.problems());
    }
    List<Diagnostic> warnings =
        question.problems().stream()
            // one may well ask what is known
            .filter(p -> p.fault() != Fault.CONSTANT_CONDITION)
            .toList();
    return new Answer.Given<>(answering.to(question, text), warnings);
  }

  private Reply answer(Question question, String text) throws SessionException {
    if (question instanceof Question.OfPopulation of) {
      return profiles().members(of.population());
    }
    Typed expression = ((Question.OfExpression) question).expression();
    if (store.isEmpty()) {
      return new Reply.Value(Findings.withoutProfiles(expression, notebook.checked(), now()));
    }
    Findings findings = profiles();
    if (slot >= 0 || expression.isForAll()) {
      return new Reply.Value(findings.value(expression, Math.max(slot, 0)));
    }
    return expression.type() == Scalar.BOOL
        ? new Reply.Holds(findings.holds(expression))
        : findings.values(expression, text.strip());
  }

  private Reply type(Question question, String text) {
    return new Reply.TypeIs(question.type(notebook.checked().catalog()));
  }

  private Reply disassemble(Question question, String text) throws SessionException {
    if (question instanceof Question.OfExpression of && of.isWhole()) {
      throw new SessionException(
          Kind.REFUSED, "A whole field is shown without a program.", "Ask for a part of it.");
    }
    Checked checked = notebook.checked();
    Lower lower =
        new Lower(store.map(s -> steps(s).audiences()).orElse(checked.audiences()), checked.zone());
    if (question instanceof Question.OfPopulation of) {
      lower.population("result", of.population().population());
    } else {
      lower.value("result", ((Question.OfExpression) question).expression());
    }
    return new Reply.Lines(Findings.listing(lower.program()));
  }

  private Reply explain(Question question, String text) throws SessionException {
    if (question instanceof Question.OfPopulation of) {
      return new Reply.Lines(profiles().explain(of.population()));
    }
    Typed condition = ((Question.OfExpression) question).expression();
    if (condition.type() != Scalar.BOOL) {
      throw new SessionException(
          Kind.REFUSED,
          "Only a population or a condition goes over all profiles.",
          "`:disasm` lists the ops of any expression.");
    }
    return new Reply.Lines(profiles().explain(condition));
  }

  // ---- one profile

  private Answer<Reply> as(String wanted) throws SessionException {
    Answer<ProfileChoice> answer =
        ProfileChoice.of(wanted, notebook.checked().catalog(), profiles());
    if (answer instanceof Answer.Given<ProfileChoice> chosen) {
      slot = chosen.value().slot();
      return given(chosen.value().profile());
    }
    return new Answer.Refused<>(answer.problems());
  }

  @Override
  public void close() throws SessionException {
    try {
      store.ifPresent(Store::close);
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } finally {
      folder.close();
    }
  }
}
