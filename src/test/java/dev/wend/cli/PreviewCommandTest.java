package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend preview}, with the sample of messages. */
class PreviewCommandTest {
  private static final String SAMPLE =
      Path.of(System.getProperty("wend.home", "."), "samples/messages/messages.wend").toString();
  private static final String ADA =
      "{\"email\": \"ada@shop.example\", \"firstName\": \"Ada\", \"city\": \"Rome\"}";

  @TempDir Path folder;

  @Test
  void itSaysWhatIsSentAndWhereTo() {
    Shell shell = wend("preview", SAMPLE, "Welcome", "--profile", ADA);
    assertEquals(Exit.FINE.status(), shell.status());
    assertEquals(
        """
        email by Marketing to ada@shop.example
        subject: Hello Ada
        html: <p>Our new store in Rome is open.</p>
        """,
        shell.out());
  }

  @Test
  void itSaysWhyNothingWouldBeSent() {
    assertEquals(
        """
        push by App
        not sent: no address (`ecid` is missing)
        title: Thank you!
        body: Enjoy it, friend.
        """,
        wend("preview", SAMPLE, "Thanks").out());
    String no = "{\"email\": \"a@b.example\", \"consent\": {\"email\": false}}";
    Shell text = wend("preview", SAMPLE, "Welcome", "--profile", no.replace("false", "\"False\""));
    assertTrue(
        text.err().contains("in `consent.email` \"False\" is a text and no `bool`; write `false`."),
        text::toString);
    String out = wend("preview", SAMPLE, "Welcome", "--profile", no).out();
    assertTrue(out.contains("\nnot sent: no consent (`consent.email` is false)\n"), out);
  }

  @Test
  void anAddressThatIsNoneIsSaid() {
    String empty = wend("preview", SAMPLE, "Welcome", "--profile", "{\"email\": \"\"}").out();
    assertTrue(empty.contains("\nnot sent: no address (`email` is empty)\n"), empty);
    assertUnusable("ada", "is no mail address");
    assertUnusable("a b@c.example", "is no mail address");
    assertUnusable("a@b.example\\r\\nBcc: c@d.example", "holds a line break or another control");
  }

  private static void assertUnusable(String address, String why) {
    String profile = "{\"email\": \"" + address + "\"}";
    String out = wend("preview", SAMPLE, "Welcome", "--profile", profile).out();
    assertTrue(out.contains("\nnot sent: unusable address (`email` " + why + ")\n"), out);
  }

  @Test
  void programsGetItAsJson() {
    String given =
        "{\"order\": {\"price\": 20, \"lines\": [{\"product\": \"tent\"}]}, \"spent\": 30.5}";
    Shell shell = wend("preview", SAMPLE, "Receipt", "--with", given, "--format", "json");
    assertEquals(
        """
        {
          "message" : "Receipt",
          "channel" : "sms",
          "surface" : "Service",
          "to" : null,
          "excluded" : "no address",
          "why" : "`phone` is missing",
          "parts" : {
            "text" : "Thank you! 20.00 of 30.50 in all:\\n x tent"
          }
        }
        """,
        shell.out());
  }

  @Test
  void theHtmlIsWrittenToAFileAndTextsAsAPage() throws IOException {
    Path html = folder.resolve("x.html");
    wend("preview", SAMPLE, "Welcome", "--profile", ADA, "-o", html.toString());
    assertEquals("<p>Our new store in Rome is open.</p>", Files.readString(html));
    String hostile = "{\"firstName\": \"<script>\"}";
    wend("preview", SAMPLE, "Thanks", "--profile", hostile, "-o", html.toString());
    assertTrue(Files.readString(html).contains("Enjoy it, &lt;script&gt;."));
    Shell none = wend("preview", SAMPLE, "Thanks", "-o", folder.resolve("no/x").toString());
    assertEquals(Exit.FAULT.status(), none.status());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Shell unknown = wend("preview", SAMPLE, "Welcom");
    assertEquals(Exit.PROBLEMS.status(), unknown.status());
    assertTrue(unknown.err().contains("Did you mean `Welcome`?"), unknown.err());
    Shell without = wend("preview", SAMPLE, "Welcome", "--with", "{\"x\": 1}");
    assertEquals(Exit.PROBLEMS.status(), without.status());
    assertTrue(without.err().contains("leave `--with` out"), without.err());
    Shell wrong = wend("preview", SAMPLE, "Receipt", "--with", "{\"spent\": \"a\"}");
    assertTrue(wrong.err().contains("in `spent`"), wrong.err());
  }
}
