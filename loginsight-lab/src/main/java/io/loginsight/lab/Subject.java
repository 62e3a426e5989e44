package io.loginsight.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a system is about, and how it speaks of it.
 *
 * @param folder where its vocabularies are, relative to this package; ends with {@code /} or empty
 * @param idDigits how much lines show of the id of the request they belong to; 0 if nothing
 * @param access how the gateway logs requests
 * @param accessLog the file it does it in
 * @param agents what customers use
 * @param phrases what customers search for
 * @param statements what the database is asked
 * @param tables what there is in the database
 * @param slow a table and a statement for each operation of the database that may be slow, and one
 *     for {@code lock}
 */
record Subject(
    String folder,
    int idDigits,
    AccessStyle access,
    String accessLog,
    List<String> agents,
    List<String> phrases,
    List<String> statements,
    List<String> tables,
    Map<String, Table> slow) {

  /** A table and a statement that needs it. */
  record Table(String name, String sql) {}

  /** What is shown of the id of a request; null if nothing. */
  @Nullable String shown(String traceId) {
    return idDigits == 0 ? null : traceId.substring(0, idDigits);
  }

  Table table(String operation) {
    Table table = slow.get(operation);
    if (table == null) {
      throw new IllegalArgumentException("no statement is slow in " + operation);
    }
    return table;
  }
}
