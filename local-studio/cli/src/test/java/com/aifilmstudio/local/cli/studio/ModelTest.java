package com.aifilmstudio.local.cli.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.Checkout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelTest {
  private final Checkout checkout = new Checkout(Path.of("../..").toAbsolutePath().normalize());

  @Test
  void theExamplePoolNamesTheModelThatComesWithTheProject() {
    assertThat(checkout.text("examples/pool-tinyfilm.yaml"))
        .contains("digest: " + Model.tinyfilm(checkout).digest());
  }
}
