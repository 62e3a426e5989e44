package io.loginsight.core.format;

import io.loginsight.api.Level;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.tck.ExpectedLine;
import io.loginsight.tck.LogFormatContract;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;

/** The contract on the formats of known programs, with the samples of {@link NamedFormatsTest}. */
class NamedFormatsContractTest {

  private abstract static class Contract extends LogFormatContract {

    private final Supplier<LogFormatProvider> provider;
    private final List<ExpectedLine> expected;

    Contract(Supplier<LogFormatProvider> provider, ExpectedLine... expected) {
      this.provider = provider;
      this.expected = List.of(expected);
    }

    @Override
    protected LogFormatProvider provider() {
      return provider.get();
    }

    @Override
    protected List<ExpectedLine> expected() {
      return expected;
    }

    @Override
    protected List<String> lines() {
      return Objects.requireNonNull(NamedFormatsTest.SAMPLES.get(provider().id()));
    }
  }

  @Nested
  class Access extends Contract {
    Access() {
      super(
          () -> new LayoutFormatProvider.Access(),
          new ExpectedLine(
              "10.1.2.3 - joe [14/Mar/2024:09:53:11 +0100] \"POST /b HTTP/1.1\" 503 - \"-\" \"curl/8\"",
              "2024-03-14T08:53:11Z",
              Level.ERROR,
              "\"POST /b HTTP/1.1\" 503 -",
              Map.of()),
          new ExpectedLine(
              "shop.acme.org:443 10.1.2.3 - - [14/Mar/2024:09:53:12 +0000] \"GET /c HTTP/2.0\" 404 7",
              "2024-03-14T09:53:12Z",
              Level.WARN,
              "\"GET /c HTTP/2.0\" 404 7",
              Map.of(Field.HOST, "shop.acme.org:443")));
    }
  }

  @Nested
  class Dotnet extends Contract {
    Dotnet() {
      super(
          () -> new LayoutFormatProvider.Dotnet(),
          new ExpectedLine(
              "fail: Acme.Shop.Cart[3]",
              null,
              Level.ERROR,
              null,
              Map.of(Field.LOGGER, "Acme.Shop.Cart")),
          new ExpectedLine(
              "2024-03-14T09:53:12.250Z dbug: Acme.Shop.Cart[4]",
              "2024-03-14T09:53:12.25Z",
              Level.DEBUG,
              null,
              Map.of(Field.LOGGER, "Acme.Shop.Cart")));
    }
  }

  @Nested
  class Haproxy extends Contract {
    Haproxy() {
      super(
          () -> new LayoutFormatProvider.Haproxy(),
          new ExpectedLine(
              "Mar 14 09:53:10 lb1 haproxy[88]: 10.1.2.3:4711 [14/Mar/2024:09:53:10.250] web~ shop/s1 0/0/1/40/41 200 512 - - ---- 2/1/0/0/0 0/0 \"GET /a HTTP/1.1\"",
              "2024-03-14T09:53:10.25",
              Level.INFO,
              "web~ shop/s1 0/0/1/40/41 200 512 - - ---- 2/1/0/0/0 0/0 \"GET /a HTTP/1.1\"",
              Map.of(Field.HOST, "lb1", Field.PROCESS, "haproxy", Field.PID, "88")),
          new ExpectedLine(
              "10.1.2.3:4711 [14/Mar/2024:09:53:12.250] sql db/d1 1/0/44 912 -- 2/1/1/1/0 0/0",
              "2024-03-14T09:53:12.25",
              null,
              "sql db/d1 1/0/44 912 -- 2/1/1/1/0 0/0",
              Map.of()));
    }
  }

  @Nested
  class Jul extends Contract {
    Jul() {
      super(
          () -> new LayoutFormatProvider.Jul(),
          new ExpectedLine(
              "Mar 14, 2024 9:53:10 PM com.acme.Till open",
              "2024-03-14T21:53:10",
              null,
              null,
              Map.of(Field.LOGGER, "com.acme.Till")),
          new ExpectedLine(
              "SEVERE: Till 2 is stuck", null, Level.ERROR, "Till 2 is stuck", Map.of()));
    }
  }

  @Nested
  class Klog extends Contract {
    Klog() {
      super(
          () -> new LayoutFormatProvider.Klog(),
          new ExpectedLine(
              "E0314 09:53:11.250000 1709287200 reflector.go:147] failed to list *v1.Pod: timeout",
              "2024-03-14T09:53:11.25",
              Level.ERROR,
              "failed to list *v1.Pod: timeout",
              Map.of(Field.PID, "1709287200", Field.LOGGER, "reflector.go:147")));
    }
  }

  @Nested
  class Mysql extends Contract {
    Mysql() {
      super(
          () -> new LayoutFormatProvider.Mysql(),
          new ExpectedLine(
              "2024-03-14T09:53:11.250000Z 9 [Warning] [MY-010055] [Server] IP address unknown",
              "2024-03-14T09:53:11.25Z",
              Level.WARN,
              "IP address unknown",
              Map.of(Field.THREAD, "9", Field.LOGGER, "Server")),
          new ExpectedLine(
              "# Time: 2024-03-14T09:53:12.250000Z",
              "2024-03-14T09:53:12.25Z",
              null,
              null,
              Map.of()),
          new ExpectedLine(
              "# User@Host: shop[shop] @ localhost []  Id:     2",
              null,
              null,
              "shop[shop] @ localhost []  Id:     2",
              Map.of()));
    }
  }

  @Nested
  class Postgresql extends Contract {
    Postgresql() {
      super(
          () -> new LayoutFormatProvider.Postgresql(),
          new ExpectedLine(
              "2024-03-14 09:53:11.250 UTC [72] shop@shop ERROR:  relation \"t\" does not exist",
              "2024-03-14T09:53:11.25Z",
              Level.ERROR,
              "relation \"t\" does not exist",
              Map.of(Field.PID, "72")),
          new ExpectedLine(
              "2024-03-14 09:53:11.250 UTC [72] shop@shop STATEMENT:  select 1 from t",
              "2024-03-14T09:53:11.25Z",
              null,
              "STATEMENT:  select 1 from t",
              Map.of(Field.PID, "72")));
    }
  }

  @Nested
  class Csv extends Contract {
    Csv() {
      super(
          () -> new CsvFormatProvider(),
          new ExpectedLine("timestamp;severity;host;text", null, null, null, Map.of()),
          new ExpectedLine(
              "2024-03-14 09:53:10;warn;db7;\"disk \"\"a\"\"; nearly full\"",
              "2024-03-14T09:53:10",
              Level.WARN,
              "disk \"a\"; nearly full",
              Map.of(Field.HOST, "db7")),
          new ExpectedLine(
              "1710409992123;error;db7;gone",
              "2024-03-14T09:53:12.123Z",
              Level.ERROR,
              "gone",
              Map.of(Field.HOST, "db7")));
    }
  }

  @Nested
  class W3c extends Contract {
    W3c() {
      super(
          () -> new W3cFormatProvider(),
          new ExpectedLine(
              "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query sc-status time-taken",
              null,
              null,
              null,
              Map.of()),
          new ExpectedLine(
              "2024-03-14 09:53:11 10.0.0.1 GET /b x=1 500 17",
              "2024-03-14T09:53:11Z",
              Level.ERROR,
              "GET /b 500",
              Map.of()));
    }
  }

  @Nested
  class Ansi extends Contract {
    Ansi() {
      super(
          () -> new AnsiFormatProvider(),
          new ExpectedLine(
              "\u001b[31m2024-05-17 10:00:04\u001b[0m ERROR bread 18 is burnt",
              "2024-05-17T10:00:04",
              Level.ERROR,
              "bread 18 is burnt",
              Map.of()));
    }
  }

  @Nested
  class Compose extends Contract {
    Compose() {
      super(
          () -> new ComposeFormatProvider(),
          new ExpectedLine(
              "cache-1 | 7 keys", null, null, "7 keys", Map.of(Field.SERVICE, "cache-1")));
    }
  }
}
