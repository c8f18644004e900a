"""The noise schedule, and DDIM with classifier-free guidance."""
import math

import torch

from autoencoder import CHANNELS
from canvas import FRAMES
from captions import tokens
from denoiser import COLUMNS, ROWS

TRAIN_STEPS = 1000


def _alphas():
    """How much of the clip is left at each step: the cosine schedule. Its last value is 2e-9, so that
    the last step is pure noise."""

    def curve(u):
        return math.cos((u + 0.008) / 1.008 * math.pi / 2) ** 2

    product, out = 1.0, []
    for i in range(TRAIN_STEPS):
        product *= 1 - min(1 - curve((i + 1) / TRAIN_STEPS) / curve(i / TRAIN_STEPS), 0.999)
        out.append(product)
    return torch.tensor(out, dtype=torch.float64)


ALPHAS = _alphas()


def noise_of(count, generator):
    return torch.randn(count, CHANNELS, FRAMES, ROWS, COLUMNS, generator=generator)


@torch.no_grad()
def sample(denoiser, text_encoder, captions, steps=20, guidance=4.0, noise=None, seed=0, negative=""):
    """-> latents (N,C,F,rows,columns)"""
    count = len(captions)
    x = noise_of(count, torch.Generator().manual_seed(seed)) if noise is None else noise
    text = text_encoder(tokens(captions + [negative] * count))
    times = [round(TRAIN_STEPS - i * TRAIN_STEPS / steps) - 1 for i in range(steps)]
    for i, t in enumerate(times):
        v = denoiser(torch.cat([x, x]), torch.full((2 * count,), float(t)), text).float()
        wanted, unwanted = v.chunk(2)
        v = unwanted + guidance * (wanted - unwanted)
        alpha = float(ALPHAS[t])
        next_alpha = float(ALPHAS[times[i + 1]]) if i + 1 < steps else 1.0
        clean = alpha**0.5 * x - (1 - alpha) ** 0.5 * v
        dirt = (1 - alpha) ** 0.5 * x + alpha**0.5 * v
        x = next_alpha**0.5 * clean + (1 - next_alpha) ** 0.5 * dirt
    return x
