package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine thinks of a finding, whichever analyzer reported it. It follows from the finding,
 * its chunk and the {@link Experience} alone.
 *
 * <p>How confident it is: {@code 1 - 2^-(b * m)}, which is how unlikely it is that chance alone did
 * as much, where the {@code b} bits of a {@link Evidence.Surprise} count as far as its maturity
 * {@code m} goes; of several pieces of evidence the one with most of that counts. Without a
 * calculation of surprise chance is as likely as not, one bit, and that counts the more the more
 * events there are: {@code b = 1} and {@code m = n / (n + 1)} for {@code n} events of its patterns
 * in its time, or that its evidence points at, if these are more. So it is one half at most.
 *
 * <p>Once people have judged incidents, it is calibrated: a monotone map takes what was calculated
 * to the share of findings that have proved right, see {@link Reliability}.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param finding what it is about
 * @param confidence how sure it is that there is something, in {@code [0, 1]}
 * @param raw the same before calibration
 * @param calibrated whether of findings with a confidence of 0.9 nine in ten have proved right;
 *     false as long as too few incidents were judged to tell
 * @param because what the confidence was calculated from, a sentence
 * @param impact whom and what its patterns touch in its time; null if it names no pattern of the
 *     chunk
 * @param remediations what may be done, most fitting first; may be empty
 */
public record Assessment(
    Finding finding,
    double confidence,
    double raw,
    boolean calibrated,
    String because,
    @Nullable Impact impact,
    List<Remediation> remediations) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a confidence is NaN or outside {@code [0, 1]}
   */
  public Assessment {
    requireNonNull(finding, "finding");
    requireNonNull(because, "because");
    remediations = List.copyOf(remediations);
    if (!(confidence >= 0 && confidence <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("confidence must be in [0, 1], got " + confidence);
    }
    if (!(raw >= 0 && raw <= 1)) {
      throw new IllegalArgumentException("raw must be in [0, 1], got " + raw);
    }
  }
}
