package io.loginsight.core.experience;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.loginsight.api.Experience;
import io.loginsight.api.Feedback;
import io.loginsight.api.LogInsightException;
import io.loginsight.api.PastIncident;
import io.loginsight.api.PatternId;
import io.loginsight.api.Severity;
import io.loginsight.api.TimeRange;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ExperienceWriter} wrote, and trusts nothing of it: incidents are taken one by
 * one, and what is larger than any that is written is refused.
 *
 * <p><b>Threads:</b> Confined.
 */
public final class ExperienceReader {

  private static final int MOST_ELEMENTS = 64; // of an object or a list

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(1 << 28)
                  .maxNestingDepth(8)
                  .maxStringLength(8_192)
                  .maxNameLength(100)
                  .maxNumberLength(40)
                  .build())
          .build();

  private final String name;

  /**
   * Begins.
   *
   * @param name what is read is called so in messages
   */
  public ExperienceReader(String name) {
    this.name = name;
  }

  /**
   * Reads one.
   *
   * @param in is not closed
   * @return the experience
   * @throws LogInsightException if it is damaged, or of another version
   * @throws IOException if the stream fails
   */
  public Experience read(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      try {
        return experience(json);
      } catch (JsonProcessingException e) {
        throw damaged(json, e.getOriginalMessage(), e);
      } catch (CharConversionException | IllegalArgumentException | DateTimeException e) {
        throw damaged(json, String.valueOf(e.getMessage()), e);
      }
    } catch (CharConversionException e) { // of the first bytes
      throw damaged(null, String.valueOf(e.getMessage()), e);
    }
  }

  private LogInsightException damaged(@Nullable JsonParser json, String what, Exception cause) {
    return new LogInsightException(
        "The experience "
            + (name + ":" + (json == null ? 1 : json.currentLocation().getLineNr()))
            + (" is damaged: " + what.lines().findFirst().orElse(""))
            + "; take a copy of before, or begin with a new file",
        cause);
  }

  private Experience experience(JsonParser json) throws IOException {
    take(json, JsonToken.START_OBJECT);
    if (!member(json, "format").equals(ExperienceWriter.FORMAT)) {
      throw new IllegalArgumentException("its format is not " + ExperienceWriter.FORMAT);
    }
    Object version = member(json, "version");
    if (!version.equals((double) ExperienceWriter.VERSION)) {
      throw new LogInsightException(
          "The experience "
              + (name + " is of version " + (version instanceof Double d ? d.longValue() : "?"))
              + (", and this program reads version " + ExperienceWriter.VERSION)
              + "; use the program that wrote it, or begin with a new file");
    }
    expect(json, "incidents");
    take(json, JsonToken.START_ARRAY);
    List<PastIncident> incidents = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      incidents.add(incident(map(value(json))));
      if (incidents.size() > Experience.MOST) {
        throw new IllegalArgumentException("it has more than " + Experience.MOST + " incidents");
      }
    }
    take(json, JsonToken.END_OBJECT);
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("there is more behind its end");
    }
    return new Experience(incidents);
  }

  private static void take(JsonParser json, JsonToken wanted) throws IOException {
    if (json.nextToken() != wanted) {
      throw new IllegalArgumentException("it is not as it should be, but " + json.currentToken());
    }
  }

  private static Object member(JsonParser json, String wanted) throws IOException {
    expect(json, wanted);
    json.nextToken();
    return value(json);
  }

  private static void expect(JsonParser json, String wanted) throws IOException {
    take(json, JsonToken.FIELD_NAME);
    if (!json.currentName().equals(wanted)) {
      throw new IllegalArgumentException("'" + wanted + "' is missing");
    }
  }

  /** Returns the value at hand: a map, a list, a string or a number. */
  private static Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> object = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        json.nextToken();
        object.put(member, value(json));
        check(object.size());
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json));
        check(list.size());
      }
      return list;
    }
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
      return json.getDoubleValue();
    }
    throw new IllegalArgumentException("a value makes no sense");
  }

  private static void check(int elements) {
    if (elements > MOST_ELEMENTS) {
      throw new IllegalArgumentException("a list has more than " + MOST_ELEMENTS + " elements");
    }
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
    throw new IllegalArgumentException("an object is missing");
  }

  private static <T> List<T> list(Map<?, ?> json, String name, Function<Object, T> part) {
    if (!(json.get(name) instanceof List<?> list)) {
      throw new IllegalArgumentException("the list '" + name + "' is missing");
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
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return text(value);
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a text is missing");
  }

  private static double number(Map<?, ?> json, String name) {
    if (json.get(name) instanceof Double number) {
      return number;
    }
    throw new IllegalArgumentException("the number '" + name + "' is missing");
  }

  private static @Nullable PatternId id(Map<?, ?> json, String name) {
    return json.containsKey(name) ? PatternId.parse(text(json, name)) : null;
  }
}
