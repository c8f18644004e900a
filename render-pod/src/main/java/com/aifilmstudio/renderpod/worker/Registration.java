package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.renderpod.engine.Hardware;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this pod known to dispatch: at the start, and again when its key is not accepted. */
final class Registration {

  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  private final DispatchClient dispatch;
  private final WorkerSettings settings;
  private final Register card;
  private final Persistence persistence;

  Registration(
      DispatchClient dispatch,
      WorkerSettings settings,
      Hardware hardware,
      String version,
      Persistence persistence) {
    this.dispatch = dispatch;
    this.settings = settings;
    this.persistence = persistence;
    this.card =
        new Register(
            settings.pool(),
            settings.revision(),
            settings.bundleDigest(),
            hardware.gpu(),
            hardware.numericClass(),
            settings.engine().word(),
            version);
  }

  /** Asks until there is an answer; a refusal is one. */
  Registered register() throws DispatchException, InterruptedException {
    var registered = persistence.untilAnswered(() -> dispatch.register(token(), card));
    LOG.info("registered worker={} pool={}", registered.workerId(), card.pool());
    return registered;
  }

  /** Read anew each time: the kubelet replaces the file before the token expires. */
  private String token() {
    try {
      return Files.readString(settings.tokenFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the pod's token cannot be read", e);
    }
  }
}
