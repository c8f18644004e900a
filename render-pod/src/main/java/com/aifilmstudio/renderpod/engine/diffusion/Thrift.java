package com.aifilmstudio.renderpod.engine.diffusion;

import java.util.Optional;

/**
 * How memory is saved, at the price of time. When something does not fit, the next measure that
 * helps it is taken; what has been given up stays given up, so that it is not tried again and
 * again.
 *
 * @param decodedAtOnce frames that are decoded together
 * @param guidanceApart prompt and negative prompt one after the other, not as a batch of two
 * @param textEncoderAway it is not kept on the device, but loaded beside it for each prompt
 */
record Thrift(int decodedAtOnce, boolean guidanceApart, boolean textEncoderAway) {

  /** Everything as fast as it goes: a decoder's memory grows with its frames, its speed hardly. */
  static final Thrift NONE = new Thrift(4, false, false);

  /** What more can be done for decoding. */
  Optional<Thrift> forDecoding() {
    return decodedAtOnce > 1
        ? Optional.of(new Thrift(decodedAtOnce / 2, guidanceApart, textEncoderAway))
        : withoutTextEncoder();
  }

  /** What more can be done for a step of denoising. */
  Optional<Thrift> forDenoising() {
    return guidanceApart
        ? withoutTextEncoder()
        : Optional.of(new Thrift(decodedAtOnce, true, textEncoderAway));
  }

  /** What more can be done for reading the prompt. */
  Optional<Thrift> withoutTextEncoder() {
    return textEncoderAway
        ? Optional.empty()
        : Optional.of(new Thrift(decodedAtOnce, guidanceApart, true));
  }
}
