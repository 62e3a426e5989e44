package io.loginsight.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionModelTest {

  private static final int EVENTS = 12;

  /** A session for both. */
  private static final class Pair {
    final OpenSession fast = new OpenSession("s", 0, 0, false, 0);
    final Map<Integer, Integer> plain = new HashMap<>();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void presenceAndAbsences_randomSessions_areThoseOfThePlainModel(long seed) {
    Random random = new Random(seed);
    SessionModel model = new SessionModel();
    PlainModel plain = new PlainModel();
    List<Pair> open = new ArrayList<>();
    for (int step = 0; step < 1_500; step++) {
      String what = "seed " + seed + ", step " + step;
      if (open.isEmpty() || random.nextInt(6) == 0) {
        model.beginSession();
        plain.beginSession();
        open.add(new Pair());
      }
      Pair session = open.get(random.nextInt(open.size()));
      if (random.nextInt(5) > 0) {
        // few events are frequent, and some sessions repeat one
        int event = (int) (EVENTS * random.nextDouble() * random.nextDouble());
        int item = Items.reached(event, session.fast.count(event, 100));
        session.plain.merge(event, 1, Integer::sum);
        if (item >= 0) {
          int ages = session.fast.ages;
          double bits = model.presence(item, 0, ages);
          assertEquals(plain.presence(item, 0, ages), bits, 1e-6, what);
          model.learn(item);
          plain.learn(item);
          assertEquals(plain.presence(item, 1, ages), model.presence(item, 1, ages), 1e-6, what);
        }
      } else if (session.fast.ages == SessionModel.AGES.length) {
        open.remove(session);
      } else {
        int age = session.fast.ages++;
        assertEquals(plain.absences(session.plain, age, 0), absences(model, session, age, 0), what);
        model.reachAge(session.fast, age);
        plain.reachAge(session.plain, age);
        assertEquals(plain.absences(session.plain, age, 1), absences(model, session, age, 1), what);
      }
    }
  }

  private static Map<Integer, Double> absences(SessionModel model, Pair session, int age, int own) {
    Map<Integer, Double> lacks = new TreeMap<>();
    model.absences(session.fast, age, own, lacks::put);
    return lacks;
  }

  @Test
  void beginSession_asManyAsCanBeCounted_keepsTheShares() {
    SessionModel model = new SessionModel(1_000);
    double before = 0;
    for (int i = 0; i < 5_000; i++) {
      model.beginSession();
      model.learn(Items.reached(0, 1));
      if (i % 10 == 0) {
        model.learn(Items.reached(1, 1));
      }
      before = i == 999 ? model.presence(Items.reached(1, 1), 0, 0) : before;
    }
    assertTrue(model.sessions() <= 1_000);
    assertEquals(before, model.presence(Items.reached(1, 1), 0, 0), 0.1);
  }
}
