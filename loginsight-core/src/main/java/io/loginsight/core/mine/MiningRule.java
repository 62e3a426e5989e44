package io.loginsight.core.mine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One idea each about what is variable. Each can be left out, to see what it is good for. */
enum MiningRule {

  /**
   * A template with a learnt slot takes new words there without more evidence.
   *
   * <pre>Cart of quentin expired after 30 minutes</pre>
   */
  ADOPTION,

  /**
   * Twelve different words of prose at one place are values.
   *
   * <pre>Chat from tofu: hello</pre>
   */
  GROWTH,

  /**
   * Where two words of prose agree, three or four different ones at one more place are values.
   *
   * <pre>Cache pepper cleared</pre>
   */
  LONG_AGREEMENT,

  /**
   * What says that something is or was done, and in what state it is, stays a word.
   *
   * <pre>Voucher 17 accepted / Voucher 17 rejected</pre>
   */
  VERBS,

  /**
   * A word is a value where another message has a masked one.
   *
   * <pre>Lost contact with node-17 / Lost contact with orion</pre>
   */
  MASKED_SIBLING,

  /**
   * Two different words behind {@code =} are values.
   *
   * <pre>sync started reason=login</pre>
   */
  KEY_VALUE,

  /**
   * Behind {@code user}, {@code host} and the like two different words are values.
   *
   * <pre>no mailbox for user petra</pre>
   */
  CUES,

  /**
   * Three different identifiers at one place are values.
   *
   * <pre>Plugin shop.price.rules is loaded</pre>
   */
  IDENTIFIERS,

  /**
   * Names with a digit vary sooner than words: two with one stem, three without.
   *
   * <pre>link of wlan1 is up</pre>
   */
  NUMBERED_NAMES,

  /**
   * Three templates that differ in identifiers only, at whatever places, are one.
   *
   * <pre>copied a.cfg to b.cfg</pre>
   */
  NAMES_AT_ONCE,

  /**
   * Templates that differ in the number of their variables are one.
   *
   * <pre>free blocks: 17 4 99 / free blocks: 3</pre>
   */
  FAMILIES,

  /**
   * Of a family are also those whose variables have another make-up inside.
   *
   * <pre>bound to <i>unit</i>(4) / bound to 4</pre>
   */
  CHUNKS,

  /**
   * And those that have words kept together by marks where others have a variable.
   *
   * <pre>unpacking perl-base:all / unpacking libz1:all</pre>
   */
  GLUED_WORDS,

  /**
   * Empty brackets hold what other messages have between them.
   *
   * <pre>call of close () / call of read (17)</pre>
   */
  EMPTY_BRACKETS,

  /**
   * The unit behind a number may vary or be missing.
   *
   * <pre>sent 17 bytes / sent 1.5 KB (1,536 bytes)</pre>
   */
  UNITS,

  /**
   * What all values of a slot begin with up to a dot is shown.
   *
   * <pre>started org.example.Mailer / started org.example.Indexer</pre>
   */
  COMMON_PREFIX,

  /**
   * What varies at a place is counted over all templates that differ at one other place, too.
   *
   * <pre>interface anchor is up / interface canyon is down</pre>
   */
  POOLED,

  /**
   * Two words at a place are values if they are values elsewhere, and nowhere constant.
   *
   * <pre>queue outbox flushed by petra / queue outbox flushed by yusuf</pre>
   */
  KNOWN_VALUES,

  /**
   * Three different texts in quotes are values, of however many words each.
   *
   * <pre>search for "red shoes" has found 17 products</pre>
   */
  QUOTED_TEXT,

  /**
   * A word is a value, too, where another message has one that is variable in part.
   *
   * <pre>notify for 17 sent to node-3 / notify for 17 sent to mailhub</pre>
   */
  FOLDED_SIBLING;

  /** The rules in force. */
  static final Set<MiningRule> ALL = Collections.unmodifiableSet(EnumSet.allOf(MiningRule.class));
}
