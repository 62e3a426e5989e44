package io.loginsight.core.experience;

import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.Finding;
import io.loginsight.api.PastIncident;
import io.loginsight.api.Prior;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people have said of findings of one {@link Signature}, and what follows of it for another
 * one.
 *
 * <p>The odds that it is real are those of the verdicts, times how much more surprising it is than
 * what was no problem: {@code log2((r + 1/2) / (n + 1/2)) - log2 P(X >= x)}, where {@code P} is
 * what the {@code n} surprises that were no problem, of {@code S} bits in all, let one expect of a
 * next one if surprises are distributed exponentially, {@code (S / (S + x))^n}. The more often it
 * was said, the surer it is, and the stronger must be what comes through all the same.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class Priors {

  /**
   * What is half as likely to be real as not makes no incident. Two verdicts say so of the like.
   */
  private static final double LINE = -1;

  /** A finding of which no surprise was calculated, or next to none, counts for so many bits. */
  private static final double LEAST_BITS = 1;

  private final Map<Signature, Said> bySignature = new HashMap<>();

  /** What was said of one signature. */
  private record Said(int real, int notAProblem, double bitsOfNone) {

    static final Said NOTHING = new Said(0, 0, 0);

    Said plus(boolean isReal, double bits) {
      return isReal
          ? new Said(real + 1, notAProblem, bitsOfNone)
          : new Said(real, notAProblem + 1, bitsOfNone + bits);
    }

    double oddsOf(double bits) {
      double expected = notAProblem == 0 ? 0 : notAProblem * Odds.log2(1 + bits / bitsOfNone);
      return Odds.bits(real, notAProblem) + expected;
    }
  }

  /** Counts each judged incident once for each signature in it. */
  Priors(Experience experience) {
    for (PastIncident incident : experience.incidents()) {
      Boolean isReal = isReal(incident);
      if (isReal != null) {
        Map<Signature, Double> bits = new HashMap<>();
        for (PastIncident.Finding finding : incident.findings()) {
          Signature signature = Signature.of(finding);
          if (signature != null) {
            bits.merge(signature, Math.max(LEAST_BITS, finding.bits()), Math::max);
          }
        }
        bits.forEach(
            (signature, most) ->
                bySignature.merge(
                    signature,
                    Said.NOTHING.plus(isReal, most),
                    (said, one) -> said.plus(isReal, most)));
      }
    }
  }

  /** Returns null if nobody has judged it: somebody who knows of it has not. */
  static @Nullable Boolean isReal(PastIncident incident) {
    Feedback said = incident.said();
    if (said == null || said.verdict() == Feedback.Verdict.ACKNOWLEDGED) {
      return null;
    }
    return said.verdict() == Feedback.Verdict.REAL;
  }

  private @Nullable Said said(Finding finding) {
    Signature signature = Signature.of(finding);
    return signature == null ? null : bySignature.get(signature);
  }

  /**
   * Returns what was said of a finding's like.
   *
   * @return null if nobody has said anything
   */
  public @Nullable Prior of(Finding finding) {
    Said said = said(finding);
    return said == null ? null : new Prior(said.real(), said.notAProblem());
  }

  /**
   * Says whether a finding makes no incident, by what was said of its like.
   *
   * @param bits how surprising it is
   */
  public boolean isNoProblem(Finding finding, double bits) {
    Said said = said(finding);
    return said != null && said.oddsOf(Math.max(LEAST_BITS, bits)) < LINE;
  }

  /**
   * Returns by how much an incident matters more, or less, than if nobody had judged its like.
   *
   * @param findings that make it up
   * @return a factor in {@code (0, 2)}: that of the finding for which it is greatest, where one
   *     that nobody has judged counts 1
   */
  public double weight(List<Finding> findings) {
    double most = 0;
    for (Finding finding : findings) {
      Said said = said(finding);
      most = Math.max(most, said == null ? 1 : 1 + Odds.lean(said.real(), said.notAProblem()));
    }
    return most;
  }
}
