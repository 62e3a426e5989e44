package io.loginsight.core.experience;

import io.loginsight.api.Diagnosis;
import io.loginsight.api.Experience;
import io.loginsight.api.PastIncident;
import io.loginsight.api.SimilarIncident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds incidents of the past that are like one: by the share that they have in common of the
 * weight of all that both have. What most remembered incidents have weighs next to nothing; a
 * service weighs a quarter of a pattern. If they have no pattern in common, by the words of the
 * templates: ids change with what a pattern is made of.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class Likeness {

  /** A third of the weight must be in common. */
  static final double LEAST = 1.0 / 3;

  private static final double SERVICE = 0.25;

  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

  private final List<Traits> all = new ArrayList<>();
  private final Map<String, Integer> having = new HashMap<>(); // how many incidents, by trait

  /** What an incident has: patterns, their words, services; each with a mark of its kind. */
  private record Traits(
      PastIncident of, Set<String> patterns, Set<String> words, Set<String> services) {

    static Traits of(PastIncident incident) {
      Set<String> patterns = new TreeSet<>();
      Set<String> words = new TreeSet<>();
      Set<String> services = new TreeSet<>();
      for (PastIncident.Pattern pattern : incident.patterns()) {
        patterns.add("p" + pattern.id());
        Matcher matcher = WORD.matcher(pattern.template().toLowerCase(Locale.ROOT));
        while (matcher.find()) {
          words.add("w" + matcher.group());
        }
      }
      incident.services().forEach(service -> services.add("s" + service));
      return new Traits(incident, patterns, words, services);
    }
  }

  Likeness(Experience experience) {
    for (PastIncident incident : experience.incidents()) {
      Traits traits = Traits.of(incident);
      all.add(traits);
      for (Set<String> some : List.of(traits.patterns(), traits.words(), traits.services())) {
        some.forEach(trait -> having.merge(trait, 1, Integer::sum));
      }
    }
  }

  /**
   * Returns the incidents that are most like one.
   *
   * @param present ids of what is remembered and no past, such as itself
   * @return the most similar first, then the latest
   */
  public List<SimilarIncident> to(PastIncident incident, Set<String> present) {
    if (all.isEmpty()) {
      return List.of();
    }
    Traits traits = Traits.of(incident);
    List<SimilarIncident> similar = new ArrayList<>();
    for (Traits other : all) {
      double similarity = present.contains(other.of().id()) ? 0 : similarity(traits, other);
      if (similarity >= LEAST) {
        similar.add(new SimilarIncident(other.of(), similarity));
      }
    }
    similar.sort(
        Comparator.comparingDouble(SimilarIncident::similarity)
            .thenComparing(one -> one.past().when().last())
            .thenComparing(one -> one.past().id())
            .reversed());
    return List.copyOf(similar.subList(0, Math.min(Diagnosis.MOST_SIMILAR, similar.size())));
  }

  private double similarity(Traits one, Traits other) {
    Shared patterns = shared(one.patterns(), other.patterns());
    Shared what = patterns.common() > 0 ? patterns : shared(one.words(), other.words());
    if (what.common() == 0) {
      return 0; // the same services alone are not the same incident
    }
    Shared services = shared(one.services(), other.services());
    double common = what.common() + SERVICE * services.common();
    return Math.min(1, common / (what.all() + SERVICE * services.all()));
  }

  /** Weights of what two sets have in common, and of all that they have. */
  private record Shared(double common, double all) {}

  private Shared shared(Set<String> some, Set<String> others) {
    double common = 0;
    double all = 0;
    for (String trait : some) { // in one order: sums depend on it
      double weight = weight(trait);
      common += others.contains(trait) ? weight : 0;
      all += weight;
    }
    for (String trait : others) {
      all += some.contains(trait) ? 0 : weight(trait);
    }
    return new Shared(common, all);
  }

  private double weight(String trait) {
    return Odds.log2((all.size() + 1.0) / Math.max(1, having.getOrDefault(trait, 0)));
  }
}
