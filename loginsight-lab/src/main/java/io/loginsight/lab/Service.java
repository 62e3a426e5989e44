package io.loginsight.lab;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service with its instances. */
final class Service {

  final Site site;
  final String name;
  final Platform platform;
  final LineStyle style;
  final LogFile log;
  final Vocabulary vocabulary;
  final String address;

  /** What the names of its worker threads begin with. */
  String threads = "";

  /** How long it waits for other services. */
  long patience = 2 * Kernel.SECOND;

  /** From when on it calls itself slow. */
  long slowMicros = Kernel.SECOND;

  /** How often it tries another service, the first time included. */
  int attempts = 3;

  boolean usesBreakers = true;

  /** Whether it passes on what others answer as its own answer. */
  boolean proxy;

  /** Whether what comes back is called what went. */
  boolean stateful;

  int workers = 12;

  /** What faults do to the work of its instances. */
  final List<Hindrance> hindrances = new ArrayList<>();

  /** What faults do on the way to it and at its door. */
  final List<Wire> wires = new ArrayList<>();

  /** The incident because of which it is down; null if there is none. */
  @Nullable IncidentRecord down;

  final List<Pod> pods = new ArrayList<>();

  /** What it does not do regularly while a fault lasts. */
  final Set<String> muted = new HashSet<>();

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private int turn;
  private String diskOperation = "";
  private int diskStep;

  Service(Site site, String name, Platform platform, LineStyle style, String file, int port) {
    this.site = site;
    this.name = name;
    this.platform = platform;
    this.style = style;
    log = site.journal.file(file, name);
    String folder = site.subject.folder();
    String own = folder + name + ".txt";
    vocabulary =
        new Vocabulary(
            site.seed,
            name,
            platform.vocabulary.isEmpty()
                ? List.of(own)
                : List.of(folder + platform.vocabulary, own));
    Dice dice = Dice.of(site.seed, "address " + name);
    address = "10.43." + dice.below(256) + "." + dice.between(2, 254) + ":" + port;
  }

  Service add(Operation operation) {
    operations.put(operation.name(), operation);
    return this;
  }

  Operation operation(String operation) {
    Operation found = operations.get(operation);
    if (found == null) {
      throw new IllegalArgumentException(name + " has no operation " + operation);
    }
    return found;
  }

  /** Says in which operation it writes to its disk, and before which step. */
  void writes(String operation, int step) {
    diskOperation = operation(operation).name();
    diskStep = step;
  }

  /** Whether a job is about to write to the disk. */
  boolean isWriting(Job job, int step) {
    return step == diskStep && job.operation().name().equals(diskOperation);
  }

  /** The first that was added. */
  Operation mainOperation() {
    return operations.values().iterator().next();
  }

  /** How long it waits for the given service; what is bought in answers at once or never. */
  long patience(Service to) {
    return to.infrastructure() ? 800 * Kernel.MILLI : patience;
  }

  boolean isAccusedOf(@Nullable IncidentRecord incident) {
    return incident != null && incident.accuses(name);
  }

  /** How it says something that it must have words for. */
  Wording words(String kind) {
    Wording wording = vocabulary.find(kind);
    if (wording == null) {
      throw new IllegalStateException(name + " has no words for " + kind);
    }
    return wording;
  }

  boolean infrastructure() {
    return platform == Platform.INFRASTRUCTURE;
  }

  /** The incident because of which it, or one of its instances, is down; null if there is none. */
  @Nullable IncidentRecord downBy() {
    IncidentRecord blame = down;
    for (Pod pod : pods) {
      blame = IncidentRecord.first(blame, pod.crashedBy());
    }
    return blame;
  }

  /** The next instance that takes requests, in turn; null if there is none. */
  @Nullable Pod route() {
    for (int i = 0; i < pods.size(); i++) {
      Pod pod = pods.get(turn++ % pods.size());
      if (pod.isUp()) {
        return pod;
      }
    }
    return null;
  }
}
