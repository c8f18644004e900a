package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.Claim.Checkpoint;
import com.aifilmstudio.renderpod.checkpoint.CheckpointFile;
import com.aifilmstudio.renderpod.checkpoint.ShotState;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.Take;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what an earlier attempt left. A checkpoint that does not fit, cannot be had or is damaged
 * costs the steps that are in it and nothing else: the shot starts over.
 */
final class Resumption {

  private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

  /** Not many: rendering again what is in it takes seconds too. */
  private static final int ATTEMPTS = 3;

  private final Fetcher fetcher;

  Resumption(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /** Where to go on, if there is anything to go on from. */
  Optional<ShotState> from(
      Checkpoint checkpoint, String compatibility, List<Take> takes, Engine engine, TaskDesk desk)
      throws Exception {
    if (!checkpoint.compatibility().equals(compatibility)) {
      return startOver("another worker's, of another kind");
    }
    var file = desk.folder().resolve("resumed.safetensors");
    try {
      desk.pulse()
          .whileWanted(
              () ->
                  fetcher.fetch(
                      "checkpoint", checkpoint.url(), checkpoint.sha256(), file, ATTEMPTS));
      var read = CheckpointFile.read(file);
      if (!read.compatibility().equals(compatibility) || !fits(read.state(), takes, engine)) {
        return startOver("its numbers are not those of this shot");
      }
      LOG.info("going on part={} step={}", read.state().part(), read.state().step());
      return Optional.of(read.state());
    } catch (TransferException | IOException e) {
      return startOver(e.getMessage());
    }
  }

  /** Every latent has its take's size, and no step is beyond the last. */
  private static boolean fits(ShotState state, List<Take> takes, Engine engine) {
    if (state.part() > takes.size() || state.part() == takes.size() && state.step() > 0) {
      return false;
    }
    for (int part = 0; part < takes.size(); part++) {
      var take = takes.get(part);
      var size = engine.latentSize(take);
      var there = state.of(part, take.steps());
      if (there.isPresent()
          && (there.get().latent().length != size
              || there.get().step() < 1
              || there.get().step() > take.steps()
              || there.get().history().map(it -> it.picture().length != size).orElse(false))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<ShotState> startOver(String why) {
    LOG.info("{}, starting over: {}", FailureCode.CHECKPOINT_INCOMPATIBLE.code(), why);
    return Optional.empty();
  }
}
