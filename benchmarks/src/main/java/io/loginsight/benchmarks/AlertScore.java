package io.loginsight.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loginsight.api.Alert;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What a policy made of labelled alerts, summed over several logs of them.
 *
 * <p><b>Threads:</b> Confined.
 */
final class AlertScore {

  static final String HEADER =
      "| policy | false ones not told of | a day told of | precision | attacks told of | purity |"
          + " incidents an attack | attack alerts in no incident | alerts/s |\n"
          + "|---|---:|---:|---:|---:|---:|---:|---:|---:|";

  /** An alert with its label, which is empty if it belongs to no attack. */
  record Labelled(Alert alert, double seconds, String label) {

    /** Reads a table, in the order of time. */
    static List<Labelled> read(Path path, Map<String, String> columns) throws IOException {
      List<Labelled> alerts = new ArrayList<>();
      try (InputStream in = open(path);
          CsvReader<NamedCsvRecord> rows =
              CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, UTF_8))) {
        for (NamedCsvRecord row : rows) {
          double seconds = Double.parseDouble(row.getField(columns.get("time")));
          Instant time = Instant.ofEpochSecond(0, Math.round(seconds * 1e9));
          String type = row.getField(columns.get("type"));
          String host = row.getField(columns.get("host"));
          String label = row.getField(columns.get("label"));
          boolean normal = label.equals(columns.get("normal"));
          alerts.add(
              new Labelled(new Alert(time, type, host, "", null), seconds, normal ? "" : label));
        }
      }
      alerts.sort(Comparator.comparingDouble(Labelled::seconds)); // stable
      return alerts;
    }

    private static InputStream open(Path path) throws IOException {
      InputStream in = Files.newInputStream(path);
      return path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
  }

  private long alerts;
  private long normal;
  private long toldNormal;
  private long told;
  private double days;
  private int attacks;
  private int attacksTold;
  private double purity;
  private int incidents; // with an alert of an attack
  private int incidentsOfAttacks; // each counts for each of its attacks
  private long unfolded; // alerts of attacks in no incident

  long alerts() {
    return alerts;
  }

  /** Lets a policy decide on the alerts of one log. */
  void add(List<Labelled> log, AlertNoise.Policy policy) {
    Map<Object, Map<String, Integer>> labels = new HashMap<>();
    Set<String> seen = new HashSet<>();
    Set<String> toldOf = new HashSet<>();
    for (Labelled alert : log) {
      AlertNoise.Decided decided = policy.decide(alert.alert(), alert.seconds());
      boolean isNormal = alert.label().isEmpty();
      alerts++;
      normal += isNormal ? 1 : 0;
      told += decided.notified() ? 1 : 0;
      toldNormal += decided.notified() && isNormal ? 1 : 0;
      if (!isNormal) {
        seen.add(alert.label());
        unfolded += decided.incident() == null ? 1 : 0;
        if (decided.notified()) {
          toldOf.add(alert.label());
        }
      }
      if (decided.incident() != null) {
        labels
            .computeIfAbsent(decided.incident(), key -> new HashMap<>())
            .merge(alert.label(), 1, Integer::sum);
      }
    }
    days += (log.get(log.size() - 1).seconds() - log.get(0).seconds()) / 86_400;
    attacks += seen.size();
    attacksTold += toldOf.size();
    labels.values().forEach(this::addIncident);
  }

  private void addIncident(Map<String, Integer> labels) {
    int ofAttacks = labels.size() - (labels.containsKey("") ? 1 : 0);
    if (ofAttacks > 0) {
      int all = labels.values().stream().mapToInt(Integer::intValue).sum();
      int most = requireNonNull(labels.values().stream().max(Integer::compare).orElse(0));
      purity += (double) most / all;
      incidents++;
      incidentsOfAttacks += ofAttacks;
    }
  }

  /** Returns a row of the table, but for its last cell. */
  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f %% | %.1f | %s | %d/%d | %s | %.1f | %.1f %% |",
        name,
        100.0 * (normal - toldNormal) / normal,
        toldNormal / days,
        told == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) (told - toldNormal) / told),
        attacksTold,
        attacks,
        incidents == 0 ? "-" : String.format(Locale.ROOT, "%.3f", purity / incidents),
        (double) incidentsOfAttacks / attacks,
        100.0 * unfolded / Math.max(1, alerts - normal));
  }
}
