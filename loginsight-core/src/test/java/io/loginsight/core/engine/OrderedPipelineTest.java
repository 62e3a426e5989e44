package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.LogInsightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedPipelineTest {

  private static final Executor NEW_THREADS = task -> new Thread(task).start();

  /** Counts to a number; a block is one number. */
  private static class Counting implements OrderedPipeline.Stages<int[], Integer> {

    final List<Integer> merged = new ArrayList<>();
    final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final int end;
    private int next;

    Counting(int end) {
      this.end = end;
    }

    @Override
    public int[] newBlock() {
      return new int[1];
    }

    @Override
    public OrderedPipeline.Worker<int[], Integer> newWorker() {
      return block -> {
        workers.add(Thread.currentThread());
        return work(block[0]);
      };
    }

    int work(int number) {
      return number;
    }

    @Override
    public boolean read(int[] into) {
      into[0] = next++;
      return into[0] < end;
    }

    @Override
    public void merge(Integer result) {
      merged.add(result);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void run_anyNumberOfThreads_mergesInOrder(int threads) {
    Counting stages = new Counting(5_000);
    OrderedPipeline.run(stages, threads, () -> NEW_THREADS);
    assertEquals(IntStream.range(0, 5_000).boxed().toList(), stages.merged);
  }

  @Test
  void run_twoThreads_bothWork() {
    CountDownLatch both = new CountDownLatch(2);
    Counting stages =
        new Counting(100) {
          @Override
          int work(int number) {
            if (number < 2) { // the first two blocks wait for each other
              both.countDown();
              assertTrue(await(both), "nobody else works");
            }
            return number;
          }
        };
    OrderedPipeline.run(stages, 2, () -> NEW_THREADS);
    assertEquals(2, stages.workers.size());
  }

  @Test
  void run_slowFirstBlock_othersDoNotRunAwayFromIt() {
    CountDownLatch release = new CountDownLatch(1);
    Counting stages =
        new Counting(1_000) {
          @Override
          int work(int number) {
            if (number == 0) {
              assertTrue(await(release));
            } else if (number
                == 5) { // the last one that may be read: 2 threads, 2 blocks each, and 2
              release.countDown();
            }
            return number;
          }

          @Override
          public boolean read(int[] into) {
            boolean more = super.read(into);
            assertTrue(into[0] - merged.size() < 7, "read " + into[0]);
            return more;
          }
        };
    OrderedPipeline.run(stages, 2, () -> NEW_THREADS);
    assertEquals(1_000, stages.merged.size());
  }

  @ParameterizedTest
  @ValueSource(classes = {RejectedExecutionException.class, IllegalStateException.class})
  void run_executorThatRefuses_callerDoesItAll(Class<? extends RuntimeException> refusal) {
    Counting stages = new Counting(100);
    OrderedPipeline.run(
        stages,
        3,
        () ->
            task -> {
              throw assertDoesNotThrow(() -> refusal.getConstructor().newInstance());
            });
    assertEquals(100, stages.merged.size());
  }

  @Test
  void run_executorThatIsShutDownMeanwhile_callerDoesTheRest() {
    CountDownLatch both = new CountDownLatch(2);
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Counting stages =
        new Counting(1_000) {
          @Override
          int work(int number) {
            if (number < 2) { // the first two blocks wait for each other
              both.countDown();
              assertTrue(await(both), "nobody else works");
            }
            return number;
          }

          @Override
          public void merge(Integer result) {
            super.merge(result);
            if (result == 10) {
              pool.shutdownNow();
            }
          }
        };
    OrderedPipeline.run(stages, 2, () -> pool);
    assertEquals(1_000, stages.merged.size());
  }

  @Test
  void run_interruptedCaller_endsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    Counting stages = new Counting(1_000);
    assertThrows(
        LogInsightException.class, () -> OrderedPipeline.run(stages, 1, () -> NEW_THREADS));
    assertTrue(Thread.interrupted());
  }

  @Test
  void run_executorThatNeverStarts_callerDoesItAll() {
    List<Runnable> late = new ArrayList<>();
    Counting stages = new Counting(100);
    OrderedPipeline.run(stages, 3, () -> late::add);
    late.forEach(Runnable::run); // after the end: nothing is left to do
    assertEquals(100, stages.merged.size());
  }

  @Test
  void run_executorOfTheCallersThread_comesToItsEnd() {
    Counting stages = new Counting(100);
    OrderedPipeline.run(stages, 2, () -> Runnable::run);
    assertEquals(100, stages.merged.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void run_workThatThrows_callerHearsOfIt(int threads) {
    RuntimeException thrown = new IllegalStateException("broken block");
    Counting stages =
        new Counting(1_000) {
          @Override
          int work(int number) {
            if (number == 50) {
              throw thrown;
            }
            return number;
          }
        };
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () -> OrderedPipeline.run(stages, threads, () -> NEW_THREADS)));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
