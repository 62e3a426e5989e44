package io.loginsight.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer wants, and everything that follows from it until the last message is handled. */
final class Request {

  private static final List<Integer> CENTS_OFF = List.of(1, 1, 5, 10, 50, 0);

  /** Decides how long things take and how they turn out. */
  final Dice dice;

  /** Decides what the lines say: apart, so that wordings have no influence on what happens. */
  final Dice words;

  final Customer customer;
  final String traceId;
  final String session;
  final int product;
  final int quantity;
  final int cents;
  final long order;
  final int cart;
  final int phrase;

  /** The incident that it was made for; null if a customer made it. */
  @Nullable IncidentRecord intent;

  Request(long seed, long number, Customer customer) {
    this.customer = customer;
    dice = Dice.of(seed, "request", number);
    words = Dice.of(seed, "words", number);
    traceId = words.hex(32);
    session = words.text(22, "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789");
    product = 1_000 + dice.popular(8_000);
    quantity = 1 + dice.popular(5);
    cents = 100 * (4 + dice.popular(240)) - dice.pick(CENTS_OFF);
    order = 70_148_000L + number * 3 + dice.below(3);
    cart = 500_000 + dice.below(400_000);
    phrase = dice.popular(1_000);
  }
}
