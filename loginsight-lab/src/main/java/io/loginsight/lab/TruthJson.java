package io.loginsight.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginsight.api.Level;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The truth as JSON and back. */
final class TruthJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int VERSION = 1;

  private TruthJson() {}

  static String write(Truth truth) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("version", VERSION);
    root.put("fault", truth.fault().word());
    root.put("seed", truth.seed());
    root.put("start", truth.start().toString());
    root.put("end", truth.end().toString());
    root.put("lines", truth.lines());
    ObjectNode levels = root.putObject("levels");
    truth.levels().forEach((level, count) -> levels.put(level.name(), count));
    ArrayNode incidents = root.putArray("incidents");
    truth.incidents().forEach(incident -> write(incident, incidents.addObject()));
    ArrayNode files = root.putArray("files");
    truth.files().forEach(file -> write(file, files.addObject()));
    // Its own line feed, or the text would depend on the machine.
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Truth.Incident incident, ObjectNode out) {
    out.put("id", incident.id());
    out.put("fault", incident.fault().word());
    out.put("service", incident.service());
    ArrayNode pods = out.putArray("pods");
    incident.pods().forEach(pods::add);
    out.put("begin", incident.begin().toString());
    out.put("end", incident.end().toString());
    out.put("settled", incident.settled().toString());
    ArrayNode causal = out.putArray("causal");
    for (Truth.CausalLine line : incident.causal()) {
      causal
          .addObject()
          .put("file", line.file())
          .put("line", line.line())
          .put("time", line.time().toString())
          .put("service", line.service())
          .put("text", line.text());
    }
    ArrayNode affected = out.putArray("affected");
    for (Truth.Affected one : incident.affected()) {
      affected
          .addObject()
          .put("service", one.service())
          .put("since", one.since().toString())
          .put("events", one.events());
    }
    ArrayNode edges = out.putArray("edges");
    for (Truth.Edge edge : incident.edges()) {
      edges
          .addObject()
          .put("from", edge.from())
          .put("to", edge.to())
          .put("since", edge.since().toString());
    }
  }

  private static void write(Truth.LogFile file, ObjectNode out) {
    out.put("name", file.name());
    out.put("service", file.service());
    out.put("lines", file.lines());
    ObjectNode incidents = out.putObject("incidentLines");
    for (Truth.LineRange range : file.incidentLines()) {
      incidents
          .withArray(range.incidentId())
          .add(MAPPER.createArrayNode().add(range.first()).add(range.last()));
    }
  }

  static Truth read(String json) throws JsonProcessingException {
    JsonNode root = MAPPER.readTree(json);
    if (root.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException(
          "a truth file of version " + VERSION + " was expected, got " + root.path("version"));
    }
    Map<Level, Long> levels = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      levels.put(level, root.path("levels").path(level.name()).asLong());
    }
    return new Truth(
        Fault.ofWord(text(root, "fault")),
        root.path("seed").asLong(),
        time(root, "start"),
        time(root, "end"),
        root.path("lines").asLong(),
        levels,
        list(root, "incidents", TruthJson::incident),
        list(root, "files", TruthJson::file));
  }

  private static Truth.Incident incident(JsonNode in) {
    return new Truth.Incident(
        text(in, "id"),
        Fault.ofWord(text(in, "fault")),
        text(in, "service"),
        list(in, "pods", JsonNode::asText),
        time(in, "begin"),
        time(in, "end"),
        time(in, "settled"),
        list(
            in,
            "causal",
            line ->
                new Truth.CausalLine(
                    text(line, "file"),
                    line.path("line").asLong(),
                    time(line, "time"),
                    text(line, "service"),
                    text(line, "text"))),
        list(
            in,
            "affected",
            one ->
                new Truth.Affected(
                    text(one, "service"), time(one, "since"), one.path("events").asLong())),
        list(
            in,
            "edges",
            edge -> new Truth.Edge(text(edge, "from"), text(edge, "to"), time(edge, "since"))));
  }

  private static Truth.LogFile file(JsonNode in) {
    // Ranges of several incidents lie among each other again, as they did before.
    Map<Long, Truth.LineRange> ranges = new TreeMap<>();
    for (Map.Entry<String, JsonNode> incident : in.path("incidentLines").properties()) {
      for (JsonNode range : incident.getValue()) {
        long first = range.path(0).asLong();
        ranges.put(first, new Truth.LineRange(incident.getKey(), first, range.path(1).asLong()));
      }
    }
    return new Truth.LogFile(
        text(in, "name"),
        text(in, "service"),
        in.path("lines").asLong(),
        List.copyOf(ranges.values()));
  }

  private static <T> List<T> list(JsonNode in, String key, Function<JsonNode, T> element) {
    List<T> list = new ArrayList<>();
    in.path(key).forEach(node -> list.add(element.apply(node)));
    return list;
  }

  private static Instant time(JsonNode in, String key) {
    String text = text(in, key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + key + "' is not a time: " + text, e);
    }
  }

  private static String text(JsonNode in, String key) {
    JsonNode value = in.path(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("'" + key + "' is missing in the truth file");
    }
    return value.asText();
  }
}
