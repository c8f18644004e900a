package com.aifilmstudio.renderpod.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.CutOrder.Cue;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebVttTest {

  @Test
  void isValidWithoutACue() {
    assertThat(WebVtt.write(List.of())).isEqualTo("WEBVTT\n");
  }

  @Test
  void writesCuesWithTheirSpeakerOnTheFilmsClock() {
    var cues =
        List.of(
            new Cue(0, 1500, "MARA", "All aboard."),
            new Cue(3_723_004, 3_725_000, "", "Nobody speaks."));
    assertThat(WebVtt.write(cues))
        .isEqualTo(
            """
            WEBVTT

            1
            00:00:00.000 --> 00:00:01.500
            <v MARA>All aboard.

            2
            01:02:03.004 --> 01:02:05.000
            Nobody speaks.
            """);
  }

  @Test
  void leavesNoWayToEndACueOrToOpenATag() {
    var text = "one\n\n2\n00:00:09.000 --> 00:00:10.000\r\n\r\n<b>& more</b>  ";
    var written = WebVtt.write(List.of(new Cue(0, 1000, "A > B", text)));
    assertThat(written.strip().split("\n\n")).hasSize(2);
    assertThat(written)
        .contains(
            "<v A &gt; B>one\n2\n00:00:09.000 --&gt; 00:00:10.000\n&lt;b&gt;&amp; more&lt;/b&gt;\n");
  }
}
