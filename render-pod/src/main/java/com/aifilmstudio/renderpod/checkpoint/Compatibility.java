package com.aifilmstudio.renderpod.checkpoint;

import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.Take;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What must be the same for a checkpoint to lead to the same pixels, as one hash: the bundle, the
 * engine and its numeric class, the order's words and numbers, and the size of the latents.
 */
public final class Compatibility {

  /** Of the file and of what the numbers in it mean. */
  private static final String FORMAT = "studio-checkpoint/1";

  /** Of all latents between two steps, whatever the model computes in. */
  private static final String PRECISION = "F32";

  private Compatibility() {}

  /**
   * @param takes the shot's parts, as the engine gets them
   */
  public static String of(String bundleDigest, Engine engine, RenderOrder order, List<Take> takes) {
    var lines =
        new ArrayList<>(
            List.of(
                FORMAT,
                bundleDigest,
                engine.name(),
                engine.numericClass(),
                PRECISION,
                order.sampler(),
                Integer.toString(order.steps()),
                Double.toString(order.guidance()),
                // Quoted by their length: no prompt can look like the line that follows it.
                order.prompt().length() + " " + order.prompt(),
                order.negative().length() + " " + order.negative()));
    for (var take : takes) {
      lines.add("%d %d %d".formatted(take.frames(), take.seed(), engine.latentSize(take)));
    }
    return sha256(String.join("\n", lines));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
