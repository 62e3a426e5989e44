package io.loginsight.core.format;

import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats that a message may be packed in, down to a fixed depth. */
final class Nesting {

  /** A container's line that holds JSON that holds a plain log line is the deepest seen in use. */
  private static final int DEEPEST = 2;

  private Nesting() {}

  /**
   * Returns the formats to look for in the messages of a packaging.
   *
   * @param depth how many packagings are around it
   */
  static List<LogFormatProvider> inside(int depth) {
    if (depth >= DEEPEST) {
      return List.of();
    }
    List<LogFormatProvider> formats = new ArrayList<>(LayoutFormatProvider.all());
    formats.add(new JsonFormatProvider(depth + 1));
    formats.add(new SyslogFormatProvider(depth + 1));
    formats.add(new ContainerFormatProvider(depth + 1));
    formats.add(new ComposeFormatProvider(depth + 1));
    formats.add(new LogfmtFormatProvider());
    formats.add(new TimedHeaders());
    return formats;
  }

  /** Plain headers, but only with a time: a message that begins with a level word is a message. */
  private static final class TimedHeaders implements LogFormatProvider {

    @Override
    public String id() {
      return "learned";
    }

    @Override
    public int order() {
      return 900;
    }

    @Override
    public @Nullable LogFormat detect(LogSample sample, FormatContext context) {
      LearnedFormat format = LearnedFormat.learn(sample, context);
      return format != null && format.isTimed() ? format : null;
    }
  }
}
