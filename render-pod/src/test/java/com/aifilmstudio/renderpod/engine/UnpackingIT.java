package com.aifilmstudio.renderpod.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.renderpod.ChildJvm;
import com.aifilmstudio.renderpod.engine.diffusion.TorchRuntime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods of one node may share the folder that the tensor library unpacks itself into. */
@Tag("studio")
class UnpackingIT {

  @Test
  void twoProcessesThatStartAtOnceUnpackTheLibraryOnce(@TempDir Path folder) throws Exception {
    var both =
        List.of(
            ChildJvm.start(Main.class, folder.toString()),
            ChildJvm.start(Main.class, folder.toString()));
    for (var each : both) {
      assertThat(new String(each.getInputStream().readAllBytes())).isEqualTo("2.7.1");
      assertThat(each.waitFor()).isZero();
    }
    assertThat(folder.resolve("pytorch").toFile().list((at, name) -> name.startsWith("2.7.1")))
        .hasSize(1);
    assertThat(folder.resolve("pytorch").toFile().list((at, name) -> name.startsWith("tmp")))
        .isEmpty();
  }

  /** Starts the library and prints its version. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) {
      System.setProperty("DJL_CACHE_DIR", arguments[0]);
      System.out.print(TorchRuntime.start(1).version());
    }
  }
}
