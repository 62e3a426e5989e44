package io.loginsight.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The providers of one kind that are on the class path, by id. */
final class Providers<P> {

  private final String kind;
  private final TreeMap<String, P> byId = new TreeMap<>(); // messages and replays keep one order

  private Providers(String kind) {
    this.kind = kind;
  }

  /**
   * Finds all providers of one kind.
   *
   * @param kind what to call them in a message, such as {@code analyzer}
   * @param loader finds them; made by the caller, whose module declares the use
   * @param idOf returns the id of a provider
   * @throws LogInsightException if a provider cannot be loaded, or if two have the same id
   */
  static <P> Providers<P> load(String kind, ServiceLoader<P> loader, Function<P, String> idOf) {
    Providers<P> found = new Providers<>(kind);
    Iterator<P> each = loader.iterator();
    try {
      while (each.hasNext()) {
        found.add(each.next(), idOf);
      }
    } catch (ServiceConfigurationError | LinkageError e) { // a missing class, a later Java, ...
      throw new LogInsightException(
          "The " + kind + " plugins cannot be loaded: " + causes(e) + "; mend or remove that jar",
          e);
    }
    return found;
  }

  private void add(P provider, Function<P, String> idOf) {
    String id;
    try {
      id = idOf.apply(provider);
    } catch (RuntimeException | LinkageError e) {
      throw new LogInsightException(
          "The " + kind + " plugin " + where(provider) + " does not tell its id: " + e, e);
    }
    if (id == null || !id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new LogInsightException(
          ("The " + kind + " plugin " + where(provider) + " has the id '" + id + "'; ")
              + "an id is up to 64 lower-case letters, digits and '-'");
    }
    P earlier = byId.putIfAbsent(id, provider);
    if (earlier != null) {
      throw new LogInsightException(
          ("Two " + kind + " plugins have the id '" + id + "': " + where(earlier) + " and ")
              + (where(provider) + "; remove one of the two"));
    }
  }

  /** Returns the provider with the given id. */
  P get(String id) {
    @Nullable P provider = byId.get(id);
    if (provider == null) {
      throw new LogInsightException(
          ("No " + kind + " has the id '" + id + "'; ")
              + (byId.isEmpty() ? "there is none at all" : "there are " + byId.keySet()));
    }
    return provider;
  }

  /** Returns all providers in the order of a number, those of the same number by id. */
  List<P> inOrder(ToIntFunction<P> order) {
    List<P> all = new ArrayList<>(byId.values());
    all.sort(java.util.Comparator.comparingInt(order)); // stable
    return all;
  }

  /** Returns all providers in the order of their ids. */
  List<P> all() {
    return List.copyOf(byId.values());
  }

  /** Returns the class of a provider and the jar or folder it came from. */
  private static String where(Object provider) {
    var source = provider.getClass().getProtectionDomain().getCodeSource();
    String from =
        source == null || source.getLocation() == null ? "" : " from " + source.getLocation();
    return provider.getClass().getName() + from;
  }

  private static String causes(Throwable e) {
    StringBuilder text = new StringBuilder(String.valueOf(e.getMessage()));
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      text.append(": ").append(cause);
    }
    return text.toString();
  }
}
