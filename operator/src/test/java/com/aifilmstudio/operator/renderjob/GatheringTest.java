package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> looks = new ArrayList<>();
  private final Gathering gathering = new Gathering(later::add, looks::add);

  @Test
  void newsOfAMomentAreLookedAtOnce() {
    gathering.news("a");
    gathering.news("b");
    gathering.news("a");
    assertThat(looks).isEmpty();
    pass();
    assertThat(looks).containsExactly("a", "b");
  }

  @Test
  void newsAfterALookLeadToAnother() {
    gathering.news("a");
    pass();
    gathering.news("a");
    pass();
    assertThat(looks).containsExactly("a", "a");
  }

  @Test
  void newsThatComeDuringALookAreNotLost() {
    var again = new Gathering[1];
    again[0] =
        new Gathering(
            later::add,
            job -> {
              looks.add(job);
              if (looks.size() == 1) {
                again[0].news(job);
              }
            });
    again[0].news("a");
    pass();
    pass();
    assertThat(looks).containsExactly("a", "a");
  }

  private void pass() {
    var now = new ArrayList<>(later);
    later.clear();
    now.forEach(Runnable::run);
  }
}
