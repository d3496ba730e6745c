package dev.wend.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A random script with one to three journeys; it may be one that the checker refuses. */
final class Script {
  /** How people come in, and the rest that is said of all of a journey; then what it does. */
  private record Written(String clauses, List<String> known, String steps) {}

  private Random random;
  private StringBuilder out = new StringBuilder();
  private String head = "";
  private final List<Written> written = new ArrayList<>();
  private int names;
  private int calls;

  /** Names of answers that are known where the script is. */
  private final List<String> answers = new ArrayList<>();

  private int journey;
  private int journeys;

  /** Whether journeys are such that many people go through them alike. */
  private final boolean isPlain;

  /** Decides what else there is beside the least; where it is empty, nothing is. */
  private final Optional<Random> more;

  /** Whether journeys write what others enter, wait and leave by. */
  private final boolean isCoupled;

  /**
   * @param more decides about calls, other reactions and policies; without it there are none, and
   *     the script is what it was before they were
   */
  Script(Random random, boolean isPlain, Optional<Random> more, boolean isCoupled) {
    this.random = random;
    this.isPlain = isPlain;
    this.more = more;
    this.isCoupled = isCoupled;
  }

  private boolean moreIn(int n) {
    return more.filter(r -> r.nextInt(n) == 0).isPresent();
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  String text() {
    if (oneIn(3)) {
      out.append("timezone \"America/New_York\"\n");
    }
    out.append(Fixed.BEFORE);
    if (more.isPresent()) {
      out.append(Fixed.CALLED);
    }
    for (int i = 0; i < 3; i++) {
      String rule =
          isCoupled && !oneIn(4)
              ? pick(Fixed.COUPLED)
              : isPlain && oneIn(2) ? "crmId is present" : pick(Fixed.RULES);
      out.append("audience A" + i + " = profiles where " + rule + "\n");
    }
    if (!isPlain && oneIn(3)) {
      out.append("policy P { " + pick(Fixed.POLICIES) + " }\n");
    }
    if (moreIn(6)) {
      out.append("policy Q { " + pick(Fixed.MORE_POLICIES) + " }\n");
    }
    head = taken();
    journeys = 1 + random.nextInt(isPlain ? 2 : 3) + (isCoupled ? 1 : 0);
    for (journey = 0; journey < journeys; journey++) {
      written.add(written(Optional.empty()));
    }
    return all(written);
  }

  /** The script with another journey in the place of one; it may be one that is refused. */
  String changed(int of) {
    random = more.orElseThrow();
    journey = of;
    Optional<Written> before = oneIn(2) ? Optional.of(written.get(of)) : Optional.empty();
    List<Written> now = new ArrayList<>(written);
    now.set(of, written(before));
    return all(now);
  }

  private Written written(Optional<Written> before) {
    answers.clear();
    List<String> known = new ArrayList<>();
    before.ifPresentOrElse(b -> known.addAll(b.known()), () -> clauses(known));
    String clauses = before.map(Written::clauses).orElseGet(this::taken);
    List<String> called = List.copyOf(known);
    steps(known, new ArrayList<>(), 0);
    return new Written(clauses, called, taken());
  }

  private String all(List<Written> of) {
    StringBuilder all = new StringBuilder(head);
    for (int i = 0; i < of.size(); i++) {
      all.append("journey J" + i + " {\n" + of.get(i).clauses() + of.get(i).steps() + "}\n");
    }
    return all.toString();
  }

  /** What was written since it was asked last. */
  private String taken() {
    String text = out.toString();
    out = new StringBuilder();
    return text;
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void clauses(List<String> known) {
    line("enter " + (moreIn(2) ? often(known) : enter(known)));
    if (oneIn(8)) {
      line("from 2026-03-03 until 2026-03-10T12:00");
    }
    if (oneIn(3)) {
      line("reentry " + pick("never", "after 1 day", "after 6 hours", "always"));
    }
    if (oneIn(4)) {
      line(
          "exit when "
              + (isPlain
                  ? pick("Buy where n > 4", "Big")
                  : pick("in audience A0", "in audience A1", "Buy where n > 4", "Big")));
    }
    if (oneIn(4)) {
      line("timeout " + pick("2 days", "5 days"));
    }
    if (oneIn(5)) {
      line("when paused " + pick("hold", "drop"));
    }
    if (oneIn(5)) {
      line(
          pick(
              "quiet hours 21:00 to 08:00 in profile time zone",
              "quiet hours 13:00 to 15:00",
              "quiet on sunday"));
    }
  }

  /** A way by which many come in. */
  private String often(List<String> known) {
    String by = "from audience " + pick("Known", "A0") + " by crmId ";
    String on = "on " + pick("Buy", "View") + " as came by crmId" + pick("", " for each n");
    return switch (more.orElseThrow().nextInt(3)) {
      case 0 ->
          by + pick("every 6 hours", "every 1 day at 09:00", "", "every 12 hours incremental");
      case 1 -> "on " + pick("entering", "leaving") + " audience " + pick("A0", "A1");
      default -> {
        known.add("came");
        yield on;
      }
    };
  }

  private String enter(List<String> known) {
    if (isCoupled && journey > 0 && !oneIn(4)) {
      return "on " + pick("entering", "entering", "leaving") + " audience A" + random.nextInt(3);
    }
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        return "from audience A"
            + random.nextInt(3)
            + " by "
            + pick("email", "crmId")
            + pick("", " once at 2026-03-03T10:00", " every 1 day at 09:00", " every 6 hours")
            + pick("", "", " incremental", " force reentry")
            + pick("", "", "", " at most 2 per second");
      }
      case 2, 3 -> {
        boolean isNamed = random.nextBoolean();
        if (isNamed) {
          known.add("bought");
        }
        return "on "
            + pick("Buy", "Big")
            + (isNamed ? " as bought" : "")
            + where()
            + " by "
            + pick("email", "crmId")
            + pick("", "", " for each sku");
      }
      default -> {
        return oneIn(3)
            ? "on Stock where sku = \"a\" from audience A" + random.nextInt(3) + " by crmId"
            : "on " + pick("entering", "leaving") + " audience A" + random.nextInt(3);
      }
    }
  }

  private String where() {
    return pick("", "", "", " where n > 2", " where n > points", " where count(Buy) > 1");
  }

  // ---- steps

  private void steps(List<String> known, List<String> sent, int depth) {
    int count = depth == 0 ? 2 + random.nextInt(4) : random.nextInt(3);
    if (isPlain) {
      line("send " + pick("M0", "M1", "M2"));
    }
    for (int i = 0; i < count; i++) {
      if (moreIn(isPlain ? 8 : 5)) {
        call(known, sent, depth);
      }
      step(known, sent, depth);
    }
  }

  private void block(String before, List<String> known, List<String> sent, int depth) {
    int had = answers.size();
    line(before + " {");
    steps(new ArrayList<>(known), new ArrayList<>(sent), depth + 1);
    out.append("}");
    answers.subList(had, answers.size()).clear();
  }

  private void step(List<String> known, List<String> sent, int depth) {
    if (isCoupled && oneIn(3)) {
      line(pick(Fixed.WRITES));
      return;
    }
    switch (random.nextInt(depth > 2 || isPlain ? 8 : 12)) {
      case 0, 1, 2 -> send(known, sent, depth);
      case 3 -> line("wait " + pause(known));
      case 4 ->
          line(
              isPlain && !oneIn(4)
                  ? "wait 6 hours"
                  : pick(
                      "update profile { points = (points ?: 0) + 1 }",
                      "update profile { tier = \"gold\", due = now + 1 day }",
                      "update profile { due = missing, tier = missing }",
                      "save to audience Saved"));
      case 5, 6 -> line("await " + trigger(known, sent, false) + pick("", " within 1 day"));
      case 7, 8 -> await(known, sent, depth);
      case 9 -> {
        block("await {\n" + trigger(known, sent, false) + " =>", known, sent, depth);
        line("");
        block(trigger(known, sent, false) + " =>", known, sent, depth);
        line("");
        if (random.nextBoolean()) {
          block("after " + pick("1 day", "5 hours") + " =>", known, sent, depth);
          line("");
        }
        line("}");
      }
      case 10 -> choice(known, sent, depth);
      default -> last(known, sent, depth);
    }
  }

  private void call(List<String> known, List<String> sent, int depth) {
    String level = answer().map(a -> a + ".level ?: 0").orElse("points ?: 0");
    String name = moreIn(3) ? "" : "r" + calls++;
    String text =
        (name.isEmpty() ? "" : name + " = ")
            + (moreIn(2)
                ? "call Crm.open { id: crmId, n: " + level + " }"
                : "call Crm.mark { id: crmId, level: " + level + " }");
    for (String branch : List.of("on error", "on timeout")) {
      if (!moreIn(3)) {
        block(text + " " + branch, known, sent, Math.max(depth, 2));
        text = "";
      }
    }
    line(text);
    if (!name.isEmpty()) {
      answers.add(name);
      if (moreIn(4)) {
        line("update profile { points = " + name + ".level }");
      }
    }
  }

  private Optional<String> answer() {
    return answers.isEmpty() || moreIn(2)
        ? Optional.empty()
        : Optional.of(answers.get(more.orElseThrow().nextInt(answers.size())));
  }

  private void last(List<String> known, List<String> sent, int depth) {
    if (depth > 0 && oneIn(2)) {
      line(journey + 1 < journeys && oneIn(2) ? "jump to J" + (journey + 1) : "exit");
      return;
    }
    block("split randomly {\n40% =>", known, sent, depth);
    line("");
    block("60% =>", known, sent, depth);
    line("\n}");
  }

  private void choice(List<String> known, List<String> sent, int depth) {
    block("if " + condition(known), known, sent, depth);
    if (oneIn(2)) {
      block(" else if " + condition(known), known, sent, depth);
    }
    if (oneIn(2)) {
      block(" else", known, sent, depth);
    }
    line("");
  }

  private String condition(List<String> known) {
    Optional<String> answer = answer();
    if (answer.isPresent()) {
      return answer.get() + ".level > 2";
    }
    String of = known.isEmpty() ? "points > 1" : known.get(random.nextInt(known.size())) + ".n > 2";
    return pick(Fixed.with(of, Fixed.CONDITIONS));
  }

  private void send(List<String> known, List<String> sent, int depth) {
    String message = pick("M0", "M0", "M1", "M2", known.isEmpty() ? "M1" : "M3");
    String text = "send " + message;
    if (message.equals("M3")) {
      String spent = answer().map(a -> a + ".level").orElse("points") + " ?: 7";
      text += "(" + known.get(random.nextInt(known.size())) + ", " + spent + ")";
    }
    text += pick("", "", "", " retry 2 times every 3 hours", " retry 1 times");
    if (oneIn(6)) {
      block(text + " on failure", known, sent, depth);
      line("");
    } else {
      line(text);
      sent.add(message);
    }
  }

  private String pause(List<String> known) {
    if (isPlain && !oneIn(4)) {
      return pick("6 hours", "1 day", "1 day 6 hours");
    }
    String of =
        known.isEmpty()
            ? "until (due ?: now)"
            : "until " + known.get(random.nextInt(known.size())) + ".time + 1 day";
    return pick(Fixed.with(of, Fixed.WAITS));
  }

  private String trigger(List<String> known, List<String> sent, boolean canName) {
    List<String> reactions = new ArrayList<>();
    for (String message : sent) {
      if (message.equals("M0") || message.equals("M1")) {
        reactions.add("opened " + message);
      }
      if (message.equals("M0")) {
        reactions.add("clicked M0");
      }
    }
    if (!reactions.isEmpty() && moreIn(5)) {
      return pick("bounced ", "unsubscribed ") + pick(sent.toArray(String[]::new));
    }
    if (!reactions.isEmpty() && oneIn(2)) {
      return reactions.get(random.nextInt(reactions.size()));
    }
    String name = canName && oneIn(2) ? " as x" + names : "";
    if (!name.isEmpty()) {
      names++;
    }
    return switch (random.nextInt(5)) {
      case 0 -> isPlain ? "Big" : "in audience A" + random.nextInt(3);
      case 1 -> "View" + pick("", " where n > 2");
      case 2 -> known.isEmpty() ? "Big" : "Buy where n > " + known.get(0) + ".n";
      case 3 -> !isPlain && oneIn(3) ? "in audience Saved" : "View";
      default -> "Buy" + name + where();
    };
  }

  private void await(List<String> known, List<String> sent, int depth) {
    int before = names;
    String trigger = trigger(known, sent, true);
    List<String> more = new ArrayList<>(known);
    if (names > before) {
      more.add("x" + before);
    }
    block("await " + trigger + " within " + pick("1 day", "2 days", "6 hours"), more, sent, depth);
    if (oneIn(2)) {
      block(" else", known, sent, depth);
    }
    line("");
  }
}
