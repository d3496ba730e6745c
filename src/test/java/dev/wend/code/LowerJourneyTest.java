package dev.wend.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.step.Act;
import dev.wend.syntax.Parse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the acts of every journey. */
class LowerJourneyTest {
  private static final String BEFORE =
      """
      profile { crmId: string key, email: string identity, tier: string, contacts: int, due: date }
      event Purchase identified by email { email: string, price: decimal(2), tier: string, lines: list<{ sku: string }> }
      event Visit identified by email { email: string }
      event rule Big = Purchase where price > 50 or any lines where sku = tier
      audience Fans = profiles where count(Purchase in last 3 days) > contacts
      surface Mail: email { from: "news@shop.example" }
      message Hello on Mail { subject: "a", text: "b {{tier}}", track opens }
      message Thanks(order: Purchase, spent: int) on Mail { subject: "a", text: "{{order.price}} {{spent}}" }
      endpoint Crm { url: "https://crm.example/api", action open { id: string } returns { ticket: string } }
      journey Other { enter on Visit by email  send Hello }
      """;

  private static final String[] STEPS = {
    "send Hello",
    "send Hello retry 2 times every 1 hour on failure { @ }",
    "send Thanks(bought, contacts + 1)",
    "send Thanks(next, count(p in Purchase where p.price > bought.price))",
    "await Visit",
    "await Big as next where price > bought.price",
    "await Big as next within 1 day { @ } else { @ }",
    "await opened Hello within 2 days { @ }",
    "await { Visit => { @ } Purchase as next where tier = \"a\" => { @ } after 1 day => { @ } }",
    "await in audience Fans within 1 month",
    "if contacts > 3 { @ } else if any l in bought.lines where l.sku = tier { @ } else { @ }",
    "if next.price > 3 { @ }",
    "split randomly { 10% => { @ } 90% => { @ } }",
    "wait 2 days",
    "wait until (due ?: today) at 10:00 in profile time zone",
    "wait until next friday",
    "update profile { contacts = (contacts ?: 0) + 1, due = missing }",
    "answer = call Crm.open { id: crmId } on error { @ } on timeout { @ }",
    "save to audience Saved",
    "jump to Other",
    "exit",
  };

  @Provide
  Arbitrary<List<Integer>> choices() {
    return Arbitraries.integers().between(0, 999).list().ofMinSize(1).ofMaxSize(60);
  }

  /** Steps by choices; blocks are filled as long as there are any. */
  private static String steps(Deque<Integer> left, int depth) {
    StringBuilder text = new StringBuilder();
    int count = left.isEmpty() ? 0 : 1 + left.pop() % 3;
    for (int i = 0; i < count && !left.isEmpty(); i++) {
      String step = STEPS[left.pop() % STEPS.length];
      while (step.contains("@")) {
        String block = depth < 4 ? steps(left, depth + 1) : "";
        step = step.replaceFirst("@", "\n" + block.replace("$", "\\$"));
      }
      text.append(step).append('\n');
    }
    return text.toString();
  }

  @Property(tries = 1_000)
  void journeysOfAnyStepsAreCheckedAndLowered(@ForAll("choices") List<Integer> choices) {
    String script =
        BEFORE
            + "journey J {\nenter on Purchase as bought where tier = profile.tier by email\n"
            + steps(new ArrayDeque<>(choices), 0)
            + "}\n";
    Source source = new Source("j.wend", script);
    var parsed = Parse.script(source);
    assertEquals(List.of(), parsed.problems(), script);
    Checked checked = Checker.check(parsed.tree());
    for (Diagnostic problem : checked.problems()) {
      assertTrue(problem.span().end() <= script.length(), problem::toString);
      assertFalse(problem.message().contains("{}"), problem::message);
      assertFalse(problem.hint().contains("{}"), problem::hint);
    }
    if (!checked.hasErrors()) {
      for (JourneyPlan plan : LowerJourney.all(checked)) {
        isWhole(plan, script);
        assertFalse(JourneyListing.text(plan, source).isEmpty());
      }
    }
  }

  /** Every place that is led to is there, and every act but the end and what skips it is led to. */
  private static void isWhole(JourneyPlan plan, String script) {
    List<Act> acts = plan.flow().acts();
    Set<Integer> seen = new TreeSet<>();
    Deque<Integer> pending = new ArrayDeque<>(List.of(0));
    while (!pending.isEmpty()) {
      int place = pending.pop();
      assertTrue(place >= 0 && place < acts.size(), script);
      if (seen.add(place)) {
        pending.addAll(next(acts.get(place), place));
      }
    }
    for (int place = 0; place < acts.size() - 1; place++) {
      assertTrue(seen.contains(place), "act " + place + " of\n" + script);
    }
  }

  private static List<Integer> next(Act act, int place) {
    List<Integer> next = new ArrayList<>();
    if (act instanceof Act.Go go) {
      next.add(go.to());
    } else if (act instanceof Act.Split split) {
      split.shares().forEach(share -> next.add(share.to()));
    } else if (act instanceof Act.Await await) {
      await.paths().forEach(path -> next.add(path.to()));
      await.within().ifPresent(within -> next.add(await.late()));
    } else if (!(act instanceof Act.End || act instanceof Act.Jump)) {
      next.add(place + 1);
      if (act instanceof Act.Branch branch) {
        next.add(branch.otherwise());
      } else if (act instanceof Act.Send send) {
        send.failed().ifPresent(next::add);
      } else if (act instanceof Act.Call call) {
        call.failed().ifPresent(next::add);
        call.late().ifPresent(next::add);
      }
    }
    return next;
  }
}
