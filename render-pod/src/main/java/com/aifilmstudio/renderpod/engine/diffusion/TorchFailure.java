package com.aifilmstudio.renderpod.engine.diffusion;

import ai.djl.engine.EngineException;
import com.aifilmstudio.core.failure.FailureCode;
import java.util.List;
import java.util.Locale;

/** The tensor library gave up. Its own exception tells the kind only in words. */
public final class TorchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final List<String> MEMORY_WORDS =
      List.of("out of memory", "not enough memory", "can't allocate memory");

  private final FailureCode code;

  TorchFailure(EngineException cause) {
    super(firstLine(cause), cause);
    this.code = code(cause.getMessage());
  }

  /** The same failure, told in other words. */
  TorchFailure(FailureCode code, String message, TorchFailure cause) {
    super(message, cause);
    this.code = code;
  }

  boolean isOutOfMemory() {
    return code == FailureCode.GPU_OUT_OF_MEMORY;
  }

  public FailureCode code() {
    return code;
  }

  static FailureCode code(String message) {
    var words = String.valueOf(message).toLowerCase(Locale.ROOT);
    return MEMORY_WORDS.stream().anyMatch(words::contains)
        ? FailureCode.GPU_OUT_OF_MEMORY
        : FailureCode.RENDER_FAILED;
  }

  /** What follows the first line is a stack of native frames. */
  private static String firstLine(EngineException cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no message");
  }
}
