package com.aifilmstudio.operator.renderpool;

import com.aifilmstudio.operator.start.StudioConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;

/** Where a worker finds dispatch, and by which authority (PEM) it knows that it is dispatch. */
record DispatchDoor(URI address, Optional<String> authority) {

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
                }));
  }
}
