package io.loginsight.core.cause;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which service is the database, the queue or the cache of the others: errors say "the database
 * does not answer", whatever it is called. What it is shows in the words of its trade.
 */
final class Roles {

  /** So much of what it logs has words of one trade, or it is of another. */
  private static final double MOST = 0.4;

  /** Of fewer events nothing is concluded. */
  private static final int LEAST = 10;

  /** What others call it, and words that it says. */
  private record Role(List<String> names, List<String> trade) {

    boolean isSpokenOf(String text) {
      return trade.stream().anyMatch(text::contains);
    }
  }

  private static final List<Role> ROLES =
      List.of(
          new Role(
              List.of("database"),
              List.of(
                  "innodb",
                  "binlog",
                  "checkpoint",
                  "vacuum",
                  "transaction",
                  "statement",
                  "select ",
                  "update ",
                  "insert ",
                  "duplicate key",
                  "temporary table",
                  "to db:",
                  "tablespace",
                  "replication slot",
                  "write-ahead",
                  "execute <",
                  "wiredtiger",
                  "compaction",
                  "postgres",
                  "mysql",
                  "mariadb",
                  "mongod",
                  "cassandra")),
          new Role(
              List.of("queue", "broker"),
              List.of(
                  "partition",
                  "offset",
                  "consumer",
                  "topic",
                  "exchange",
                  "kafka",
                  "rabbit",
                  "amqp",
                  "requeued",
                  "dead letter",
                  "acknowledg",
                  "redeliver")),
          new Role(
              List.of("cache"),
              List.of(
                  "slab",
                  "evict",
                  "expired items",
                  "expired keys",
                  "hit rate",
                  "maxmemory",
                  "keyspace",
                  "rdb:",
                  "aof",
                  "bgsave",
                  "background saving",
                  "memcached",
                  "redis")));

  private Roles() {}

  /**
   * Finds who plays which role.
   *
   * @param events what services log outside of requests
   * @return the services by what others may call them; none that two may be called
   */
  static Map<String, String> of(List<LooseEvent> events) {
    Map<String, Map<Kind, Integer>> logged = new TreeMap<>();
    for (LooseEvent event : events) {
      logged
          .computeIfAbsent(event.service(), s -> new HashMap<>())
          .merge(event.kind(), 1, Integer::sum);
    }
    Map<String, String> called = new HashMap<>();
    for (Role role : ROLES) {
      List<String> players =
          logged.entrySet().stream()
              .filter(service -> plays(role, service.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      if (players.size() == 1) {
        role.names.forEach(name -> called.put(name, players.get(0)));
      }
    }
    return called;
  }

  private static boolean plays(Role role, Map<Kind, Integer> logged) {
    int all = 0;
    int spoken = 0;
    for (Map.Entry<Kind, Integer> entry : logged.entrySet()) {
      all += entry.getValue();
      boolean isOfTrade = role.isSpokenOf(entry.getKey().toString().toLowerCase(Locale.ROOT));
      spoken += isOfTrade ? entry.getValue() : 0;
    }
    return all >= LEAST && spoken >= MOST * all;
  }
}
