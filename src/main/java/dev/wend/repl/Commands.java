package dev.wend.repl;

import dev.wend.session.Ask;
import dev.wend.session.Moment;
import dev.wend.session.SessionException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The table of commands; help, completion, the documentation and the tests derive from it. */
public final class Commands {
  /** All of them, in the order of help. */
  public static final List<Command> ALL =
      List.of(
          new Command(
              "help",
              "[COMMAND]",
              "Lists the commands, or explains one.",
              """
              wend> :help at
              :at [TIME]
                Says how late it is for `now` and `today`; without TIME it is as late as it is.

                wend> :at 2026-03-01T09:00Z
                It is 2026-03-01T04:00:00-05:00.
                wend> today
                2026-03-01""",
              (argument, dialogue) -> dialogue.help(argument)),
          new Command(
              "as",
              "[KEY|CONDITION]",
              "Makes expressions be about one profile: the one of a key, or the first that fits;"
                  + " without either about all again.",
              """
              wend> :as C00003
              crmId      C00003
              email      sam3@example.org
              phone      +15550000003
              ecid       3d439bc36664
              firstName  Sam
              city       Seattle
              birthYear  2004
              wend> birthYear + 18
              2022
              wend> :as city = "Boston" and birthYear is missing
              3 fit; this is the first of them.
              crmId      C00002
              email      grace2@example.org
              phone      +15550000002
              ecid       e3f2da3da430
              firstName  Grace
              city       Boston
              birthYear  missing
              wend> :as
              Expressions are about all 400 profiles.""",
              (argument, dialogue) ->
                  dialogue.ask(argument.isEmpty() ? new Ask.AsEverybody() : new Ask.As(argument))),
          new Command(
              "at",
              "[TIME]",
              "Says how late it is for `now` and `today`; without TIME it is as late as it is.",
              """
              wend> :at 2026-03-01T09:00Z
              It is 2026-03-01T04:00:00-05:00.
              wend> today
              2026-03-01""",
              (argument, dialogue) -> dialogue.ask(new Ask.At(moment(argument)))),
          new Command(
              "type",
              "EXPRESSION",
              "Tells the type of an expression.",
              """
              wend> :type birthYear / 2
              double""",
              (argument, dialogue) -> dialogue.ask(new Ask.TypeOf(argument))),
          new Command(
              "describe",
              "[NAME]",
              "Tells what a field, a declaration or a function is; without NAME lists what is"
                  + " declared.",
              """
              wend> :describe upper
              upper(text: string): string
                The text in capital letters.
                upper("roma") is "ROMA"
                upper("straße") is "STRASSE"
              wend> :describe NoYear
              audience NoYear = profiles where birthYear is missing
              22 of 400 profiles""",
              (argument, dialogue) ->
                  dialogue.ask(
                      new Ask.Describe(
                          argument.isEmpty() ? Optional.empty() : Optional.of(argument)))),
          new Command(
              "disasm",
              "EXPRESSION|AUDIENCE",
              "Lists the ops that an expression or an audience becomes.",
              """
              wend> :disasm birthYear > 1980
                 0  gt                   m0 = birthYear > 1980
                 5  from-mask            v0 = m0
                 8  out-lane             result = v0""",
              (argument, dialogue) -> dialogue.ask(new Ask.Disassemble(argument))),
          new Command(
              "explain",
              "CONDITION|AUDIENCE",
              "Goes over all profiles and lists the ops with what each did.",
              """
              wend> :explain CityCustomers
                    op                 rows in    rows out   pages skipped        ms  effect
                 0  text-in                400         142       1       0     0.057  m0 = city in ("Atlanta", "San Francisco", "Seattle")
                 5  go-on-while-any         400         142       1       0     0.005  m1 = m0; nobody left: go to 18
                 9  gt                     142          59       1       0     0.037  m2 = birthYear > 1980 within m0
                14  go-on-while-any         400          59       1       0     0.004  m1 = m2; nobody left: go to 18
                18  out                    400          59       1       0     0.004  these = m1

              these: 59 of 400 profiles""",
              (argument, dialogue) -> dialogue.ask(new Ask.Explain(argument))),
          new Command(
              "load",
              "FILE",
              "Takes a script's declarations in, in place of those of the same names, and loads its"
                  + " sources.",
              """
              wend> :load samples/store-opening/audience.wend
              Source     rows  loaded  skipped  rejected
              Customers   400     400        0         0
              13 audiences, 400 profiles.""",
              (argument, dialogue) -> dialogue.ask(new Ask.Load(path(argument)))),
          new Command(
              "sources",
              "",
              "Tells what the sources brought.",
              """
              wend> :sources
              Source     rows  loaded  skipped  rejected
              Customers   400     400        0         0
              13 audiences, 400 profiles.""",
              (argument, dialogue) -> dialogue.ask(new Ask.Sources())),
          new Command(
              "typed",
              "",
              "Prints what was declared at the prompt, as a script.",
              """
              wend> let Adults=birthYear<=2008
              let Adults: bool
              wend> :typed
              let Adults = birthYear <= 2008""",
              (argument, dialogue) -> dialogue.ask(new Ask.Typed())),
          new Command(
              "timing",
              "[on|off]",
              "Tells after each answer how long it took, or no longer.",
              """
              wend> :timing off
              Answers are not timed.""",
              (argument, dialogue) -> dialogue.timing(argument)),
          new Command(
              "reset",
              "",
              "Forgets what was typed and reads the script again; the store stays as it is.",
              """
              wend> :reset
              Source     rows  loaded  skipped  rejected
              Customers   400     400        0         0
              13 audiences, 400 profiles.""",
              (argument, dialogue) -> dialogue.ask(new Ask.Reset())),
          new Command(
              "quit",
              "",
              "Leaves, as Ctrl-D does.",
              "wend> :quit",
              (argument, dialogue) -> dialogue.quit()));

  private Commands() {}

  /** Those whose names begin with a text; only the one of that name where there is one. */
  static List<Command> named(String begun) {
    return ALL.stream()
        .filter(c -> c.name().equals(begun))
        .findFirst()
        .map(List::of)
        .orElseGet(() -> ALL.stream().filter(c -> c.name().startsWith(begun)).toList());
  }

  private static Optional<Moment> moment(String text) throws SessionException {
    Optional<Moment> moment = Moment.parse(text);
    if (moment.isEmpty() && !text.isEmpty()) {
      throw refused(
          "`" + text + "` is no time.",
          "Write it as 2026-03-01T09:00Z, 2026-03-01T09:00-05:00 or 2026-03-01.");
    }
    return moment;
  }

  private static Path path(String text) throws SessionException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw refused("`" + text + "` is no path: " + e.getReason() + ".", "Name a script.");
    }
  }

  static SessionException refused(String message, String hint) {
    return new SessionException(SessionException.Kind.REFUSED, message, hint);
  }
}
