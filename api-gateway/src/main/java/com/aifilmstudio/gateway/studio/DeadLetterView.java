package com.aifilmstudio.gateway.studio;

import com.aifilmstudio.store.intent.GivenUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order that was put aside because it can never be carried out. */
@Schema(name = "DeadLetter")
record DeadLetterView(
    String job,
    @Schema(description = "By which its film failed.") Optional<String> code,
    String why,
    Instant at) {

  /** Many of them, the newest first; {@code more}: there are others that are left out. */
  @Schema(name = "DeadLetterList")
  record DeadLetterList(List<DeadLetterView> data, boolean more) {}

  static DeadLetterView of(GivenUp order) {
    return new DeadLetterView(order.job().value(), order.code(), order.why(), order.at());
  }
}
