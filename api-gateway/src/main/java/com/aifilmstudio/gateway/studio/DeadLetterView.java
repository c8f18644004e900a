package com.aifilmstudio.gateway.studio;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.letter.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message that was put aside because it can never be carried out. */
@Schema(name = "DeadLetter")
record DeadLetterView(
    @Schema(description = "As ./studio dlq names it.") String id,
    @Schema(description = "The film that it names.") Optional<String> job,
    @Schema(description = "By which its film failed.") Optional<String> code,
    String why,
    Instant at) {

  /** Many of them, the oldest first; {@code more}: there are others that are left out. */
  @Schema(name = "DeadLetterList")
  record DeadLetterList(List<DeadLetterView> data, boolean more) {}

  static DeadLetterView of(DeadLetter letter) {
    return new DeadLetterView(
        letter.id(), letter.job().map(JobId::value), letter.code(), letter.why(), letter.at());
  }
}
