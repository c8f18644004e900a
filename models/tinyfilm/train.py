"""The recipe, in four stages:

    python train.py data         DIR  --clips 6000       draw captioned clips
    python train.py autoencoder  DIR  --minutes 17       learn the latent space
    python train.py latents      DIR                     encode all clips once
    python train.py denoiser     DIR  --minutes 61       learn to take noise off latents, from text
                                      [--resume checkpoints/denoiser.safetensors]

Worth keeping are DIR/autoencoder.safetensors, DIR/latent-stats.safetensors and DIR/denoiser.safetensors
(averaged weights). The learning rate follows the clock: constant, then falling to nothing in the last
part of --minutes, so that a run fits whatever time there is.
"""
import argparse
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
import torch.nn.functional as F

import checkpoints
from autoencoder import CHANNELS, Decoder, Encoder, reconstruction_loss
from canvas import FRAMES
from captions import INDEX, PAD, Spec, tokens
from data import LATENT_STD, Clips, scaled_latents
from denoiser import Denoiser, TextEncoder
from muon import Muon
from sampling import ALPHAS, TRAIN_STEPS
from world import render

SAVE_EVERY_SECONDS = 60


class Clock:
    """How much of the time is over, and what the learning rate is now."""

    def __init__(self, minutes, rate, warm_up, decay):
        self.start, self.seconds = time.monotonic(), minutes * 60
        self.rate, self.warm_up, self.decay = rate, warm_up, decay
        self.saved = self.start

    def share(self):
        return (time.monotonic() - self.start) / self.seconds

    def set_rate(self, optimizers, step):
        falling = min(1.0, max(0.01, (1 - self.share()) / self.decay))
        rate = self.rate * min(1.0, (step + 1) / self.warm_up) * falling
        for optimizer in optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate
        return rate

    def time_to_save(self):
        if time.monotonic() - self.saved < SAVE_EVERY_SECONDS:
            return False
        self.saved = time.monotonic()
        return True

    def seconds_per(self, steps):
        return (time.monotonic() - self.start) / max(1, steps)


class Average:
    """Weights averaged over the steps; what is kept of a training."""

    def __init__(self, named, longest):
        self.named, self.longest = named, longest
        self.values = [p.detach().clone() for _, p in named]

    def follow(self, step):
        keep = min(self.longest, (1 + step) / (10 + step))
        torch._foreach_lerp_(self.values, [p.detach() for _, p in self.named], 1 - keep)

    def tensors(self):
        return {name: value for (name, _), value in zip(self.named, self.values)}


def data(options):
    rng, clips, specs = np.random.default_rng(options.seed), Clips(options.dir, options.clips), []
    for i in range(options.clips):
        spec = Spec.random_for_training(rng)
        clips.put(i, *render(spec, rng))
        specs.append(spec)
        if (i + 1) % 250 == 0:
            print(f"{i + 1} clips", flush=True)
    clips.write_specs(specs)


def autoencoder(options):
    torch.manual_seed(0)
    rng, clips = np.random.default_rng(1), Clips(options.dir)
    encoder = Encoder().to(memory_format=torch.channels_last)
    decoder = Decoder().to(memory_format=torch.channels_last)
    named = [(f"encoder.{n}", p) for n, p in encoder.named_parameters()]
    named += [(f"decoder.{n}", p) for n, p in decoder.named_parameters()]
    hidden = [p for _, p in named if p.ndim == 4 and min(p.shape[:2]) > CHANNELS]
    optimizers = [
        Muon(hidden, options.rate, weight_decay=0),
        torch.optim.AdamW(others(named, hidden), options.rate, betas=(0.9, 0.99), weight_decay=1e-4),
    ]
    average, path = Average(named, 0.995), f"{options.dir}/{checkpoints.AUTOENCODER}"
    clock, step = Clock(options.minutes, options.rate, 100, 0.5), 0
    while clock.share() < 1:
        rate = clock.set_rate(optimizers, step)
        batch = rng.choice(len(clips), options.batch), rng.integers(0, FRAMES, options.batch)
        pictures, masks = clips.frames(*batch)
        with torch.autocast("cpu", torch.bfloat16):
            z = encoder(pictures).float()
            # Noise makes the latent space smooth: what is near means nearly the same.
            got = decoder(z + options.noise * torch.randn_like(z))
        weight = 1 + 2 * F.interpolate(masks, scale_factor=2.0, mode="nearest")
        loss = reconstruction_loss(got.float(), pictures, weight) + 1e-3 * z.square().mean()
        loss.backward()
        descend(optimizers, named)
        step += 1
        average.follow(step)
        if step % 50 == 0:
            error = (got.detach().float() - pictures).abs().mean().item()
            print(f"{step}: error {error:.4f}, rate {rate:.1e}, {clock.seconds_per(step):.3f} s a step", flush=True)
        if clock.time_to_save():
            checkpoints.save(average.tensors(), path)
    checkpoints.save(average.tensors(), path)


@torch.no_grad()
def latents(options):
    """latents.pt: latents (N,C,F,rows,columns) in half precision, masks of cells, captions."""
    encoder, _ = checkpoints.load_autoencoder(options.dir)
    clips, encoded, masks = Clips(options.dir), [], []
    for i in range(len(clips)):
        pictures, _ = clips.frames(np.full(FRAMES, i), np.arange(FRAMES))
        with torch.autocast("cpu", torch.bfloat16):
            encoded.append(encoder(pictures).float().transpose(0, 1).half())
        masks.append(clips.mask_of_cells(i))
        if (i + 1) % 500 == 0:
            print(f"{i + 1} clips", flush=True)
    torch.save((torch.stack(encoded), torch.stack(masks), clips.captions()), f"{options.dir}/latents.pt")


def denoiser(options):
    torch.manual_seed(options.seed)
    clips, masks, captions = scaled_latents(options.dir)
    ids = tokens(captions)
    if options.resume:
        model, text_encoder = checkpoints.load_denoiser(options.resume)
    else:
        model, text_encoder = Denoiser(), TextEncoder()
    model.train()
    text_encoder.train()
    named = [(f"denoiser.{n}", p) for n, p in model.named_parameters()]
    named += [(f"text.{n}", p) for n, p in text_encoder.named_parameters()]
    hidden = sorted((p for n, p in named if is_hidden(n, p)), key=torch.numel)
    optimizers = [torch.optim.AdamW(others(named, hidden), options.rate, betas=(0.9, 0.98), weight_decay=0.01)]
    optimizers += [Muon(hidden[worker :: options.workers], options.rate) for worker in range(options.workers)]
    average, path = Average(named, options.average), f"{options.dir}/{checkpoints.DENOISER}"
    buffers = {"denoiser.freq": model.freq}
    rng, order, alphas = np.random.default_rng(options.seed + 1), [], ALPHAS.float()
    pool = ThreadPoolExecutor(options.workers)
    clock, step = Clock(options.minutes, options.rate, 25 if options.resume else 100, options.decay), 0
    while clock.share() < 1:
        rate = clock.set_rate(optimizers, step)
        if len(order) < options.batch:
            order = list(rng.permutation(len(captions)))
        chosen = torch.tensor([order.pop() for _ in range(options.batch)])
        clean = clips[chosen].float()
        weight = 1 + options.thing_weight * (masks[chosen].float() / 255)[:, None]
        words = ids[chosen].clone()
        words[torch.rand(options.batch) < 0.1] = INDEX[PAD]  # without a caption: what guidance leads away from
        t = noise_levels(options.batch, options.shift)
        alpha = alphas[t].view(-1, 1, 1, 1, 1)
        noise = torch.randn_like(clean)
        noisy = alpha.sqrt() * clean + (1 - alpha).sqrt() * noise
        v = alpha.sqrt() * noise - (1 - alpha).sqrt() * clean

        def share_of(worker):
            # Two workers of one thread each beat one of two threads: most operations are too small to be
            # split well. Their gradients add up under autograd's own locks.
            torch.set_num_threads(1)
            mine = slice(worker, None, options.workers)
            with torch.autocast("cpu", torch.bfloat16):
                got = model(noisy[mine], t[mine], text_encoder(words[mine]))
            # Every noise level counts alike.
            expected = alpha[mine] + LATENT_STD**2 * (1 - alpha[mine])
            error = (got.float() - v[mine]).square() / expected
            loss = (error * weight[mine]).mean() / weight.mean() / options.workers
            loss.backward()
            return loss.item()

        loss = sum(pool.map(share_of, range(options.workers)))
        descend(optimizers, named, pool)
        step += 1
        average.follow(step)
        if step % 25 == 0:
            print(f"{step}: loss {loss:.4f}, rate {rate:.1e}, {clock.seconds_per(step):.3f} s a step", flush=True)
        if clock.time_to_save():
            checkpoints.save(average.tensors() | buffers, path)
    checkpoints.save(average.tensors() | buffers, path)


def noise_levels(count, shift):
    """One from each part of the schedule, and a few more at high noise."""
    u = (torch.rand(1) + torch.arange(count) / count) % 1
    return (shift * u / (1 + (shift - 1) * u) * TRAIN_STEPS).long().clamp(0, TRAIN_STEPS - 1)


# Embeddings, places, and the first and last layers are not matrices between hidden layers.
NOT_HIDDEN = ("embed", "place", "pos", "time0", "time1", "inp.", "emb.0")


def is_hidden(name, parameter):
    if parameter.ndim not in (2, 4) or any(part in name for part in NOT_HIDDEN):
        return False
    return not name.endswith(".out.weight") or name.endswith(("_.out.weight", "cross.out.weight"))


def others(named, hidden):
    taken = {id(p) for p in hidden}
    return [p for _, p in named if id(p) not in taken]


def descend(optimizers, named, pool=None):
    torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
    list((pool.map if pool else map)(lambda optimizer: optimizer.step(), optimizers))
    for optimizer in optimizers:
        optimizer.zero_grad()


STAGES = {"data": data, "autoencoder": autoencoder, "latents": latents, "denoiser": denoiser}

if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Train tinyfilm, one stage at a time.")
    arguments.add_argument("stage", choices=STAGES)
    arguments.add_argument("dir")
    arguments.add_argument("--clips", type=int, default=6000)
    arguments.add_argument("--minutes", type=float, default=15)
    arguments.add_argument("--batch", type=int, help="pictures (16) or clips (12) in a step")
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--noise", type=float, default=0.1, help="on the latents, while the autoencoder learns")
    arguments.add_argument("--decay", type=float, default=0.4, help="share of the time in which the rate falls")
    arguments.add_argument("--shift", type=float, default=1.3, help="above 1: more training at high noise")
    arguments.add_argument("--average", type=float, default=0.998)
    arguments.add_argument("--thing-weight", type=float, default=2.0)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=11)
    arguments.add_argument("--resume")
    chosen_options = arguments.parse_args()
    chosen_options.batch = chosen_options.batch or (16 if chosen_options.stage == "autoencoder" else 12)
    torch.set_num_threads(1)
    STAGES[chosen_options.stage](chosen_options)
