package io.loginsight.core.enrich;

import static java.util.Objects.requireNonNull;

import io.loginsight.api.Event;
import io.loginsight.api.Label;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a pattern speaks of: its context, its category, its component and its scope, each with
 * the evidence that decided it. What it knows is data: the file {@code lexicon-1.txt} beside this
 * class.
 *
 * <p>How it decides, in this order:
 *
 * <ol>
 *   <li>Evidence for a context comes from the words of the template, the exceptions behind the
 *       first line of the examples, the name of the logger, and the program or service. The
 *       heaviest single piece wins. Between equals: database, security, kubernetes, network,
 *       infrastructure, application. So a database problem in the logs of Kubernetes is a database
 *       problem, and who wrote a line down decides only when the line does not say what it speaks
 *       of.
 *   <li>A logger that is a class name, or a service, that the lexicon does not know is an
 *       application. Without any evidence there is no context.
 *   <li>Evidence for a category comes from the same places. Some words count in one context only:
 *       {@code failed} is a problem of the application where the application speaks. Between
 *       equals: memory, storage, cpu, security, configuration, network, database, application. A
 *       pattern of a database, of the network or of security without evidence for another category
 *       has that of its context; elsewhere a pattern without evidence has none. A database that its
 *       users cannot reach is a database problem, too, and what an application logs as an error is
 *       a problem of the application if it is of nothing else. Hints do not speak for categories:
 *       that a line names a file or a host does not make it a problem of either.
 *   <li>A pattern about memory or processor says in its scope what runs short of it: a {@code
 *       machine}, a {@code container} or a {@code process}. One about security says which level is
 *       affected: {@code machine}, {@code cluster}, {@code network}, {@code database} or {@code
 *       application}.
 * </ol>
 *
 * <p><b>Threads:</b> Shared.
 */
public final class Lexicon {

  private static final String APPLICATION = "application";
  private static final String DATABASE = "database";
  private static final String NETWORK = "network";
  private static final String SIDE = "side";
  private static final String RESOURCE_SCOPE = "resource-scope";
  private static final String SECURITY_SCOPE = "security-scope";
  private static final Set<String> CONSUMABLE = Set.of("cpu", "memory");

  /** A weight of {@link Clue}. */
  private static final int UNMISTAKABLE = 3;

  /** What an unknown class or service weighs as a sign of an application. */
  private static final int WEIGHT_OF_UNKNOWN_NAME = 2;

  /** Names in a label come from the input, so they are cut. */
  private static final int MAX_NAME = 100;

  private static final Names NO_NAMES = new Names();

  private static final class BuiltIn {
    static final Lexicon LEXICON = read("lexicon-1.txt");
  }

  private final int version;
  private final Map<String, List<String>> orders;

  /** By the kind of label they speak for, as are the names: one kind must not hide another. */
  private final Map<String, Phrases> text;

  private final Phrases classWords;
  private final Map<String, Names> names;
  private final List<Clue> defaults;

  private Lexicon(LexiconReader reader) {
    version = reader.version;
    orders = reader.orders;
    text = reader.text;
    classWords = reader.classWords;
    names = reader.names;
    defaults = reader.defaults;
  }

  /**
   * Returns the lexicon that comes with the library; it is read at the first call.
   *
   * @return always the same
   */
  public static Lexicon builtIn() {
    return BuiltIn.LEXICON;
  }

  private static Lexicon read(String resource) {
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new LogInsightException("The lexicon '" + resource + "' is missing");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a lexicon; the stream stays open. */
  static Lexicon read(InputStream in) {
    LexiconReader reader = new LexiconReader();
    reader.read(in);
    return new Lexicon(reader);
  }

  /**
   * Returns which lexicon this is. Labels of two versions need not agree.
   *
   * @return 1 or more
   */
  public int version() {
    return version;
  }

  /**
   * Says what a pattern speaks of.
   *
   * @param pattern the pattern
   * @param examples some of its events, with their attributes; may be empty
   * @return at most one label of each kind: {@code context}, {@code category}, {@code scope},
   *     {@code component}, {@code service}; none where there is no evidence
   */
  public List<Label> labels(Pattern pattern, List<Event> examples) {
    requireNonNull(pattern, "pattern");
    Origin origin = Origin.of(examples);
    List<Found> found = new ArrayList<>();
    findInText(pattern, examples, found);
    findInLogger(origin, found);
    findInProgram(origin, found);

    List<Label> labels = new ArrayList<>();
    Verdict context = verdict(Label.CONTEXT, "", found);
    String contextValue = context.winner();
    addLabel(labels, Label.CONTEXT, contextValue, context);
    String within = contextValue == null ? "-" : contextValue;
    Verdict category = category(within, origin, found);
    String categoryValue = category.winner();
    addLabel(labels, Label.CATEGORY, categoryValue, category);
    addScope(labels, within, categoryValue, found);
    addComponent(labels, origin, found);
    String service = origin.service();
    if (service != null) {
      labels.add(new Label(Label.SERVICE, cut(service), "the service of its examples"));
    }
    return List.copyOf(labels);
  }

  /** A clue that was met, and where. */
  private record Found(Clue clue, int weight, String reason) {}

  private void findInText(Pattern pattern, List<Event> examples, List<Found> found) {
    findWords(Words.of(withoutBrowser(pattern.template())), "the words ", found);
    for (String cause : Origin.causes(examples)) {
      findWords(Words.of(cause), "the exception ", found);
    }
  }

  /** What a browser calls itself says something about the visitor, not about the event. */
  private static String withoutBrowser(String template) {
    int from = template.indexOf("Mozilla/");
    if (from < 0) {
      return template;
    }
    int to = template.indexOf('"', from);
    return template.substring(0, from) + (to < 0 ? "" : template.substring(to));
  }

  /**
   * Each kind is looked for apart: the long phrase of one must not hide the short one of another.
   */
  private void findWords(List<String> words, String what, List<Found> found) {
    for (Phrases phrases : text.values()) {
      phrases.find(
          words,
          (phrase, clues) -> {
            for (Clue clue : clues) {
              found.add(new Found(clue, clue.weight(), what + "'" + phrase + "'"));
            }
          });
    }
  }

  /**
   * A logger says something by its package, and by the words of its class. The words say a little
   * less than in a text, where somebody speaks of what they mean.
   */
  private void findInLogger(Origin origin, List<Found> found) {
    String logger = origin.logger();
    if (logger == null) {
      return;
    }
    String reason = "the logger '" + cut(logger) + "'";
    names.values().forEach(n -> addAll(n.ofLogger(logger), reason, found));
    if (Origin.looksLikeClass(logger) && contexts().ofLogger(logger).isEmpty()) {
      addUnknown(reason, found);
    }
    List<String> words = Words.of(Origin.tail(logger));
    classWords.find(
        words, (phrase, clues) -> clues.forEach(c -> found.add(new Found(c, c.weight(), reason))));
    for (Phrases phrases : text.values()) {
      phrases.find(
          words,
          (phrase, clues) -> {
            for (Clue clue : clues) {
              if (clue.within().isEmpty() && clue.weight() > 1) {
                found.add(new Found(clue, clue.weight() - 1, reason));
              }
            }
          });
    }
  }

  /** A class or a service that nobody has heard of is somebody's application. */
  private static void addUnknown(String reason, List<Found> found) {
    for (String kind : List.of(Label.CONTEXT, SECURITY_SCOPE)) {
      Clue clue = new Clue(kind, APPLICATION, WEIGHT_OF_UNKNOWN_NAME, "");
      found.add(new Found(clue, clue.weight(), reason));
    }
  }

  private void findInProgram(Origin origin, List<Found> found) {
    String process = origin.process();
    String service = origin.service();
    if (process != null) {
      addProgram(process, "the program '" + cut(process) + "'", found);
    }
    if (service != null && !service.equals(process)) {
      String reason = "the service '" + cut(service) + "'";
      addProgram(service, reason, found);
      if (process == null && contexts().ofProgram(service).isEmpty()) {
        addUnknown(reason, found);
      }
    }
  }

  private void addProgram(String program, String reason, List<Found> found) {
    names.values().forEach(n -> addAll(n.ofProgram(program), reason, found));
  }

  private static void addAll(List<Clue> clues, String reason, List<Found> found) {
    clues.forEach(clue -> found.add(new Found(clue, clue.weight(), reason)));
  }

  private Names contexts() {
    return names.getOrDefault(Label.CONTEXT, NO_NAMES);
  }

  private Verdict category(String context, Origin origin, List<Found> found) {
    Verdict evidence = new Verdict(orders.getOrDefault(Label.CATEGORY, List.of()));
    for (Found f : found) {
      if (speaksFor(Label.CATEGORY, context, f.clue()) && !isStrayDatabaseWord(context, f)) {
        evidence.add(f.clue().value(), f.weight(), f.reason());
      }
    }
    String winner = evidence.winner();
    boolean cannotReachDatabase =
        context.equals(DATABASE) && NETWORK.equals(winner) && !isServer(found);
    if (winner == null && context.equals(APPLICATION) && origin.isTrouble()) {
      evidence.add(APPLICATION, UNMISTAKABLE, "the level of its examples");
      return evidence;
    }
    return winner == null || cannotReachDatabase ? defaults(Label.CATEGORY, context) : evidence;
  }

  private static boolean isServer(List<Found> found) {
    return found.stream().anyMatch(f -> f.clue().kind().equals(SIDE));
  }

  /** A word such as replica is a database's only where a database is spoken of. */
  private static boolean isStrayDatabaseWord(String context, Found found) {
    return found.clue().value().equals(DATABASE)
        && !context.equals(DATABASE)
        && found.weight() < UNMISTAKABLE;
  }

  private Verdict verdict(String kind, String context, List<Found> found) {
    Verdict verdict = new Verdict(orders.getOrDefault(kind, List.of()));
    for (Found f : found) {
      if (speaksFor(kind, context, f.clue())) {
        verdict.add(f.clue().value(), f.weight(), f.reason());
      }
    }
    return verdict.winner() == null ? defaults(kind, context) : verdict;
  }

  private Verdict defaults(String kind, String context) {
    Verdict verdict = new Verdict(List.of());
    for (Clue clue : defaults) {
      if (speaksFor(kind, context, clue)) {
        verdict.add(clue.value(), clue.weight(), "the context " + context);
      }
    }
    return verdict;
  }

  private static boolean speaksFor(String kind, String context, Clue clue) {
    return clue.kind().equals(kind) && (clue.within().isEmpty() || clue.within().equals(context));
  }

  private void addScope(
      List<Label> labels, String context, @Nullable String category, List<Found> found) {
    if (category == null) {
      return;
    }
    String kind = "";
    if (CONSUMABLE.contains(category)) {
      kind = RESOURCE_SCOPE;
    } else if (category.equals("security")) {
      kind = SECURITY_SCOPE;
    }
    Verdict verdict = verdict(kind, context, found);
    addLabel(labels, Label.SCOPE, verdict.winner(), verdict);
  }

  private static void addLabel(
      List<Label> labels, String kind, @Nullable String value, Verdict verdict) {
    if (value != null) {
      labels.add(new Label(kind, value, verdict.because(value)));
    }
  }

  /** The subsystem that the text names, else the class of the logger, else the program. */
  private void addComponent(List<Label> labels, Origin origin, List<Found> found) {
    Verdict named = verdict(Label.COMPONENT, "", found);
    String value = named.winner();
    String logger = origin.logger();
    String process = origin.process();
    if (value != null) {
      addLabel(labels, Label.COMPONENT, value, named);
    } else if (logger != null) {
      labels.add(
          new Label(Label.COMPONENT, cut(Origin.tail(logger)), "the logger '" + cut(logger) + "'"));
    } else if (process != null) {
      labels.add(new Label(Label.COMPONENT, cut(process), "the program '" + cut(process) + "'"));
    }
  }

  private static String cut(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }
}
