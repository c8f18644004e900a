"""The training clips on disk, as they are drawn and as the denoiser sees them."""
import json
import os

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from canvas import FRAMES, HEIGHT, WIDTH
from captions import Spec
from checkpoints import STATS
from denoiser import COLUMNS, ROWS

# Latents are scaled below 1, so that more of the noise schedule is spent where position and motion are
# decided.
LATENT_STD = 0.5
CELL = HEIGHT // 2 // ROWS  # mask pixels per latent cell


class Clips:
    """clips.u8 (N,F,3,H,W), masks.u8 (N,F,H/2,W/2) and specs.json in a folder, mapped, not read."""

    def __init__(self, folder, count=None):
        self.folder = folder
        count = count or os.path.getsize(f"{folder}/clips.u8") // (FRAMES * 3 * HEIGHT * WIDTH)
        mode = "r" if os.path.exists(f"{folder}/clips.u8") else "w+"
        self.clips = np.memmap(f"{folder}/clips.u8", np.uint8, mode, shape=(count, FRAMES, 3, HEIGHT, WIDTH))
        self.masks = np.memmap(f"{folder}/masks.u8", np.uint8, mode, shape=(count, FRAMES, HEIGHT // 2, WIDTH // 2))

    def __len__(self):
        return len(self.clips)

    def put(self, index, frames, mask):
        self.clips[index] = np.round((frames + 1) * 127.5)
        halved = mask.reshape(FRAMES, HEIGHT // 2, 2, WIDTH // 2, 2).mean((2, 4))
        self.masks[index] = np.round(halved * 255)

    def write_specs(self, specs):
        with open(f"{self.folder}/specs.json", "w", encoding="utf-8") as f:
            json.dump([vars(spec) for spec in specs], f)

    def captions(self):
        with open(f"{self.folder}/specs.json", encoding="utf-8") as f:
            return [Spec(**spec).caption for spec in json.load(f)]

    def frames(self, clips, frames):
        """Pictures (n,3,H,W) in [-1,1] and their masks (n,1,H/2,W/2) in [0,1]."""
        pictures = torch.from_numpy(self.clips[clips, frames].astype(np.float32) / 127.5 - 1)
        masks = torch.from_numpy(self.masks[clips, frames].astype(np.float32) / 255)[:, None]
        return pictures.contiguous(memory_format=torch.channels_last), masks

    def mask_of_cells(self, clip):
        """How much of each latent cell the thing covers (F,rows,columns), 0 to 255."""
        cells = self.masks[clip].reshape(FRAMES, ROWS, CELL, COLUMNS, CELL).mean((2, 4))
        return torch.from_numpy(cells.astype(np.uint8))


def scaled_latents(folder):
    """latents.pt with every channel brought to mean 0 and deviation LATENT_STD.

    The statistics belong to the weights: they are measured once and then kept.
    """
    latents, masks, captions = torch.load(f"{folder}/latents.pt")
    path = f"{folder}/{STATS}"
    if not os.path.exists(path):
        some = latents[:1000].float()
        save_file({"mean": some.mean((0, 2, 3, 4)), "std": some.std((0, 2, 3, 4)) / LATENT_STD}, path)
    stats = {name: value.float().view(-1, 1, 1, 1) for name, value in load_file(path).items()}
    for part in latents.split(500):
        part.copy_(((part.float() - stats["mean"]) / stats["std"]).half())
    return latents, masks, captions
