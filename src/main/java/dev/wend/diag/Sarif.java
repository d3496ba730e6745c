package dev.wend.diag;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Problems as a SARIF 2.1.0 log (OASIS), which code hosts and editors read. Every row of {@link
 * Fault} is a rule. Columns count code points, as everywhere in Wend.
 */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** What a message of SARIF would read as an argument; two braces are a brace there. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

  private static final List<Fault> RULES = List.of(Fault.values());

  private final String version;
  private final Path here;

  /**
   * @param version of the program
   * @param here the folder that the places are given from; absolute
   */
  public Sarif(String version, Path here) {
    this.version = version;
    this.here = here.normalize();
  }

  /** The log of one run, as a tree of maps, lists, texts and numbers. */
  public Map<String, Object> log(List<Diagnostic> problems) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver()));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", problems.stream().map(this::result).toList());
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private Map<String, Object> driver() {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "wend");
    driver.put("version", version);
    driver.put("rules", RULES.stream().map(Sarif::rule).toList());
    return driver;
  }

  private static Map<String, Object> rule(Fault fault) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", fault.id());
    rule.put("shortDescription", text(open(fault.message())));
    String help = fault.hint().equals("{}") ? "" : fault.hint();
    rule.put("help", text(open(sentences(fault.message(), help))));
    rule.put("defaultConfiguration", Map.of("level", fault.severity().label()));
    return rule;
  }

  private static String open(String template) {
    return template.replace("{}", "…");
  }

  private Map<String, Object> result(Diagnostic problem) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", problem.line());
    region.put("startColumn", problem.column());
    region.put("endLine", problem.endLine());
    region.put("endColumn", problem.endColumn());
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", file(problem.source().name()));
    place.put("region", region);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", problem.fault().id());
    result.put("ruleIndex", RULES.indexOf(problem.fault()));
    result.put("level", problem.fault().severity().label());
    result.put("message", text(sentences(problem.message(), problem.hint())));
    result.put("locations", List.of(Map.of("physicalLocation", place)));
    return result;
  }

  /** Below the folder by a relative address, so that a log means the same on every machine. */
  private Map<String, Object> file(String name) {
    Path file = here.resolve(name).normalize();
    Map<String, Object> location = new LinkedHashMap<>();
    if (file.startsWith(here)) {
      location.put("uri", relative(here.relativize(file)));
      location.put("uriBaseId", "%SRCROOT%");
    } else {
      location.put("uri", file.toUri().toASCIIString());
    }
    return location;
  }

  private static String relative(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    // a colon in the first name would end the scheme of an address
    String text = String.join("/", names);
    try {
      return new URI(null, null, "/" + text, null).toASCIIString().substring(1).replace(":", "%3A");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path that makes no address: " + text, e);
    }
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", PLACEHOLDER.matcher(text).replaceAll("{{$1}}"));
  }

  private static String sentences(String message, String hint) {
    return hint.isEmpty() ? message : message + " " + hint;
  }
}
