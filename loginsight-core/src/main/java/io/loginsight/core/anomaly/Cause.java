package io.loginsight.core.anomaly;

import io.loginsight.api.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs that belong together: those of one pattern, and those that begin while the strongest of
 * them lasts.
 *
 * @param signs the strongest first; at least one
 */
record Cause(List<Sign> signs) {

  Cause {
    signs = List.copyOf(signs);
  }

  Sign head() {
    return signs.get(0);
  }

  /** Folds signs, those of the strongest first. */
  static List<Cause> of(List<Sign> signs, @Nullable Scene scene) {
    Duration near = Duration.ofSeconds(scene == null ? 0 : 2 * scene.grid.length());
    List<Sign> left = new ArrayList<>(signs);
    left.sort(
        Comparator.comparing(Sign::isGoodNews) // that it ended is not what happened
            .thenComparing(Comparator.comparingDouble(Sign::weight).reversed())
            .thenComparing(Sign::kind)
            .thenComparing(sign -> sign.patterns().get(0).pattern().id().toString()));
    List<Cause> causes = new ArrayList<>();
    while (!left.isEmpty()) {
      Sign head = left.get(0);
      List<Sign> together =
          left.stream().filter(sign -> sign.equals(head) || belong(head, sign, near)).toList();
      causes.add(new Cause(together));
      left.removeAll(together);
    }
    return causes;
  }

  private static boolean belong(Sign head, Sign other, Duration near) {
    return isAbout(head, other) || (beginsIn(head, other, near) && !isLong(head));
  }

  /** A drift lasts all the time, and is not the cause of what happens in it. */
  private static boolean isLong(Sign head) {
    return head.kind().equals("drift");
  }

  private static boolean isAbout(Sign head, Sign other) {
    return head.patterns().size() == 1 && head.patterns().equals(other.patterns());
  }

  private static boolean beginsIn(Sign head, Sign other, Duration near) {
    TimeRange of = head.when();
    TimeRange when = other.when();
    return of != null
        && when != null
        && !when.first().isBefore(of.first().minus(near))
        && !when.first().isAfter(of.last().plus(near));
  }
}
