package io.loginsight.core.engine;

import io.loginsight.api.Concentration;
import io.loginsight.api.Pattern;
import io.loginsight.api.Slot;
import io.loginsight.core.cause.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Finds the values of a message at the variable places of its pattern.
 *
 * <p><b>Threads:</b> Immutable.
 */
final class TemplateSlots {

  private static final int LONGEST_VALUE = 100;
  private static final int AROUND = 50; // characters of a template on either side of a place

  private final List<String> constants; // one more than places
  private final List<Place> places = new ArrayList<>();

  TemplateSlots(Pattern pattern) {
    constants = List.of(pattern.template().split(java.util.regex.Pattern.quote(Pattern.SLOT), -1));
    for (int i = 0; i + 1 < constants.size(); i++) {
      Slot slot = i < pattern.slots().size() ? pattern.slots().get(i) : null;
      String name = slot == null ? null : slot.name();
      places.add(
          name == null || name.isBlank()
              ? new Place(around(i), pattern.id() + "/" + i, Place.Sort.SAID)
              : new Place(name.toLowerCase(Locale.ROOT), "", Place.Sort.SAID));
    }
  }

  private String around(int place) {
    String before = String.join(Pattern.SLOT, constants.subList(0, place + 1));
    String behind = String.join(Pattern.SLOT, constants.subList(place + 1, constants.size()));
    String from =
        before.length() <= AROUND ? before : "…" + before.substring(before.length() - AROUND);
    String to = behind.length() <= AROUND ? behind : behind.substring(0, AROUND) + "…";
    return (from + Concentration.HERE + to).replaceAll("\\R", " ");
  }

  /**
   * Takes the values in turn, as far as the message is like the template: it may have been cut.
   *
   * @param message of an event of the pattern
   */
  void forEach(String message, BiConsumer<Place, String> taker) {
    if (!message.startsWith(constants.get(0))) {
      return;
    }
    int from = constants.get(0).length();
    for (int i = 0; i < places.size(); i++) {
      String behind = constants.get(i + 1);
      boolean last = i + 1 == places.size();
      int to = end(message, from, behind, last);
      if (to < 0) {
        return;
      }
      if (to > from && to - from <= LONGEST_VALUE) {
        taker.accept(places.get(i), message.substring(from, to));
      }
      from = to + behind.length();
    }
  }

  private static int end(String message, int from, String behind, boolean last) {
    if (!last) {
      return behind.isEmpty() ? from : message.indexOf(behind, from);
    }
    int to = message.length() - behind.length();
    return to >= from && message.endsWith(behind) ? to : -1;
  }
}
