package com.aifilmstudio.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.plan.FilmPlan.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipPlanTest {

  private static final ClipPlan CLIPS =
      new ClipPlan(new Bundle.Video(List.of(9, 17, 33), 8, 128, 72, 12, 8));

  @Test
  void aLengthInBetweenRendersTheNextLongerClipAndKeepsTheFirstFrames() {
    var parts = CLIPS.parts(1.25, 7);
    assertThat(parts).extracting(Part::frames).containsExactly(17);
    assertThat(parts).extracting(Part::keep).containsExactly(10);
  }

  @Test
  void aLengthTheModelKnowsKeepsAllItsFrames() {
    assertThat(CLIPS.parts(33 / 8.0, 7)).extracting(Part::keep).containsExactly(33);
  }

  @Test
  void aShotLongerThanTheLongestClipIsCutInPartsOfNearlyEqualLength() {
    var parts = CLIPS.parts(34 / 8.0, 7);
    assertThat(parts).extracting(Part::keep).containsExactly(17, 17);
    assertThat(parts).extracting(Part::frames).containsExactly(17, 17);
    assertThat(CLIPS.parts(100 / 8.0, 7)).extracting(Part::keep).containsExactly(25, 25, 25, 25);
    assertThat(CLIPS.parts(101 / 8.0, 7)).extracting(Part::keep).containsExactly(26, 25, 25, 25);
  }

  @Test
  void eachPartHasASeedOfItsOwnThatFollowsFromTheShots() {
    var parts = CLIPS.parts(20, 7);
    assertThat(parts).extracting(Part::seed).doesNotHaveDuplicates();
    assertThat(parts.get(1).seed()).isEqualTo(Seeds.ofPart(7, 1));
    assertThat(CLIPS.parts(20, 8))
        .extracting(Part::seed)
        .doesNotContainAnyElementsOf(parts.stream().map(Part::seed).toList());
  }

  @Test
  void everyLengthIsKeptToTheFrameAndRenderedInAllowedClips() {
    for (int frames = 1; frames <= 500; frames++) {
      var parts = CLIPS.parts(frames / 8.0, 1);
      assertThat(parts.stream().mapToInt(Part::keep).sum()).isEqualTo(frames);
      assertThat(parts).allMatch(part -> part.keep() >= 1 && part.keep() <= part.frames());
      assertThat(parts).allMatch(part -> List.of(9, 17, 33).contains(part.frames()));
    }
  }

  @Test
  void noShotIsShorterThanAFrame() {
    assertThat(CLIPS.parts(0.001, 1)).extracting(Part::keep).containsExactly(1);
    assertThat(CLIPS.inWholeFrames(0.001)).isEqualTo(0.125);
  }
}
