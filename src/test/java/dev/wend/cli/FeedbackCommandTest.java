package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider tells of a store's mails goes on in the next run of its journey. */
class FeedbackCommandTest {
  /** The body of a request that tells of an opening, and of one that tells of a hard bounce. */
  private static final Map<String, List<String>> REPORTS =
      Map.of(
          "sendgrid",
              List.of(
                  "[{'event':'open','email':'TO','send':'ID','timestamp':1772359200}]",
                  "[{'event':'bounce','email':'TO','smtp-id':'<ID@shop.example>',"
                      + "'timestamp':1772359200,'sg_event_id':'x1'}]"),
          "mailgun",
              List.of(
                  "{'event-data':{'event':'opened','recipient':'TO','timestamp':1772359200.5,"
                      + "'user-variables':{'send':'ID'},'id':'a'}}",
                  "{'event-data':{'event':'failed','severity':'permanent','recipient':'TO',"
                      + "'timestamp':1772359200.5,'user-variables':{'send':'ID'},'id':'b'}}"),
          "postmark",
              List.of(
                  "{'RecordType':'Open','Recipient':'TO','ReceivedAt':'2026-03-01T10:00:00Z',"
                      + "'Metadata':{'send':'ID'}}",
                  "{'RecordType':'Bounce','Type':'HardBounce','Email':'TO',"
                      + "'BouncedAt':'2026-03-01T10:00:00Z','Metadata':{'send':'ID'}}"),
          "ses",
              List.of(
                  "{'Message':'{^eventType^:^Open^,^open^:{^timestamp^:^2026-03-01T10:00:00Z^},"
                      + "^mail^:{^destination^:[^TO^],^tags^:{^send^:[^ID^]}}}'}",
                  "{'eventType':'Bounce','bounce':{'bounceType':'Permanent','bouncedRecipients':"
                      + "[{'emailAddress':'TO'}],'timestamp':'2026-03-01T10:00:00Z'},"
                      + "'mail':{'tags':{'send':['ID']}}}"));

  private static final String SCRIPT =
      """
      profile { key: string key, email: string identity }
      event Reaction identified by email {
        email: string
        reaction: string
        message: string
        detail: string
        reason: string
      }
      source P: csv "p.csv" into profile
      source R: ndjson "reactions.ndjson" into Reaction
      audience All = profiles
      surface Mail: email { from: "news@shop.example" }
      message Hello on Mail { subject: "x", text: "x", track opens }
      message Again on Mail { subject: "x", text: "x" }
      message Thanks on Mail { subject: "x", text: "x" }
      journey J {
        enter from audience All by email
        send Hello
        await opened Hello within 1 day { send Thanks } else { send Again }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void script() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "key,email\np1,p1@x.example\np2,p2@x.example\n");
    Files.writeString(folder.resolve("s.wend"), SCRIPT);
    Files.writeString(folder.resolve("reactions.ndjson"), "");
  }

  private Shell run(String until, Object... more) {
    Object[] words = new Object[9 + more.length];
    System.arraycopy(
        new Object[] {
          "run",
          folder.resolve("s.wend"),
          "--store",
          store(),
          "--at",
          "2026-03-01T09:00Z",
          "--until",
          until,
          "--format=json"
        },
        0,
        words,
        0,
        9);
    System.arraycopy(more, 0, words, 9, more.length);
    Shell shell = wend(words);
    assertEquals(0, shell.status(), shell::toString);
    return shell;
  }

  private Path store() {
    return folder.resolve("store");
  }

  private Map<String, String> idsByProfile() {
    return wend("store", "sends", "--store", store())
        .out()
        .lines()
        .map(line -> (Map<?, ?>) JsonTree.of(line).value())
        .collect(Collectors.toMap(s -> (String) s.get("profile"), s -> (String) s.get("id")));
  }

  private static String filled(String report, String person, String id) {
    return report
        .replace('\'', '"')
        .replace("^", "\\\"")
        .replace("TO", person + "@x.example")
        .replace("ID", id);
  }

  private Shell feedback(String provider, String requests) throws IOException {
    Path file = folder.resolve("requests.ndjson");
    Files.writeString(file, requests);
    Path out = folder.resolve("reactions.ndjson");
    return wend("feedback", provider, file, "--store", store(), "-o", out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendgrid", "mailgun", "postmark", "ses"})
  void whoOpenedIsThankedAndWhoseAddressIsDeadGetsNothingMore(String provider) throws IOException {
    run("2026-03-01T09:30Z", "--outbox", provider.equals("ses") ? "binary" : "ndjson");
    Map<String, String> ids = idsByProfile();
    String requests =
        filled(REPORTS.get(provider).get(0), "p1", ids.get("p1"))
            + "\n\n"
            + filled(REPORTS.get(provider).get(1), "p2", ids.get("p2"))
            + "\n";
    Shell told = feedback(provider, requests + requests);
    assertEquals(0, told.status(), told::toString);
    assertTrue(told.out().startsWith("4 reactions of 4 requests written to"), told::toString);
    Shell second = wend("run", folder.resolve("s.wend"), "--store", store(), "--format", "json");
    assertEquals(0, second.status(), second::toString);
    Map<?, ?> messages =
        (Map<?, ?>) ((Map<?, ?>) JsonTree.of(second.out()).value()).get("messages");
    assertEquals(1L, ((Map<?, ?>) messages.get("Hello")).get("opened"), second::toString);
    assertEquals(1L, ((Map<?, ?>) messages.get("Thanks")).get("sent"), second::toString);
    assertEquals(0L, ((Map<?, ?>) messages.get("Again")).get("sent"), second::toString);
    assertEquals(
        Map.of("suppressed", 1L),
        ((Map<?, ?>) messages.get("Again")).get("excluded"),
        second::toString);
  }

  @Test
  void whatIsOfNoSendOrCannotBeReadIsTold() throws IOException {
    run("2026-03-01T09:30Z");
    String id = idsByProfile().get("p1");
    Shell told =
        feedback(
            "postmark",
            filled(REPORTS.get("postmark").get(0), "p1", "nobody")
                + "\n{'\n"
                + filled(REPORTS.get("postmark").get(0), "p1", id).replace("ReceivedAt", "At"));
    assertEquals(1, told.status(), told::toString);
    assertTrue(told.out().startsWith("0 reactions of 3 requests"), told::toString);
    assertTrue(told.out().contains("1 reaction left out: no send of this store"), told::toString);
    assertTrue(told.out().contains("1 reaction left out: no time"), told::toString);
    assertTrue(told.err().contains("requests.ndjson:2: the report is no JSON"), told::toString);
    assertEquals("", Files.readString(folder.resolve("reactions.ndjson")));
  }

  @Test
  void anUnknownProviderAndAMissingFileAreTold() throws IOException {
    run("2026-03-01T09:30Z");
    Shell told = feedback("sendgird", "");
    assertEquals(1, told.status(), told::toString);
    assertTrue(told.err().contains("Did you mean `sendgrid`?"), told::toString);
    Path out = folder.resolve("out.ndjson");
    Shell none = wend("feedback", "ses", folder.resolve("no"), "--store", store(), "-o", out);
    assertEquals(3, none.status(), none::toString);
    assertFalse(Files.exists(out));
  }
}
