package dev.wend.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Visible;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgTest {
  private static final Set<String> ELEMENTS =
      Set.of("svg", "title", "desc", "style", "rect", "g", "path", "circle", "text");

  static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setNamespaceAware(true);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(svg)));
  }

  private static List<Element> elements(Document svg) {
    NodeList all = svg.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  private static Chart renewal() throws IOException {
    return Charts.of(Charts.check(Charts.script("renewal.wendtest")), "Renewal", Optional.empty());
  }

  /** The picture of the guide. {@code -Dwend.rewrite=true} draws it anew. */
  @Test
  void thePictureOfTheDocumentationIsOfThisVersion() throws IOException {
    Path file = Path.of(System.getProperty("wend.home"), "docs", "images", "renewal.svg");
    String svg = Svg.of(renewal());
    if (Boolean.getBoolean("wend.rewrite")) {
      Files.writeString(file, svg);
    }
    assertEquals(svg, Files.readString(file), "draw it anew with -Dwend.rewrite=true");
  }

  @Test
  void thePictureSaysWhatItIs() throws Exception {
    Element svg = parse(Svg.of(renewal())).getDocumentElement();
    assertEquals("http://www.w3.org/2000/svg", svg.getNamespaceURI());
    assertEquals("img", svg.getAttribute("role"));
    Element title = (Element) svg.getElementsByTagName("title").item(0);
    assertEquals("Journey Contract renewal", title.getTextContent());
  }

  @Test
  void theSameScriptGivesTheSameBytes() throws IOException {
    assertEquals(Svg.of(renewal()), Svg.of(renewal()));
    assertEquals(Svg.of(Charts.made(7, 60)), Svg.of(Charts.made(7, 60)));
  }

  @Test
  void countsStandOnArrowsAndInNodes() throws IOException {
    Counts counts =
        new Counts(
            java.util.Map.of(Chart.ENTRY, 12345L), java.util.Map.of(new Counts.Way(-1, 0), 6789L));
    Chart chart =
        Charts.of(Charts.check(Charts.script("renewal.wendtest")), "Renewal", Optional.of(counts));
    String svg = Svg.of(chart);
    assertTrue(svg.contains(">12,345</text>"), svg);
    assertTrue(svg.contains(">6,789</text>"), svg);
    String mermaid = Mermaid.of(chart);
    assertTrue(mermaid.contains("  enter -->|\"6,789\"| a0\n"), mermaid);
  }

  // ---- where things stand

  private static boolean overlap(Layout.Box a, Layout.Box b) {
    return a.x() < b.x() + b.width()
        && b.x() < a.x() + a.width()
        && a.y() < b.bottom()
        && b.y() < a.bottom();
  }

  private static void assertClear(Chart chart) {
    Layout layout = Svg.layout(chart);
    List<Layout.Box> boxes = new ArrayList<>(layout.nodes().values());
    layout.edges().stream().map(Layout.Line::label).filter(b -> b.width() > 0).forEach(boxes::add);
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(overlap(boxes.get(i), boxes.get(j)), boxes.get(i) + " " + boxes.get(j));
      }
      Layout.Box box = boxes.get(i);
      boolean isInside =
          box.x() >= 0
              && box.y() >= 0
              && box.x() + box.width() <= layout.width()
              && box.bottom() <= layout.height();
      assertTrue(isInside, box + " of " + layout.width() + " by " + layout.height());
    }
    for (Layout.Line line : layout.edges()) {
      assertClear(line, layout);
    }
  }

  /** A line goes through no node, and is upright or level. */
  private static void assertClear(Layout.Line line, Layout layout) {
    for (int i = 1; i < line.points().size(); i++) {
      Layout.Point a = line.points().get(i - 1);
      Layout.Point b = line.points().get(i);
      assertTrue(Math.abs(a.x() - b.x()) < 0.01 || Math.abs(a.y() - b.y()) < 0.01, a + " " + b);
      double x = Math.min(a.x(), b.x());
      double y = Math.min(a.y(), b.y());
      Layout.Box way = new Layout.Box(x, y, Math.max(a.x(), b.x()) - x, Math.max(a.y(), b.y()) - y);
      for (Layout.Box node : layout.nodes().values()) {
        Layout.Box within =
            new Layout.Box(node.x() + 1, node.y() + 1, node.width() - 2, node.height() - 2);
        assertFalse(overlap(way, within), way + " through " + node);
      }
    }
  }

  @Test
  void nothingLiesOverAnythingElse() throws IOException {
    assertTrue(renewal().nodes().size() >= 30);
    assertClear(renewal());
    for (int seed = 0; seed < 20; seed++) {
      assertClear(Charts.made(seed, 30));
    }
  }

  @Test
  void aJourneyOfTwoHundredStepsIsDrawnInSeconds() {
    Chart chart = Charts.made(1, 200);
    assertTrue(chart.nodes().size() >= 150, "so many nodes: " + chart.nodes().size());
    assertTimeout(Duration.ofSeconds(15), () -> Svg.of(chart));
  }

  // ---- text is never markup

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(120),
        Arbitraries.strings()
            .withChars("<>&\"'`#%{}[]();:/\\-\u202e\u0000\uFFFF\uD800 ab")
            .ofMaxLength(80),
        Arbitraries.strings().withCharRange('\u05d0', '\u05ea').ofMaxLength(60),
        Arbitraries.strings().withCharRange('\u4e00', '\u9fff').ofMaxLength(60),
        Arbitraries.of(
            "<script>alert(1)</script>",
            "]]></text><script/>",
            "\" onload=\"alert(1)",
            "&amp;&#x3c;script>",
            "x".repeat(500),
            "price > 100 and ".repeat(40)));
  }

  @Property(tries = 300)
  void textOfScriptsIsNoMarkup(@ForAll("texts") String text) throws Exception {
    Chart chart = Charts.saying(text);
    Document svg = parse(Svg.of(chart));
    Set<String> names = new TreeSet<>();
    for (Element element : elements(svg)) {
      names.add(element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertFalse(attribute.startsWith("on") || attribute.contains("href"), attribute);
      }
    }
    assertTrue(ELEMENTS.containsAll(names), names::toString);
    Element title = (Element) svg.getElementsByTagName("title").item(0);
    String shown =
        Visible.of(chart.title()).replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
    assertEquals("Journey " + shown, title.getTextContent());
  }

  @Property(tries = 300)
  void textOfScriptsMeansNothingToMermaid(@ForAll("texts") String text) {
    String mermaid = Mermaid.of(Charts.saying(text));
    List<String> lines = mermaid.lines().toList();
    assertEquals(4 + 3 + 2 + 1, lines.size(), mermaid);
    for (String line : lines.subList(4, lines.size())) {
      String words = line.replaceAll("#\\d+;", "").replace("<br/>", "");
      String own =
          words.replaceAll("^  (enter|a\\d+|rules)|\\(\\[\"|\"]\\)|\\[\"|\"]|\\|\"|\"\\|", "");
      own = own.replaceFirst(" -->", "").replaceFirst(" a\\d+$", "");
      assertFalse(own.matches("(?s).*[<>&\"`{}\\[\\]|;\\\\#].*"), line);
      assertFalse(line.contains("%%"), line);
    }
    assertTrue(
        lines.get(1).matches("title: \"([^\"\\\\<>%]|\\\\x\\p{XDigit}{2})*\""), lines.get(1));
  }
}
