package io.loginsight.core.format;

import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.LogFormatContract;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;

/** The contract on the formats of known programs, with the samples of {@link NamedFormatsTest}. */
class NamedFormatsContractTest {

  private abstract static class Contract extends LogFormatContract {

    private final Supplier<LogFormatProvider> provider;

    Contract(Supplier<LogFormatProvider> provider) {
      this.provider = provider;
    }

    @Override
    protected LogFormatProvider provider() {
      return provider.get();
    }

    @Override
    protected List<String> lines() {
      return Objects.requireNonNull(NamedFormatsTest.SAMPLES.get(provider().id()));
    }
  }

  @Nested
  class Access extends Contract {
    Access() {
      super(() -> new LayoutFormatProvider.Access());
    }
  }

  @Nested
  class Dotnet extends Contract {
    Dotnet() {
      super(() -> new LayoutFormatProvider.Dotnet());
    }
  }

  @Nested
  class Haproxy extends Contract {
    Haproxy() {
      super(() -> new LayoutFormatProvider.Haproxy());
    }
  }

  @Nested
  class Jul extends Contract {
    Jul() {
      super(() -> new LayoutFormatProvider.Jul());
    }
  }

  @Nested
  class Klog extends Contract {
    Klog() {
      super(() -> new LayoutFormatProvider.Klog());
    }
  }

  @Nested
  class Mysql extends Contract {
    Mysql() {
      super(() -> new LayoutFormatProvider.Mysql());
    }
  }

  @Nested
  class Postgresql extends Contract {
    Postgresql() {
      super(() -> new LayoutFormatProvider.Postgresql());
    }
  }

  @Nested
  class Csv extends Contract {
    Csv() {
      super(() -> new CsvFormatProvider());
    }
  }

  @Nested
  class W3c extends Contract {
    W3c() {
      super(() -> new W3cFormatProvider());
    }
  }

  @Nested
  class Ansi extends Contract {
    Ansi() {
      super(() -> new AnsiFormatProvider());
    }
  }

  @Nested
  class Compose extends Contract {
    Compose() {
      super(() -> new ComposeFormatProvider());
    }
  }
}
