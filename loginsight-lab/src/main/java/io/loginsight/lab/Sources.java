package io.loginsight.lab;

import io.loginsight.api.EventId;
import io.loginsight.api.SourceReport;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sources of the input, by the lines of which all are numbered. */
final class Sources {

  private final Map<String, Long> offsets = new LinkedHashMap<>();
  private final Map<String, Long> lines = new HashMap<>();
  private final Map<String, Optional<String>> found = new HashMap<>(); // by what was looked for
  private final LineIndex index;

  Sources(List<SourceReport> reports, LineIndex index) {
    this.index = index;
    long offset = 0;
    for (SourceReport source : reports) {
      offsets.put(source.name(), offset);
      lines.put(source.name(), source.lines().total());
      offset += source.lines().total();
    }
  }

  /** Returns the source of this name, or the only one whose name ends so; null if none does. */
  @Nullable String find(String name) {
    return found.computeIfAbsent(name, this::search).orElse(null);
  }

  private Optional<String> search(String name) {
    if (offsets.containsKey(name)) {
      return Optional.of(name);
    }
    List<String> ending =
        offsets.keySet().stream()
            .filter(source -> source.replace('\\', '/').endsWith("/" + name))
            .toList();
    return ending.size() == 1 ? Optional.of(ending.get(0)) : Optional.empty();
  }

  /** Returns how many lines a source has; 0 of one that is not there. */
  long lines(String source) {
    return lines.getOrDefault(source, 0L);
  }

  /** Returns the line at which an event begins; null if it is part of no event. */
  LineIndex.@Nullable Row row(EventId id) {
    return id.line() > lines(id.source())
        ? null
        : index.get(offsets.getOrDefault(id.source(), 0L) + id.line());
  }

  /** Returns the names of the first few. */
  String some() {
    List<String> names = offsets.keySet().stream().limit(3).toList();
    return String.join(", ", names) + (offsets.size() > 3 ? ", …" : "");
  }
}
