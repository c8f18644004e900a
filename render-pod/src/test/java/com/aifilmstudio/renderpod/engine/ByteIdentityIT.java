package com.aifilmstudio.renderpod.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.renderpod.ChildJvm;
import com.aifilmstudio.renderpod.TinyFilm;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Equal takes make equal bytes: in one process, in another, and with other threads. */
@Tag("studio")
class ByteIdentityIT {
  private static final String[] SAMPLERS = {"ddim", "dpm++2m"};

  @Test
  void framesAreTheSameInEveryProcessWithOneThreadOrMore() throws Exception {
    Map<String, String> digests = new LinkedHashMap<>();
    for (var run : new String[] {"1", "2", "3"}) {
      var child = ChildJvm.start(Main.class, run);
      digests.put(run, new String(child.getInputStream().readAllBytes()).strip());
      assertThat(child.waitFor()).isZero();
    }
    assertThat(digests.get("1")).matches("([0-9a-f]{64} ?){6}");
    assertThat(digests.values()).containsOnly(digests.get("1"));
    var each = digests.get("1").split(" ");
    assertThat(each[0]).as("same seed, same process").isEqualTo(each[1]);
    assertThat(each[0]).as("another seed").isNotEqualTo(each[2]);
  }

  /** Prints the digests of the frames of two equal takes and one of another seed, per sampler. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
      var threads = Integer.parseInt(arguments[0]);
      try (var engine = DiffusionEngine.load(TinyFilm.FOLDER, TinyFilm.bundle(), threads)) {
        for (var sampler : SAMPLERS) {
          for (var seed : new long[] {1, 1, 2}) {
            System.out.print(digest(engine, sampler, seed) + " ");
          }
        }
      }
    }

    private static String digest(Engine engine, String sampler, long seed) throws Exception {
      var prompt = "pan left of a green train moving right over the city at night";
      var outcome =
          engine.render(new Take(prompt, "", 16, seed, 3, 4, sampler), TakeListener.none());
      var digest = MessageDigest.getInstance("SHA-256");
      for (var frame : ((TakeOutcome.Rendered) outcome).clip().frames()) {
        digest.update(frame);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
