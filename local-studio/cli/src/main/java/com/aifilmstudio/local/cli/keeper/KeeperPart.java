package com.aifilmstudio.local.cli.keeper;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.parts.process.JavaProgram;
import com.aifilmstudio.local.parts.process.Part;
import com.aifilmstudio.local.parts.process.PartCommand;
import com.aifilmstudio.local.parts.process.RunningPart;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The keeper as a part of the studio that it keeps: the last to start, the first to end. */
public record KeeperPart(StudioHome home, Checkout checkout, int gpus) implements Part {
  private static final String NAME = "keeper";

  /**
   * Ends the keeper of a home, if there is one. Whoever starts or stops parts does this first, or
   * the keeper would take a part that was ended on purpose for one that fell.
   */
  public static void dismiss(Supervisor supervisor) {
    supervisor.running(NAME).ifPresent(RunningPart::stop);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void prepare() throws IOException {
    Files.deleteIfExists(sign(home));
  }

  @Override
  public PartCommand command() {
    return PartCommand.of(
        home.root(),
        new JavaProgram(Keeper.class.getName(), System.getProperty("java.class.path"), "64m")
            .line(
                List.of(
                    home.root().toString(), checkout.root().toString(), Integer.toString(gpus))));
  }

  @Override
  public boolean ready() {
    return Files.exists(sign(home));
  }

  /** There once the keeper looks after the parts. */
  static Path sign(StudioHome home) {
    return home.folder("keeper").resolve("ready");
  }
}
