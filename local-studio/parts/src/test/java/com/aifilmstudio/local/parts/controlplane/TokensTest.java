package com.aifilmstudio.local.parts.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.parts.process.StudioHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  @TempDir private Path folder;
  private StudioHome home;

  @BeforeEach
  void aHome() {
    home = StudioHome.at(folder.resolve("home"));
  }

  @Test
  void theTableNamesUserAndGroupsOfEachToken() throws IOException {
    var tokens = Tokens.of(home, List.of(Identity.node("local-0"), Identity.SCHEDULER));

    assertThat(Files.readAllLines(tokens.table()))
        .containsExactly(
            tokens.of(Identity.node("local-0"))
                + ",system:node:local-0,node-local-0,\"system:nodes\"",
            tokens.of(Identity.SCHEDULER) + ",system:kube-scheduler,scheduler");
  }

  @Test
  void anIdentityKeepsItsTokenWhenOthersCome() {
    var before = Tokens.of(home, List.of(Identity.ADMIN)).of(Identity.ADMIN);

    var later = Tokens.of(home, List.of(Identity.ADMIN, Identity.SCHEDULER));

    assertThat(later.of(Identity.ADMIN)).isEqualTo(before);
    assertThat(later.of(Identity.SCHEDULER)).isNotEqualTo(before);
  }

  @Test
  void aTokenThatACrashLeftInTheTableOnlyIsReplaced() throws IOException {
    var tokens = Tokens.of(home, List.of(Identity.ADMIN));
    Files.delete(tokens.file(Identity.ADMIN));

    var again = Tokens.of(home, List.of(Identity.ADMIN));

    assertThat(Files.readAllLines(again.table()).getLast()).startsWith(again.of(Identity.ADMIN));
  }
}
