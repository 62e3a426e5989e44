package io.loginsight.tck;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call to a plugin, made in a thread of its own, as the engine makes it.
 *
 * @param value what it returned; null if it failed or returned null
 * @param failure what it threw, or a {@link TimeoutException}; null if it returned
 */
record Call<T>(@Nullable T value, @Nullable Throwable failure) {

  /** What the engine grants an analyzer; no plugin may need more for a sample. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final List<Locale> LOCALES =
      List.of(
          Locale.forLanguageTag("tr-TR"), // "I" in lower case is not "i"
          Locale.forLanguageTag("ar-EG-u-nu-arab")); // the digits are others

  /** Makes a call and waits for its end. A thread that does not come back is left alone. */
  static <T> Call<T> of(Duration limit, Callable<? extends @Nullable T> code) {
    FutureTask<@Nullable T> task = new FutureTask<>(code::call);
    Thread thread = new Thread(task, "loginsight-tck");
    thread.setDaemon(true);
    thread.start();
    try {
      return new Call<>(task.get(limit.toMillis(), TimeUnit.MILLISECONDS), null);
    } catch (ExecutionException e) {
      return new Call<>(null, e.getCause());
    } catch (TimeoutException e) {
      return new Call<>(
          null, new TimeoutException("it took more than " + limit.toSeconds() + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Call<>(null, e);
    }
  }

  static <T> Call<T> of(Callable<? extends @Nullable T> code) {
    return of(LIMIT, code);
  }

  /** Makes a call where people write numbers, dates and letters otherwise, once for each place. */
  static void elsewhere(Runnable code) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      for (Locale other : LOCALES) {
        Locale.setDefault(other);
        code.run();
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /** Fails if the call failed. */
  void check(String what, String mend) {
    if (failure != null) {
      Rule.broken(what + ": " + failure, mend, failure);
    }
  }
}
