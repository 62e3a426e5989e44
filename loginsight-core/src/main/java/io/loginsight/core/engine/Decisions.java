package io.loginsight.core.engine;

import io.loginsight.api.AlertDecision;
import io.loginsight.api.AlertDecision.Reason;
import io.loginsight.api.AlertRule;
import io.loginsight.api.AlertRules;
import io.loginsight.api.Severity;
import io.loginsight.spi.AlertVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of alerts, by their place in the input, 12 bytes each.
 *
 * <p><b>Threads:</b> Confined.
 */
final class Decisions {

  private static final Reason[] REASONS = Reason.values();
  private static final Severity[] SEVERITIES = Severity.values();

  private final List<AlertRule> rules;
  private final Map<String, Short> ruleOfId = new HashMap<>();
  private final int[] incidents; // 0 for none
  private final byte[] reasons;
  private final float[] bits;
  private final short[] deciding; // the rule, from 1 on; 0 for none
  private final byte[] severities; // ordinal, from 1 on; 0 for none

  Decisions(int size, AlertRules rules) {
    this.rules = rules.rules();
    for (AlertRule rule : rules.rules()) {
      ruleOfId.put(rule.id(), (short) (ruleOfId.size() + 1));
    }
    incidents = new int[size];
    reasons = new byte[size];
    bits = new float[size];
    deciding = new short[size];
    severities = new byte[size];
  }

  void set(int place, AlertDecision decision) {
    Long incident = decision.incident();
    Severity severity = decision.severity();
    incidents[place] = incident == null ? 0 : Math.toIntExact(incident);
    reasons[place] = (byte) decision.reason().ordinal();
    bits[place] = (float) decision.bits();
    deciding[place] =
        decision.rule() == null ? 0 : ruleOfId.getOrDefault(decision.rule(), (short) 0);
    severities[place] = severity == null ? 0 : (byte) (severity.ordinal() + 1);
  }

  /** Returns the number of the incident, or 0. */
  int incident(int place) {
    return incidents[place];
  }

  Reason reason(int place) {
    return REASONS[reasons[place]];
  }

  /** Returns the index of the rule that decided, or -1. */
  int rule(int place) {
    return deciding[place] - 1;
  }

  void visit(AlertVisitor visitor) {
    try {
      for (int place = 0; place < incidents.length; place++) {
        visitor.visit(place + 1L, decision(place));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AlertDecision decision(int place) {
    @Nullable Long incident = incidents[place] == 0 ? null : Long.valueOf(incidents[place]);
    @Nullable String rule = deciding[place] == 0 ? null : rules.get(rule(place)).id();
    @Nullable Severity severity = severities[place] == 0 ? null : SEVERITIES[severities[place] - 1];
    return new AlertDecision(incident, reason(place), bits[place], rule, severity);
  }
}
