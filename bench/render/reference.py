"""The same TorchScript files in plain PyTorch, as a yardstick for the engine.

    python reference.py BUNDLE THREADS

Answers each line "STEPS GUIDANCE" on standard input with one line "WALL CPU", the seconds that
denoising and decoding one clip took, by the clock and of processor time: deterministic DDIM with
guidance by a batch of two, then the frames four by four. The first line that it writes says which
PyTorch it is.
"""
import json
import math
import sys
import time
from pathlib import Path

import torch

bundle = Path(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]))
manifest = json.loads((bundle / "bundle.json").read_text())
video, train_steps = manifest["video"], manifest["scheduler"]["trainSteps"]
frames = video["frames"][0]
shape = (1, video["latentChannels"], frames, video["height"] // video["scale"], video["width"] // video["scale"])


def part(name):
    return torch.jit.load(str(bundle / manifest["components"][name]["file"])).eval()


def levels():
    """How much of the picture is left at each time of training: the cosine schedule."""
    cosine = lambda u: math.cos((u + 0.008) / 1.008 * math.pi / 2) ** 2
    product, out = 1.0, []
    for i in range(train_steps):
        product *= 1 - min(1 - cosine((i + 1) / train_steps) / cosine(i / train_steps), 0.999)
        out.append(product)
    return out


@torch.inference_mode()
def denoise(steps, guidance, noise, text):
    x = noise
    times = [round(train_steps - i * train_steps / steps) - 1 for i in range(steps)]
    for i, t in enumerate(times):
        v = denoiser(torch.cat([x, x]), torch.full((2,), float(t)), text)
        towards, away = v.chunk(2)
        v = away + guidance * (towards - away)
        here, lower = level[t], level[times[i + 1]] if i + 1 < steps else 1.0
        picture = here**0.5 * x - (1 - here) ** 0.5 * v
        rest = (1 - here) ** 0.5 * x + here**0.5 * v
        x = lower**0.5 * picture + (1 - lower) ** 0.5 * rest
    return x


@torch.inference_mode()
def decode(latents):
    z = latents[0].transpose(0, 1).contiguous()
    pictures = torch.cat([decoder(z[i : i + 4]) for i in range(0, frames, 4)])
    return ((pictures + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1).contiguous()


level = levels()
encoder, denoiser, decoder = part("text_encoder"), part("denoiser"), part("vae_decoder")
length = manifest["components"]["tokenizer"]["maxLength"]
with torch.inference_mode():
    text = encoder(torch.ones(2, length, dtype=torch.long))
noise = torch.randn(shape, generator=torch.Generator().manual_seed(1))

print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads", flush=True)
for line in sys.stdin:
    steps, guidance = int(line.split()[0]), float(line.split()[1])
    wall, cpu = time.perf_counter(), time.process_time()
    decode(denoise(steps, guidance, noise, text))
    print(f"{time.perf_counter() - wall:.6f} {time.process_time() - cpu:.6f}", flush=True)
