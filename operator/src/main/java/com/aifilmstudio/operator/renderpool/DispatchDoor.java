package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.operator.start.StudioConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a worker finds dispatch, by which authority (PEM) it knows that it is dispatch, and how
 * often it leaves there what it has done.
 */
record DispatchDoor(URI address, Optional<String> authority, Optional<Duration> checkpointEvery) {

  /** Read anew for each pod, so that a new authority reaches the next one. */
  static DispatchDoor of(StudioConfig.Dispatch config) {
    return new DispatchDoor(
        config.url(),
        config
            .certificateAuthority()
            .map(
                file -> {
                  try {
                    return Files.readString(file);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }),
        config.checkpointEvery());
  }
}
