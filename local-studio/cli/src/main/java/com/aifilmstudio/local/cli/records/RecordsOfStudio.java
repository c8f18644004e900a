package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.HomeOption;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioStatus;
import com.aifilmstudio.local.parts.process.StartListener;
import com.aifilmstudio.local.parts.process.Supervisor;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.letter.Settling.Who;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Mixin;

/** The database of a studio that is up. */
final class RecordsOfStudio {
  @Mixin private HomeOption home;

  Database open() {
    var path = home.path();
    if (StudioStatus.of(path).parts().stream().noneMatch(part -> part.pid().isPresent())) {
      throw new CannotDo("No studio is up in " + path + ". Start one with ./studio up.");
    }
    var supervisor = Supervisor.detached(home.open(), StartListener.NONE);
    var studio = new LocalStudio(supervisor, Checkout.current(), 1, new Narrator(System.err));
    return new Database(studio.database().dataSource());
  }

  /** As the audit names whoever sits at this machine. */
  static Who who() {
    return new Who("", System.getProperty("user.name") + " at the studio's machine");
  }

  /** As exactly as the database keeps it. */
  static Instant now() {
    return InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
