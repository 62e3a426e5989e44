package io.loginsight.core.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NamesTest {

  private final Names names = new Names();

  @Test
  void numberOf_theSame_isTheSame() {
    int number = names.numberOf("disk");
    assertEquals(number, names.numberOf("disk"));
    assertEquals("disk", names.name(number));
    assertEquals(0, names.numberOf(""));
  }

  @Test
  void numberOf_moreThanMost_areOne() {
    for (int i = 0; i < Names.MOST - 1; i++) { // the empty name is one, too
      names.numberOf("n" + i);
    }
    assertFalse(names.areTooMany());
    int others = names.numberOf("one more");
    assertEquals("(others)", names.name(others));
    assertEquals(others, names.numberOf("and another"));
    assertEquals(1, names.numberOf("n0"));
    assertTrue(names.areTooMany());
  }

  @Test
  void numberOf_manyLongNames_areBoundedByTheirLength() {
    String end = "x".repeat(495);
    int i = 0;
    while (!names.areTooMany() && i < Names.MOST) {
      names.numberOf(i++ + end);
    }
    assertTrue(i < 140_000, () -> "took many");
    assertEquals("(others)", names.name(names.numberOf("new")));
  }

  @Test
  void numberOf_longNames_areCutToTheSame() {
    String long1 = "x".repeat(500) + "1";
    assertEquals(names.numberOf(long1), names.numberOf("x".repeat(500) + "2"));
    assertEquals("x".repeat(500), names.name(names.numberOf(long1)));
  }

  @Test
  void numberOf_cutAmidACharacter_leavesNoHalf() {
    String name = names.name(names.numberOf("x".repeat(499) + "\ud83d\ude00"));
    assertEquals("x".repeat(499) + "?", name);
  }
}
