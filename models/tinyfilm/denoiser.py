"""The text encoder and the denoiser.

The denoiser is a U-Net of two levels over (frames, rows, columns). Each block convolves in space, then
in time. The lower level has half the rows, columns and frames; there every position of every frame
attends to every other one, so that a thing that moves from cell to cell can be followed, and to the
words of the caption.

Activations are laid out (clips, frames, rows, columns, channels): the convolutions in space and in time
are then both "channels last" views of the same memory, which is what CPU kernels like best.

The names of the layers are those in the checkpoints.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from autoencoder import CHANNELS, SCALE
from canvas import FRAMES, HEIGHT, WIDTH
from captions import LENGTH, WORDS

TEXT = 96  # width of a word
UPPER, LOWER = 128, 192  # widths of the two levels
EMBEDDING = 256  # width of time and pooled text
UPPER_BLOCKS, LOWER_BLOCKS = 2, 4
HEAD = 32
ROWS, COLUMNS = HEIGHT // SCALE, WIDTH // SCALE
FREQUENCIES = 64


class Attention(nn.Module):
    """Starts as adding nothing."""

    def __init__(self, width, context_width=None):
        super().__init__()
        self.heads = width // HEAD
        self.q = nn.Linear(width, width)
        self.kv = nn.Linear(context_width or width, 2 * width)
        self.out = nn.Linear(width, width)
        nn.init.zeros_(self.out.weight)

    def forward(self, x, context=None):
        batch, length, width = x.shape
        keys, values = self.kv(x if context is None else context).chunk(2, -1)
        q = self.q(x).view(batch, length, self.heads, HEAD).transpose(1, 2)
        k = keys.reshape(batch, -1, self.heads, HEAD).transpose(1, 2)
        v = values.reshape(batch, -1, self.heads, HEAD).transpose(1, 2)
        y = self._attend(q, k, v)
        return self.out(y.transpose(1, 2).reshape(batch, length, width))

    def _attend(self, q, k, v):
        if self.training:  # the fused kernel's backward pass is slow on CPUs
            return torch.softmax((q * HEAD**-0.5) @ k.transpose(-1, -2), -1) @ v
        return F.scaled_dot_product_attention(q, k, v)


def _mlp(width, ratio=2):
    layers = nn.Sequential(nn.Linear(width, ratio * width), nn.GELU(), nn.Linear(ratio * width, width))
    nn.init.zeros_(layers[2].weight)
    return layers


class TextEncoder(nn.Module):
    """word numbers (N, LENGTH) -> (N, LENGTH, TEXT)"""

    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(len(WORDS), TEXT)
        nn.init.normal_(self.embed.weight, std=0.5)
        self.place = nn.Parameter(torch.randn(LENGTH, TEXT) * 0.1)
        # Word triples, so that "pan left" and "moving left" are apart from the start.
        self.near = nn.Conv1d(TEXT, TEXT, 3, 1, 1)
        nn.init.zeros_(self.near.weight)
        self.layers = nn.ModuleList(
            nn.ModuleList([nn.LayerNorm(TEXT), Attention(TEXT), nn.LayerNorm(TEXT), _mlp(TEXT)]) for _ in range(2)
        )
        self.norm = nn.LayerNorm(TEXT)

    def forward(self, ids):
        x = self.embed(ids) + self.place
        x = x + F.gelu(self.near(x.transpose(1, 2))).transpose(1, 2)
        for before_attention, attention, before_mlp, mlp in self.layers:
            x = x + attention(before_attention(x))
            x = x + mlp(before_mlp(x))
        return self.norm(x)


class Block(nn.Module):
    """Convolution in space, then in time, steered by noise level and caption; perhaps attention."""

    def __init__(self, width, attends):
        super().__init__()
        self.mod = nn.Linear(EMBEDDING, 2 * width)
        self.norm = nn.LayerNorm(width, elementwise_affine=False)
        self.space = nn.Conv2d(width, width, 3, 1, 1)
        self.time = nn.Conv2d(width, width, (3, 1), 1, (1, 0))
        self.mix = nn.Linear(width, width)
        for start in (self.mod.weight, self.mod.bias, self.mix.weight):
            nn.init.zeros_(start)
        self.attends = attends
        if attends:
            self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
            self.self_, self.cross, self.ff = Attention(width), Attention(width, TEXT), _mlp(width)

    def forward(self, x, embedding, text):
        n, frames, rows, columns, width = x.shape
        scale, shift = self.mod(embedding).view(n, 1, 1, 1, 2 * width).chunk(2, -1)
        y = self.norm(x) * (1 + scale) + shift
        y = y.view(n * frames, rows, columns, width).permute(0, 3, 1, 2)
        y = F.silu(self.space(y)).permute(0, 2, 3, 1)
        y = y.reshape(n, frames, rows * columns, width).permute(0, 3, 1, 2)
        y = F.silu(self.time(y)).permute(0, 2, 3, 1)
        x = x + self.mix(y.reshape(n, frames, rows, columns, width))
        return self._attend(x, text) if self.attends else x

    def _attend(self, x, text):
        n, frames, rows, columns, width = x.shape
        z = x.reshape(n, frames * rows * columns, width)
        normed = self.norm1(z)
        z = z + self.self_(normed) + self.cross(normed, text)
        return (z + self.ff(self.norm2(z))).view(n, frames, rows, columns, width)


class Denoiser(nn.Module):
    """latents (N,C,F,rows,columns), t (N) in 0..999, text (N,LENGTH,TEXT) -> v, of the latents' shape"""

    def __init__(self):
        super().__init__()
        low_rows, low_columns = (ROWS + 1) // 2, COLUMNS // 2
        self.inp = nn.Conv2d(CHANNELS, UPPER, 3, 1, 1)
        self.pos0 = nn.Parameter(torch.randn(1, ROWS, COLUMNS, UPPER) * 0.1)
        self.pos1 = nn.Parameter(torch.randn(1, low_rows, low_columns, LOWER) * 0.1)
        self.time0 = nn.Parameter(torch.randn(FRAMES, 1, 1, UPPER) * 0.1)
        self.time1 = nn.Parameter(torch.randn(FRAMES // 2, 1, 1, LOWER) * 0.1)
        self.register_buffer("freq", torch.exp(-math.log(10000) * torch.arange(FREQUENCIES) / FREQUENCIES))
        self.emb = nn.Sequential(nn.Linear(2 * FREQUENCIES, EMBEDDING), nn.SiLU(), nn.Linear(EMBEDDING, EMBEDDING))
        self.pooled = nn.Sequential(nn.Linear(TEXT, EMBEDDING), nn.SiLU(), nn.Linear(EMBEDDING, EMBEDDING))
        self.down0 = nn.ModuleList(Block(UPPER, False) for _ in range(UPPER_BLOCKS))
        # Two frames of half the width make one of the lower level.
        self.shrink = nn.Conv2d(UPPER, LOWER // 2, 3, 2, 1)
        self.low = nn.ModuleList(Block(LOWER, True) for _ in range(LOWER_BLOCKS))
        self.grow = nn.Linear(LOWER, 8 * UPPER)
        self.join = nn.Linear(2 * UPPER, UPPER)
        self.up0 = nn.ModuleList(Block(UPPER, False) for _ in range(UPPER_BLOCKS + 1))
        self.norm = nn.LayerNorm(UPPER)
        self.out = nn.Conv2d(UPPER, CHANNELS, 3, 1, 1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, latents, t, text):
        n, channels, frames, rows, columns = latents.shape
        angle = t.float()[:, None] * self.freq
        embedding = self.emb(torch.cat([angle.sin(), angle.cos()], 1)) + self.pooled(text.mean(1))
        embedding = F.silu(embedding)

        x = latents.permute(0, 2, 1, 3, 4).reshape(n * frames, channels, rows, columns)
        x = self.inp(x).permute(0, 2, 3, 1).reshape(n, frames, rows, columns, UPPER)
        x = x + self.pos0 + self.time0
        for block in self.down0:
            x = block(x, embedding, text)
        y = self._shrunk(x) + self.pos1 + self.time1
        for block in self.low:
            y = block(y, embedding, text)
        x = self.join(torch.cat([x, self._grown(y, rows)], -1))
        for block in self.up0:
            x = block(x, embedding, text)
        x = F.silu(self.norm(x)).reshape(n * frames, rows, columns, UPPER).permute(0, 3, 1, 2)
        return self.out(x).reshape(n, frames, channels, rows, columns).permute(0, 2, 1, 3, 4)

    def _shrunk(self, x):
        n, frames, rows, columns, width = x.shape
        y = self.shrink(x.reshape(n * frames, rows, columns, width).permute(0, 3, 1, 2)).permute(0, 2, 3, 1)
        low_rows, low_columns = (rows + 1) // 2, columns // 2
        y = y.reshape(n, frames // 2, 2, low_rows, low_columns, LOWER // 2).permute(0, 1, 3, 4, 2, 5)
        return y.reshape(n, frames // 2, low_rows, low_columns, LOWER)

    def _grown(self, y, rows):
        """Each position becomes two frames, two rows and two columns; an odd last row is cut off."""
        n, frames, low_rows, low_columns, _ = y.shape
        y = self.grow(y).view(n, frames, low_rows, low_columns, 2, 2, 2, UPPER)
        y = y.permute(0, 1, 4, 2, 5, 3, 6, 7)
        return y.reshape(n, 2 * frames, 2 * low_rows, 2 * low_columns, UPPER)[:, :, :rows]
