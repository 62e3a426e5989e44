package io.loginsight.lab;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Figures;
import io.loginsight.api.Finding;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well an analyzer does by labels. All but {@link #run} follows from the input alone.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param analyzer the id of the analyzer
 * @param from what is less severe does not count
 * @param window from the first event to the last; null if no event has a time
 * @param labels what was known
 * @param findings what the analyzer said, also what does not count
 * @param scores one for each kind of unit that there are labels of
 * @param calibration whether the scores of findings are shares
 * @param evidence whether findings rest on what is there
 * @param run what is different each time
 * @param problems what a reader must know, one sentence each
 */
public record Evaluation(
    String analyzer,
    Severity from,
    @Nullable TimeRange window,
    Labels labels,
    List<Finding> findings,
    List<Scores> scores,
    Calibration calibration,
    EvidenceCheck evidence,
    Run run,
    List<String> problems) {

  /** Copies the lists. */
  public Evaluation {
    requireNonNull(analyzer, "analyzer");
    requireNonNull(from, "from");
    requireNonNull(labels, "labels");
    requireNonNull(calibration, "calibration");
    requireNonNull(evidence, "evidence");
    requireNonNull(run, "run");
    findings = List.copyOf(findings);
    scores = List.copyOf(scores);
    problems = List.copyOf(problems);
  }

  /**
   * Returns the findings that count.
   *
   * @return those that are severe enough
   */
  public List<Finding> counted() {
    return findings.stream().filter(finding -> finding.severity().compareTo(from) >= 0).toList();
  }

  /**
   * Returns something to look at: tables, the confusion matrix, the calibration, and labels and
   * findings over time; nothing about the run.
   *
   * @return the figures
   */
  public Figures figures() {
    return new EvaluationFigures(this).figures();
  }

  /**
   * The scores by one kind of unit.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param unit what is scored, such as {@code minute}
   * @param contestants the analyzer, and what it has to be better than
   */
  public record Scores(String unit, List<Contestant> contestants) {

    /** Copies the list. */
    public Scores {
      requireNonNull(unit, "unit");
      contestants = List.copyOf(contestants);
    }
  }

  /**
   * Who is scored.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param name the id of the analyzer, or what a simple one does
   * @param detection units by normal and abnormal
   * @param classes units by all classes; null if the labels have only one that is abnormal
   * @param alarms how findings go with stretches of time; null of other units
   */
  public record Contestant(
      String name,
      ConfusionMatrix detection,
      @Nullable ConfusionMatrix classes,
      @Nullable Alarms alarms) {}

  /**
   * How findings go with stretches of time.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param alarms how many findings have a time and count
   * @param falseAlarms how many of them touch no stretch
   * @param falseAlarmsADay the same by day of the input's time
   * @param medianDelay seconds from the beginning of a stretch to that of the first finding that
   *     touches it, of those that are caught
   * @param stretches those within the time of the input
   */
  public record Alarms(
      long alarms,
      long falseAlarms,
      Measure falseAlarmsADay,
      Measure medianDelay,
      List<Outcome> stretches) {

    /** Copies the list. */
    public Alarms {
      stretches = List.copyOf(stretches);
    }

    /**
     * Returns how many stretches are caught.
     *
     * @return 0 or more
     */
    public long caught() {
      return stretches.stream().filter(outcome -> outcome.delay() != null).count();
    }
  }

  /**
   * What became of a stretch.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param stretch the label
   * @param delay how long it went on before the first finding that touches it begins; zero if that
   *     one begins earlier; null if there is none
   */
  public record Outcome(Labels.Stretch stretch, @Nullable Duration delay) {}

  /**
   * How often findings of a score are right.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param findings how many findings could be judged
   * @param error the mean distance of the score from the share that is right, each finding counts
   *     the same (expected calibration error)
   * @param bins up to ten, those without a finding left out, by rising score
   */
  public record Calibration(long findings, Measure error, List<Bin> bins) {

    /** Copies the list. */
    public Calibration {
      bins = List.copyOf(bins);
    }
  }

  /**
   * Findings of about the same score.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param findings how many there are, above 0
   * @param meanScore their mean score
   * @param right which share of them touches what is abnormal
   */
  public record Bin(long findings, double meanScore, double right) {}

  /**
   * Whether the events and patterns that findings name are there and belong together.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param findings how many findings were checked, all of them
   * @param invented how many name what is not there, or events that are of none of their patterns
   * @param rate their share (hallucination rate)
   * @param examples what some of them name, one sentence each
   */
  public record EvidenceCheck(long findings, long invented, Measure rate, List<String> examples) {

    /** Copies the list. */
    public EvidenceCheck {
      examples = List.copyOf(examples);
    }
  }

  /**
   * What depends on the machine.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param calls how often the analyzer was asked about the same
   * @param failed how often it threw, answered nonsense, or did not come back
   * @param errorRate their share
   * @param medianMillis what it took in the middle, in milliseconds
   * @param p95Millis what no more than a twentieth of the calls exceeds
   */
  public record Run(
      long calls, long failed, Measure errorRate, Measure medianMillis, Measure p95Millis) {}
}
