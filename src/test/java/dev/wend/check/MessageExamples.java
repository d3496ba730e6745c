package dev.wend.check;

import dev.wend.diag.Fault;
import java.util.List;
import java.util.stream.Stream;

/** Examples for the rules of surfaces and messages. */
final class MessageExamples {
  private static final String PROFILE =
      """
      profile {
        crmId:     string key
        email:     string identity
        phone:     string identity
        city:      string
        interests: list<string>
        address:   { street: string, city: string }
        orders:    list<{ sku: string, names: list<string> }>
      }
      event Purchase identified by email { email: string, price: decimal(2) }
      event rule Big = Purchase where price > 50
      """;

  private static final String SURFACES =
      PROFILE
          + """
          surface Marketing: email { from: "news@shop.example" }
          surface Text: sms { from: "Shop" }
          surface Hook: webhook { url: "https://crm.example/hook" }
          """;

  private MessageExamples() {}

  static List<FaultExample> all() {
    return Stream.of(surfaces(), values(), messages(), parameters(), templates())
        .flatMap(List::stream)
        .toList();
  }

  private static FaultExample surface(Fault fault, String marked, String hint) {
    return FaultExample.alone(fault, PROFILE + marked, hint);
  }

  private static FaultExample message(Fault fault, String marked, String hint) {
    return FaultExample.alone(fault, SURFACES + marked, hint);
  }

  private static FaultExample text(Fault fault, String marked, String hint) {
    return message(fault, "message M on Text { text: \"" + marked + "\" }", hint);
  }

  private static List<FaultExample> surfaces() {
    return List.of(
        message(
            Fault.NO_REACTIONS,
            "message M on Text { text: \"a\" }\n"
                + "event «Reaction» identified by email { email: string, message: string }",
            "Declare `reaction: string`, or give the event another name."),
        surface(
            Fault.NO_CHANNEL,
            "surface S: «emial» { from: \"a@b.example\" }",
            "Did you mean `email`?"),
        surface(
            Fault.NO_SETTING,
            "surface S: email { from: \"a@b.example\", «replyto»: \"c@d.example\" }",
            "Did you mean `replyTo`?"),
        surface(
            Fault.SETTING_VALUE,
            "surface S: email { from: \"a@b.example\", server: «\"mail.shop.example\"» }",
            "Write it as in `server: \"smtp://mail.shop.example:587\"`."),
        surface(
            Fault.SETTING_TWICE,
            "surface S: sms { from: \"a\", «from»: \"b\" }",
            "Remove one of the two."),
        surface(
            Fault.SETTING_MISSING,
            "surface S: «email» { category: marketing }",
            "Add it, as in `from: \"Our shop <news@shop.example>\"`."),
        surface(
            Fault.SURFACE_UNFIT,
            "surface «S»: sms { from: \"a\", url: \"https://a.example/{txt}\" }",
            ""),
        surface(
            Fault.SURFACE_NAMESPACE,
            "surface S: «push» { app: \"a\" }",
            "Declare one, as in `ecid: string identity`, or name another here, as in `namespace:"
                + " crmId`."),
        surface(
            Fault.SURFACE_NAMESPACE,
            "surface S: email { from: \"a@b.example\", namespace: «emial» }",
            "Did you mean `email`?"),
        surface(
            Fault.DUPLICATE_NAME,
            "surface «Purchase»: sms { from: \"a\" }",
            "Give one of the two another name."));
  }

  private static FaultExample value(String written, String hint) {
    return surface(
        Fault.SETTING_VALUE, "surface S: webhook { " + written + " }", "Write it as in " + hint);
  }

  private static List<FaultExample> values() {
    String url = "url: \"https://a.example\", ";
    return List.of(
        surface(
            Fault.SETTING_VALUE,
            "surface S: email { from: «\"news\"» }",
            "Write it as in `from: \"Our shop <news@shop.example>\"`."),
        value("url: «\"crm.example\"»", "`url: \"https://crm.example/hooks/{profile}\"`."),
        value(url + "method: «5»", "`method: \"PUT\"`."),
        value(url + "secret: «\"s3cret\"»", "`secret: env(\"HOOK_SECRET\")`."),
        value(url + "timeout: «\"5s\"»", "`timeout: 5 seconds`."),
        value(url + "timeout: «2 days»", "`timeout: 5 seconds`."),
        value(url + "category: «market»", "`category: marketing`."),
        value(url + "headers: «\"a: b\"»", "`headers: [\"X-Account: 17\", \"X-Mode: live\"]`."),
        value(url + "body: «\"x\"»", "`body: \"\"\"{\"person\": \"{profile}\"}\"\"\"`."),
        surface(
            Fault.SETTING_VALUE,
            "surface S: email { from: \"a@b.example\", provider: «mailgum» }",
            "Write it as in `provider: postmark`."));
  }

  private static List<FaultExample> messages() {
    return List.of(
        message(
            Fault.NO_SURFACE,
            "message M on «Marketng» { subject: \"a\", text: \"b\" }",
            "Did you mean `Marketing`?"),
        surface(
            Fault.NO_SURFACE,
            "message M on «Marketing» { subject: \"a\", text: \"b\" }",
            "Declare it: `surface Marketing: email { from: \"news@shop.example\" }`."),
        message(
            Fault.NO_PART_OF,
            "message M on Marketing { subject: \"a\", text: \"b\", «htm»: \"c\" }",
            "Did you mean `html`?"),
        message(
            Fault.SETTING_TWICE,
            "message M on Text { text: \"a\", «text»: \"b\" }",
            "Remove one of the two."),
        message(
            Fault.PART_FORM,
            "message M on Text { text: «\"a\" + city» }",
            "Write it in quotes, and what is computed in `{{ }}`."),
        message(
            Fault.PART_MISSING,
            "message «M» on Marketing { text: \"a\" }",
            "Add it, as in `subject: \"We are open\"`."),
        message(
            Fault.PART_MISSING,
            "message «M» on Marketing { subject: \"a\" }",
            "Add it, as in `html: \"<p>Hello {{firstName}}</p>\"`."),
        message(
            Fault.TRACK,
            "message M on Text { text: \"a\"\ntrack clicks, «opens» }",
            "There is `clicks`."),
        message(Fault.TRACK, "message M on Hook { body: \"a\"\ntrack «opens» }", "Remove it."),
        message(
            Fault.DUPLICATE_NAME,
            "message «Text» on Text { text: \"a\" }",
            "Give one of the two another name."),
        FaultExample.alone(
            Fault.NO_PROFILE,
            "surface S: sms { from: \"a\" }\nmessage «M» on S { text: \"a\" }",
            "Declare it: `profile { id: string key }`."));
  }

  private static FaultExample parameters(Fault fault, String marked, String hint) {
    return message(
        fault, "message M(" + marked + ") on Text { text: \"{{order.price}}{{x}}\" }", hint);
  }

  private static List<FaultExample> parameters() {
    return List.of(
        parameters(
            Fault.PARAMETER_TYPE,
            "order: Purchase, x: «list<string>»",
            "Write it as in `order: Purchase` or `spent: decimal`."),
        parameters(Fault.UNKNOWN_TYPE, "order: «Purchas», x: int", "Did you mean `Purchase`?"),
        parameters(Fault.UNKNOWN_TYPE, "order: Big, x: «dcimal»", "Did you mean `decimal`?"),
        parameters(
            Fault.PARAMETER_NAME,
            "order: Purchase, x: int, «city»: string",
            "Give the parameter another name."),
        parameters(
            Fault.DUPLICATE_NAME,
            "order: Purchase, x: int, «x»: string",
            "Give one of the two another name."),
        parameters(
            Fault.TAKEN_NAME, "order: Purchase, x: int, «event»: Big", "Choose another name."),
        parameters(Fault.UNUSED_NAME, "order: Purchase, x: int, «y»: int", "Remove it."));
  }

  private static List<FaultExample> templates() {
    return List.of(
        text(Fault.UNKNOWN_NAME, "{{«ctiy»}}", "Did you mean `city`?"),
        text(
            Fault.SINGLE_BRACES,
            "{{crmId}}, \\{crmId} and «{address.city}»",
            "Write `{{address.city}}` for the value, or `\\{address.city}` for these signs."),
        text(
            Fault.OTHER_SIGNS, "100%, %d, [[x]] and «%crmId%»", "Write `{{crmId}}` for the value."),
        text(
            Fault.NO_TEXT,
            "{{«interests»}}",
            "Write `join(interests, \", \")`, or go through it with `#each`."),
        text(Fault.NO_TEXT, "{{«orders»}}", "Go through it with `{{#each orders as x}}`."),
        text(Fault.NO_TEXT, "{{«address»}}", "Name one of its fields, as in `address.street`."),
        text(
            Fault.MISSING_VALUE,
            "{{«missing»}}",
            "Whether a value is there is asked by `x is missing`."),
        text(Fault.PERIOD_VALUE, "{{«3 months»}}", "Write it like `birthDate + 3 months`."),
        text(Fault.CONDITION, "{{#if «city»}}a{{/if}}", "Compare it, or write `city is present`."),
        text(
            Fault.NOT_A_LIST,
            "{{#each «city» as c}}{{c}}{{/each}}",
            "Items are gone through of lists and maps only."),
        text(Fault.UNUSED_NAME, "{{#each interests as «i»}}a{{/each}}", "Remove it."),
        text(
            Fault.SHADOW,
            "{{#each interests as «city»}}{{city}}{{/each}}",
            "Give it another name."),
        text(
            Fault.NO_TEXT,
            "{{#each orders as o}}{{«o»}}{{/each}}",
            "Name one of its fields, as in `o.sku`."),
        text(
            Fault.EACH_IN_EACH,
            "{{#each orders as o}}{{o.sku}}«{{#each »o.names as n}}{{n}}{{/each}}{{/each}}",
            "Put what it says into one value, as in `join(x.names, \", \")`."));
  }
}
