package io.loginsight.core.engine;

import io.loginsight.api.Pattern;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What was read once more, event by event.
 *
 * @param events numbered from 0, in the order in which they were read
 * @param sources the names of what they are from, by index
 * @param patternOf the final patterns of their skeletons
 */
record ReadAgain(EventLog events, List<String> sources, IntFunction<Pattern> patternOf) {

  int size() {
    return events.size();
  }

  EventOrigin origin(int event) {
    return events.origin(event);
  }

  String source(int event) {
    return sources.get(events.source(event));
  }

  String service(int event) {
    return origin(event).serviceIn(source(event));
  }

  Pattern pattern(int event) {
    return patternOf.apply(events.skeleton(event));
  }
}
