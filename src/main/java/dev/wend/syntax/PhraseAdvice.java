package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/**
 * What is meant by a line that is said otherwise here. A row shows such a line, its tokens with
 * blanks between, what was found unexpectedly between {@code «} and {@code »}, and what to write.
 */
final class PhraseAdvice {
  private static final String LENGTH = "(\\d+ \\w+)";

  private record Row(Pattern line, String advice) {
    static Row of(String line, String advice) {
      return new Row(Pattern.compile(line), advice);
    }
  }

  private static final List<Row> ROWS =
      List.of(
          // time
          Row.of("(\\d{4}-\\d\\d-\\d\\d) «(\\d\\d:\\d\\d(?::\\d\\d)?)»", "Write `$1T$2`."),
          Row.of("next (\\w+) «(\\d\\d:\\d\\d)»", "Write `next $1 at $2`."),
          Row.of("every (.*) «(\\d\\d:\\d\\d)»", "Write `every $1 at $2`."),
          Row.of("\\d «(am|pm)»", "Write the time as in `09:30`, or `21:30`."),
          Row.of(
              "wait [a-z]+ «(days?|hours?|weeks?|minutes?)»",
              "Write the number in digits, as in `wait 2 $1`."),
          Row.of(
              "in (last|next) «\\w+» (\\w+)", "Write the number in digits, as in `in $1 30 $2`."),
          // ways in
          Row.of("enter on enter «audience»", "Write `enter on entering audience`."),
          Row.of("^enter «audience» (\\w+)", "Write `enter from audience $1 by email`."),
          Row.of("enter «when» (entering|leaving)", "Write `enter on $1`."),
          Row.of("enter «when» (\\w+)", "Write `enter on $1`."),
          Row.of(
              "enter «(\\w+)»",
              "Write `enter from audience $1 by email`, or `enter on $1 by email` for an event."),
          Row.of("enter on event «(\\w+)»", "Write `enter on $1`."),
          Row.of("enter on audience «(\\w+)»", "Write `enter on entering audience $1`."),
          Row.of(
              "enter on (\\w+) by (\\w+) «where» (.+?)(?: })?$",
              "Write `enter on $1 where $3 by $2`."),
          Row.of("enter (?:on|from) .*«»$", "Say by which identity, as in `by email`."),
          Row.of(
              "audience \\w+ (?:with )?«(?:with|email|phone|ecid|crmId)»",
              "Write `by email`, say."),
          Row.of("by \\w+ at «(\\d\\d:\\d\\d)»", "Write `every 1 day at $1`."),
          Row.of("by \\w+ «(?:daily|weekly|hourly|monthly)»", "Write it as in `every 1 day`."),
          Row.of("(from|entering|leaving) «([\\p{Lu}]\\w*)»", "Write `$1 audience $2`."),
          // what holds of all of a journey
          Row.of("exit if ([\\p{Lu}]\\w*) «»", "Write `exit when $1`."),
          Row.of("exit if (.+) «»", "Write `if $1 { exit }`."),
          Row.of("exit «on» (\\w+)", "Write `exit when $1`."),
          Row.of("exit when audience «(\\w+)»", "Write `exit when in audience $1`."),
          Row.of(
              "exit when (\\w+) «[=<>!]+»",
              "It takes an event or an audience, as in `exit when in audience A`; a step says `if $1 = … { exit }`."),
          Row.of("timeout «(?:after|in|of)» " + LENGTH, "Write `timeout $1`."),
          Row.of("reentry «(?:in)» " + LENGTH, "Write `reentry after $1`."),
          Row.of("reentry «(\\d+)» (\\w+)", "Write `reentry after $1 $2`."),
          Row.of("quiet hours (\\S+) - (\\S+) «", "Write `quiet hours $1 to $2`."),
          Row.of("quiet hours between «(\\S+)» and (\\S+)", "Write `quiet hours $1 to $2`."),
          Row.of("^from (\\S+) «to» (\\S+)", "Write `from $1 until $2`."),
          // waits
          Row.of("await opens? «(\\w+)»", "Write `await opened $1`."),
          Row.of("await clicks? «(\\w+)»", "Write `await clicked $1`."),
          Row.of("await (\\w+) «(opened|clicked|delivered|bounced)»", "Write `await $2 $1`."),
          Row.of("await (opened|clicked) «\\(» (\\w+)", "Write `await $1 $2`."),
          Row.of("await ((?:\\w+ )?\\w+) «(?:for|in)» " + LENGTH, "Write `await $1 within $2`."),
          Row.of("await ((?:\\w+ )?\\w+) «(\\d+)» (\\w+)", "Write `await $1 within $2 $3`."),
          Row.of(
              "await (\\w+) within " + LENGTH + " «where» (.+?)(?: })?$",
              "Write `await $1 where $3 within $2`."),
          Row.of("await «(\\d+)» (\\w+)", "Write `wait $1 $2`."),
          Row.of("wait (?:for )?«([\\p{Lu}]\\w*)»", "Write `await $1`."),
          Row.of(
              "if (opened|clicked) «(\\w+)»", "Write `await $1 $2 within 1 day { … } else { … }`."),
          Row.of("^(?:opened|clicked|after) .*«[-{]»", "Write `=>` before the `{`."),
          Row.of("^timeout «(\\d+)» (\\w+) =>", "Write `after $1 $2 =>`."),
          Row.of("«else» =>", "Write a branch of its own, as in `after 1 day => { … }`."),
          // sends
          Row.of("send (\\w+) «(?:to|by)»", "Write `send $1`: it goes to who is in the journey."),
          Row.of("send «\"(\\w+)\"»", "Write `send $1`."),
          Row.of(
              "send (\\w+) «(?:and|then)» (?:send )?(\\w+)",
              "Write `send $1` and `send $2`, a line each."),
          Row.of("send (?:message|email|mail) «(\\w+)»", "Write `send $1`."),
          Row.of("retry (\\d+) «", "Write `retry $1 times`."),
          Row.of("retry «every»", "Write `retry 3 times every 1 hour`, say."),
          // other steps
          Row.of("else «\\w+»", "Write `else { … }`."),
          Row.of("if .* «then»", "Write `{` in its place, and `}` at the end."),
          Row.of("split randomly «(\\d+%)»", "Write `split randomly { $1 => { … } … }`."),
          Row.of("\\d% «\\{»", "Write `=>` before the `{`."),
          Row.of("jump (?:to journey )?«(\\w+)»", "Write `jump to $1`."),
          Row.of(
              "update (?:profile )?«(\\w+)» = (.+?)(?: })?$",
              "Write `update profile { $1 = $2 }`."),
          Row.of("^(\\w+) = «(\\w+)» \\. (\\w+) \\{", "Write `$1 = call $2.$3 { … }`."),
          Row.of("save «audience» (\\w+)", "Write `save to audience $1`."),
          Row.of("save to «audience» \"(\\w+)\"", "Write `save to audience $1`."),
          Row.of("save to «(\\w+)»", "Write `save to audience $1`."),
          Row.of("call (\\w+) \\. (\\w+) «\\(»", "Write `call $1.$2 { … }`."),
          Row.of("call (\\w+) «(\\w+)»", "Write `call $1.$2`."),
          Row.of("call .* on «failure»", "Write `on error`."),
          Row.of("send .* on «error»", "Write `on failure`."),
          // audiences
          Row.of(
              "(?:=|from|of) profiles «(?!order|group|limit|having|join|within|when)(\\w+)» \\S",
              "Write `profiles where $1 …`."),
          Row.of("^audience (\\w+) «(\\w+)»", "Write `audience $1 = $2`."),
          Row.of("\\bin «(\\p{Lu}\\w*)»", "Write `in audience $1`."),
          Row.of(
              "(upper|lower|length|trim|age|year|month|day|weekday|hour|abs|round|count|sum) «(\\w+)»",
              "Write `$1($2)`."),
          Row.of(
              "last «(\\w+)» ([<>]=?) (\\d+) (days|hours|weeks|months)",
              "Write `$4 since last $1 $2 $3`."),
          Row.of("no (\\w+) «for» " + LENGTH, "Write `no $1 in last $2`."),
          Row.of(
              "(\\w+) «between» (\\S+) (?:to|-|\\.\\.+) (\\S+)", "Write `$1 between $2 and $3`."),
          Row.of(
              "\\) «within» " + LENGTH,
              "Write `in last $1`; how soon a step follows stands in the brackets, as in `A then B within $1`."),
          Row.of("(\\w+) \\+ «\\+»", "Write `$1 + 1`."),
          Row.of(
              "save audience (\\w+) from .*«(?:replace|append|)»",
              "Say also that it may be there or not, as in `create or update replace`."),
          Row.of("skip «if» (.+?)(?: })?$", "Write `skip where $1`."),
          // tests
          Row.of("event (\\w+) «(\\w+)» \\{", "Write `event $1 from $2 { … }`."),
          Row.of("expect audience (\\w+) = «(\\w+)»", "Write `expect audience $1 = { $2 }`."),
          Row.of("expect (\\w+) is «in» (?:audience )?(\\w+)", "Write `expect $1 in $2`."),
          Row.of("for all «(\\w+)»", "Write `for all profile $1`."),
          Row.of("property (\"[^\"]*\") «\\{»", "Write `property $1 for all profile p { … }`."));

  private PhraseAdvice() {}

  /**
   * What to write; empty where no row fits.
   *
   * @param at the place of what was found
   */
  static Optional<String> of(List<ScriptToken> tokens, int at) {
    if (at < 0) {
      return Optional.empty();
    }
    String line = line(tokens, at);
    for (Row row : ROWS) {
      Matcher matcher = row.line().matcher(line);
      if (matcher.find()) {
        StringBuilder advice = new StringBuilder();
        matcher.appendReplacement(advice, row.advice());
        return Optional.of(advice.substring(matcher.start()));
      }
    }
    return Optional.empty();
  }

  private static String line(List<ScriptToken> tokens, int at) {
    ScriptToken found = tokens.get(at);
    boolean isEnd = isEnd(found);
    int of = isEnd ? tokens.get(Math.max(0, at - 1)).getLine() : found.getLine();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      ScriptToken token = tokens.get(i);
      if (i == at) {
        line.append(" «").append(isEnd ? "" : token.getText()).append('»');
      } else if (token.getLine() == of && !isEnd(token)) {
        line.append(' ').append(token.getText());
      }
    }
    return line.toString().strip();
  }

  private static boolean isEnd(ScriptToken token) {
    return token.getType() == Token.EOF || token.getType() == WendLexer.END;
  }
}
