package io.loginsight.lab;

import java.util.ArrayList;
import java.util.List;

/** Somebody who is a customer now and then. */
record Customer(int id, String name, String ip, String city, String agent) {

  private static final List<String> FIRST =
      List.of(
          "amira", "anton", "aylin", "bea", "carlos", "chiara", "daan", "elif", "emil", "fatima",
          "felix", "greta", "hannah", "hugo", "ida", "ines", "ivan", "jonas", "julia", "kaito",
          "lars", "lena", "liam", "lucia", "mara", "marek", "mehmet", "mila", "nadia", "nils",
          "noor", "olga", "oscar", "paula", "pedro", "priya", "rosa", "sami", "selma", "sofia",
          "stefan", "tara", "theo", "tomas", "ulla", "viktor", "wanda", "yara", "yusuf", "zoe");
  private static final List<String> LAST =
      List.of(
          "", "b", "k", "m", "becker", "costa", "dahl", "evans", "fischer", "garcia", "horvat",
          "ito", "jansen", "khan", "lindt", "moreau", "nowak", "olsen", "petrov", "rossi", "silva",
          "tanaka", "urban", "vogel", "weber", "yilmaz");
  static final List<String> CITIES =
      List.of(
          "Hamburg", "Lyon", "Porto", "Utrecht", "Gdansk", "Bergen", "Graz", "Turku", "Cork",
          "Bologna", "Sevilla", "Leipzig", "Ghent", "Aarhus", "Brno");
  private static final List<String> NETWORKS = List.of("198.18", "198.19");

  static List<Customer> population(Dice dice, int size, List<String> agents) {
    List<Customer> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(
          new Customer(
              10_000 + i * 37 + dice.below(37),
              dice.pick(FIRST) + dice.pick(LAST),
              publicIp(dice),
              dice.pick(CITIES),
              dice.pick(agents)));
    }
    return all;
  }

  /** An address of the ranges that are reserved for documentation and tests: nobody's. */
  static String publicIp(Dice dice) {
    return dice.pick(NETWORKS) + "." + dice.below(256) + "." + dice.between(1, 254);
  }
}
