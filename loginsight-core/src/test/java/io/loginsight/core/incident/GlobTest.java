package io.loginsight.core.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*,'',true", "*,abc,true", "abc,abc,true", "abc,abcd,false", "abc,ABC,false", "'',a,false",
    "'','',true", "a*,a,true", "a*c,abcbc,true", "*b*,abc,true", "a.c,abc,false", "a**c,ac,true",
  })
  void fits_star_standsForAnything(String glob, String text, boolean fits) {
    assertEquals(fits, new Glob(glob).fits(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fits_anyTexts_agreesWithARegularExpression(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      String glob = text(random, "ab*", 7);
      String text = text(random, "ab", 9);
      boolean fits = Pattern.matches(glob.replace("*", ".*"), text);
      assertEquals(fits, new Glob(glob).fits(text), () -> glob + " " + text + ", seed " + seed);
    }
  }

  @Test
  void fits_manyStars_doNotTakeForever() {
    assertFalse(new Glob("*a".repeat(100)).fits("a".repeat(99) + "b".repeat(100_000)));
  }

  private static String text(Random random, String of, int most) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(most); n > 0; n--) {
      text.append(of.charAt(random.nextInt(of.length())));
    }
    return text.toString();
  }
}
