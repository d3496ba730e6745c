package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.code.JourneyListing;
import dev.wend.code.JourneyPlan;
import dev.wend.code.LowerJourney;
import dev.wend.diag.Source;
import dev.wend.journey.State;
import dev.wend.session.JourneyFile.Kept;
import dev.wend.session.JourneyFile.Version;
import dev.wend.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The versions of all journeys and the scripts that they are written in. */
final class VersionBook {
  /**
   * A version.
   *
   * @param script that it is of
   */
  record Entry(Journey journey, String fingerprint, Checked script) {}

  private final List<Entry> entries = new ArrayList<>();

  /** In order of age; the last is the one that runs. */
  private final List<Checked> scripts = new ArrayList<>();

  /** By journey and number: what was lowered to tell of it. */
  private final Map<String, Optional<JourneyPlan>> plans = new HashMap<>();

  private VersionBook() {}

  /** What is kept, and the script that runs now. */
  static VersionBook of(Checked script, Store store, Optional<Kept> kept) throws SessionException {
    VersionBook book = new VersionBook();
    if (kept.isPresent()) {
      List<Checked> old = new ArrayList<>();
      for (Source source : kept.get().scripts()) {
        boolean isThis = isSame(source, script.source());
        old.add(isThis ? script : compiled(source, store));
        if (!isThis) {
          book.scripts.add(old.get(old.size() - 1));
        }
      }
      for (Version version : kept.get().versions()) {
        Checked of = old.get(version.script());
        Journey journey = of.journeys().get(version.journey());
        book.entries.add(new Entry(journey, version.fingerprint(), of));
      }
    }
    book.scripts.add(script);
    return book;
  }

  private static Checked compiled(Source source, Store store) throws SessionException {
    Compile compile = Compile.of(source, Optional.of(StoredAudiences.traits(store)));
    if (compile.hasErrors()) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "People of this store are inside a version of a journey that this Wend cannot read: "
              + compile.problems().get(0).message(),
          "Finish it with the Wend that it was begun with.");
    }
    return compile.checked();
  }

  private static boolean isSame(Source a, Source b) {
    List<String> one = a.files().stream().map(Source::text).toList();
    return one.equals(b.files().stream().map(Source::text).toList());
  }

  /** All versions, in order. */
  List<Entry> entries() {
    return entries;
  }

  /** The scripts of all versions, and the one that runs last. */
  List<Checked> scripts() {
    return scripts;
  }

  /** Whether the newest version of a journey does what a plan does. */
  boolean isNewest(JourneyPlan plan, Source source) {
    return newest(plan.name()).filter(e -> e.fingerprint().equals(print(plan, source))).isPresent();
  }

  private Optional<Entry> newest(String journey) {
    return entries.stream()
        .filter(e -> e.journey().name().equals(journey))
        .reduce((older, newer) -> newer);
  }

  /** The versions of a journey, from 1, that do what a plan does. */
  Set<Integer> same(JourneyPlan plan, Source source) {
    String print = print(plan, source);
    List<Entry> all = entries.stream().filter(e -> e.journey().name().equals(plan.name())).toList();
    Set<Integer> same = new TreeSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).fingerprint().equals(print)) {
        same.add(i + 1);
      }
    }
    return same;
  }

  /** Adds a version, unless the newest one does the same. */
  void add(JourneyPlan plan, Journey journey, Checked script) {
    if (!isNewest(plan, script.source())) {
      plans.clear();
      entries.add(new Entry(journey, print(plan, script.source()), script));
    }
  }

  private Optional<Entry> version(String journey, int version) {
    return entries.stream()
        .filter(e -> e.journey().name().equals(journey))
        .skip(version - 1L)
        .findFirst();
  }

  /** What a version is written in. */
  Source source(String journey, int version) {
    return version(journey, version).orElseThrow().script().source();
  }

  /** What a version does; empty where there is none. */
  Optional<JourneyPlan> plan(String journey, int version) {
    return plans.computeIfAbsent(
        journey + " " + version,
        key -> version(journey, version).map(e -> LowerJourney.of(e.journey(), e.script())));
  }

  Kept kept(State state) {
    List<Source> sources = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    for (Entry entry : entries) {
      Source source = entry.script().source();
      int place = sources.indexOf(source);
      if (place < 0) {
        place = sources.size();
        sources.add(source);
      }
      versions.add(new Version(entry.journey().name(), entry.fingerprint(), place));
    }
    return new Kept(state, versions, sources);
  }

  /** The same of two journeys that do and say the same, wherever they stand in a file. */
  private static String print(JourneyPlan plan, Source source) {
    String all = JourneyListing.unplaced(plan, source) + plan.contents();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
