package io.loginsight.core.enrich;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a pod, read from the pod's name.
 *
 * @param name the workload: {@code payments} of {@code payments-7d9f8b6c5-x2x4z}
 * @param version the hash of the pod template, which changes with each release; null if the name
 *     has none
 * @param certain whether no ordinary machine is called so; {@code db-0} and {@code agent-x7k2p} may
 *     be one
 */
public record Workload(String name, @Nullable String version, boolean certain) {

  /*
   * Kubernetes makes the endings of names from 27 letters and digits, without vowels so that no
   * words come out and without 0, 1 and 3, which look like letters [1]. A ReplicaSet has a hash of
   * up to 10 of them, and its pods, like those of a DaemonSet or Job, 5 more. That a machine's name
   * ends in two such parts by chance is next to impossible; in one part, it happens.
   *
   * [1] k8s.io/apimachinery/pkg/util/rand, "alphanums".
   */
  private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

  private static final int SUFFIX = 5;
  private static final int MIN_HASH = 6;
  private static final int MAX_HASH = 10;

  /** A scheduled minute, as a CronJob appends it to the name of its Jobs: minutes since 1970. */
  private static final int MINUTE_DIGITS = 8;

  private static final int MAX_ORDINAL_DIGITS = 3;
  private static final int MAX_NAME = 253;

  /** What machines are called, with a number behind it. */
  private static final Set<String> MACHINES =
      Set.of(
          "ip",
          "ec2",
          "node",
          "host",
          "server",
          "srv",
          "vm",
          "machine",
          "worker",
          "master",
          "pc",
          "desktop",
          "laptop",
          "rack",
          "blade",
          "gke",
          "aks",
          "eks",
          "instance",
          "localhost");

  /**
   * Reads a name.
   *
   * @param pod the name of a pod, or of a machine
   * @return what runs there, or null if the name is not built as Kubernetes builds it
   */
  public static @Nullable Workload of(String pod) {
    int last = pod.lastIndexOf('-');
    if (last <= 0 || last == pod.length() - 1 || pod.length() > MAX_NAME || !isPodName(pod)) {
      return null;
    }
    String ending = pod.substring(last + 1);
    int before = pod.lastIndexOf('-', last - 1);
    if (before > 0 && isSuffix(ending)) {
      String hash = pod.substring(before + 1, last);
      String name = pod.substring(0, before);
      if (isDigits(hash) && hash.length() == MINUTE_DIGITS) {
        return new Workload(name, null, true);
      }
      if (isHash(hash)) {
        return new Workload(name, hash, true);
      }
    }
    String name = pod.substring(0, last);
    boolean ordinal = isDigits(ending) && ending.length() <= MAX_ORDINAL_DIGITS;
    boolean one = isSuffix(ending) && hasDigit(ending) && !isDigits(ending);
    return (ordinal || one) && isWorkloadName(name) ? new Workload(name, null, false) : null;
  }

  /**
   * Returns what runs in a pod.
   *
   * @param pod any name
   * @return the workload, or the name itself if it is not built without doubt as Kubernetes builds
   *     it
   */
  public static String nameOf(String pod) {
    Workload workload = of(pod);
    return workload == null || !workload.certain ? pod : workload.name;
  }

  /** A name without dots and capitals: a pod has neither, most machines have one. */
  private static boolean isPodName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
  }

  /** Not {@code ip-10-0-0} and not {@code node}. */
  private static boolean isWorkloadName(String name) {
    for (String part : name.split("-", -1)) {
      if (part.isEmpty() || isDigits(part)) {
        return false;
      }
    }
    int dash = name.indexOf('-');
    return !MACHINES.contains(dash < 0 ? name : name.substring(0, dash))
        && !MACHINES.contains(name.substring(name.lastIndexOf('-') + 1));
  }

  private static boolean isSuffix(String text) {
    return text.length() == SUFFIX && isSafe(text);
  }

  /** Older releases wrote the hash as a decimal number or in hexadecimal. */
  private static boolean isHash(String text) {
    if (text.length() < MIN_HASH || text.length() > MAX_HASH) {
      return false;
    }
    return isSafe(text) || isDigits(text) || (isHex(text) && hasDigit(text));
  }

  private static boolean isSafe(String text) {
    return text.chars().allMatch(c -> SAFE.indexOf(c) >= 0);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
