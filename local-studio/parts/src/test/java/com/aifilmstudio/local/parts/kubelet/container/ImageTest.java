package com.aifilmstudio.local.parts.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTest {

  private final Image image = new Image(List.of("java"), List.of("-version"), null);

  @Test
  void commandReplacesTheEntrypointAndDropsTheImagesArguments() {
    assertThat(image.commandLine(List.of(), List.of())).containsExactly("java", "-version");
    assertThat(image.commandLine(null, List.of("a"))).containsExactly("java", "a");
    assertThat(image.commandLine(List.of("sh"), null)).containsExactly("sh");
    assertThat(image.commandLine(List.of("sh"), List.of("-c"))).containsExactly("sh", "-c");
  }
}
