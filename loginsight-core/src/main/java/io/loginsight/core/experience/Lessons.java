package io.loginsight.core.experience;

import io.loginsight.api.Experience;
import io.loginsight.api.PastIncident;
import io.loginsight.api.Reliability;
import io.loginsight.core.experience.Calibration.Judged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from an experience.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param experience what it follows from
 * @param priors what is no problem
 * @param causes what was the cause
 * @param likeness what is like it
 * @param calibration how far confidence can be trusted
 * @param reliability how that was measured; null if nobody has judged anything
 */
public record Lessons(
    Experience experience,
    Priors priors,
    PastCauses causes,
    Likeness likeness,
    Calibration calibration,
    @Nullable Reliability reliability) {

  /** Draws them. */
  public static Lessons of(Experience experience) {
    List<Judged> judged = new ArrayList<>();
    for (PastIncident incident : experience.incidents()) {
      Boolean isReal = Priors.isReal(incident);
      if (isReal != null) {
        for (PastIncident.Finding finding : incident.findings()) {
          judged.add(new Judged(incident.id(), finding.confidence(), isReal));
        }
      }
    }
    return new Lessons(
        experience,
        new Priors(experience),
        new PastCauses(experience),
        new Likeness(experience),
        Calibration.of(judged),
        judged.isEmpty() ? null : ReliabilityCurve.of(judged));
  }
}
