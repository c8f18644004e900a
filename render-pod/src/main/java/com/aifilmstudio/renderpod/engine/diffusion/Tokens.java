package com.aifilmstudio.renderpod.engine.diffusion;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;

/** Turns words into the numbers that a model's text encoder knows. */
final class Tokens implements Opened.Part {
  private final HuggingFaceTokenizer tokenizer;
  private final int length;

  private Tokens(HuggingFaceTokenizer tokenizer, int length) {
    this.tokenizer = tokenizer;
    this.length = length;
  }

  static Tokens load(Path file, int length) throws IOException {
    var tokenizer =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(file)
            // Without these the file's own padding is ignored, and an empty prompt has no token.
            .optPadToMaxLength()
            .optMaxLength(length)
            .optTruncation(true)
            .build();
    return new Tokens(tokenizer, length);
  }

  /** Prompt and negative prompt as a batch of two. */
  Tensor.Longs pair(String prompt, String negative) {
    var ids = new long[2 * length];
    System.arraycopy(tokenizer.encode(prompt).getIds(), 0, ids, 0, length);
    System.arraycopy(tokenizer.encode(negative).getIds(), 0, ids, length, length);
    return new Tensor.Longs(ids, 2, length);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
