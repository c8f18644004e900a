package com.aifilmstudio.renderpod.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.QualityReport.Finding;
import com.aifilmstudio.renderpod.media.MediaProbe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConformityTest {

  private static final Conformity.Promise PROMISE = new Conformity.Promise(640, 360, 24, 96, false);
  private static final MediaProbe GOOD =
      new MediaProbe(
          "mov", "h264", "yuv420p", "bt709", 640, 360, "24/1", 96, 4.0, 0, Optional.empty());

  @Test
  void findsNothingInAFilmAsOrdered() {
    assertThat(Conformity.check(GOOD, PROMISE)).isEmpty();
  }

  @Test
  void forgivesOneFrameOfDurationAndNoFrame() {
    assertThat(messages(with("24/1", 96, 4.0 + 1 / 24.0))).isEmpty();
    assertThat(messages(with("24/1", 96, 4.0 + 1.1 / 24))).containsExactly("seconds: 4.046, not 4");
    assertThat(messages(with("24/1", 95, 4.0))).containsExactly("frames: 95, not 96");
  }

  @Test
  void namesEachDeviation() {
    var wrong =
        new MediaProbe(
            "mov", "hevc", "yuv444p", "unknown", 320, 180, "25/1", 96, 4.0, 1, Optional.empty());
    assertThat(messages(wrong))
        .containsExactly(
            "codec is hevc, not h264",
            "pixel format is yuv444p, not yuv420p",
            "colours is unknown, not bt709",
            "frame rate is 25/1, not 24/1",
            "width: 320, not 640",
            "height: 180, not 360",
            "caption tracks: 1, not 0");
  }

  @Test
  void reportsDamageAndWhatIsMissingBecauseOfIt() {
    var damaged =
        new MediaProbe(
            "mov", "h264", "yuv420p", "bt709", 640, 360, "24/1", 40, 4.0, 0, Optional.of("broken"));
    assertThat(messages(damaged)).containsExactly("not readable: broken", "frames: 40, not 96");
  }

  @Test
  void saysNothingMoreOfAFileThatCannotBeOpened() {
    var unreadable = new MediaProbe("", "", "", "", 0, 0, "0/1", 0, 0, 0, Optional.of("no moov"));
    assertThat(messages(unreadable)).containsExactly("not readable: no moov");
  }

  private static MediaProbe with(String rate, long frames, double seconds) {
    return new MediaProbe(
        "mov", "h264", "yuv420p", "bt709", 640, 360, rate, frames, seconds, 0, Optional.empty());
  }

  private static List<String> messages(MediaProbe seen) {
    return Conformity.check(seen, PROMISE).stream().map(Finding::message).toList();
  }
}
