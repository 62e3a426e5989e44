package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Finding;
import io.loginsight.api.LogInsight;
import io.loginsight.api.Report;
import io.loginsight.core.engine.Inputs.Bytes;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the program that embeds Log Insight can rely on. */
class HostContractTest {

  private static final Bytes LOG = Bytes.of("app.log", Inputs.mixed(5, 2_000));

  @Test
  void analyze_ownThreads_areDaemonsWithOurName() {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    try (LogInsight insight =
        LogInsight.builder()
            .threads(3)
            .blockBytes(1_000)
            .onProgress(progress -> seen.add(Thread.currentThread()))
            .onFinding(finding -> seen.addAll(ours()))
            .build()) {
      insight.analyzeSources(List.of(LOG), null);
    }
    seen.remove(Thread.currentThread());
    for (Thread thread : seen) {
      assertTrue(
          thread.isDaemon() && thread.getName().startsWith("loginsight-"), thread.toString());
    }
  }

  @Test
  void analyze_hundredStartsAndStops_leaveNoThread() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      try (LogInsight insight = LogInsight.builder().threads(4).blockBytes(1_000).build()) {
        insight.analyzeSources(List.of(LOG), null);
      }
    }
    for (Thread thread : ours()) {
      thread.join(10_000); // one that has just handed over its last result may still be ending
      assertFalse(thread.isAlive(), thread.getName());
    }
  }

  @Test
  void analyze_classLoaderOfTheHost_isNotHeldAfterwards() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      loaders.add(runInLoaderOfItsOwn());
    }
    for (int i = 0; i < 50 && loaders.stream().anyMatch(loader -> loader.get() != null); i++) {
      System.gc();
      byte[][] pressure = new byte[16][1 << 20];
      assertEquals(16, pressure.length);
    }
    long left = loaders.stream().filter(loader -> loader.get() != null).count();
    assertTrue(left <= 1, left + " of 20 class loaders are still there");
  }

  /** Loads all of Log Insight anew, as an application server does with each deployment. */
  private static WeakReference<ClassLoader> runInLoaderOfItsOwn() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      Class<?> deployed = loader.loadClass(Deployed.class.getName());
      ((Runnable) deployed.getConstructor().newInstance()).run();
      return new WeakReference<>(loader);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** What runs inside a class loader of its own. */
  public static final class Deployed implements Runnable {
    @Override
    public void run() {
      try (LogInsight insight = LogInsight.builder().threads(2).blockBytes(500).build()) {
        insight.analyzeSources(List.of(Bytes.of("a.log", Inputs.mixed(3, 100))), null);
      }
    }
  }

  @Test
  void analyze_executorOfTheHost_runsTheWorkers() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "host-pool");
              thread.setDaemon(true);
              return thread;
            });
    CountDownLatch helped = new CountDownLatch(1);
    try (LogInsight insight =
        LogInsight.builder()
            .threads(3)
            .blockBytes(500)
            .executor(
                task ->
                    executor.execute(
                        () -> {
                          names.add(Thread.currentThread().getName());
                          helped.countDown();
                          task.run();
                        }))
            .onProgress(progress -> await(helped))
            .build()) {
      insight.analyzeSources(List.of(LOG), null);
    } finally {
      executor.shutdown();
    }
    assertEquals(Set.of("host-pool"), names);
  }

  @Test
  void analyze_severalAtOnce_doNotDisturbEachOther() {
    try (LogInsight insight = LogInsight.builder().threads(2).blockBytes(2_000).build()) {
      Report want = insight.analyzeSources(List.of(LOG), null);
      List<Report> got =
          java.util.stream.IntStream.range(0, 6)
              .parallel()
              .mapToObj(i -> insight.analyzeSources(List.of(LOG), null))
              .toList();
      got.forEach(report -> assertEquals(want, report));
    }
  }

  @Test
  void analyze_findingConsumerThatThrows_isNotTheAnalysersFault() {
    List<Finding> told = new ArrayList<>();
    try (LogInsight insight =
        LogInsight.builder()
            .onFinding(
                finding -> {
                  told.add(finding);
                  throw new IllegalStateException("the host's own bug");
                })
            .build()) {
      Report report = insight.analyzeSources(List.of(LOG), null);
      assertEquals(report.findings().size(), told.size());
      assertTrue(report.problems().stream().anyMatch(p -> p.contains("host's own bug")));
    }
  }

  @Test
  void analyze_threadThatIsInterrupted_endsAndStaysInterrupted() {
    try (LogInsight insight = LogInsight.builder().blockBytes(500).build()) {
      Thread.currentThread().interrupt();
      String message = null;
      try {
        insight.analyzeSources(List.of(LOG), null);
      } catch (io.loginsight.api.LogInsightException e) {
        message = e.getMessage();
      }
      assertEquals("The run was interrupted", message);
      assertTrue(Thread.interrupted());
    }
  }

  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("loginsight-"))
        .collect(Collectors.toSet());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, java.util.concurrent.TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
