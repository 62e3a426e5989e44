package io.loginsight.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Logs of systems that do not exist, with the truth: what each message was made from.
 *
 * <p>A system is a list of templates. In braces stands the kind of a variable and, where it is from
 * a short list, how many values it takes: {@code {user:6}}. A brace that opens with {@code =} lists
 * words that are no variable: each makes a template of its own. A few templates make most of the
 * lines, and of the values of a variable a few make most of its occurrences.
 */
final class InventedLogs {

  /** Systems that rules may be thought up on. */
  static final List<String> OPEN =
      List.of("webshop", "dns", "mail", "mobile", "build", "game", "printer", "hospital", "ci");

  /** Systems that rules are judged by; nobody looks at what is made of them but at the score. */
  static final List<String> BLIND =
      List.of("plc", "vpn", "backup", "paiement", "broker", "chat", "video", "desktop", "robot");

  private static final int LINES = 2_000;

  private static final String[] USERS =
      ("anna bilal chen dora emeka fatima gustav hanna igor jamila kofi lena marek nadia otto petra"
              + " quentin rosa samir tanja ulrich vera wanda xenia yusuf zofia admin root guest"
              + " operator backup deploy svc-mail jdoe mmeier tsmith kwong bpatel")
          .split(" ");
  private static final String[] NAMES =
      ("Bauer Novak Okafor Silva Tanaka Weber Rossi Dubois Larsen Kowalski Haddad Moreau Atlas"
              + " Borealis Cedar Delta Ember Falcon Garnet Harbor Iris Jasper Kestrel Lotus Meteor"
              + " Nimbus Onyx Pioneer Quartz Raven Saturn Tundra")
          .split(" ");
  private static final String[] HOSTS =
      ("orion vega sirius rigel deneb altair mira castor pollux antares web-a web-b db-main"
              + " db-replica gateway mailhub printsrv node-3 node-7 node-12 cache1 cache2 nas"
              + " relay.example.net smtp.example.org edge.example.com")
          .split(" ");
  private static final String[] WORDS =
      ("catalog invoice search profile billing export report basket stream media signal anchor"
              + " bridge canyon drift engine feather glacier hammer island jungle kernel lantern"
              + " marble needle orchard pepper quarry ribbon saddle timber umbrella velvet window"
              + " yard zipper core util network storage north south kitchen garage cellar main"
              + " backup-set user-list low-noise left_arm right_arm inlet outlet")
          .split(" ");
  private static final String[] TEXT =
      ("red shoes winter coat old phone cannot open remote port broken pipe no space left new"
              + " garden chair good game hurry up wait for me who took the flag try again later"
              + " annual budget draft weekly summary holiday plan bad weather too many errors")
          .split(" ");
  private static final String[] CITIES =
      "Lyon Oslo Porto Gent Turin Brno Kiel Cork Graz Lund Nice Split Vaasa Zadar".split(" ");
  private static final String[] CODES =
      "SPRING WELCOME VIPDAYS FRIENDS LTO USD CHF GBP DEPLOY_KEY API_TOKEN SIGNING MIRROR"
          .split(" ");
  private static final String[] CLASSES =
      ("MainActivity LoginFragment CartView SettingsScreen DetailPage PlayerService IOException"
              + " TimeoutException NullPointerException OrderRepositoryTest PriceRuleTest"
              + " SpoolManager IndexWriter LogCleaner ReplicaManager PathFinder GridSearch"
              + " NetMonitor PowerBroker ThemeHost")
          .split(" ");
  private static final String[] FILES =
      ("report invoice photo main index archive model track scene settings orders clients")
          .split(" ");
  private static final String[] EXTENSIONS = "pdf jpg c zip log xml dat mp4".split(" ");
  private static final String[] NICKS =
      ("ShadowFox mousetrap BigBen lollipop Zed nightowl pixelpirate Rambler tofu CaptainHook"
              + " xX_blade_Xx noob42 wanderer Quokka")
          .split(" ");

  private final Random random;
  private final Map<String, List<String>> pools = new HashMap<>();

  private InventedLogs(long seed) {
    this.random = new Random(seed);
  }

  /** Returns the log of a system; the same one for each call. */
  static LabelledLog of(String system, boolean blind) {
    return of(system, blind, LINES, system.hashCode());
  }

  static LabelledLog of(String system, boolean blind, int lines, long seed) {
    return new InventedLogs(seed).log(system, templates(system, blind), lines);
  }

  private static List<String> templates(String system, boolean blind) {
    String resource = "systems/" + (blind ? "blind/" : "open/") + system + ".txt";
    try (InputStream in = InventedLogs.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> templates = new ArrayList<>();
      reader.lines().forEach(line -> addStates(line, templates));
      return templates;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addStates(String template, List<String> out) {
    int from = template.indexOf("{=");
    if (from < 0) {
      out.add(template);
      return;
    }
    int to = template.indexOf('}', from);
    for (String state : template.substring(from + 2, to).split("\\|")) {
      addStates(template.substring(0, from) + state + template.substring(to + 1), out);
    }
  }

  private LabelledLog log(String system, List<String> templates, int lines) {
    List<String> shuffled = new ArrayList<>(templates);
    java.util.Collections.shuffle(shuffled, random);
    List<String> messages = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      String template = shuffled.get(skewed(shuffled.size()));
      messages.add(fill(template));
      truth.add(template.replaceAll("\\{[^}]*}", "<*>"));
    }
    return new LabelledLog(system, messages, truth, List.of());
  }

  /** The n-th of some with a weight of 1 / (n + 2). */
  private int skewed(int count) {
    double sum = 0;
    for (int n = 0; n < count; n++) {
      sum += 1.0 / (n + 2);
    }
    double at = random.nextDouble() * sum;
    for (int n = 0; n < count; n++) {
      at -= 1.0 / (n + 2);
      if (at < 0) {
        return n;
      }
    }
    return count - 1;
  }

  private String fill(String template) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
      int close = template.indexOf('}', open);
      out.append(template, at, open);
      out.append(value(template, open, template.substring(open + 1, close)));
      at = close + 1;
    }
    return out.append(template.substring(at)).toString();
  }

  private String value(String template, int place, String variable) {
    int colon = variable.indexOf(':');
    if (colon < 0) {
      return value(variable);
    }
    List<String> pool =
        pools.computeIfAbsent(
            place + template,
            key ->
                pool(
                    variable.substring(0, colon), Integer.parseInt(variable.substring(colon + 1))));
    return pool.get(skewed(pool.size()));
  }

  private List<String> pool(String kind, int count) {
    Set<String> values = new LinkedHashSet<>();
    for (int tries = 0; values.size() < count && tries < 10 * count; tries++) {
      values.add(value(kind));
    }
    return List.copyOf(values);
  }

  private String value(String kind) {
    return switch (kind) {
      case "n" -> String.valueOf(random.nextInt(1 << (4 + random.nextInt(16))));
      case "port" -> String.valueOf(1024 + random.nextInt(60_000));
      case "ms" -> random.nextInt(5_000) + (random.nextBoolean() ? "ms" : " ms");
      case "float" -> random.nextInt(900) + "." + (10 + random.nextInt(90));
      case "size" -> random.nextInt(900) + "." + random.nextInt(10) + " " + pick("KB", "MB", "GB");
      case "ip" -> "10." + random.nextInt(256) + ".3." + random.nextInt(256);
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "hex" -> Long.toHexString(random.nextLong() | Long.MIN_VALUE).substring(0, 12);
      case "id" -> pick("ab", "tx", "lot") + "-" + (1000 + random.nextInt(9000));
      case "version" -> random.nextInt(9) + "." + random.nextInt(20) + "." + random.nextInt(9);
      case "date" -> "2026-0" + (1 + random.nextInt(9)) + "-" + (10 + random.nextInt(18));
      case "time" -> (10 + random.nextInt(14)) + ":" + (10 + random.nextInt(50));
      case "bool" -> pick("true", "false");
      case "path" -> "/" + pick(WORDS) + "/" + pick(WORDS) + "/" + pick(FILES);
      case "url" -> "https://api.example.com/" + pick(WORDS) + "/" + random.nextInt(900);
      case "mail" -> pick(USERS) + "@" + pick(WORDS) + ".example";
      case "domain" -> pick(WORDS) + pick(".example", ".test", ".example.org");
      case "dotted" -> pick(WORDS) + "." + pick(WORDS) + (random.nextBoolean() ? ".max" : "");
      case "file" -> pick(FILES) + "." + pick(EXTENSIONS);
      case "list" -> pick(WORDS) + (random.nextBoolean() ? "," + pick(WORDS) : "");
      case "text" -> text();
      case "user" -> pick(USERS);
      case "Name" -> pick(NAMES);
      case "Word" -> capital(pick(WORDS));
      case "word" -> pick(WORDS);
      case "host" -> pick(HOSTS);
      case "city" -> pick(CITIES);
      case "code" -> pick(CODES);
      case "class" -> pick(CLASSES);
      case "nick" -> pick(NICKS);
      default -> throw new IllegalStateException("there is no {" + kind + "}");
    };
  }

  /** One word as often as two or three together. */
  private String text() {
    StringBuilder out = new StringBuilder(pick(TEXT));
    for (int more = random.nextBoolean() ? 0 : 1 + random.nextInt(2); more > 0; more--) {
      out.append(' ').append(pick(TEXT));
    }
    return out.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }
}
