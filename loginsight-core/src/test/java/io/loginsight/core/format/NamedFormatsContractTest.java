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
}
