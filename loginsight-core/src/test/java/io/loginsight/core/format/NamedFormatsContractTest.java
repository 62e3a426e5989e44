package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.LogFormatContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contract on the formats of known programs, with the samples of {@link NamedFormatsTest}. */
class NamedFormatsContractTest {

  @Nested
  class Access extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new LayoutFormatProvider.Access();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("access");
    }
  }

  @Nested
  class Dotnet extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new LayoutFormatProvider.Dotnet();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("dotnet");
    }
  }

  @Nested
  class Haproxy extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new LayoutFormatProvider.Haproxy();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("haproxy");
    }
  }

  @Nested
  class Jul extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new LayoutFormatProvider.Jul();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("jul");
    }
  }

  @Nested
  class Klog extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new LayoutFormatProvider.Klog();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("klog");
    }
  }

  @Nested
  class Mysql extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new LayoutFormatProvider.Mysql();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("mysql");
    }
  }

  @Nested
  class Postgresql extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new LayoutFormatProvider.Postgresql();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("postgresql");
    }
  }

  @Nested
  class Csv extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new CsvFormatProvider();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("csv");
    }
  }

  @Nested
  class W3c extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new W3cFormatProvider();
    }

    @Override
    protected List<String> lines() {
      return NamedFormatsTest.SAMPLES.get("w3c");
    }
  }

  @Nested
  class Ansi extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new AnsiFormatProvider();
    }

    @Override
    protected List<String> lines() {
      return List.of(
          "\u001b[32m2024-05-17 10:00:00\u001b[0m INFO  oven is at 220 degrees",
          "\u001b[32m2024-05-17 10:00:01\u001b[0m INFO  oven is at 221 degrees",
          "\u001b[33m2024-05-17 10:00:02\u001b[0m WARN  oven is at 260 degrees",
          "\u001b[32m2024-05-17 10:00:03\u001b[0m INFO  bread 17 is baked",
          "\u001b[31m2024-05-17 10:00:04\u001b[0m ERROR bread 18 is burnt",
          "\u001b[32m2024-05-17 10:00:05\u001b[0m INFO  bread 19 is baked");
    }
  }

  @Nested
  class Compose extends LogFormatContract {
    @Override
    protected LogFormatProvider provider() {
      return new ComposeFormatProvider();
    }

    @Override
    protected List<String> lines() {
      return List.of(
          "oven-1   | 2024-05-17 10:00:00 INFO oven is at 220 degrees",
          "oven-1   | 2024-05-17 10:00:01 INFO oven is at 221 degrees",
          "till-1   | 2024-05-17 10:00:02 INFO sold 3 loaves",
          "oven-1   | 2024-05-17 10:00:03 WARN oven is at 260 degrees",
          "till-1   | 2024-05-17 10:00:04 INFO sold 1 loaf",
          "till-1   | 2024-05-17 10:00:05 INFO sold 2 loaves");
    }
  }
}
