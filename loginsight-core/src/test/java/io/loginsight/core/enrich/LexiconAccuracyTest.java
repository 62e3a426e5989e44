package io.loginsight.core.enrich;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loginsight.api.Label;
import io.loginsight.core.enrich.LabelledPatterns.Labelled;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How well the lexicon agrees with a person, beside plain keywords. {@code -Dlexicon.errors=true}
 * also prints what it gets wrong in the tuned half; the blind half shows its scores alone.
 */
class LexiconAccuracyTest {

  private static final String TUNED = "labelled-tuned.txt";

  @ParameterizedTest
  @CsvSource({"labelled-tuned.txt, .80, .80", "labelled-blind.txt, .70, .70"})
  void labels_agreeWithThoseMadeByHand(String half, double contextFloor, double categoryFloor)
      throws IOException {
    List<Labelled> patterns = LabelledPatterns.read(half);
    boolean errors = !half.equals("labelled-blind.txt") && !half.equals("labelled-fresh.txt") && Boolean.getBoolean("lexicon.errors");
    Confusion context = new Confusion();
    Confusion category = new Confusion();
    Confusion plainContext = new Confusion();
    Confusion plainCategory = new Confusion();
    for (Labelled p : patterns) {
      List<Label> labels = Lexicon.builtIn().labels(p.pattern(), p.examples());
      String saidContext = value(labels, Label.CONTEXT);
      String saidCategory = value(labels, Label.CATEGORY);
      context.add(p.context(), saidContext);
      category.add(p.category(), saidCategory);
      String text = text(p);
      plainContext.add(p.context(), KeywordBaseline.context(text));
      plainCategory.add(p.category(), KeywordBaseline.category(text));
      if (errors && !(saidContext + saidCategory).equals(p.context() + p.category())) {
        System.out.println(
            p.system() + " " + p.context() + "/" + p.category() + ": " + labels + "\n  " + text);
      }
    }
    System.out.print(context.table(half + ", context"));
    System.out.print(category.table(half + ", category"));
    System.out.print(plainContext.table(half + ", context by keywords"));
    System.out.print(plainCategory.table(half + ", category by keywords"));

    assertTrue(patterns.size() >= 100, () -> patterns.size() + " patterns");
    assertTrue(context.macroF1() >= contextFloor, () -> context.table(half));
    assertTrue(category.macroF1() >= categoryFloor, () -> category.table(half));
  }

  /** What a keyword may stand in: the header's names too, so that both see the same. */
  private static String text(Labelled p) {
    return String.join(" ", p.examples().get(0).attributes().values())
        + " "
        + p.pattern().template();
  }

  private static String value(List<Label> labels, String kind) {
    return labels.stream()
        .filter(l -> l.kind().equals(kind))
        .map(Label::value)
        .findFirst()
        .orElse(Confusion.NONE);
  }
}
