package io.loginsight.benchmarks;

import io.loginsight.api.AssignedLine;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Messages, and for each the template that it was made from.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param name of the log
 * @param messages without their headers
 * @param truth the template of each message; empty where nobody knows
 * @param found what the engine makes of the lines, headers and all; empty if there are no lines
 */
record LabelledLog(String name, List<String> messages, List<String> truth, List<String> found) {

  /** What is written in place of a template that is missing. */
  private static final Set<String> MISSING =
      Set.of(
          "",
          "#N/A",
          "#N/A N/A",
          "#NA",
          "-1.#IND",
          "-1.#QNAN",
          "-NaN",
          "-nan",
          "1.#IND",
          "1.#QNAN",
          "<NA>",
          "N/A",
          "NA",
          "NULL",
          "NaN",
          "n/a",
          "nan",
          "null");

  LabelledLog {
    messages = List.copyOf(messages);
    truth = List.copyOf(truth);
    found = List.copyOf(found);
  }

  /** Reads {@code SET/SET_2k.log} through the engine, and the table of templates beside it. */
  static LabelledLog read(Path set) throws IOException {
    String name = set.getFileName().toString();
    List<String> messages = new ArrayList<>();
    List<String> found = new ArrayList<>();
    LogInsight.builder()
        .build()
        .analyze(
            List.of(set.resolve(name + "_2k.log").toString()),
            (AssignedLine line) -> {
              Pattern pattern = line.pattern();
              messages.add(line.message());
              found.add(pattern == null ? "" : pattern.template());
            });
    List<String> truth = new ArrayList<>();
    for (String template :
        column(set.resolve(name + "_2k.log_structured_corrected.csv"), "EventTemplate")) {
      truth.add(MISSING.contains(template) ? "" : template);
    }
    if (truth.size() != messages.size()) {
      throw new IOException(name + ": " + messages.size() + " lines, " + truth.size() + " rows");
    }
    return new LabelledLog(name, messages, truth, found);
  }

  /**
   * Puts a pseudo-word in the place of each plain word of three letters or more that stands where
   * the template has a variable, unless a digit tells already that it is one.
   *
   * @param words how many different ones there are; for each variable if {@code apart}
   */
  LabelledLog withLetters(long seed, int words, boolean apart) {
    Random random = new Random(seed);
    List<String> some = pseudoWords(random, words);
    Map<String, List<String>> own = new HashMap<>();
    Map<String, java.util.regex.Pattern> patterns = new HashMap<>();
    List<String> replaced = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      String template = truth.get(i);
      Matcher fits =
          patterns.computeIfAbsent(template, LabelledLog::toPattern).matcher(messages.get(i));
      if (!fits.matches()) {
        replaced.add(messages.get(i));
        continue;
      }
      StringBuilder out = new StringBuilder();
      int at = 0;
      for (int group = 1; group <= fits.groupCount(); group++) {
        List<String> pool =
            apart ? own.computeIfAbsent(group + template, key -> pseudoWords(random, words)) : some;
        out.append(messages.get(i), at, fits.start(group));
        String value = fits.group(group);
        out.append(
            DIGIT.matcher(value).find()
                ? value
                : PLAIN.matcher(value).replaceAll(word -> pick(random, pool)));
        at = fits.end(group);
      }
      replaced.add(out.append(messages.get(i).substring(at)).toString());
    }
    return new LabelledLog(name, replaced, truth, List.of());
  }

  private static final java.util.regex.Pattern PLAIN =
      java.util.regex.Pattern.compile("(?<![\\w.-])[A-Za-z]{3,}(?![\\w.-])");

  private static final java.util.regex.Pattern DIGIT = java.util.regex.Pattern.compile("\\d");

  private static java.util.regex.Pattern toPattern(String template) {
    StringBuilder out = new StringBuilder();
    for (String constant : template.split("<\\*>", -1)) {
      out.append(out.isEmpty() ? "" : "(.*?)").append(java.util.regex.Pattern.quote(constant));
    }
    return java.util.regex.Pattern.compile(out.toString(), java.util.regex.Pattern.DOTALL);
  }

  private static String pick(Random random, List<String> pool) {
    return pool.get(random.nextInt(pool.size()));
  }

  private static List<String> pseudoWords(Random random, int count) {
    String consonants = "bcdfghklmnprstvw";
    String vowels = "aeiou";
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder word = new StringBuilder();
      int syllables = 2 + random.nextInt(2);
      for (int k = 0; k < syllables; k++) {
        word.append(consonants.charAt(random.nextInt(consonants.length())));
        word.append(vowels.charAt(random.nextInt(vowels.length())));
      }
      words.add(word.append(consonants.charAt(random.nextInt(consonants.length()))).toString());
    }
    return words;
  }

  private static List<String> column(Path table, String name) throws IOException {
    List<List<String>> rows = rows(new String(Files.readAllBytes(table), StandardCharsets.UTF_8));
    int column = rows.get(0).indexOf(name);
    List<String> values = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      values.add(row.get(column));
    }
    return values;
  }

  /** A table with commas; a field in quotes may have commas, line breaks and doubled quotes. */
  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        field.append(c);
      } else if (c != '\r') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    if (!field.isEmpty() || !row.isEmpty()) {
      row.add(field.toString());
      rows.add(row);
    }
    return rows;
  }
}
