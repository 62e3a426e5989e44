package io.loginsight.core.enrich;

import io.loginsight.spi.Enricher;
import io.loginsight.spi.EnricherProvider;
import io.loginsight.spi.EventAttributes;
import io.loginsight.spi.Field;
import io.loginsight.spi.LogBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which service an event comes from, and which trace it belongs to. The attributes are {@code
 * service}, {@code version}, {@code pod}, {@code trace} and {@code span}.
 *
 * <p>The service is, in this order: what the header or a key of a JSON line says; the workload of a
 * pod, when its name leaves no doubt; what stands beside the trace id; the program of a syslog
 * line; the workload of what may be a pod. {@link Workload} says what a pod's name tells.
 *
 * <p><b>Threads:</b> Shared.
 */
public final class ServiceEnricherProvider implements EnricherProvider {

  /** Behind the header's fields, before what stands in the message. */
  private static final int ORDER = 600;

  private static final int MAX_SERVICE = 100;

  private static final String[] SERVICE_KEYS = {
    "service",
    "service.name",
    "service_name",
    "servicename",
    "app",
    "application",
    "app.name",
    "app_name",
    "application.name",
    "resource.service.name",
    "kubernetes.labels.app"
  };
  private static final String[] POD_KEYS = {
    "pod",
    "pod_name",
    "podname",
    "pod.name",
    "kubernetes.pod_name",
    "kubernetes.pod.name",
    "k8s.pod.name",
    "resource.k8s.pod.name",
    "hostname",
    "host",
    "host.name"
  };

  /** Made by {@link java.util.ServiceLoader}. */
  public ServiceEnricherProvider() {}

  @Override
  public String id() {
    return "service";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public Enricher create() {
    return ServiceEnricherProvider::enrich;
  }

  private static void enrich(LogBatch batch, EventAttributes out) {
    for (int event = 0; event < batch.size(); event++) {
      enrich(batch, event, out);
    }
  }

  private static void enrich(LogBatch batch, int event, EventAttributes out) {
    String line = Lent.line(batch, event);
    Map<String, String> structure = Pairs.ofJson(line);
    Map<String, String> said = new LinkedHashMap<>(structure);
    Pairs.ofMessage(Lent.message(batch, event)).forEach(said::putIfAbsent);
    Pairs.ofMessage(line).forEach(said::putIfAbsent);

    TraceContext trace = TraceContext.of(line, said);
    putTrace(batch, event, trace, out);

    String pod = firstOf(Lent.field(batch, event, Field.HOST), named(structure, POD_KEYS));
    Workload workload = pod == null ? null : Workload.of(pod);
    Workload certain = workload != null && workload.certain() ? workload : null;
    String process = Lent.field(batch, event, Field.PROCESS);
    String service =
        firstOf(
            Lent.field(batch, event, Field.SERVICE),
            named(structure, SERVICE_KEYS),
            certain == null ? null : certain.name(),
            trace.service(),
            process == null ? null : program(process));
    Workload known = service == null ? workload : certain;
    if (service == null && known != null) {
      service = known.name();
    }
    if (service != null && isName(service)) {
      out.put(event, "service", service);
    }
    if (pod != null && known != null) {
      putPod(event, pod, known, out);
    }
  }

  private static void putPod(int event, String pod, Workload workload, EventAttributes out) {
    out.put(event, "pod", pod);
    String version = workload.version();
    if (version != null) {
      out.put(event, "version", version);
    }
  }

  private static @Nullable String firstOf(@Nullable String... values) {
    for (String value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static void putTrace(LogBatch batch, int event, TraceContext trace, EventAttributes out) {
    String id = trace.trace();
    if (id == null || batch.fieldStart(event, Field.TRACE) >= 0) {
      return; // a span of another trace than the header's would be wrong
    }
    out.put(event, "trace", id);
    String span = trace.span();
    if (span != null && batch.fieldStart(event, Field.SPAN) < 0) {
      out.put(event, "span", span);
    }
  }

  private static @Nullable String named(Map<String, String> pairs, String[] keys) {
    for (String key : keys) {
      String value = pairs.get(key);
      if (value != null && isName(value)) {
        return value;
      }
    }
    return null;
  }

  /** Returns a program without its path. */
  private static String program(String process) {
    return process.substring(process.lastIndexOf('/') + 1);
  }

  private static boolean isName(String text) {
    if (text.isEmpty() || text.length() > MAX_SERVICE) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "._-/:()@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
