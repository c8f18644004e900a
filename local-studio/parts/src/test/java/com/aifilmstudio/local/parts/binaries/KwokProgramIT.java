package com.aifilmstudio.local.parts.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building with a Go that is a few lines of shell. */
@Tag("store")
class KwokProgramIT {
  @TempDir Path folder;

  @Test
  void itIsBuiltWhenItIsAskedForAndKept() throws IOException {
    var go = go("printf x > kwok; chmod +x kwok");

    var built = kwok(go).find(Preparation.logged());
    var again = kwok(folder.resolve("no-go")).find(Preparation.logged());

    assertThat(built).isEqualTo(again).isExecutable();
    assertThat(binaries().toFile().list()).as("nothing else is left").containsExactly("kwok");
  }

  @Test
  void aFailureIsToldInGosOwnWordsAndLeavesNothing() throws IOException {
    var go = go("echo 'no space left'; exit 1");

    assertThatThrownBy(() -> kwok(go).find(Preparation.logged()))
        .isInstanceOf(BinariesMissing.class)
        .hasMessageContaining("no space left");
    assertThat(binaries().toFile().list()).isEmpty();
  }

  private KwokProgram kwok(Path go) throws IOException {
    return new KwokProgram(new Binaries(binaries()), Pinned.read(), go.toString());
  }

  private Path binaries() throws IOException {
    return Files.createDirectories(folder.resolve("binaries"));
  }

  private Path go(String build) throws IOException {
    var script =
        Files.createFile(
            folder.resolve("go"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(script, "#!/bin/sh\n" + build + "\n");
  }
}
