package com.aifilmstudio.local.cli.bench.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("studio")
class ClaimsBenchIT {

  @Test
  void aFewWorkersTakeAllShotsOfAFewFilmsAndNoneTwice() throws IOException {
    var checkout = new Checkout(Path.of("../..").toAbsolutePath().normalize());
    var table = new ClaimsBench(checkout, 20, 8).run();
    assertThat(table).contains("20 workers over HTTP").containsPattern("\\) +0\n");
    assertThat(table).as("no call was refused").doesNotContainPattern("(complete|uploads) \\d");
  }
}
