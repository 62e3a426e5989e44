package io.loginsight.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.loginsight.api.Level;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What really happened in a simulated run.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param fault what went wrong; the first of two, each of which has an incident
 * @param seed the seed of the run
 * @param start when the run begins
 * @param end the time of its last line
 * @param lines physical lines, over all files
 * @param levels logged events, not physical lines, of each level; each level is present
 * @param incidents the incidents in order of their begin; empty without a fault
 * @param files the files in order of their names
 */
public record Truth(
    Fault fault,
    long seed,
    Instant start,
    Instant end,
    long lines,
    Map<Level, Long> levels,
    List<Incident> incidents,
    List<LogFile> files) {

  /** Copies the collections. */
  public Truth {
    levels = Collections.unmodifiableMap(new EnumMap<>(levels));
    incidents = List.copyOf(incidents);
    files = List.copyOf(files);
  }

  /**
   * One fault and all that followed from it.
   *
   * @param id what lines refer to it by
   * @param fault what went wrong
   * @param service the culprit, or what somebody outside has set upon
   * @param pods the instances of the culprit that were at fault; all of them if the whole service
   *     was; none if it is the target of somebody outside
   * @param begin when the fault began; its first line is not earlier
   * @param end when the fault was mended; consequences may go on for a while
   * @param settled the time of the last line that is part of the incident
   * @param causal the lines that show the cause, in order of time
   * @param affected the services with lines in the incident, in order of their first one; and the
   *     culprit, even if it has none
   * @param edges how it spread, in order of time
   */
  public record Incident(
      String id,
      Fault fault,
      String service,
      List<String> pods,
      Instant begin,
      Instant end,
      Instant settled,
      List<CausalLine> causal,
      List<Affected> affected,
      List<Edge> edges) {

    /** Copies the lists. */
    public Incident {
      pods = List.copyOf(pods);
      causal = List.copyOf(causal);
      affected = List.copyOf(affected);
      edges = List.copyOf(edges);
    }
  }

  /**
   * A line that shows the cause.
   *
   * @param file its file
   * @param line its number there, from 1
   * @param time when it was logged, by a clock that is right
   * @param service the service that logged it
   * @param text its first physical line
   */
  public record CausalLine(String file, long line, Instant time, String service, String text) {}

  /**
   * A service that logged something because of the incident. One that only had less to do is none.
   *
   * @param service its name
   * @param since the time of its first line in the incident
   * @param events how many events it logged in the incident; 0 of a culprit that says nothing
   */
  public record Affected(String service, Instant since, long events) {}

  /**
   * One step in which an incident spread.
   *
   * @param from the service that failed
   * @param to the service that noticed
   * @param since when it first did
   */
  public record Edge(String from, String to, Instant since) {}

  /**
   * One file of the run.
   *
   * @param name its name
   * @param service the service whose log it is
   * @param lines its physical lines
   * @param incidentLines the lines that are part of an incident, disjoint and ascending
   */
  public record LogFile(String name, String service, long lines, List<LineRange> incidentLines) {

    /** Copies the list. */
    public LogFile {
      incidentLines = List.copyOf(incidentLines);
    }
  }

  /**
   * Lines of one file that follow each other and belong to the same incident.
   *
   * @param incidentId the incident
   * @param first the first line, from 1
   * @param last the last line, itself included
   */
  public record LineRange(String incidentId, long first, long last) {}

  /**
   * Returns the truth as JSON: UTF-8, indented, times in ISO-8601, a range of lines as {@code
   * [first, last]}. The same run gives the same text.
   *
   * @return the text, with LF at its end
   */
  public String toJson() {
    return TruthJson.write(this);
  }

  /**
   * Writes {@link #toJson()} to a file.
   *
   * @param file the file, replaced if it is there
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path file) throws IOException {
    Files.write(file, toJson().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes when the incidents were, each from its begin to its last line, as {@link Labels} that
   * have the names of the faults.
   *
   * @param file the file, replaced if it is there; empty without an incident
   * @throws IOException if it cannot be written
   */
  public void writeLabelsTo(Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Incident incident : incidents) {
      Instant last =
          incident.settled().isAfter(incident.end()) ? incident.settled() : incident.end();
      lines.append("{\"from\": \"").append(incident.begin());
      lines.append("\", \"to\": \"").append(last.plusNanos(1000)); // so that it is part of it
      lines.append("\", \"label\": \"").append(incident.fault().word()).append("\"}\n");
    }
    Files.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param file the file
   * @return the truth
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not a truth file
   */
  public static Truth read(Path file) throws IOException {
    try {
      return TruthJson.read(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
