package dev.wend.cli;

import dev.wend.session.Grid;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import dev.wend.store.StoreInfo;
import dev.wend.type.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code wend store}. */
final class StoreCommand {
  static final Command ROW =
      new Command(
          "store",
          "info|check|sends --store DIR",
          "Tells what a store holds and takes, verifies every checksum of it, or prints its sends.",
          List.of(Flag.STORE),
          """
          wend store info --store data
          Field  type    role  bits a profile  texts
          crmId  string  key             24.0    400
          city   string                   4.0     12

          400 profiles, 16.0 MB on disk""",
          1,
          1,
          StoreCommand::run);

  private StoreCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    Path folder = Words.path(arguments.required(Flag.STORE));
    Session session = new Session(Clock.systemUTC());
    String what = arguments.words().get(0);
    if (what.equals("sends")) {
      session.storeSends(folder, console.out());
      return Exit.FINE;
    }
    StoreInfo info =
        switch (what) {
          case "info" -> session.storeInfo(folder);
          case "check" -> session.storeCheck(folder);
          default ->
              throw new UsageException(
                  "`wend store` knows no `" + what + "`.",
                  "Write `wend store info`, `wend store check` or `wend store sends`, and `--store DIR`.");
        };
    if (arguments.isJson()) {
      Output.json(console, json(info));
    } else if (what.equals("check")) {
      console
          .out()
          .println("The store is whole: " + Grid.counted(info.profiles(), "profile") + ".");
    } else {
      printText(info, console);
    }
    return Exit.FINE;
  }

  private static void printText(StoreInfo info, Console console) {
    Grid fields = new Grid("Field", "type", "role", "bits a profile", "texts");
    for (StoreInfo.ColumnInfo column : info.columns()) {
      fields.row(
          column.name(),
          type(column.type()),
          role(column),
          String.format(Locale.ROOT, "%.1f", column.bits()),
          column.texts() == 0 ? "" : Grid.count(column.texts()));
    }
    console.print(fields);
    console.out().println(Grid.counted(info.profiles(), "profile") + ", " + size(info) + ".");
    for (StoreInfo.EventInfo events : info.events()) {
      console
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s `%s`, %s (%.0f bytes an event).",
                  Grid.count(events.events()) + " events",
                  events.name(),
                  Grid.bytes(events.bytes()),
                  events.bytesPerEvent()));
    }
    console.out().println("Created " + info.created() + ", format " + info.format() + ".");
  }

  /** The fields of objects have rows of their own. */
  private static String type(Type type) {
    boolean objects = type instanceof Type.ListOf list && list.item() instanceof Type.ObjectType;
    return objects ? "list<{ … }>" : type.text();
  }

  private static String role(StoreInfo.ColumnInfo column) {
    return column.key() ? "key" : column.unique() ? "identity" : "";
  }

  private static String size(StoreInfo info) {
    return String.format(
        Locale.ROOT,
        "%s on disk (%s a profile)",
        Grid.bytes(info.fileBytes()),
        Grid.bytes(Math.round(info.bytesPerProfile())));
  }

  private static Map<String, Object> json(StoreInfo info) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", info.format());
    json.put("created", info.created());
    json.put("profiles", info.profiles());
    json.put("pages", info.pages());
    json.put("columns", info.columns().stream().map(StoreCommand::json).toList());
    json.put("events", info.events().stream().map(StoreCommand::json).toList());
    json.put("planeBytes", info.planeBytes());
    json.put("slabBytes", info.slabBytes());
    json.put("journalBytes", info.journalBytes());
    json.put("fileBytes", info.fileBytes());
    return json;
  }

  private static Map<String, Object> json(StoreInfo.EventInfo events) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", events.name());
    json.put("events", events.events());
    json.put("bytes", events.bytes());
    return json;
  }

  private static Map<String, Object> json(StoreInfo.ColumnInfo column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.name());
    json.put("type", column.type().text());
    json.put("key", column.key());
    json.put("identity", column.unique());
    json.put("bits", column.bits());
    json.put("texts", column.texts());
    return json;
  }
}
