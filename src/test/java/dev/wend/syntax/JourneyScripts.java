package dev.wend.syntax;

/** Makes journeys, messages and their like with comments, blanks and line breaks anywhere. */
final class JourneyScripts {
  private final FormatScripts out;
  private int depth;

  JourneyScripts(FormatScripts out) {
    this.out = out;
  }

  void journey() {
    out.words("journey ~J {");
    for (int i = out.below(5); i > 0; i--) {
      clause();
      out.separator(false);
    }
    steps();
    out.words("}");
  }

  void settings() {
    switch (out.below(4)) {
      case 0 -> {
        out.words("surface ~S : email {");
        items(false);
      }
      case 1 -> {
        out.words("endpoint ~E {");
        out.words("action ~a { id : string } " + out.pick("", "returns { x : int } "));
        out.separator(false);
        items(false);
      }
      case 2 -> {
        out.words("webhook ~W {");
        items(false);
      }
      default ->
          out.words(
              "policy ~P { at ~most ~3 "
                  + out.pick("", "marketing ")
                  + "messages per "
                  + out.pick("week", "calendar week", "3 ~days"));
    }
    out.words("}");
  }

  void message() {
    out.words("message ~M" + out.pick("", " ( a : int )", " ( a : list < E > , b : E )"));
    out.words("~on S {");
    items(true);
    out.words("}");
  }

  private void items(boolean texts) {
    int count = out.below(4);
    for (int i = 0; i < count; i++) {
      if (texts && out.oneIn(3)) {
        out.words("track ~opens" + out.pick("", " , clicks"));
      } else if (texts && out.oneIn(2)) {
        out.words(out.pick("html", "`two words`") + " : " + text());
      } else {
        out.words(out.pick("url", "longer", "at", "track") + " :");
        out.expression();
      }
      out.separator(i == count - 1);
    }
  }

  private String text() {
    return out.pick(
        "\"x\\{{y\"",
        "\"{{a\t?:\t\"b\"}}\"",
        "\"\"\"\n\t\ta\t{{#if\tb}}\tc\n\t\t\t{{else}}\n{{/if}}\n\t\"\"\"",
        "\"{{#each\txs\tas\tx}}{{{x.a}}}{{/each}}\"");
  }

  // ---- clauses

  private void clause() {
    switch (out.below(12)) {
      case 0 -> out.words("title : \"x\"");
      case 1 -> out.words("from ~2026-01-01" + out.pick("", " ~until 2026-12-31"));
      case 2 ->
          out.words(
              "enter ~from ~audience A by email"
                  + out.pick("", " once", " once ~at 09:00", " every ~1 ~day ~at 09:00 + delay")
                  + out.pick("", " incremental", " force reentry")
                  + out.pick("", " ~at ~most ~5 per second"));
      case 3 -> {
        event("enter ~on Purchase");
        out.words(out.pick("", "from audience A ") + "by email" + out.pick("", " for each id"));
      }
      case 4 -> out.words("enter ~on " + out.pick("entering", "leaving") + " audience A");
      case 5 -> out.words("reentry " + out.pick("~always", "~never", "~after 30 ~days"));
      case 6 -> out.words("exit ~when in ~audience A");
      case 7 -> event("exit ~when Purchase");
      case 8 -> out.words("timeout ~91 ~days");
      case 9 -> out.words("when ~paused " + out.pick("hold", "drop"));
      case 10 -> out.words("quiet ~on saturday" + out.pick("", " , sunday"));
      default ->
          out.words("quiet ~hours 21:00 + x to 08:00" + out.pick("", " in profile time zone"));
    }
  }

  private void event(String words) {
    out.words(words + out.pick("", " as e"));
    if (out.oneIn(2)) {
      out.words("where");
      out.expression();
    }
  }

  // ---- steps

  private void steps() {
    int count = depth > 2 ? 0 : out.below(depth == 0 ? 5 : 2);
    depth++;
    for (int i = 0; i < count; i++) {
      step();
      out.separator(i == count - 1);
    }
    depth--;
  }

  private void block(String before) {
    out.words(before + "{");
    steps();
    out.words("}");
  }

  private void step() {
    switch (out.below(11)) {
      case 0 -> send();
      case 1 -> await();
      case 2 -> branches();
      case 3 -> choice();
      case 4 -> {
        out.words("split ~randomly {");
        block("10% => ");
        out.separator(false);
        block("90% => ");
        out.words("}");
      }
      case 5 ->
          out.words("wait " + out.pick("~2 ~days", "~( a ) + 3 ~hours", "~until ~20:00 ~at 3"));
      case 6 ->
          out.words(
              "wait ~until next monday"
                  + out.pick("", " ~at 10:00")
                  + out.pick("", " in profile time zone"));
      case 7 -> {
        out.words("update ~profile {");
        out.items();
        out.words("}");
      }
      case 8 -> {
        out.words(out.pick("", "x = ~") + "call ~C . a" + out.pick("", " { id : 1 , b : c }"));
        if (out.oneIn(2)) {
          block("~on " + out.pick("error ", "timeout "));
        }
      }
      case 9 -> out.words(out.pick("save ~to audience A", "jump ~to K"));
      default -> out.words("exit");
    }
  }

  private void send() {
    out.words("send ~M" + out.pick("", " ( a , 1 + 2 )"));
    out.words(out.pick("", " retry 3 times", " retry 3 times every ~1 ~hour"));
    if (out.oneIn(4)) {
      block("~on failure ");
    }
  }

  private void await() {
    if (out.oneIn(2)) {
      event("await ~Purchase");
    } else {
      out.words("await " + out.pick("~opened M", "~clicked M \"l\"", "~in ~audience A"));
    }
    out.words(out.pick("", "within ~1 ~day ~6 ~hours"));
    if (out.oneIn(2)) {
      block("");
    }
    if (out.oneIn(2)) {
      block("else ");
    }
  }

  private void branches() {
    out.words("await {");
    int count = out.below(3);
    for (int i = 0; i < count; i++) {
      if (out.oneIn(2)) {
        event("Purchase");
        block("=> ");
      } else {
        block(out.pick("after ~3 ~days => ", "in ~audience A => ", "bounced ~M => "));
      }
      out.separator(i == count - 1);
    }
    out.words("}");
  }

  private void choice() {
    out.words("if");
    out.expression();
    block("");
    while (out.oneIn(3)) {
      out.words("else if");
      out.expression();
      block("");
    }
    if (out.oneIn(2)) {
      block("else ");
    }
  }
}
