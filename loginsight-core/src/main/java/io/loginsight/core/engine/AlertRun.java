package io.loginsight.core.engine;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertColumns;
import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.AlertReport;
import io.loginsight.api.LogInsightException;
import io.loginsight.core.alert.AlertReader;
import io.loginsight.core.alert.AlertTable;
import io.loginsight.core.incident.Folder;
import io.loginsight.core.incident.IncidentLog;
import io.loginsight.core.read.SourceOpener;
import io.loginsight.spi.AlertVisitor;
import io.loginsight.spi.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all alerts, folds them in the order of time, and gives them back in the order of the input.
 *
 * <p><b>Threads:</b> Confined.
 */
final class AlertRun {

  private static final Reason[] REASONS = Reason.values();

  private final AlertReader reader;
  private final List<String> names = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private boolean anyRead;

  AlertRun(AlertColumns columns) {
    reader = new AlertReader(columns);
  }

  AlertReport fold(List<LogSource> sources, SourceOpener opener, @Nullable AlertVisitor visitor) {
    for (LogSource source : sources) {
      read(source, opener);
    }
    if (!anyRead && reader.table().size() == 0) {
      throw new LogInsightException(
          problems.isEmpty() ? "There is nothing to read" : String.join("\n", problems));
    }
    problems.addAll(reader.problems());
    AlertTable table = reader.table();
    Decisions decisions = visitor == null ? null : new Decisions(table.size());
    Folder folder = new Folder();
    IncidentLog log = new IncidentLog();
    for (int place : table.byTime()) {
      Alert alert = table.alert(place);
      AlertDecision decision = folder.add(alert);
      log.add(alert, decision);
      if (decisions != null) {
        decisions.set(place, decision);
      }
    }
    if (decisions != null && visitor != null) {
      decisions.visit(visitor);
    }
    return new AlertReport(names, log.when(), log.reasons(), log.incidents(), problems);
  }

  private void read(LogSource source, SourceOpener opener) {
    try (InputStream bytes = opener.bytes(source)) {
      names.add(source.name());
      reader.read(source.name(), bytes);
      anyRead = true;
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  /** Decisions by place in the input, 13 bytes each. */
  private static final class Decisions {

    private final int[] incidents; // 0 for none
    private final byte[] reasons;
    private final float[] bits;

    Decisions(int size) {
      incidents = new int[size];
      reasons = new byte[size];
      bits = new float[size];
    }

    void set(int place, AlertDecision decision) {
      Long incident = decision.incident();
      incidents[place] = incident == null ? 0 : Math.toIntExact(incident);
      reasons[place] = (byte) decision.reason().ordinal();
      bits[place] = (float) decision.bits();
    }

    void visit(AlertVisitor visitor) {
      try {
        for (int place = 0; place < incidents.length; place++) {
          Long incident = incidents[place] == 0 ? null : Long.valueOf(incidents[place]);
          visitor.visit(
              place + 1L, new AlertDecision(incident, REASONS[reasons[place]], bits[place]));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
