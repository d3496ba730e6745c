package dev.wend.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random script with one to three journeys; it may be one that the checker refuses. */
final class Script {
  static final String BEFORE =
      """
      profile {
        crmId: string key, email: string identity, tier: string, points: int, due: datetime
        timeZone: string
      }
      event Buy identified by crmId { n: int, sku: string }
      event View identified by crmId { n: int }
      event Reaction identified by crmId { reaction: string, message: string }
      business event Stock { sku: string }
      event rule Big = Buy where n > 3
      audience Refusing = profiles where not (consent.email ?: true)
      surface Mail: email { from: "news@shop.example", category: marketing }
      surface Bills: email { from: "bills@shop.example", category: transactional }
      message M0 on Mail { subject: "{{points ?: 0}}", text: "a{{count(Buy)}}", track opens, clicks }
      message M1 on Mail { subject: "b", text: "b {{tier}}", track opens }
      message M2 on Bills { subject: "c", text: "c" }
      message M3(order: Buy, spent: int) on Mail { subject: "d", text: "{{order.n}} {{spent}}" }
      """;

  private static final String[] RULES = {
    "points > 3",
    "tier = \"gold\"",
    "any Buy in last 1 day",
    "count(View in last 2 days) >= 2",
    "no Buy",
    "any Buy where n > 2",
    "any View and no View in last 6 hours",
    "sequence(View then Buy within 1 day) in last 3 days",
  };

  private static final String[] POLICIES = {
    "at most 2 marketing messages per 2 days",
    "at most 1 message per day",
    "at most 3 messages per calendar week",
    "quiet on sunday",
    "quiet hours 22:00 to 06:00",
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int names;
  private int journey;
  private int journeys;

  /** Whether journeys are such that many people go through them alike. */
  private final boolean isPlain;

  Script(Random random, boolean isPlain) {
    this.random = random;
    this.isPlain = isPlain;
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
    out.append(BEFORE);
    for (int i = 0; i < 3; i++) {
      String rule = isPlain && oneIn(2) ? "crmId is present" : pick(RULES);
      out.append("audience A" + i + " = profiles where " + rule + "\n");
    }
    if (!isPlain && oneIn(3)) {
      out.append("policy P { " + pick(POLICIES) + " }\n");
    }
    journeys = 1 + random.nextInt(isPlain ? 2 : 3);
    for (journey = 0; journey < journeys; journey++) {
      out.append("journey J" + journey + " {\n");
      List<String> known = new ArrayList<>();
      clauses(known);
      steps(known, new ArrayList<>(), 0);
      out.append("}\n");
    }
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void clauses(List<String> known) {
    line("enter " + enter(known));
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

  private String enter(List<String> known) {
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
      step(known, sent, depth);
    }
  }

  private void block(String before, List<String> known, List<String> sent, int depth) {
    line(before + " {");
    steps(new ArrayList<>(known), new ArrayList<>(sent), depth + 1);
    out.append("}");
  }

  private void step(List<String> known, List<String> sent, int depth) {
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
    String of = known.isEmpty() ? "points > 1" : known.get(random.nextInt(known.size())) + ".n > 2";
    return pick(
        of,
        "points > 2",
        "any Buy",
        "count(View) > count(Buy)",
        "any Buy in last 6 hours",
        "tier = \"gold\"",
        "in audience A0");
  }

  private void send(List<String> known, List<String> sent, int depth) {
    String message = pick("M0", "M0", "M1", "M2", known.isEmpty() ? "M1" : "M3");
    String text = "send " + message;
    if (message.equals("M3")) {
      text += "(" + known.get(random.nextInt(known.size())) + ", points ?: 7)";
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
    return pick(
        of,
        "6 hours",
        "1 day",
        "1 day 6 hours",
        "until due",
        "until 20:00",
        "until next monday at 10:00 in profile time zone",
        "until next thursday");
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
