package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

  @TempDir Path home;

  @Test
  void beginsEmptyThoughAnEarlierProcessDiedInATask() throws Exception {
    var left = Files.createDirectories(home.resolve("task/deep"));
    Files.writeString(left.resolve("shot.mp4"), "half of it");

    var scratch = new Scratch(home);

    assertThat(scratch.folder()).isEmptyDirectory();
  }
}
