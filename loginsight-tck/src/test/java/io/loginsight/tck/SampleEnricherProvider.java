package io.loginsight.tck;

import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.EventAttributes;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogBatch;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes a well-behaved enricher, or one with the fault that {@link Faults} asks for. */
public final class SampleEnricherProvider implements EnricherProvider {

  private int asked;
  private final Gathering gathering = new Gathering("provider_askedByManyThreadsAtOnce_answersAll");
  private final StringBuilder shared = new StringBuilder();

  @Override
  public String id() {
    if (Faults.is("id_isUpTo64LowerCaseLettersDigitsAndHyphens")) {
      return "Größe";
    }
    return Faults.is("id_isTheSameForEachProvider") && asked++ > 0 ? "other" : "sample";
  }

  @Override
  public Enricher create() {
    gathering.enter();
    return new SampleEnricher(
        Faults.isAlone("create_twice_enrichersShareNothing") ? shared : new StringBuilder());
  }

  private static final class SampleEnricher implements Enricher {

    private final StringBuilder text;
    private LogBatch earlier;

    SampleEnricher(StringBuilder text) {
      this.text = text;
    }

    @Override
    public void enrich(LogBatch batch, EventAttributes out) {
      if (Faults.is("enrich_emptyBatch_doesNothing")) {
        batch.line(0);
      }
      if (Faults.is("enrich_batchTakenBack_isNotUsedAfterwards")) {
        if (earlier != null && batch.size() > 2 && earlier.size() > 2) {
          return;
        }
        earlier = batch.size() > 2 ? batch : null;
      }
      for (int event = 0; event < batch.size(); event++) {
        enrich(batch, event, out);
      }
    }

    private void enrich(LogBatch batch, int event, EventAttributes out) {
      int from = batch.lineStart(event);
      int to = batch.lineEnd(event);
      byte[] line = batch.line(event);
      String content = new String(line, from, to - from, StandardCharsets.UTF_8);
      if (Faults.is("enrich_hostileText_doesNoHarm") && to - from > 50_000) {
        throw new IllegalStateException("too long");
      }
      if (Faults.is("enrich_randomBytes_doesNoHarm") && content.indexOf('\ufffd') >= 0) {
        throw new IllegalStateException("not UTF-8");
      }
      if (Faults.is("enrich_ordinaryEvents_saysSomething")) {
        return;
      }
      text.setLength(0);
      text.append(content.toUpperCase(Locale.ROOT));
      String key = Faults.is("attributes_areWellFormed") ? "Line" : "line";
      out.put(event, key, text.toString());
      out.put(event, "first", text.toString());
      if (batch.fieldStart(event, Field.LOGGER) >= 0) {
        out.put(event, "logger", "yes");
      }
      if (Faults.is("enrich_eventsAloneOrReversed_saysTheSame")) {
        out.put(event, "index", event + " of " + batch.size());
      } else if (Faults.is("enrich_eventsElsewhereInTheirArrays_saysTheSame")) {
        out.put(event, "next", to < line.length ? String.valueOf(line[to]) : "end");
      } else if (Faults.is("enrich_inAnotherCountry_saysTheSame")) {
        out.put(event, "lower", content.toLowerCase(Locale.getDefault()));
      } else if (Faults.is("enrich_batch_isNotModified") && to > from) {
        line[from] = (byte) Character.toUpperCase(line[from]);
      }
    }
  }
}
