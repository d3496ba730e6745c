package dev.wend.journey;

/** What stands in random scripts as it is, and what is picked from. */
final class Fixed {
  private Fixed() {}

  /** One more, before the others. */
  static String[] with(String first, String[] others) {
    String[] all = new String[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }

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

  /** Stands in scripts that call, beside what stands in all. */
  static final String CALLED =
      """
      audience Known = profiles where crmId is present
      endpoint Crm {
        url: "https://crm.example/api"
        secret: env("CRM_SECRET")
        action open { id: string, n: int } returns { ticket: string, level: int }
        action mark { id: string, level: int } returns { level: int }
      }
      """;

  static final String[] RULES = {
    "points > 3",
    "tier = \"gold\"",
    "any Buy in last 1 day",
    "count(View in last 2 days) >= 2",
    "no Buy",
    "any Buy where n > 2",
    "any View and no View in last 6 hours",
    "sequence(View then Buy within 1 day) in last 3 days",
  };

  static final String[] COUPLED = {
    "points > 3",
    "points > 1 and tier is present",
    "tier = \"gold\"",
    "tier is missing",
    "in audience Saved",
    "points > 1 and any Buy in last 1 day",
    "due > now",
  };

  static final String[] WRITES = {
    "update profile { points = (points ?: 0) + 2 }",
    "update profile { points = 0 }",
    "update profile { tier = \"gold\" }",
    "update profile { tier = missing }",
    "update profile { tier = \"gold\", due = now + 6 hours }",
    "save to audience Saved",
  };

  static final String[] CONDITIONS = {
    "points > 2",
    "any Buy",
    "count(View) > count(Buy)",
    "any Buy in last 6 hours",
    "tier = \"gold\"",
    "in audience A0",
  };

  static final String[] WAITS = {
    "6 hours",
    "1 day",
    "1 day 6 hours",
    "until due",
    "until 20:00",
    "until next monday at 10:00 in profile time zone",
    "until next thursday",
  };

  static final String[] POLICIES = {
    "at most 2 marketing messages per 2 days",
    "at most 1 message per day",
    "at most 3 messages per calendar week",
    "quiet on sunday",
    "quiet hours 22:00 to 06:00",
  };

  static final String[] MORE_POLICIES = {
    "quiet hours 22:00 to 06:00 in profile time zone",
    "at most 4 marketing messages per 3 days",
    "quiet on saturday, sunday in profile time zone",
  };
}
