package io.loginsight.lab;

import io.loginsight.api.LogInsightException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that one service has to say: what it shares with others of its platform, and its own.
 *
 * <p>A vocabulary is a text file. A line that begins at its margin is the head of an entry (see
 * {@link Wording#parse}); each line below it, indented by two spaces, is one way to say it, and a
 * line that begins with two spaces and {@code >} continues the one before. The service settles for
 * one of the ways, drawn from the seed, and keeps to it.
 */
final class Vocabulary {

  private static final Pattern SPACES = Pattern.compile(" +");

  private final Map<String, Wording> wordings = new TreeMap<>();
  private final String service;
  private final long seed;

  /** The later of two files wins where both have an entry of the same kind. */
  Vocabulary(long seed, String service, List<String> files) {
    this.seed = seed;
    this.service = service;
    files.forEach(file -> read(lines(file)));
  }

  @Nullable Wording find(String kind) {
    return wordings.get(kind);
  }

  Map<String, Wording> all() {
    return wordings;
  }

  private void read(List<String> lines) {
    int at = 0;
    while (at < lines.size()) {
      List<String> head = Arrays.asList(SPACES.split(lines.get(at++)));
      List<String> ways = new ArrayList<>();
      while (at < lines.size() && lines.get(at).startsWith("  ")) {
        String way = lines.get(at++).substring(2);
        if (way.startsWith(">")) {
          int last = ways.size() - 1;
          ways.set(last, ways.get(last) + "\n" + way.substring(1));
        } else {
          ways.add(way);
        }
      }
      String kind = head.get(0);
      head.set(2, head.get(2).replace("{svc}", service).replace("{svcclass}", capitalized()));
      String way = Dice.of(seed, "wording " + service + " " + kind).pick(ways);
      wordings.put(kind, Wording.parse(head, way));
    }
  }

  private String capitalized() {
    return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
  }

  private static List<String> lines(String file) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new LogInsightException("The vocabulary " + file + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new LogInsightException("The vocabulary " + file + " cannot be read", e);
    }
  }
}
