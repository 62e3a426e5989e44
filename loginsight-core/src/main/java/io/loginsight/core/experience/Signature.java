package io.loginsight.core.experience;

import io.loginsight.api.Finding;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import org.jspecify.annotations.Nullable;

/** What makes two findings one of the other's like. */
record Signature(String analyzerId, String kind, PatternId head) {

  /** Returns null for a finding without a pattern: nothing says what it is about. */
  static @Nullable Signature of(Finding finding) {
    return finding.patterns().isEmpty()
        ? null
        : new Signature(finding.analyzerId(), finding.kind(), finding.patterns().get(0));
  }

  static @Nullable Signature of(PastIncident.Finding finding) {
    PatternId head = finding.head();
    return head == null ? null : new Signature(finding.analyzerId(), finding.kind(), head);
  }
}
