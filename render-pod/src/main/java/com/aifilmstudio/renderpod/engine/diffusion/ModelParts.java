package com.aifilmstudio.renderpod.engine.diffusion;

import ai.djl.Device;
import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The parts of a latent video diffusion model, loaded from a bundle's folder. */
record ModelParts(Tokens tokens, LentNetwork textEncoder, Network denoiser, Network decoder)
    implements AutoCloseable {

  static ModelParts load(TorchRuntime runtime, Path folder, Bundle bundle) throws IOException {
    try (var opened = new Opened()) {
      var tokenizer = component(bundle, "tokenizer");
      var parts =
          new ModelParts(
              opened.add(Tokens.load(folder.resolve(tokenizer.file()), length(tokenizer))),
              opened.add(textEncoder(runtime, folder, bundle)),
              opened.add(module(runtime.device(), folder, bundle, "denoiser")),
              opened.add(module(runtime.device(), folder, bundle, "vae_decoder")));
      opened.keep();
      return parts;
    }
  }

  /** Where memory is scarce, it is loaded beside the device and only while it is needed. */
  private static LentNetwork textEncoder(TorchRuntime runtime, Path folder, Bundle bundle)
      throws IOException {
    var name = "text_encoder";
    return new LentNetwork(
        module(runtime.device(), folder, bundle, name),
        () -> module(Device.cpu(), folder, bundle, name));
  }

  private static Network module(Device device, Path folder, Bundle bundle, String name)
      throws IOException {
    return TorchModule.load(device, name, folder.resolve(component(bundle, name).file()));
  }

  private static Bundle.Component component(Bundle bundle, String name) throws IOException {
    return Optional.ofNullable(bundle.components().get(name))
        .orElseThrow(() -> new IOException("the bundle has no component " + name));
  }

  private static int length(Bundle.Component tokenizer) throws IOException {
    return tokenizer
        .maxLength()
        .orElseThrow(() -> new IOException("the bundle's tokenizer has no maxLength"));
  }

  @Override
  public void close() {
    decoder.close();
    denoiser.close();
    textEncoder.close();
    tokens.close();
  }
}
