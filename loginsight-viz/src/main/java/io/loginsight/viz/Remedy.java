package io.loginsight.viz;

import io.loginsight.api.Remediation;
import java.util.List;

/** What may be done, a line each, with its steps behind it. */
final class Remedy {

  private Remedy() {}

  /** Writes some of them, the most fitting one first. */
  static void write(List<Remediation> remediations, boolean open, Html html) {
    boolean opened = open;
    for (Remediation remediation : remediations) {
      html.start("details", "remedy").flag(opened, "open");
      opened = false;
      html.start("summary").leaf("b", remediation.title());
      html.leaf("span", "n", risk(remediation)).end();
      html.start("ol");
      remediation.steps().forEach(step -> html.leaf("li", step));
      html.end();
      html.start("p", "note").text("How to see that it helped: " + remediation.verify());
      html.end().start("p", "note").text("Chosen because " + remediation.because()).end();
      html.end();
    }
  }

  private static String risk(Remediation remediation) {
    return "risk: "
        + Words.lower(remediation.risk())
        + (remediation.reversible() ? ", can be taken back" : ", cannot be taken back");
  }
}
