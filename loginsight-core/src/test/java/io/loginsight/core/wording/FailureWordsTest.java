package io.loginsight.core.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureWordsTest {

  @ParameterizedTest
  @CsvSource({
    "Login failed for <*>, failed",
    "ERROR: no space left, error",
    "connection refused (<*>), refused",
    "state=FAILED, failed",
    "copy failed... <*> left, failed",
    "Zero downtime but one crash, crash"
  })
  void in_constantTextThatTellsOfAFailure_isTheWord(String template, String word) {
    assertEquals(word, FailureWords.in(template));
  }

  @ParameterizedTest
  @CsvSource({"worker terminated, terminated", "link <*> lost, lost", "disk failed, failed"})
  void orEndIn_aFailureOrAnEnd_isTheWord(String template, String word) {
    assertEquals(word, FailureWords.orEndIn(template));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "finished with no errors",
        "<*> errors",
        "0 failures in <*> ms",
        "failed logins ......: <*>",
        "errors....<*>",
        "worker terminated",
        "terrors of the deep",
        "all is well",
        "<*>",
        ""
      })
  void in_anythingElse_isNothing(String template) {
    assertNull(FailureWords.in(template));
  }
}
