package dev.wend.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Nothing gets out of where it is put. */
class EscapeTest {
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|#39|#x[0-9a-f]+);");

  /** What a browser reads: each entity as its character. */
  private static String read(String html) {
    return ENTITY
        .matcher(html)
        .replaceAll(
            e ->
                Matcher.quoteReplacement(
                    switch (e.group(1)) {
                      case "amp" -> "&";
                      case "lt" -> "<";
                      case "gt" -> ">";
                      case "quot" -> "\"";
                      case "#39" -> "'";
                      default -> Character.toString(Integer.parseInt(e.group(1).substring(2), 16));
                    }));
  }

  @Test
  void htmlIsContent() {
    assertEquals(
        "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;R&amp;D \u00e8&lt;/a&gt;",
        Escape.html("<a href=\"x\" title='y'>R&D \u00e8</a>"));
  }

  @Property
  void htmlReadsAsWhatItWas(@ForAll String text) {
    String html = Escape.html(text);
    assertTrue(html.chars().noneMatch(c -> "<>\"'".indexOf(c) >= 0), html);
    assertEquals(text, read(html));
  }

  @Test
  void anAttributeNeedsNoQuotes() {
    assertEquals(
        "a&#x20;onload&#x3d;x&#x28;&#x29;&#xa;\u00e8", Escape.attribute("a onload=x()\n\u00e8"));
    assertEquals("&#xfffd;&#xfffd;", Escape.attribute("\u0000\ud800"));
  }

  @Property
  void anAttributeHoldsNothingOfItsOwn(@ForAll String text) {
    String value = Escape.attribute(text);
    String bare = ENTITY.matcher(value).replaceAll("");
    assertTrue(bare.chars().allMatch(c -> c >= 0xA0 || Character.isLetterOrDigit(c)), bare);
  }

  @Property
  void aPartOfAnAddressReadsAsWhatItWas(@ForAll String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String part = Escape.url(text);
    assertTrue(part.matches("[A-Za-z0-9._~%-]*"), part);
    assertEquals(whole, URLDecoder.decode(part, StandardCharsets.UTF_8));
  }
}
