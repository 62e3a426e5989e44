package io.loginsight.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "</script>|&lt;/script&gt;",
        "<img onerror=x>|&lt;img onerror=x&gt;",
        "]]>|]]&gt;",
        "\"'|&quot;&#39;",
        "&lt;|&amp;lt;"
      })
  void escape_markup_isText(String text, String want) {
    assertEquals(want, Html.escape(text));
  }

  @Test
  void escape_whatCannotBeSeen_isMadeVisible() {
    assertEquals("\u2400\u241b[31m\u2421", Html.escape("\0\u001b[31m\u007f"));
    assertEquals("a[U+202E]b[U+2066]", Html.escape("a\u202eb\u2066"));
    assertEquals("[U+2028][U+FEFF][U+0085]", Html.escape("\u2028\ufeff\u0085"));
    assertEquals("[U+E0041]", Html.escape("\udb40\udc41"));
  }

  @Test
  void escape_halvesOfCharacters_areReplaced() {
    assertEquals("\ufffd x \ufffd", Html.escape("\ud800 x \udc00"));
    assertEquals("\ufffd", Html.escape("\ud83d"));
    assertEquals("\ud83d\ude00 é", Html.escape("\ud83d\ude00 é"));
  }

  @Test
  void escape_100KilobytesOfMarkup_isText() {
    String text = "<b a='\">".repeat(12_500);
    Document page = Jsoup.parse("<p title=\"" + Html.escape(text) + "\">" + Html.escape(text));

    assertEquals(text, page.selectFirst("p").wholeText());
    assertEquals(text, page.selectFirst("p").attr("title"));
    assertEquals(1, page.body().getAllElements().size() - 1);
  }

  /** What a parser reads is what was written, wherever it was written. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void escape_anyText_isReadBackAsText(long seed) {
    Random random = new Random(seed);
    String alphabet = "<>&\"'`=/!-[]{}$;#x39 abcé\u4e2d\t";
    for (int n = 0; n < 500; n++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Html html = new Html();
      html.start("p").attr("title", text.toString()).text(text.toString()).end();
      Document page = Jsoup.parse(html.toString());

      assertEquals(text.toString(), page.selectFirst("p").wholeText(), () -> "seed " + seed);
      assertEquals(text.toString(), page.selectFirst("p").attr("title"), () -> "seed " + seed);
    }
  }

  @Test
  void toString_openElement_isRefused() {
    Html html = new Html().start("p");

    assertTrue(
        assertThrows(IllegalStateException.class, html::toString).getMessage().contains("p"));
  }

  @Test
  void attr_afterText_isRefused() {
    Html html = new Html().start("p").text("x");

    assertThrows(IllegalStateException.class, () -> html.attr("id", "y"));
  }
}
