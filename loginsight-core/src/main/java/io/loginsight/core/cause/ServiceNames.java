package io.loginsight.core.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How services are named in a text: by their names, and by what they are to the others, such as
 * "the database".
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class ServiceNames {

  private static final int SHORTEST = 3;

  private final Set<String> services;
  private final Map<String, String> called; // by what others call them

  /**
   * A service that stands in a text.
   *
   * @param service its name
   * @param setting what it is called with a sign on either side: a word that is said all the time
   *     stands between spaces, the name of whoever does not answer in quotes or in front of a colon
   */
  public record Name(String service, String setting) {}

  /** Knows services, and what else some of them are called. */
  ServiceNames(Set<String> services, Map<String, String> called) {
    this.services = Set.copyOf(services);
    this.called = Map.copyOf(called);
  }

  /**
   * Finds out who is called what.
   *
   * @param services their names
   * @param events what they log outside of requests
   * @return the names
   */
  public static ServiceNames of(Set<String> services, List<LooseEvent> events) {
    return new ServiceNames(services, Roles.of(events));
  }

  /**
   * Finds the services that a text names.
   *
   * @param text any
   * @return in the order of the text
   */
  public List<Name> in(String text) {
    List<Name> names = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isNamePart(text.charAt(i))) {
        String word = text.substring(from, i);
        String service = services.contains(word) ? word : called.get(word);
        if (service != null && word.length() >= SHORTEST) {
          String setting = text.substring(Math.max(0, from - 1), Math.min(text.length(), i + 1));
          names.add(new Name(service, setting));
        }
        from = i + 1;
      }
    }
    return names;
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
