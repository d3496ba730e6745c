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
          // messages and surfaces
          Row.of("^message (\\w+) «\\{»", "Say by which surface, as in `message $1 on Mail {`."),
          Row.of("^message (\\w+) «with» (\\w+) : (\\w+)", "Write `message $1($2: $3) on …`."),
          Row.of(
              "^message (\\w+) «(?:via|by|for|with|through|to|in|using|:|=)» (\\w+)",
              "Write `message $1 on $2`."),
          Row.of("^message \\w+ on \\w+ «(\\(|)»", "Write `{` here, and `}` behind its parts."),
          Row.of(
              "^message \\w+ on \\w+ «,»",
              "A message goes by one surface: write another message for the other."),
          Row.of("^message (\\w+) \\( (\\w+) «\\)»", "Write `$1(name: $2)`."),
          Row.of("^message \\w+ \\(.*?(\\w+) «(\\w+)»", "Write `$1: $2`."),
          Row.of(
              "^(message|surface|journey|audience|event|entity|endpoint) «\"(\\w+)\"»",
              "Write `$1 $2`, without quotes."),
          Row.of(
              "^surface (\\w+) (?:as |of )?«(?:as|of|on|is|)» (\\w+)", "Write `surface $1: $2`."),
          Row.of(
              "^surface (email|sms|push|webhook) «\\{»",
              "Give it a name, as in `surface Mail: $1 {`."),
          Row.of("^surface (\\w+) «\\{»", "Say its channel, as in `surface $1: email {`."),
          Row.of("^surface (\\w+) «(\\w+)»", "Write `surface $1: $2`."),
          Row.of("^surface \\w+ : \\w+ «»", "Write `{ … }` behind it, with its settings."),
          Row.of("track (.*) «(?:and|or|&)» (\\w+)", "Write `track $1, $2`."),
          Row.of("track «all»", "Write `track opens, clicks`."),
          Row.of("«\"(\\w+)\"» :", "Write `$1:`, without quotes."),
          Row.of(
              "\"[^\"]*= ?\" «[^»]*»",
              "Within a text a quote is `\\\\\"`; in a text between `\"\"\"` it stands as it is."),
          Row.of("^\"[^\"]*\" «", "Write one text."),
          Row.of(
              "(?:^|[{,] )(subject|html|text|preheader|title|body|link|from|app|url|server|namespace) «(\"[^\"]*\")»",
              "Write `$1: $2`."),
          Row.of(
              "send (\\w+) «(?:via|on|with|through|using)» (?!failure|error)",
              "Write `send $1`: the message says its surface."),
          Row.of(
              "send (\\w+) «\\{»",
              "What a message takes stands in brackets, as in `send $1(event)`."),
          Row.of("send (\\w+) \\( \\w+ «[:=]» (\\w+)", "Write `send $1($2)`."),
          // branches, and what holds of all of a journey
          Row.of(
              "=> «(send|exit|wait|await|call|jump|save|update|if)»(.*?)(?: })?$",
              "Write `{ $1$2 }`."),
          Row.of(
              "^(?:opened|clicked|after|\\d+%) .*?«(send|exit|wait|await|call|jump|save|update)»(.*?)(?: })?$",
              "Write `=> { $1$2 }`."),
          Row.of("^«\\w+» : (\\d+%)", "A branch has no name: write `$1 => { … }`."),
          Row.of("^reentry «(?:no|false|once|none|not)»", "Write `reentry never`."),
          Row.of("^reentry «(?:yes|true|allowed|any)»", "Write `reentry always`."),
          Row.of("^«no» reentry", "Write `reentry never`."),
          Row.of("^(timeout|reentry|wait) = «(.+?)»(.*)", "Write `$1 $2$3`."),
          Row.of("update «(\\w+)» \\+ = (.+?)(?: })?$", "Write `update profile { $1 = $1 + $2 }`."),
          Row.of("update «(\\w+)» - = (.+?)(?: })?$", "Write `update profile { $1 = $1 - $2 }`."),
          Row.of("(\\w+) «([-+])» = (\\S+)", "Write `$1 = $1 $2 $3`."),
          Row.of(
              "\\d «(?:Days?|Hours?|Weeks?|Minutes?|Months?|Years?)»",
              "Write the unit in small letters, as in `2 days`."),
          Row.of("\\d «(?:s|secs?)»", "Write `seconds`."),
          Row.of("\\d «(?:m|mins?)»", "Write `minutes`."),
          Row.of("\\d «(?:h|hrs?)»", "Write `hours`."),
          Row.of("\\d «d»", "Write `days`."),
          Row.of("\\d «(?:w|wks?)»", "Write `weeks`."),
          Row.of("\\d «(?:y|yrs?)»", "Write `years`."),
          Row.of("(\\d+ \\w+) «and» (\\d+ \\w+)", "Write `$1 $2`."),
          Row.of("^if .* «:»", "Write `{` in its place, and `}` behind what belongs to it."),
          Row.of("^«else»(?! =>)", "It stands behind the `}` of an `if`."),
          Row.of("exit «(?:journey|now|from)»", "Write `exit`."),
          Row.of("exit when (\\w+) «(?:happens|occurs|comes|arrives|is)»", "Write `exit when $1`."),
          Row.of("^at «(\\d\\d:\\d\\d)»", "Write `wait until $1`, and the step in the next line."),
          Row.of(
              "wait until \\w+ «[=<>!]+»",
              "A journey waits for members of an audience: write `await in audience A`."),
          Row.of("^journey \\w+ «on» (\\w+)", "Write `enter on $1 by email` between its braces."),
          Row.of(
              "^(?:journey \\w+|profile|(?:business )?event \\w+|entity \\w+|endpoint \\w+|message \\w+ on \\w+|test \"[^\"]*\") «»$",
              "Write `{` here, and `}` at the end."),
          Row.of("^journey \\w+ «[:=]»", "Write `{` in its place, and `}` at the end."),
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
          Row.of("enter «when» in audience (\\w+)", "Write `enter on entering audience $1`."),
          Row.of("enter «(entering|leaving)» audience (\\w+)", "Write `enter on $1 audience $2`."),
          Row.of(
              "enter «when» (?:profile )?(\\w+ (?:=|<|>|!|in|is|contains|starts|ends|not)(?: .*?|[=>] .*?))(?: by \\w+)?(?: })?$",
              "Declare `audience A = profiles where $1`, and write `enter on entering audience A by email`."),
          Row.of("enter «when» (\\w+)", "Write `enter on $1`."),
          Row.of(
              "enter «(\\w+)»",
              "Write `enter from audience $1 by email`, or `enter on $1 by email` for an event."),
          Row.of("enter on event «(\\w+)»", "Write `enter on $1`."),
          Row.of("enter on audience «(\\w+)»", "Write `enter on entering audience $1`."),
          Row.of(
              "enter on (\\w+) by (\\w+) «where» (.+?)(?: })?$",
              "Write `enter on $1 where $3 by $2`."),
          Row.of("for each «»$", "Name a field of the event, as in `for each orderId`."),
          Row.of("for each (\\w+) «\\.» (\\w+)", "Write `for each $2`."),
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
          Row.of("(\\w+) then «not» (\\w+)", "Write `$1 then no $2`."),
          Row.of(
              "(any|no|all) (\\w+) «(?:within|for|during|over)» (?:the )?(?:last )?(\\d+ \\w+)",
              "Write `$1 $2 in last $3`."),
          Row.of(
              "(any|no|all) (\\w+) «(?:with|having|whose|if|when|having)» (\\w+)",
              "Write `$1 $2 where $3 …`."),
          Row.of("where .* «(?:,|but)»(?! \\d{3}\\b)", "Write `and`."),
          Row.of("^«(?:and|or)»", "Remove it, or write a condition before it."),
          Row.of(
              "(\\w+) is «(?:empty|blank)»",
              "Write `$1 is missing`, or `$1 = \"\"` for an empty text."),
          Row.of(
              "(\\w+) (?:is )?«(?:greater|more|bigger|higher|larger)» than (\\S+)",
              "Write `$1 > $2`."),
          Row.of("(\\w+) (?:is )?«(?:less|fewer|smaller|lower)» than (\\S+)", "Write `$1 < $2`."),
          Row.of("(\\w+) (?:is )?«(?:above|over)» (\\S+)", "Write `$1 > $2`."),
          Row.of("(\\w+) (?:is )?«(?:below|under)» (\\S+)", "Write `$1 < $2`."),
          Row.of("(\\w+) (?:is )?«at» least (\\S+)", "Write `$1 >= $2`."),
          Row.of("(\\w+) (?:is )?«at» most (\\S+)", "Write `$1 <= $2`."),
          Row.of("(\\w+) (?:is )?«equals?» (?:to )?(\\S+)", "Write `$1 = $2`."),
          Row.of("(\\w+) (?:is )?«older» than (\\d+ \\w+)", "Write `$1 < now - $2`."),
          Row.of("(\\w+) (?:is )?«newer» than (\\d+ \\w+)", "Write `$1 > now - $2`."),
          Row.of("expect (\\w+) in «audience» (\\w+)", "Write `expect $1 in $2`."),
          Row.of("expect (\\w+) «not» in audience (\\w+)", "Write `expect $1 not in $2`."),
          Row.of("expect (\\w+) is not «in» (?:audience )?(\\w+)", "Write `expect $1 not in $2`."),
          Row.of("expect (\\w+) is «not» in (?:audience )?(\\w+)", "Write `expect $1 not in $2`."),
          Row.of("expect (\\w+) = «\\{»", "Write `expect audience $1 = { … }`."),
          Row.of("expect audience (\\w+) «[^»]*»", "Write `expect audience $1 = { … }`."),
          Row.of("expect (\\w+) «([\\p{Lu}]\\w*)»", "Write `expect $1 in $2`."),
          Row.of(
              "(?:=|from|of) profiles «(?!order|group|limit|having|join|within|when)(\\w+)» \\S",
              "Write `profiles where $1 …`."),
          Row.of("^audience (\\w+) «(\\w+)»", "Write `audience $1 = $2`."),
          Row.of("\\bin «(\\p{Lu}\\w*)»", "Write `in audience $1`."),
          Row.of(
              "(upper|lower|length|trim|age|year|month|day|weekday|hour|abs|round|count|sum) «(?!and|or|then|where|in|is|not)(\\w+)»",
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
          Row.of("event (\\w+) «business» \\{", "Write `business event $1 { … }`."),
          Row.of("event business «(\\w+)» \\{", "Write `business event $1 { … }`."),
          Row.of("event (\\w+) «(\\w+)» \\{", "Write `event $1 from $2 { … }`."),
          Row.of("expect audience (\\w+) = «(\\w+)»", "Write `expect audience $1 = { $2 }`."),
          Row.of("expect (\\w+) is «in» (?:audience )?(\\w+)", "Write `expect $1 in $2`."),
          Row.of("for all «(\\w+)»", "Write `for all profile $1`."),
          Row.of("property (\"[^\"]*\") «\\{»", "Write `property $1 for all profile p { … }`."));

  private static final Row ASSIGNED =
      Row.of("^(\\w+) = «([^»]+)»(.*?)(?: })?$", "Write `update profile { $1 = $2$3 }`.");

  /** Nobody writes a longer line by hand, and rows take long to look at one. */
  private static final int LONGEST = 400;

  private PhraseAdvice() {}

  /** What to write for a step of a journey that gives a field a value, as in {@code tier = 1}. */
  static Optional<String> assigned(List<ScriptToken> tokens, int at) {
    boolean isJourney = at > 0 && tokens.get(0).getText().equals(DeclarationWord.JOURNEY.word());
    return isJourney ? of(List.of(ASSIGNED), tokens, at) : Optional.empty();
  }

  /**
   * What to write; empty where no row fits.
   *
   * @param at the place of what was found
   */
  static Optional<String> of(List<ScriptToken> tokens, int at) {
    return at < 0 ? Optional.empty() : of(ROWS, tokens, at);
  }

  private static Optional<String> of(List<Row> rows, List<ScriptToken> tokens, int at) {
    String line = line(tokens, at);
    for (Row row : line.length() > LONGEST ? List.<Row>of() : rows) {
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
    for (int i = 0; i < tokens.size() && line.length() <= LONGEST; i++) {
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
