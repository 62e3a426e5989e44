package io.loginsight.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loginsight.api.JsonScanner.Damage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ExperienceWriter} wrote, and trusts nothing of it.
 *
 * <p><b>Threads:</b> Confined.
 */
final class ExperienceReader {

  private final String name;

  ExperienceReader(String name) {
    this.name = name;
  }

  Experience read(InputStream in) throws IOException {
    JsonScanner json = null;
    try {
      json = new JsonScanner(new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder())));
      return experience(json);
    } catch (CharacterCodingException e) {
      throw damaged(json, "it is no text in UTF-8", e);
    } catch (Damage | IllegalArgumentException | DateTimeException e) {
      throw damaged(json, String.valueOf(e.getMessage()), e);
    }
  }

  private LogInsightException damaged(@Nullable JsonScanner json, String what, Exception cause) {
    return new LogInsightException(
        "The experience "
            + (name + ":" + (json == null ? 1 : json.line()) + " is damaged: " + what)
            + "; take a copy of before, or begin with a new file",
        cause);
  }

  private Experience experience(JsonScanner json) throws IOException {
    json.take('{');
    expect(json, "format");
    if (!json.value().equals(ExperienceWriter.FORMAT)) {
      throw new Damage("its format is not " + ExperienceWriter.FORMAT);
    }
    json.take(',');
    expect(json, "version");
    Object version = json.value();
    if (!version.equals((double) ExperienceWriter.VERSION)) {
      throw new LogInsightException(
          "The experience "
              + (name + " is of version " + (version instanceof Double d ? d.longValue() : "?"))
              + (", and this program reads version " + ExperienceWriter.VERSION)
              + "; use the program that wrote it, or begin with a new file");
    }
    json.take(',');
    expect(json, "incidents");
    List<PastIncident> incidents = new ArrayList<>();
    json.take('[');
    if (!json.takes(']')) {
      do {
        incidents.add(incident(map(json.value())));
        if (incidents.size() > Experience.MOST) {
          throw new Damage("it has more than " + Experience.MOST + " incidents");
        }
      } while (json.takes(','));
      json.take(']');
    }
    json.take('}');
    json.end();
    return new Experience(incidents);
  }

  private static void expect(JsonScanner json, String wanted) throws IOException {
    if (!json.string().equals(wanted)) {
      throw new Damage("'" + wanted + "' is missing");
    }
    json.take(':');
  }

  private static PastIncident incident(Map<?, ?> json) {
    Object said = json.get("said");
    return new PastIncident(
        text(json, "id"),
        text(json, "title"),
        new TimeRange(Instant.parse(text(json, "first")), Instant.parse(text(json, "last"))),
        Severity.valueOf(text(json, "severity")),
        list(json, "services", ExperienceReader::text),
        list(json, "patterns", one -> pattern(map(one))),
        list(json, "findings", one -> finding(map(one))),
        list(json, "causes", one -> cause(map(one))),
        said == null ? null : feedback(map(said)));
  }

  private static PastIncident.Pattern pattern(Map<?, ?> json) {
    return new PastIncident.Pattern(PatternId.parse(text(json, "id")), text(json, "template"));
  }

  private static PastIncident.Finding finding(Map<?, ?> json) {
    return new PastIncident.Finding(
        text(json, "analyzer"),
        text(json, "kind"),
        id(json, "head"),
        number(json, "bits"),
        number(json, "confidence"));
  }

  private static PastIncident.Cause cause(Map<?, ?> json) {
    return new PastIncident.Cause(text(json, "service"), id(json, "pattern"));
  }

  private static Feedback feedback(Map<?, ?> json) {
    return new Feedback(
        Feedback.Verdict.valueOf(text(json, "verdict")),
        json.containsKey("service") ? text(json, "service") : null,
        id(json, "pattern"),
        text(json, "note"),
        Instant.parse(text(json, "at")));
  }

  private static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new Damage("an object is missing");
  }

  private static <T> List<T> list(Map<?, ?> json, String name, Function<Object, T> part) {
    if (!(json.get(name) instanceof List<?> list)) {
      throw new Damage("the list '" + name + "' is missing");
    }
    List<T> parts = new ArrayList<>();
    for (Object one : list) {
      parts.add(part.apply(one));
    }
    return parts;
  }

  private static String text(Map<?, ?> json, String name) {
    Object value = json.get(name);
    if (value == null) {
      throw new Damage("'" + name + "' is missing");
    }
    return text(value);
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new Damage("a text is missing");
  }

  private static double number(Map<?, ?> json, String name) {
    if (json.get(name) instanceof Double number) {
      return number;
    }
    throw new Damage("the number '" + name + "' is missing");
  }

  private static @Nullable PatternId id(Map<?, ?> json, String name) {
    return json.containsKey(name) ? PatternId.parse(text(json, name)) : null;
  }
}
