package com.aifilmstudio.local.cli.bench.sse;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.Checkout;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("studio")
class SseBenchIT {

  @Test
  void aFewClientsHearOfEachEventAndTheirCostIsTold() throws Exception {
    var checkout = new Checkout(Path.of("../..").toAbsolutePath().normalize());
    assertThat(new SseBench(checkout, 20, Duration.ofMillis(200)).run())
        .contains("20 clients of one film")
        .containsPattern("from before the write to a client +\\d+ ms")
        .contains("live on the heap");
  }
}
