package io.loginsight.core.enrich;

import io.loginsight.api.LogInsightException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a lexicon. The file says at its beginning how it is written; what it holds is ours, so a
 * mistake in it is a mistake in the build and ends the start.
 *
 * <pre>{@code
 * lexicon 1
 * order KIND: VALUE, ...
 * KIND VALUE WEIGHT [+ KIND VALUE WEIGHT ...] [logger | process | class | within CONTEXT]: TERM, ...
 *     TERM, ...
 * nothing: TERM, ...
 * }</pre>
 */
final class LexiconReader {

  private static final Clue NOTHING = new Clue("nothing", "", 0, "");

  final Map<String, List<String>> orders = new HashMap<>();
  final Map<String, Phrases> text = new TreeMap<>();
  final Phrases classWords = new Phrases();
  final Map<String, Names> names = new TreeMap<>();
  final List<Clue> defaults = new ArrayList<>();
  int version;

  private final List<String> saysNothing = new ArrayList<>();

  private int line;

  /**
   * Reads all of a lexicon.
   *
   * @param in closed by the caller
   */
  void read(InputStream in) {
    try {
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      StringBuilder statement = new StringBuilder();
      for (String next = reader.readLine(); next != null; next = reader.readLine()) {
        String content = withoutComment(next);
        if (!content.isBlank() && !Character.isWhitespace(content.charAt(0))) {
          take(statement.toString());
          statement.setLength(0);
        }
        line++;
        statement.append(content.strip()).append(' ');
      }
      take(statement.toString());
      text.values().forEach(this::silence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void silence(Phrases phrases) {
    for (String phrase : saysNothing) {
      phrases.add(phrase, NOTHING);
    }
  }

  private static String withoutComment(String text) {
    int hash = text.indexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  private void take(String statement) {
    if (statement.isBlank()) {
      return;
    }
    if (statement.startsWith("lexicon ")) {
      version = Integer.parseInt(statement.substring("lexicon ".length()).strip());
      return;
    }
    int colon = statement.indexOf(':');
    if (colon < 0) {
      throw mistake("no ':' in '" + statement + "'");
    }
    List<String> terms = split(statement.substring(colon + 1), ",");
    List<String> head = split(statement.substring(0, colon), " ");
    switch (head.get(0)) {
      case "order" -> orders.put(head.get(1), terms);
      case "nothing" -> saysNothing.addAll(terms);
      default -> takeClues(head, terms);
    }
  }

  private void takeClues(List<String> head, List<String> terms) {
    List<List<String>> said = new ArrayList<>();
    int at = 0;
    do {
      if (at + 3 > head.size()) {
        throw mistake("KIND VALUE WEIGHT expected in '" + head + "'");
      }
      said.add(head.subList(at, at + 3));
      at += 3;
    } while (at < head.size() && head.get(at++).equals("+"));
    // A word behind the last clue that is not "+" says where the terms are looked for.
    String where =
        at > 3 && at <= head.size() && !isWeight(head.get(at - 1)) ? head.get(at - 1) : "";
    String within = where.equals("within") ? head.get(at) : "";
    for (List<String> s : said) {
      Clue clue = new Clue(s.get(0), s.get(1), weight(s.get(2)), within);
      for (String term : terms) {
        place(where, term, clue);
      }
    }
  }

  private void place(String where, String term, Clue clue) {
    switch (where) {
      case "logger" -> names(clue).addLogger(term, clue);
      case "process" -> names(clue).addProgram(term, clue);
      case "class" -> classWords.add(term, clue);
      case "", "within" -> {
        if (term.equals("*")) {
          defaults.add(clue);
        } else {
          text.computeIfAbsent(clue.kind(), k -> new Phrases()).add(term, clue);
        }
      }
      default -> throw mistake("'" + where + "' is not a place to look for terms");
    }
  }

  private Names names(Clue clue) {
    return names.computeIfAbsent(clue.kind(), k -> new Names());
  }

  private int weight(String text) {
    if (!isWeight(text)) {
      throw mistake("a weight is 1 to 4, got '" + text + "'");
    }
    return text.charAt(0) - '0';
  }

  private static boolean isWeight(String text) {
    return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '4';
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator, -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private LogInsightException mistake(String what) {
    return new LogInsightException("The lexicon cannot be read, before line " + line + ": " + what);
  }
}
