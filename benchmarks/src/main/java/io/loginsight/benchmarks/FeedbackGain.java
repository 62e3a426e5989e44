package io.loginsight.benchmarks;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Assessment;
import io.loginsight.api.Cause;
import io.loginsight.api.Diagnosis;
import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.Feedback.Verdict;
import io.loginsight.api.Finding;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.api.SimilarIncident;
import io.loginsight.lab.Fault;
import io.loginsight.lab.Simulator;
import io.loginsight.lab.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is gained by what people say? Of simulated runs half the seeds are judged, each incident by
 * the truth; the other half is analyzed without and with that experience.
 *
 * <p>As hardly any incident of these runs is false, nobody could say much against one. So there is
 * a third column in which the judges hold that one kind of fault is no problem, chosen beforehand:
 * how many of its incidents are left, and how many of the others are lost?
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar io.loginsight.benchmarks.FeedbackGain SEEDS LINES
 * }</pre>
 */
public final class FeedbackGain {

  private static final int FIRST_SEED = 9_000;
  private static final Fault HARMLESS =
      Fault.CREDENTIAL_STUFFING; // someone tries the doors, agreed
  private static final Instant SAID = Instant.parse("2026-06-01T00:00:00Z");
  private static final int BINS = 10;

  private final Path logs;
  private final long lines;
  private final Map<String, Fault> faultOf = new HashMap<>(); // by the id of an incident

  private FeedbackGain(Path logs, long lines) {
    this.logs = logs;
    this.lines = lines;
  }

  /** A finding of an incident: how sure it was, and whether the incident was of the fault. */
  private record Judged(double raw, double calibrated, boolean real) {}

  /** What was counted of the scored runs. */
  private static final class Score {
    private int runs;
    private int faults;
    private int wrong;
    private int found;
    private int first;
    private int culprit;
    private int harmless;
    private int similar;
    private int sameKind;
    private int incidents;
    private final List<Judged> judged = new ArrayList<>();
  }

  /**
   * Prints the table.
   *
   * @param args how many seeds, and how many lines a run
   * @throws IOException if something cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("loginsight-feedback-");
    try {
      new FeedbackGain(directory.resolve("logs"), Long.parseLong(args[1]))
          .run(Integer.parseInt(args[0]));
    } finally {
      CulpritRanks.delete(directory);
    }
  }

  private void run(int seeds) throws IOException {
    Experience byTruth = Experience.NONE;
    Experience harmless = Experience.NONE;
    int half = seeds / 2;
    for (int seed = FIRST_SEED; seed < FIRST_SEED + half; seed++) {
      for (Fault fault : HeldOutCauses.kinds(false)) {
        Truth truth = simulate(fault, seed);
        Report report = analyze(Experience.NONE);
        byTruth = judge(byTruth, report, truth, false);
        harmless = judge(harmless, report, truth, fault == HARMLESS);
        report.incidents().forEach(one -> faultOf.put(one.id(), fault));
      }
      Truth healthy = simulate(Fault.NONE, seed);
      Report report = analyze(Experience.NONE);
      byTruth = judge(byTruth, report, healthy, false);
      harmless = judge(harmless, report, healthy, false);
      System.err.println("judged " + (seed - FIRST_SEED + 1) + " of " + half);
    }
    Score[] scores = {new Score(), new Score(), new Score()};
    for (int seed = FIRST_SEED + half; seed < FIRST_SEED + seeds; seed++) {
      List<Fault> kinds = new ArrayList<>(HeldOutCauses.kinds(false));
      kinds.add(Fault.NONE);
      for (Fault fault : kinds) {
        Truth truth = simulate(fault, seed);
        score(scores[0], analyze(Experience.NONE), truth, fault);
        score(scores[1], analyze(byTruth), truth, fault);
        score(scores[2], analyze(harmless), truth, fault);
      }
      System.err.println("scored " + (seed - FIRST_SEED - half + 1) + " of " + (seeds - half));
      print(byTruth, scores);
    }
  }

  private Truth simulate(Fault fault, long seed) throws IOException {
    if (Files.exists(logs)) {
      CulpritRanks.delete(logs);
    }
    return Simulator.of(fault, seed).lines(lines).run(logs);
  }

  private Report analyze(Experience experience) {
    try (LogInsight insight = LogInsight.builder().experience(experience).build()) {
      return insight.analyze(List.of(logs.toString()));
    }
  }

  private static Experience judge(
      Experience experience, Report report, Truth truth, boolean harmless) {
    Experience judged = experience.with(report);
    for (Diagnosis one : report.incidents()) {
      Truth.Incident fault = of(one, truth);
      judged =
          judged.with(
              one.id(),
              fault == null || harmless
                  ? new Feedback(Verdict.NOT_A_PROBLEM, "", SAID)
                  : new Feedback(Verdict.REAL, culprit(one, truth, fault), null, "", SAID));
    }
    return judged;
  }

  private static Truth.@Nullable Incident of(Diagnosis one, Truth truth) {
    return truth.incidents().stream()
        .filter(fault -> SimulatedIncidents.overlaps(one, fault))
        .findFirst()
        .orElse(null);
  }

  /** Returns the culprit by the name that it has in the report, if it is in there. */
  private static String culprit(Diagnosis one, Truth truth, Truth.Incident fault) {
    return one.causes().stream()
        .map(Cause::service)
        .filter(service -> SimulatedIncidents.isCulprit(service, truth, fault.service()))
        .findFirst()
        .orElse(fault.service());
  }

  private void score(Score score, Report report, Truth truth, Fault kind) {
    score.runs++;
    score.faults += truth.incidents().isEmpty() ? 0 : 1;
    score.incidents += report.incidents().size();
    Map<Finding, Assessment> assessments = report.assessments();
    boolean found = false;
    boolean culprit = false;
    for (Diagnosis one : report.incidents()) {
      Truth.Incident fault = of(one, truth);
      score.wrong += fault == null ? 1 : 0;
      if (fault != null && !found) {
        found = true;
        culprit =
            !one.causes().isEmpty()
                && SimulatedIncidents.isCulprit(
                    one.causes().get(0).service(), truth, fault.service());
      }
      for (SimilarIncident similar : one.similar().stream().limit(1).toList()) {
        score.similar++;
        score.sameKind += faultOf.get(similar.past().id()) == kind ? 1 : 0;
      }
      for (Finding finding : one.findings()) {
        Assessment sure = requireNonNull(assessments.get(finding));
        score.judged.add(new Judged(sure.raw(), sure.confidence(), fault != null));
      }
    }
    boolean first = !report.incidents().isEmpty() && of(report.incidents().get(0), truth) != null;
    score.first += first ? 1 : 0;
    if (kind == HARMLESS) {
      score.harmless += found ? 1 : 0;
    } else {
      score.found += found ? 1 : 0;
      score.culprit += culprit ? 1 : 0;
    }
  }

  private static void print(Experience experience, Score[] scores) {
    long real =
        experience.incidents().stream()
            .filter(one -> one.said() != null && one.said().verdict() == Verdict.REAL)
            .count();
    System.out.printf(
        Locale.ROOT,
        "judged: %d incidents, %d real%n%n%-26s  runs  incidents  wrong  first is it  found  AC@1"
            + "  harmless found  similar, same kind  findings    ECE  calibrated%n",
        experience.incidents().size(),
        real,
        "");
    String[] names = {"without", "with", "with, one kind harmless"};
    for (int i = 0; i < scores.length; i++) {
      Score of = scores[i];
      System.out.printf(
          Locale.ROOT,
          "%-26s  %4d  %9d  %5d  %8d/%-2d  %5d  %4d  %14d  %7d, %9d  %8d  %.3f  %10.3f%n",
          names[i],
          of.runs,
          of.incidents,
          of.wrong,
          of.first,
          of.faults,
          of.found,
          of.culprit,
          of.harmless,
          of.similar,
          of.sameKind,
          of.judged.size(),
          error(of.judged, false),
          error(of.judged, true));
    }
  }

  /** Returns the expected calibration error over tenths of confidence. */
  private static double error(List<Judged> judged, boolean calibrated) {
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      double sum = 0;
      double real = 0;
      for (Judged one : judged) {
        double confidence = calibrated ? one.calibrated() : one.raw();
        if (Math.min(BINS - 1, (int) (BINS * confidence)) == i) {
          sum += confidence;
          real += one.real() ? 1 : 0;
        }
      }
      error += Math.abs(sum - real);
    }
    return judged.isEmpty() ? 0 : error / judged.size();
  }
}
