package io.loginsight.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What people have said about alerts. Each rule may change the severity of an alert that it is
 * about, and the first of those that fold or notify and are about it decides.
 *
 * @param rules in the order in which they are asked; {@value #MOST} at most, and {@value
 *     #MOST_CONDITIONS} with a condition
 * @param budget of so many alerts a person is told within an hour, unless they are {@link
 *     Severity#CRITICAL}; {@value #NO_BUDGET} for no limit
 */
public record AlertRules(List<AlertRule> rules, int budget) {

  /** There are so many rules at most: each alert is compared with all of them. */
  public static final int MOST = 1_000;

  /** So many of them have a condition at most: each remembers what came. */
  public static final int MOST_CONDITIONS = 100;

  /** The budget that holds nothing back. */
  public static final int NO_BUDGET = 0;

  /** No budget is larger. */
  public static final int MOST_BUDGET = 10_000;

  /** Nobody has said anything. */
  public static final AlertRules NONE = new AlertRules(List.of(), NO_BUDGET);

  private static final int MOST_BYTES = 1 << 20;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are too many rules, two of one id, or the budget is
   *     out of range
   */
  public AlertRules {
    rules = List.copyOf(rules);
    check(rules.size() <= MOST, "there are more than " + MOST + " rules");
    check(
        rules.stream().filter(rule -> rule.condition() != null).count() <= MOST_CONDITIONS,
        "more than " + MOST_CONDITIONS + " rules count alerts, or wait for them");
    check(
        budget >= 0 && budget <= MOST_BUDGET,
        "a budget is 1 to " + MOST_BUDGET + " notifications an hour");
    Set<String> ids = new HashSet<>();
    for (AlertRule rule : rules) {
      check(ids.add(rule.id()), "two rules are called '" + rule.id() + "'");
    }
  }

  private static void check(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * Reads rules that a person has written, one a line:
   *
   * <pre>
   * # A comment.
   * budget 10
   * notify critical   severity=CRITICAL count=1 within=1h by=type,host because Call at any hour
   * fold   backups    type="Backup *" host=db-* until=2026-04-01       because Known, ticket 12
   * lower  test       host=test-* to=LOW                               because Nobody sleeps there
   * raise  flood      type=syn-flood to=CRITICAL count=100 within=1m   because That is an attack
   * notify heartbeat  type=beat host=db-1 absent=15m                   because The replica is dead
   * </pre>
   *
   * @param name what the text is called, for messages
   * @param text the text
   * @return the rules
   * @throws LogInsightException if a line makes no sense; it names the line and what to write
   */
  public static AlertRules parse(String name, String text) {
    return new AlertRulesReader(name).read(text);
  }

  /**
   * Reads rules from a file, as {@link #parse} does.
   *
   * @param file in UTF-8; 1 MiB at most
   * @return the rules
   * @throws LogInsightException if it cannot be read, or a line makes no sense
   */
  public static AlertRules read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new LogInsightException("The file of rules " + file + " is larger than 1 MiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parse(file.toString(), text);
    } catch (CharacterCodingException e) {
      throw new LogInsightException("The file of rules " + file + " is no text in UTF-8", e);
    } catch (IOException e) {
      throw new LogInsightException("The file of rules " + file + " cannot be read: " + e, e);
    }
  }
}
