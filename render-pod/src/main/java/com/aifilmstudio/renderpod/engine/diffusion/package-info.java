/**
 * Latent video diffusion from a bundle: text, noise, steps, pictures. Everything between the
 * model's own parts is plain Java over arrays, in double precision, so that it is the same on every
 * device; only {@code TorchModule} knows the tensor library.
 */
package com.aifilmstudio.renderpod.engine.diffusion;
