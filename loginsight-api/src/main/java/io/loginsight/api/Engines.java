package io.loginsight.api;

import io.loginsight.spi.EngineProvider;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the engine. */
final class Engines {

  private Engines() {}

  /** Returns the loader of whoever calls, as far as that is known. */
  static ClassLoader defaultLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? Engines.class.getClassLoader() : context;
  }

  /**
   * Returns the one that there is.
   *
   * @throws LogInsightException if there is none, or more than one
   */
  static EngineProvider only(ClassLoader from) {
    List<EngineProvider> all =
        Providers.load("engine", ServiceLoader.load(EngineProvider.class, from), EngineProvider::id)
            .all();
    if (all.isEmpty()) {
      throw new LogInsightException(
          "There is no engine on the class path; add the dependency"
              + " io.loginsight:loginsight-core (same version as loginsight-api)");
    }
    if (all.size() > 1) {
      throw new LogInsightException(
          "There are several engines, "
              + (all.stream().map(EngineProvider::id).toList() + "; keep one of their jars"));
    }
    return all.get(0);
  }
}
