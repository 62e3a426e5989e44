package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.SlotType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {

  static Stream<Report> reports() {
    return Stream.of(
        SampleReports.rich(),
        SampleReports.rich(HostileText::append),
        SampleReports.minimal(),
        SampleReports.unreadable(),
        SampleReports.empty());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void write_anyReport_isValidAgainstTheSchema(Report report) throws IOException {
    assertEquals(Set.of(), schema().validate(json(report), InputFormat.JSON));
  }

  @Test
  void write_shortenedReport_isValidAgainstTheSchema() throws IOException {
    Report report = SampleReports.withPatterns(5_000);
    Shortened shortened = Shortened.toFit(report);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(report, shortened, out);
    String json = out.toString(StandardCharsets.UTF_8);

    assertTrue(shortened.isShorter());
    assertEquals(Set.of(), schema().validate(json, InputFormat.JSON));
    JsonNode tree = new ObjectMapper().readTree(json);
    assertEquals(5_000, tree.at("/chunk/patterns").size() + tree.at("/shortened/patterns").size());
  }

  @Test
  void write_rich_hasAssessmentsAndFailures() throws IOException {
    JsonNode analyses = new ObjectMapper().readTree(json(SampleReports.rich())).get("analyses");
    JsonNode assessment = analyses.at("/0/assessments/0");
    assertEquals(0, assessment.get("finding").asInt());
    assertEquals(0.75, assessment.get("confidence").asDouble());
    assertFalse(assessment.get("calibrated").asBoolean());
    assertEquals(37, assessment.at("/impact/events").asInt());
    assertEquals("pool-exhausted", assessment.at("/remediations/0/id").asText());
    assertTrue(analyses.at("/0/failure").isNull());
    assertEquals("THREW", analyses.at("/1/failure/kind").asText());
  }

  @Test
  void schema_reportWithoutSources_isRefused() throws IOException {
    String json = json(SampleReports.rich()).replace("\"sources\":", "\"origins\":");

    assertFalse(schema().validate(json, InputFormat.JSON).isEmpty());
  }

  @Test
  void schema_namesEveryTypeOfSlots() throws IOException {
    JsonNode named = schema().getSchemaNode().at("/$defs/slotType/enum");
    assertEquals(
        Stream.of(SlotType.values()).map(SlotType::name).toList(),
        new ObjectMapper().convertValue(named, List.class));
  }

  @Test
  void write_sameReportTwice_givesSameBytes() throws IOException {
    assertEquals(json(SampleReports.rich()), json(SampleReports.rich()));
  }

  @Test
  void write_rich_holdsAllOfTheReport() throws IOException {
    Report report = SampleReports.rich();
    JsonNode tree = new ObjectMapper().readTree(json(report));

    assertEquals("https://loginsight.io/schema/report-1.json", tree.get("schema").asText());
    assertEquals(1, tree.get("schemaVersion").asInt());
    assertEquals(report.lines().total(), tree.at("/lines/total").asLong());
    assertEquals(report.sources().size(), tree.get("sources").size());
    assertEquals(report.findings().size(), tree.at("/analyses/0/findings").size());
    PatternStats first = report.chunk().patterns().get(0);
    JsonNode pattern = tree.at("/chunk/patterns/0");
    assertEquals(first.pattern().id().toString(), pattern.get("id").asText());
    assertEquals(first.pattern().template(), pattern.get("template").asText());
    assertEquals(first.seen().first().toString(), pattern.at("/seen/first").asText());
    assertEquals(first.series().size(), pattern.at("/series/start").size());
    assertEquals(first.series().count(3), pattern.at("/series/count/3").asLong());
    assertEquals(60, pattern.at("/series/stepSeconds").asInt());
    assertEquals(
        first.examples().get(0).lines().get(0), pattern.at("/examples/0/lines/0").asText());
    assertEquals(
        report.chunk().stackTraces().get(0).fingerprint(),
        tree.at("/chunk/stackTraces/0/fingerprint").asText());
  }

  @Test
  void write_hostileText_comesBackButForHalvesOfCharacters() throws IOException {
    JsonNode tree = new ObjectMapper().readTree(json(SampleReports.rich(HostileText::append)));
    String want = HostileText.ALL.replace("\ud800 ", "\ufffd ").replace(" \udc00", " \ufffd");

    assertTrue(tree.at("/chunk/patterns/0/template").asText().endsWith(want));
  }

  @Test
  void write_hostileText_holdsNothingThatABrowserOrReaderCouldMistake() throws IOException {
    String json = json(SampleReports.rich(HostileText::append));

    for (String bad : List.of("<", ">", "&", "\u2028", "\u2029", "\u202e", "\u200b", "\u0085")) {
      assertFalse(json.contains(bad), () -> "holds U+%04X".formatted((int) bad.charAt(0)));
    }
    assertTrue(json.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\n'));
  }

  @Test
  void write_always_leavesTheStreamOpen() throws IOException {
    boolean[] closed = {false};
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    new JsonVisualizerProvider().create().write(SampleReports.minimal(), out);
    new HtmlVisualizerProvider().create().write(SampleReports.minimal(), out);

    assertFalse(closed[0]);
  }

  private static String json(Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new JsonVisualizerProvider().create().write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = JsonReport.class.getResourceAsStream("report-1.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }
}
