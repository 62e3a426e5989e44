package io.loginsight.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every kind of provider. */
abstract class ProviderContract<P> {

  static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

  /** The name of the threads that ask at once. */
  static final String TOGETHER = "loginsight-tck-together";

  private static final int THREADS = 4;

  private final Class<P> kind;
  private final Function<P, String> idOf;
  private final Function<ClassLoader, Iterable<P>> finder;

  ProviderContract(
      Class<P> kind, Function<P, String> idOf, Function<ClassLoader, Iterable<P>> finder) {
    this.kind = kind;
    this.idOf = idOf;
    this.finder = finder;
  }

  /** Returns a new provider, as {@code ServiceLoader} would make it. */
  protected abstract P provider();

  /** Asks the provider for what it provides. */
  abstract @Nullable Object use(P provider) throws Exception;

  @Test
  void id_isUpTo64LowerCaseLettersDigitsAndHyphens() {
    String id = idOf.apply(provider());
    Rule.check(
        id != null && id.matches(ID),
        () -> "The id is " + (id == null ? "null" : Rule.shown(id)) + ".",
        "return up to 64 lower-case letters, digits and '-' from id(), such as 'rare-pattern'.");
  }

  @Test
  void id_isTheSameForEachProvider() {
    P one = provider();
    String first = String.valueOf(idOf.apply(one));
    String second = String.valueOf(idOf.apply(one));
    String other = String.valueOf(idOf.apply(provider()));
    Rule.check(
        first.equals(second) && first.equals(other),
        () -> "id() gave '" + first + "', '" + second + "' and '" + other + "'.",
        "return a constant: users ask for the plugin by this name.");
  }

  @Test
  void provider_isFoundByServiceLoader() {
    Class<?> type = provider().getClass();
    String file = "src/main/resources/META-INF/services/" + kind.getName();
    Rule.check(
        Modifier.isPublic(type.getModifiers()),
        () -> type.getName() + " is not public.",
        "make the class public, with a public constructor without arguments.");
    List<String> found = new ArrayList<>();
    try {
      for (P each : finder.apply(type.getClassLoader())) {
        found.add(each.getClass().getName());
      }
    } catch (ServiceConfigurationError e) {
      Rule.broken(
          "ServiceLoader fails: " + e.getMessage(),
          "let " + file + " name public classes with a public constructor without arguments.",
          e);
    }
    Rule.check(
        found.contains(type.getName()),
        () -> "ServiceLoader finds " + found + " but not " + type.getName() + ".",
        ("write the line '" + type.getName() + "' into " + file)
            + (", and, if there is a module-info.java, 'provides " + kind.getName())
            + (" with " + type.getName() + ";' into that."));
  }

  @Test
  void provider_askedByManyThreadsAtOnce_answersAll() throws Exception {
    P shared = provider();
    assumeTrue(Call.of(() -> use(shared)).failure() == null, "it does not even answer one");
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<FutureTask<Object>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<Object> together =
          () -> {
            start.await();
            return use(shared);
          };
      FutureTask<Object> task = new FutureTask<>(together);
      tasks.add(task);
      Thread thread = new Thread(task, TOGETHER);
      thread.setDaemon(true);
      thread.start();
    }
    for (FutureTask<Object> task : tasks) {
      Call<Object> call = Call.of(task::get);
      Throwable failure = call.failure();
      Throwable told = failure instanceof ExecutionException ? failure.getCause() : failure;
      new Call<>(null, told)
          .check(
              THREADS + " threads asked one provider at once, and one of them got",
              "keep no state in the provider: several threads may call it at once.");
    }
  }
}
