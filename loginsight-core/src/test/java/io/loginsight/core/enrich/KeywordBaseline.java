package io.loginsight.core.enrich;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The plain way that the lexicon must beat: one list of keywords a class, found anywhere in the
 * text, the first class wins.
 */
final class KeywordBaseline {

  private static final Map<String, List<String>> CONTEXT = new LinkedHashMap<>();
  private static final Map<String, List<String>> CATEGORY = new LinkedHashMap<>();

  static {
    CONTEXT.put(
        "kubernetes", List.of("pod", "kube", "container", "k8s", "namespace", "deployment"));
    CONTEXT.put(
        "database",
        List.of(
            "database", "sql", "query", "jdbc", "postgres", "mysql", "mongo", "redis", "table"));
    CONTEXT.put(
        "security",
        List.of("auth", "login", "password", "denied", "permission", "certificate", "security"));
    CONTEXT.put(
        "network",
        List.of("connection", "timeout", "socket", "dns", "network", "http", "tcp", "port"));
    CONTEXT.put(
        "infrastructure",
        List.of("cpu", "memory", "disk", "kernel", "server", "node", "service", "systemd"));
    CONTEXT.put("application", List.of("exception", "error", "failed", "application", "request"));

    CATEGORY.put("cpu", List.of("cpu", "processor", "load average", "throttl"));
    CATEGORY.put("memory", List.of("memory", "heap", "oom", "gc", "swap"));
    CATEGORY.put("storage", List.of("disk", "storage", "volume", "file system", "i/o", "no space"));
    CATEGORY.put(
        "database", List.of("database", "sql", "query", "deadlock", "transaction", "jdbc"));
    CATEGORY.put(
        "network",
        List.of("connection", "timeout", "timed out", "network", "socket", "dns", "unreachable"));
    CATEGORY.put(
        "security",
        List.of("auth", "login", "password", "denied", "permission", "certificate", "security"));
    CATEGORY.put("configuration", List.of("config", "property", "setting", "parameter"));
    CATEGORY.put("application", List.of("exception", "error", "failed", "null"));
  }

  private KeywordBaseline() {}

  static String context(String text) {
    return first(CONTEXT, text);
  }

  static String category(String text) {
    return first(CATEGORY, text);
  }

  private static String first(Map<String, List<String>> classes, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, List<String>> e : classes.entrySet()) {
      if (e.getValue().stream().anyMatch(lower::contains)) {
        return e.getKey();
      }
    }
    return "-";
  }
}
