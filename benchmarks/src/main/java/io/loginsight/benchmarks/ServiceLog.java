package io.loginsight.benchmarks;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * The log of a web shop that does not exist, from a fixed seed. One event a line, in the layout
 *
 * <pre>{@code 2026-03-14 09:26:53,589 INFO  [exec-7] shop.cart.CartService - message}</pre>
 *
 * <p>where every fourth line has a trace id behind the thread. What is logged is drawn for each
 * line anew, the n-th message of the list with a weight of 1 / (n + 2): a few messages make most of
 * the lines, and no line foretells the next one.
 */
final class ServiceLog {

  private static final String LIST = "service-log.txt";
  private static final long SEED = 20_260_314;
  private static final Instant START = Instant.parse("2026-03-14T09:26:53.589Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String[] USERS = {"anna", "bilal", "chen", "dora", "emeka", "fatima"};
  private static final String[] REGIONS = {"eu-north", "eu-south", "us-east", "ap-west"};
  private static final String[] PATHS = {"/srv/shop/img", "/var/spool/feed", "/data/export"};
  private static final String[] UNITS = {"KB", "MB", "GB"};

  private final List<String[]> messages = readList(); // level, logger, message
  private final double[] weightUpTo = new double[messages.size()];
  private final Random random = new Random(SEED);
  private Instant now = START;

  private ServiceLog() {
    double sum = 0;
    for (int n = 0; n < weightUpTo.length; n++) {
      sum += 1.0 / (n + 3);
      weightUpTo[n] = sum;
    }
  }

  /** Returns the first lines of the log; the same ones for each call. */
  static byte[] lines(int count) {
    ServiceLog log = new ServiceLog();
    ByteArrayOutputStream out = new ByteArrayOutputStream(count * 128);
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < count; i++) {
      line.setLength(0);
      log.line(line);
      out.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }
    return out.toByteArray();
  }

  /** Returns how many different messages there are. */
  static int messages() {
    return readList().size();
  }

  private void line(StringBuilder out) {
    now = now.plusMillis(random.nextInt(40));
    String[] message = messages.get(draw());
    out.append(TIME.format(now)).append(' ');
    out.append(message[0]).append(" ".repeat(5 - message[0].length()));
    out.append(" [exec-").append(random.nextInt(32)).append("] ");
    if (random.nextInt(4) == 0) {
      out.append('[').append(hex(16)).append("] ");
    }
    out.append(message[1]).append(" - ");
    fill(message[2], out);
  }

  private int draw() {
    double at = random.nextDouble() * weightUpTo[weightUpTo.length - 1];
    int n = 0;
    while (weightUpTo[n] < at) {
      n++;
    }
    return n;
  }

  /** Appends a message with a value in place of each word in braces. */
  private void fill(String message, StringBuilder out) {
    int at = 0;
    for (int open = message.indexOf('{'); open >= 0; open = message.indexOf('{', at)) {
      int close = message.indexOf('}', open);
      out.append(message, at, open).append(value(message.substring(open + 1, close)));
      at = close + 1;
    }
    out.append(message, at, message.length());
  }

  private String value(String kind) {
    return switch (kind) {
      case "n" -> String.valueOf(number(5));
      case "ms" -> String.valueOf(number(3));
      case "port" -> String.valueOf(1024 + random.nextInt(60_000));
      case "money" -> number(4) + "." + (10 + random.nextInt(90));
      case "size" -> (1 + random.nextInt(900)) + " " + pick(UNITS);
      case "order" -> "ord-" + (1_000_000 + random.nextInt(9_000_000));
      case "hex" -> hex(8);
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "ip" -> "10." + octet() + "." + octet() + "." + octet();
      case "host" -> "node" + random.nextInt(40) + ".shop.example";
      case "user" -> pick(USERS);
      case "region" -> pick(REGIONS);
      case "path" -> pick(PATHS) + "/" + hex(6) + "/part-" + random.nextInt(1_000) + ".dat";
      case "time" -> now.minusSeconds(number(6)).toString();
      default -> throw new IllegalStateException(LIST + " asks for {" + kind + "}");
    };
  }

  /** Returns a number of 1 to so many digits, each length as likely as the others. */
  private int number(int mostDigits) {
    int limit = (int) Math.pow(10, 1 + random.nextInt(mostDigits));
    return random.nextInt(limit);
  }

  private int octet() {
    return random.nextInt(256);
  }

  private String hex(int digits) {
    return String.format("%016x", random.nextLong()).substring(0, digits);
  }

  private String pick(String[] among) {
    return among[random.nextInt(among.length)];
  }

  private static List<String[]> readList() {
    List<String[]> list = new ArrayList<>();
    try (InputStream in = ServiceLog.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException(LIST + " is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          list.add(line.split(" ", 3));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return list;
  }
}
