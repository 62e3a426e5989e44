package io.loginsight.core.engine;

import io.loginsight.api.LogInsightException;
import io.loginsight.core.mine.PatternRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file in which people pin, merge, split and name patterns. */
final class PatternFile {

  private static final int MOST_BYTES = 1 << 20;

  private PatternFile() {}

  /**
   * Reads the file.
   *
   * @param file null for none
   * @throws LogInsightException if it cannot be read or has a wrong entry
   */
  static PatternRules read(@Nullable Path file) {
    if (file == null) {
      return PatternRules.NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new LogInsightException("The file of patterns " + file + " is larger than 1 MiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return PatternRules.parse(file.toString(), text);
    } catch (CharacterCodingException e) {
      throw new LogInsightException("The file of patterns " + file + " is no text in UTF-8", e);
    } catch (IOException e) {
      throw new LogInsightException("The file of patterns " + file + " cannot be read: " + e, e);
    }
  }
}
