package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.syntax.Draft.Kind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "audience A =",
        "audience A = profiles where",
        "audience A",
        "let X",
        "profile {",
        "profile {\n  id: string key\n",
        "profile {\n\n",
        "city in (\"a\",",
        "(1 + 2",
        "1 +",
        "city =",
        "profiles where",
        "A union",
        "if x then 1",
        "\"\"\"a\n\n",
        "/* a",
        "1 + // a"
      })
  void asksForMore(String text) {
    assertTrue(Draft.of(text).asksForMore(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "// a",
        "audience A = profiles",
        "audience A =\n",
        "(1 + 2\n  ",
        "city = \"a\"",
        "city == \"a\"",
        "\"abc",
        "}",
        "profiles",
        "profiles where x > 1",
        "audience A = = 1",
        "profile {\n  id: string key\n}"
      })
  void isComplete(String text) {
    assertEquals(false, Draft.of(text).asksForMore(), text);
  }

  @Test
  void wordsAreWhatTheyAreToAReader() {
    String text = "let x = city in (\"a\") and age(d) > 3 days // end";
    assertEquals(
        List.of(
            Kind.KEYWORD,
            Kind.NAME,
            Kind.SIGN,
            Kind.NAME,
            Kind.KEYWORD,
            Kind.SIGN,
            Kind.TEXT,
            Kind.SIGN,
            Kind.KEYWORD,
            Kind.NAME,
            Kind.SIGN,
            Kind.NAME,
            Kind.SIGN,
            Kind.SIGN,
            Kind.NUMBER,
            Kind.NUMBER,
            Kind.COMMENT),
        Draft.of(text).words().stream().map(Draft.Word::kind).toList());
    assertEquals(Kind.WRONG, Draft.of("\"a").words().get(0).kind());
  }

  @Property
  void wordsOfAnyTextStandBesideEachOther(@ForAll String text) {
    int at = 0;
    for (Draft.Word word : Draft.of(text).words()) {
      assertTrue(word.span().offset() >= at, "they do not overlap");
      at = word.span().end();
    }
    assertTrue(at <= text.length());
  }
}
