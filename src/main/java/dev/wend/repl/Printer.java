package dev.wend.repl;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Render;
import dev.wend.diag.Visible;
import dev.wend.session.CellText;
import dev.wend.session.Grid;
import dev.wend.session.Reply;
import dev.wend.session.RunAnswer.SourceCounts;
import dev.wend.session.SessionException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Answers as lines of text: results on one stream, problems on the other. */
final class Printer {
  private static final String RED = "31";
  private static final String BOLD = "1";
  private static final String FAINT = "2";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colour;

  Printer(PrintStream out, PrintStream err, boolean colour) {
    this.out = out;
    this.err = err;
    this.colour = colour;
  }

  private String painted(String code, String text) {
    return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }

  void problems(List<Diagnostic> problems) {
    out.flush();
    err.print(new Render(colour).all(problems));
    err.flush();
  }

  void refused(SessionException e) {
    out.flush();
    err.println(painted(RED, "wend: ") + Visible.of(e.getMessage()));
    if (!e.hint().isEmpty()) {
      err.println("      " + Visible.of(e.hint()));
    }
    err.flush();
  }

  void line(String text) {
    out.println(Visible.of(text));
    out.flush();
  }

  void faint(String text) {
    out.println(painted(FAINT, text));
    out.flush();
  }

  void took(Duration time) {
    faint("(" + Grid.seconds(time) + ")");
  }

  void reply(Reply reply) {
    if (reply instanceof Reply.Declared declared) {
      declared.items().stream().filter(i -> !i.kind().equals("field")).forEach(this::item);
      sources(declared.sources());
    } else if (reply instanceof Reply.Value value) {
      line(value.value().text());
    } else if (reply instanceof Reply.Holds holds) {
      line(size(holds.size()));
    } else if (reply instanceof Reply.Values values) {
      grid(values.columns(), values.rows());
    } else if (reply instanceof Reply.Members members) {
      members(members);
    } else if (reply instanceof Reply.TypeIs type) {
      line(type.text());
    } else if (reply instanceof Reply.Lines lines) {
      lines.lines().forEach(this::line);
    } else if (reply instanceof Reply.Listed listed) {
      listed(listed.items());
    } else if (reply instanceof Reply.Profile profile) {
      profile(profile);
    } else if (reply instanceof Reply.Everybody all) {
      String profiles =
          all.count() == 1 ? "the one profile" : "all " + Grid.count(all.count()) + " profiles";
      line("Expressions are about " + profiles + ".");
    } else if (reply instanceof Reply.Now now) {
      now(now);
    } else if (reply instanceof Reply.Opened opened) {
      opened(opened);
    }
    out.flush();
  }

  private void opened(Reply.Opened opened) {
    sources(opened.sources());
    String audiences = Grid.counted(opened.audiences(), "audience");
    line(audiences + ", " + Grid.counted(opened.profiles(), "profile") + ".");
    if (opened.waiting() > 0) {
      line(
          Grid.counted(opened.waiting(), "step")
              + " left to `wend run`, as the store here was given and stays as it is.");
    }
  }

  private static String size(Reply.Size size) {
    String part = Grid.percent(size.count(), size.of());
    String rows = size.rows().equals("profiles") ? "" : " " + size.rows();
    return Grid.count(size.count()) + " of " + Grid.count(size.of()) + rows + " (" + part + ")";
  }

  /** {@code audience Big: 59 of 400 (14.8%)}. */
  private void item(Reply.Item item) {
    String what = (item.kind() + " " + item.name()).strip();
    String type = item.type().isEmpty() ? "" : ": " + item.type();
    line(what + type + item.size().map(size -> ": " + size(size)).orElse(""));
  }

  private void listed(List<Reply.Item> items) {
    Grid grid = new Grid("kind", "name", "type or size", "").left();
    for (Reply.Item item : items) {
      String detail = item.size().map(Printer::size).orElse(item.type());
      grid.row(item.kind(), item.name(), detail, item.doc().lines().findFirst().orElse(""));
    }
    print(grid);
  }

  private void print(Grid grid) {
    List<String> lines = grid.lines();
    out.println(painted(BOLD, lines.get(0)));
    lines.subList(1, lines.size()).forEach(out::println);
  }

  private void grid(List<String> header, List<List<String>> rows) {
    Grid grid = new Grid(header.toArray(String[]::new)).left();
    rows.forEach(row -> grid.row(row.toArray(String[]::new)));
    print(grid);
  }

  private void members(Reply.Members members) {
    List<List<String>> rows =
        members.rows().stream()
            .map(row -> row.stream().map(v -> CellText.of(v, "")).toList())
            .toList();
    if (!rows.isEmpty()) {
      grid(members.columns(), rows);
    }
    boolean all = members.size().count() == rows.size();
    line(size(members.size()) + (all ? "" : ", " + rows.size() + " shown"));
  }

  private void profile(Reply.Profile profile) {
    if (profile.fitting() > 1) {
      line(Grid.count(profile.fitting()) + " fit; this is the first of them.");
    }
    int width = profile.columns().stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < profile.columns().size(); i++) {
      String name = profile.columns().get(i);
      String pad = " ".repeat(width - name.length() + 2);
      line(name + pad + CellText.of(profile.values().get(i), "missing"));
    }
  }

  private void now(Reply.Now now) {
    ZonedDateTime at = ZonedDateTime.ofInstant(now.instant(), now.zone());
    String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    line("It is " + time + (now.fixed() ? "." : ", and the clock runs."));
  }

  private void sources(Map<String, SourceCounts> sources) {
    if (sources.isEmpty()) {
      return;
    }
    Grid grid = new Grid("Source", "rows", "loaded", "skipped", "rejected");
    sources.forEach(
        (name, s) ->
            grid.row(
                name,
                Grid.count(s.rows()),
                Grid.count(s.loaded()),
                Grid.count(s.skipped()),
                Grid.count(s.rejected())));
    print(grid);
    sources.forEach(
        (name, s) ->
            s.rejects()
                .ifPresent(
                    file ->
                        line(
                            Grid.count(s.rejected())
                                + (s.rejected() == 1 ? " row of `" : " rows of `")
                                + name
                                + "` did not fit; `"
                                + file
                                + "` tells why.")));
  }
}
