package com.aifilmstudio.renderpod.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClipTest {
  private static final byte[] A = {1, 1, 1};
  private static final byte[] B = {2, 2, 2};
  private static final byte[] C = {3, 3, 3};

  @Test
  void partsAreJoinedInTheirOrderAndCutToLength() {
    var joined = Clip.joined(List.of(clip(A, B).first(1), clip(C)));
    assertThat(joined.frames()).containsExactly(A, C);
  }

  @Test
  void partsOfDifferentSizeAreNotJoined() {
    var other = new Clip(1, 2, 8, List.of(new byte[6]));
    assertThatThrownBy(() -> Clip.joined(List.of(clip(A), other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFrameHasThreeBytesForEachPixel() {
    assertThatThrownBy(() -> new Clip(1, 1, 8, List.of(new byte[4])))
        .hasMessageContaining("4 bytes");
  }

  private static Clip clip(byte[]... frames) {
    return new Clip(1, 1, 8, List.of(frames));
  }
}
