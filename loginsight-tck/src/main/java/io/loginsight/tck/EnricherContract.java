package io.loginsight.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.api.Level;
import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every {@link EnricherProvider} and {@link Enricher} promises. The batches it hands out throw
 * once their call is over.
 *
 * <p><b>Threads:</b> Confined.
 */
public abstract class EnricherContract extends ProviderContract<EnricherProvider> {

  private static final int RANDOM = 300;

  /** For subclasses. */
  protected EnricherContract() {
    super(
        EnricherProvider.class,
        EnricherProvider::id,
        loader -> ServiceLoader.load(EnricherProvider.class, loader));
  }

  @Override
  protected abstract EnricherProvider provider();

  /**
   * Returns events to try beside the samples. An enricher that says nothing of the samples needs an
   * event here that it says something of.
   *
   * @return events; none unless overridden
   */
  protected List<SampleEvent> events() {
    return List.of();
  }

  @Override
  Object use(EnricherProvider provider) {
    LentBatch batch = new LentBatch(samples(), 16);
    provider.create().enrich(batch, batch);
    return batch;
  }

  @Test
  void enrich_ordinaryEvents_saysSomething() {
    Call<List<Map<String, String>>> call = said(provider().create(), samples());
    call.check("enrich() failed for ordinary events", "let it take every event.");
    List<Map<String, String>> said = call.value();
    Rule.check(
        said != null && said.stream().anyMatch(attributes -> !attributes.isEmpty()),
        () -> "It says nothing of any sample, so that nothing is known about what it says.",
        "override events() and return one that it says something of.");
  }

  @Test
  void enrich_emptyBatch_doesNothing() {
    said(provider().create(), List.of())
        .check("enrich() failed for a batch without events", "loop over 0 .. size() - 1.");
  }

  @Test
  void enrich_hostileText_doesNoHarm() {
    said(provider().create(), hostile())
        .check("enrich() failed for hostile text", "the text of a log may hold anything.");
  }

  @Test
  void enrich_randomBytes_doesNoHarm() {
    for (long seed = SampleLines.SEED; seed < SampleLines.SEED + 3; seed++) {
      long s = seed;
      Call.of(() -> enriched(provider().create(), LentBatch.random(s, RANDOM)))
          .check(
              "enrich() failed for random bytes (seed " + s + ")",
              "expect no structure: lines may be cut, fields may be empty and lie anywhere in the"
                  + " line, and bytes need not be UTF-8. One exception costs a whole batch.");
    }
  }

  @Test
  void attributes_areWellFormed() {
    Call<List<LentBatch>> call =
        Call.of(
            () -> {
              List<LentBatch> batches =
                  List.of(
                      new LentBatch(samples(), 16),
                      new LentBatch(hostile(), 16),
                      LentBatch.random(SampleLines.SEED, RANDOM));
              for (LentBatch batch : batches) {
                tryToEnrich(provider().create(), batch);
              }
              return batches;
            });
    List<LentBatch> batches = call.value();
    assumeTrue(batches != null, "it fails");
    for (LentBatch batch : Objects.requireNonNull(batches)) {
      Rule.check(
          batch.malformed() == null,
          () -> "Of an event, " + batch.malformed() + ".",
          "name an attribute by up to 64 lower-case letters, digits and '_.-', give it a value, and"
              + " an event of the batch. A name out of a log must be cleaned first.");
    }
  }

  @Test
  void enrich_eventsAloneOrReversed_saysTheSame() {
    List<SampleEvent> samples = samples();
    List<Map<String, String>> expected = expected();
    String mend = "let what is said of an event follow from that event alone.";
    Enricher enricher = provider().create();
    for (int i = 0; i < samples.size(); i++) {
      Call<List<Map<String, String>>> call = said(enricher, List.of(samples.get(i)));
      same(expected.subList(i, i + 1), call, "Alone in a batch, after other batches,", mend);
    }
    List<SampleEvent> reversed = new ArrayList<>(samples);
    Collections.reverse(reversed);
    List<Map<String, String>> mirrored = new ArrayList<>(expected);
    Collections.reverse(mirrored);
    same(mirrored, said(provider().create(), reversed), "In a batch in reverse order,", mend);
  }

  @Test
  void enrich_eventsElsewhereInTheirArrays_saysTheSame() {
    List<Map<String, String>> expected = expected();
    for (int room : new int[] {0, 40}) {
      Call<List<Map<String, String>>> call =
          Call.of(() -> enriched(provider().create(), new LentBatch(samples(), room)));
      same(
          expected,
          call,
          "With " + room + " other bytes around each line,",
          "look only at lineStart .. lineEnd of line(), and messageStart .. messageEnd of message().");
    }
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  void enrich_inAnotherCountry_saysTheSame() {
    List<Map<String, String>> expected = expected();
    Call.elsewhere(
        () ->
            same(
                expected,
                said(provider().create(), samples()),
                "With another default locale and time zone,",
                "pass Locale.ROOT to String.format, toLowerCase and toUpperCase."));
  }

  @Test
  void enrich_batch_isNotModified() {
    Call<Boolean> call =
        Call.of(
            () -> {
              LentBatch batch = new LentBatch(samples(), 16);
              tryToEnrich(provider().create(), batch);
              return batch.isModified();
            });
    Rule.check(
        !Boolean.TRUE.equals(call.value()),
        () -> "enrich() changed the bytes of a line or a message.",
        "copy what you change: others read the same arrays.");
  }

  @Test
  void enrich_batchTakenBack_isNotUsedAfterwards() {
    List<Map<String, String>> expected = expected();
    List<LentBatch> batches = Collections.synchronizedList(new ArrayList<>());
    Call<List<Map<String, String>>> call =
        Call.of(
            () -> {
              Enricher enricher = provider().create();
              List<Map<String, String>> last = List.of();
              for (int i = 0; i < 3; i++) {
                LentBatch batch = new LentBatch(samples(), 16);
                batches.add(batch);
                last = enriched(enricher, batch);
              }
              return last;
            });
    for (LentBatch batch : batches) {
      Rule.check(
          batch.misuse() == null,
          () -> "Though it was only lent, " + batch.misuse() + ".",
          "copy what you keep, and finish before enrich() returns; its storage is used again.");
    }
    same(
        expected,
        call,
        "After the arrays of an earlier batch were used again,",
        "copy what you keep of a batch: its storage is used again.");
  }

  @Test
  void create_twice_enrichersShareNothing() {
    List<Map<String, String>> expected = expected();
    EnricherProvider provider = provider();
    List<SampleEvent> others = samples();
    Collections.reverse(others);
    Call<List<Map<String, String>>> call =
        Call.of(
            () -> {
              LentBatch batch = new LentBatch(samples(), 16);
              provider
                  .create()
                  .enrich(
                      batch,
                      (event, key, value) -> { // another one works while this one is at it
                        enriched(provider.create(), new LentBatch(others, 16));
                        batch.put(event, key, value);
                      });
              return batch.attributes();
            });
    same(
        expected,
        call,
        "While another enricher of the same provider was at work,",
        "let create() make all that an enricher needs anew, its buffers above all.");
  }

  private List<SampleEvent> samples() {
    List<SampleEvent> samples = new ArrayList<>(events());
    String plain =
        "2024-05-17T08:00:00Z till-3 cashd[311] ERROR [main] shop.Till - order INIT=47 lost";
    samples.add(
        new SampleEvent(
            plain,
            "order INIT=47 lost",
            Level.ERROR,
            Map.of(
                Field.HOST, "till-3",
                Field.PROCESS, "cashd",
                Field.PID, "311",
                Field.THREAD, "main",
                Field.LOGGER, "shop.Till")));
    samples.add(
        new SampleEvent(
            "{\"level\":\"warn\",\"Service\":\"TILL-INFO\",\"msg\":\"drawer \\u00e4 open\",\"n\":12.5}",
            "drawer \u00e4 open",
            Level.WARN,
            Map.of(Field.SERVICE, "TILL-INFO")));
    samples.add(SampleEvent.of("ts=12 ID=abc caller=till.go:7 user=\"ann b\" took 35 ms"));
    samples.add(SampleEvent.of("Once upon a time there was a till."));
    samples.add(SampleEvent.of(""));
    return samples;
  }

  private static List<SampleEvent> hostile() {
    return Samples.hostileTexts().stream()
        .map(text -> text.replace('\n', ' '))
        .map(text -> new SampleEvent(text, text, null, Map.of(Field.LOGGER, text)))
        .toList();
  }

  private static Call<List<Map<String, String>>> said(Enricher enricher, List<SampleEvent> events) {
    return Call.of(() -> enriched(enricher, new LentBatch(events, 16)));
  }

  private static List<Map<String, String>> enriched(Enricher enricher, LentBatch batch) {
    enricher.enrich(batch, batch);
    batch.takeBack();
    return batch.attributes();
  }

  /** Enriches a batch that may make the enricher fail; that has a rule of its own. */
  private static void tryToEnrich(Enricher enricher, LentBatch batch) {
    try {
      enricher.enrich(batch, batch);
    } catch (RuntimeException | StackOverflowError e) {
      return;
    }
  }

  /** Returns what a new enricher says of the samples; skips the rule if it fails. */
  private List<Map<String, String>> expected() {
    Call<List<Map<String, String>>> call = said(provider().create(), samples());
    @Nullable List<Map<String, String>> said = call.value();
    assumeTrue(said != null, () -> "it fails for ordinary events: " + call.failure());
    return Objects.requireNonNull(said);
  }

  private static void same(
      List<Map<String, String>> expected,
      Call<List<Map<String, String>>> call,
      String when,
      String mend) {
    Rule.check(
        expected.equals(call.value()),
        () ->
            (when + " it says something else.\n  Before: " + Rule.shown(expected.toString()))
                + "\n  Now: "
                + (call.value() == null ? call.failure() : Rule.shown(call.value().toString())),
        mend);
  }
}
