package dev.wend.session;

import dev.wend.diag.Source;
import dev.wend.journey.State;
import dev.wend.json.JsonText;
import dev.wend.json.JsonTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * What is kept of journeys in a file of the store's folder: how far they have come, and the scripts
 * of all their versions, for who is inside finishes on theirs. Of writes that last together it is
 * kept before they do, with what holds if they never will. It is JSON, {@code {"crc": …, "kept":
 * …}}, of which the first is the CRC-32C of the second's text. The file is put in place at once.
 */
final class JourneyFile {
  private static final String NAME = "journeys.json";

  /** Another where what is kept here, or what is noted of people, is read otherwise. */
  private static final int FORMAT = 3;

  /** Where the state holds for a store that has had some groups of changes, and else another. */
  private static final int WITH_GROUPS = 4;

  /**
   * A version of a journey.
   *
   * @param fingerprint the same of two that do the same
   * @param script the place of its script
   */
  record Version(String journey, String fingerprint, int script) {}

  /**
   * All that is kept.
   *
   * @param versions those of one journey in their order
   */
  record Kept(State state, List<Version> versions, List<Source> scripts) {
    Kept {
      versions = List.copyOf(versions);
      scripts = List.copyOf(scripts);
    }
  }

  private final Path folder;

  /**
   * @param folder the store's
   */
  JourneyFile(Path folder) {
    this.folder = folder;
  }

  // ---- writing

  void write(Kept kept) throws SessionException {
    write(kept, OptionalLong.empty(), Map.of());
  }

  /**
   * The same, for a store that has had some groups of changes.
   *
   * @param before what holds where it has not
   */
  void write(Kept kept, long groups, State before) throws SessionException {
    write(kept, OptionalLong.of(groups), state(before));
  }

  private void write(Kept kept, OptionalLong groups, Map<String, Object> before)
      throws SessionException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", groups.isPresent() ? WITH_GROUPS : FORMAT);
    json.put("state", state(kept.state()));
    if (groups.isPresent()) {
      json.put("groups", groups.getAsLong());
      json.put("before", before);
    }
    json.put("versions", kept.versions().stream().map(JourneyFile::version).toList());
    json.put("scripts", kept.scripts().stream().map(JourneyFile::script).toList());
    replace(JsonText.compact(json));
  }

  private void replace(String text) throws SessionException {
    byte[] bytes = (head(text) + text + "}").getBytes(StandardCharsets.UTF_8);
    Path anew = folder.resolve(NAME + ".tmp");
    try {
      try (FileChannel file =
          FileChannel.open(
              anew,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          file.write(left);
        }
        file.force(true);
      }
      Files.move(anew, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT,
          told() + "cannot be written.",
          "Free some space there and run the same command again; what was acknowledged is safe.",
          e);
    }
  }

  /** What stands before what is kept. */
  private static String head(String kept) {
    CRC32C crc = new CRC32C();
    crc.update(kept.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "{\"crc\":\"%08x\",\"kept\":", crc.getValue());
  }

  private Path path() {
    return folder.resolve(NAME);
  }

  private static Map<String, Object> state(State state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("clock", state.clock());
    json.put("seen", state.seen());
    json.put("noted", state.noted());
    json.put("active", state.active());
    json.put("paused", state.paused());
    json.put("before", texts(state.before()));
    json.put("readings", texts(state.readings()));
    json.put("following", following(state.following()));
    return json;
  }

  private static Map<String, Object> following(State.Following following) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("until", following.until());
    json.put("at", following.at());
    json.put("early", following.isEarly());
    json.put("members", texts(following.members()));
    json.put("comings", following.comings().stream().map(JourneyFile::coming).toList());
    return json;
  }

  private static Map<String, Object> coming(State.Coming coming) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("profile", coming.profile());
    json.put("journey", coming.journey());
    json.put("why", coming.why());
    json.put("at", coming.at());
    json.put("early", coming.isEarly());
    json.put("written", coming.isWritten());
    return json;
  }

  private static Map<String, Object> texts(Map<String, long[]> sets) {
    Map<String, Object> texts = new LinkedHashMap<>();
    sets.forEach((name, bits) -> texts.put(name, text(bits)));
    return texts;
  }

  private static String text(long[] bits) {
    ByteBuffer bytes = ByteBuffer.allocate(bits.length * Long.BYTES);
    bytes.asLongBuffer().put(bits);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static Map<String, Object> version(Version version) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("journey", version.journey());
    json.put("fingerprint", version.fingerprint());
    json.put("script", version.script());
    return json;
  }

  private static List<Object> script(Source script) {
    List<Object> files = new ArrayList<>();
    for (Source file : script.files()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", file.name());
      json.put("text", file.text());
      files.add(json);
    }
    return files;
  }

  // ---- reading

  boolean exists() {
    return Files.exists(path());
  }

  /** What is kept, if anything is, by a process that was not stopped. */
  Optional<Kept> read() throws SessionException {
    return read(Long.MAX_VALUE);
  }

  /**
   * What is kept, if anything is, for who goes on with a store: from then on that holds, however
   * many groups of changes it gets, for they may be others than those that were to come.
   *
   * @param groups of changes that the store has had
   */
  Optional<Kept> goOn(long groups) throws SessionException {
    Optional<Kept> kept = read(groups);
    if (kept.isPresent()) {
      write(kept.get());
    }
    return kept;
  }

  /**
   * What is kept, if anything is.
   *
   * @param groups of changes that the store has had
   */
  Optional<Kept> read(long groups) throws SessionException {
    if (!exists()) {
      return Optional.empty();
    }
    try {
      Map<?, ?> json = (Map<?, ?>) JsonTree.of(kept()).value();
      checkForm(number(json, "format"));
      List<Version> versions = new ArrayList<>();
      for (Object each : (List<?>) json.get("versions")) {
        Map<?, ?> one = (Map<?, ?>) each;
        versions.add(
            new Version(
                (String) one.get("journey"),
                (String) one.get("fingerprint"),
                (int) number(one, "script")));
      }
      List<Source> scripts = new ArrayList<>();
      for (Object each : (List<?>) json.get("scripts")) {
        scripts.add(source((List<?>) each));
      }
      return Optional.of(new Kept(state(json, groups), versions, scripts));
    } catch (CharacterCodingException e) {
      throw fault("is damaged", e);
    } catch (IOException e) {
      throw fault("cannot be read", e);
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      throw fault("is damaged", e);
    }
  }

  private State state(Map<?, ?> json, long groups) throws SessionException {
    long missing = json.containsKey("groups") ? number(json, "groups") - groups : 0;
    if (missing > 1) {
      throw fault("is ahead of the store, which has lost changes", null);
    }
    return readState((Map<?, ?>) json.get(missing > 0 ? "before" : "state"));
  }

  /** The text of what is kept, if it is as it was written. */
  private String kept() throws IOException, SessionException {
    String text = Files.readString(path());
    if (text.startsWith("{\"format\":1,")) {
      checkForm(1);
    }
    int begin = Math.min(head("").length(), text.length());
    String kept = text.substring(begin, Math.max(begin, text.length() - 1));
    if (!text.equals(head(kept) + kept + "}")) {
      throw fault("is damaged", null);
    }
    return kept;
  }

  private void checkForm(long form) throws SessionException {
    if (form != FORMAT && form != WITH_GROUPS) {
      throw new SessionException(
          SessionException.Kind.FAULT,
          told()
              + "was written by another version of Wend (form "
              + form
              + ", not "
              + FORMAT
              + ").",
          "Let that version finish what it began, or begin another store.",
          null);
    }
  }

  private static State readState(Map<?, ?> json) {
    List<Integer> seen = numbers(json, "seen");
    List<Integer> noted = numbers(json, "noted");
    Map<String, Long> active = new LinkedHashMap<>();
    ((Map<?, ?>) json.get("active"))
        .forEach((name, since) -> active.put((String) name, ((Number) since).longValue()));
    List<String> paused = new ArrayList<>();
    ((List<?>) json.get("paused")).forEach(name -> paused.add((String) name));
    Map<String, long[]> before = sets((Map<?, ?>) json.get("before"));
    Map<String, long[]> readings = sets((Map<?, ?>) json.get("readings"));
    return new State(
        number(json, "clock"),
        seen,
        noted,
        active,
        paused,
        before,
        readings,
        readFollowing((Map<?, ?>) json.get("following")));
  }

  private static State.Following readFollowing(Map<?, ?> json) {
    List<State.Coming> comings = new ArrayList<>();
    for (Object each : (List<?>) json.get("comings")) {
      Map<?, ?> one = (Map<?, ?>) each;
      String journey = (String) one.get("journey");
      String why = (String) one.get("why");
      comings.add(
          new State.Coming(
              (int) number(one, "profile"),
              journey,
              why,
              number(one, "at"),
              (Boolean) one.get("early"),
              Boolean.TRUE.equals(one.get("written"))));
    }
    Map<String, long[]> members = sets((Map<?, ?>) json.get("members"));
    boolean isEarly = (Boolean) json.get("early");
    return new State.Following(
        number(json, "until"), number(json, "at"), isEarly, members, comings);
  }

  private static Map<String, long[]> sets(Map<?, ?> json) {
    Map<String, long[]> sets = new LinkedHashMap<>();
    json.forEach((name, bits) -> sets.put((String) name, bits((String) bits)));
    return sets;
  }

  private static List<Integer> numbers(Map<?, ?> json, String name) {
    List<Integer> numbers = new ArrayList<>();
    ((List<?>) json.get(name)).forEach(n -> numbers.add(((Number) n).intValue()));
    return numbers;
  }

  private static long[] bits(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    long[] bits = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(bits);
    return bits;
  }

  private static long number(Map<?, ?> json, String name) {
    return ((Number) json.get(name)).longValue();
  }

  private static Source source(List<?> files) {
    List<Source> all = new ArrayList<>();
    for (Object file : files) {
      Map<?, ?> json = (Map<?, ?>) file;
      all.add(new Source((String) json.get("name"), (String) json.get("text")));
    }
    return all.size() == 1 ? all.get(0) : Source.joined(all);
  }

  /** Of a store whose people were in journeys and that has no such file. */
  SessionException lost() {
    return fault("is not there any more", null);
  }

  private String told() {
    return "`" + path() + "`, which tells how far journeys have come, ";
  }

  private SessionException fault(String what, Exception cause) {
    return new SessionException(
        SessionException.Kind.FAULT,
        told() + what + ".",
        "Take the store's folder from a backup, or begin another one.",
        cause);
  }
}
