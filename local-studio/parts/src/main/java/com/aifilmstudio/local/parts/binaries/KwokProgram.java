package com.aifilmstudio.local.parts.binaries;

import com.aifilmstudio.local.parts.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * KWOK, which plays nodes and pods. Only measurements of scale need it, so it is built when one of
 * them asks for it, beside the programs of the control plane, and kept there.
 */
public final class KwokProgram {
  private static final String PACKAGE = "sigs.k8s.io/kwok/cmd/kwok";
  private static final Duration ABOUT = Duration.ofMinutes(1);

  private final Binaries binaries;
  private final Pinned pinned;
  private final String go;

  KwokProgram(Binaries binaries, Pinned pinned, String go) {
    this.binaries = binaries;
    this.pinned = pinned;
    this.go = go;
  }

  public static KwokProgram beside(Binaries binaries) {
    return new KwokProgram(binaries, Pinned.read(), "go");
  }

  /** The program, built if it is not there yet. */
  public Path find(Preparation preparation) {
    var program = binaries.kwok();
    if (Files.isExecutable(program)) {
      return program;
    }
    preparation.begins("Building KWOK with Go", "it plays the nodes; kept in " + program, ABOUT);
    try {
      return build(program);
    } catch (IOException e) {
      throw new BinariesMissing(List.of("building KWOK with Go failed: " + e.getMessage()));
    } finally {
      preparation.ends();
    }
  }

  /** In a folder of its own, so that nobody ever sees half a program. */
  private Path build(Path program) throws IOException {
    var folder = Files.createTempDirectory(program.getParent(), "kwok-");
    try {
      Files.writeString(folder.resolve("go.mod"), pinned.goMod());
      Files.writeString(folder.resolve("go.sum"), pinned.goSum());
      var line =
          List.of(go, "build", "-trimpath", "-ldflags", "-s -w", "-o", folder + "/", PACKAGE);
      new GoCommand(folder, line).run(said -> {});
      return Files.move(folder.resolve("kwok"), program, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(folder);
    }
  }
}
