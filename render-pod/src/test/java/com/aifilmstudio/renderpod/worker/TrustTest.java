package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom it does trust is shown with a real operator; here is what it refuses to start with. */
class TrustTest {

  @TempDir Path folder;

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThatThrownBy(() -> Trust.in(folder.resolve("ca.crt")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ca.crt");
  }

  @Test
  void anEmptyFileIsAnErrorAndNotTrustInNobodyOrEverybody() throws IOException {
    var empty = Files.createFile(folder.resolve("ca.crt"));
    assertThatThrownBy(() -> Trust.in(empty)).hasMessage("no certificate in " + empty);
  }

  @Test
  void aFileOfSomethingElseIsAnErrorThatNamesIt() throws IOException {
    var text = Files.writeString(folder.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    assertThatThrownBy(() -> Trust.in(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(text.toString());
  }
}
