package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles that a source merges between two runs, while they are in journeys. */
class MergedRunTest {
  private static final String PEOPLE =
      """
      profile { crmId: string key, email: string identity, phone: string identity }
      event Buy identified by crmId { crmId: string, price: decimal(2), order: string }
      """;

  private static final String SOURCES =
      """
      source P: csv "p.csv" into profile { crmId = id, merge profiles by phone }
      source B: csv "b.csv" into Buy
      """;

  private static final String JOURNEY =
      """
      surface Mail: email { from: "a@x.example" }
      message Hello on Mail { subject: "{{crmId}}", text: "t" }
      message Got(buy: Buy) on Mail { subject: "{{buy.price}}", text: "t" }
      journey J {
        enter on Buy as buy by email
        send Hello
        wait 5 days
        send Got(buy)
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void twoWhoBuy() throws IOException {
    file("p.csv", "id,email,phone\nc1,a@x.example,+1\nc2,b@x.example,+2\nc3,c@x.example,+3\n");
    file(
        "b.csv",
        """
        id,crmId,price,order,time
        x2,c2,22,o2,2026-03-01T09:00:00Z
        x1,c1,11,o1,2026-03-02T09:00:00Z
        x3,c3,33,o3,2026-03-02T10:00:00Z
        """);
  }

  private void merge() throws IOException {
    file("p.csv", "id,email,phone\nc1,a@x.example,+2\n");
  }

  @Test
  void theOlderRunStays() throws IOException {
    script(PEOPLE + SOURCES + JOURNEY);
    assertCounts("J              3       3          0       0            0", run("2026-03-03"));
    merge();
    assertCounts("J              3       2          0       1            0", run("2026-03-04"));
    assertOlder();
  }

  @Test
  void theOlderRunStaysWhereAScriptWithoutJourneysMerges() throws IOException {
    script(PEOPLE + SOURCES + JOURNEY);
    run("2026-03-03");
    merge();
    script(PEOPLE + SOURCES);
    run("2026-03-04");
    script(PEOPLE + SOURCES + JOURNEY);
    assertCounts("J              3       2          0       1            0", run("2026-03-04"));
    assertOlder();
  }

  /** That of c2, who bought first: c1 is the profile that stays. */
  private void assertOlder() {
    assertCounts("J              3       2          0       1            0", run("2026-03-05"));
    String trace = ok("trace", folder.resolve("s.wend"), "J", "c1", "--store", store());
    assertEquals(1, count(trace, "leaves, for another run of the same person is older"), trace);
    assertCounts("J              3       0          2       1            0", run("2026-03-20"));
    String sends = ok("store", "sends", "--store", store());
    assertEquals(5, sends.lines().count(), sends);
    assertTrue(sends.contains("\"at\":\"2026-03-06T09:00:00Z\",\"profile\":\"c1\""), sends);
    assertTrue(sends.contains("\"subject\":\"22.00\""), sends);
    assertFalse(sends.contains("\"subject\":\"11.00\""), sends);
    assertTrue(ok("store", "check", "--store", store()).contains("whole"));
  }

  @Test
  void ofTwoWhoEnterAtOneInstantThatOfTheProfileThatStays() throws IOException {
    String scheduled =
        JOURNEY
            .replace("enter on Buy as buy by email", "enter from audience All by email")
            .replace("(buy: Buy)", "")
            .replace("buy.price", "crmId")
            .replace("Got(buy)", "Got");
    script(PEOPLE + SOURCES + "audience All = profiles\n" + scheduled);
    run("2026-03-03");
    merge();
    assertCounts("J              3       2          0       1            0", run("2026-03-04"));
    assertCounts("J              3       0          2       1            0", run("2026-03-20"));
    String sends = ok("store", "sends", "--store", store());
    assertEquals(5, sends.lines().count(), sends);
    assertEquals(2, count(sends, "\"message\":\"Got\""), sends);
  }

  /** An event that came with the merge happens once; one that was taken before does not again. */
  @Test
  void whatComesWithAMergeHappensOnce() throws IOException {
    String rest = JOURNEY.replace("wait 5 days\n", "wait 1 day\n");
    script(PEOPLE + SOURCES + rest);
    assertCounts("J              3       0          3       0            0", run("2026-03-05"));
    merge();
    file(
        "b.csv",
        """
        id,crmId,price,order,time
        x2,c2,22,o2,2026-03-01T09:00:00Z
        y2,c2,44,o4,2026-03-06T09:00:00Z
        y1,c1,55,o5,2026-03-08T09:00:00Z
        """);
    List<String> lines = SOURCES.lines().toList();
    script(PEOPLE + lines.get(1) + "\n" + lines.get(0) + "\n" + rest);
    assertCounts("J              5       0          5       0            0", run("2026-03-20"));
    assertEquals(10, ok("store", "sends", "--store", store()).lines().count());
  }

  @Test
  void whoHasBeenInAJourneyHasAfterAMerge() throws IOException {
    String once = JOURNEY.replace("  send Hello\n  wait 5 days\n", "  reentry never\n");
    file("b.csv", "id,crmId,price,order,time\nx2,c2,22,o2,2026-03-01T09:00:00Z\n");
    script(PEOPLE + SOURCES + once);
    assertCounts("J              1       0          1       0            0", run("2026-03-03"));
    merge();
    file("b.csv", "id,crmId,price,order,time\nx4,c1,44,o4,2026-03-05T09:00:00Z\n");
    assertCounts("J              1       0          1       0            1", run("2026-03-06"));
    file("b.csv", "id,crmId,price,order,time\nx5,c1,44,o4,2026-03-07T09:00:00Z\n");
    assertCounts("J              1       0          1       0            2", run("2026-03-08"));
  }

  @Test
  void runsForOtherValuesBothStay() throws IOException {
    script(PEOPLE + SOURCES + JOURNEY.replace("by email", "by email for each order"));
    run("2026-03-03");
    merge();
    assertCounts("J              3       3          0       0            0", run("2026-03-04"));
    assertCounts("J              3       3          0       0            0", run("2026-03-05"));
    assertCounts("J              3       0          3       0            0", run("2026-03-20"));
    assertEquals(6, ok("store", "sends", "--store", store()).lines().count());
  }

  // ---- what they are made of

  private Path store() {
    return folder.resolve("store");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void script(String text) throws IOException {
    file("s.wend", text);
  }

  private String run(String until) {
    return ok("run", folder.resolve("s.wend"), "--store", store(), "--until", until);
  }

  private static String ok(Object... words) {
    Shell shell = wend(words);
    assertEquals(0, shell.status(), shell::toString);
    return shell.out();
  }

  private static void assertCounts(String counts, String report) {
    assertTrue(report.contains(counts), report);
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
