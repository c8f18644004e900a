"""Checkpoints -> a bundle: three TorchScript files, a tokenizer, known results, and bundle.json.

    python export.py checkpoints OUT [--guidance 4] [--dialect dialect.json]

What a consumer does with it, all in fp32:
    ids    = tokenizer([prompt, negative prompt])            (2, 16) int64
    text   = text_encoder(ids)                               (2, 16, 96)
    x      = normal noise                                    (1, C, F, rows, columns)
    for each step: v = denoiser([x, x], [t, t], text); guide; DDIM
    frames = vae_decoder(x[0].transpose(0, 1))               (F, 3, 72, 128) in [-1, 1]

Every part is compared with the untraced module, at other batch sizes than the traced one too: a trace can
be wrong in silence, and so a bundle without known results is not to be trusted.
"""
import argparse
import hashlib
import json
import os
import re
import warnings

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from autoencoder import CHANNELS, SCALE
from canvas import FPS, FRAMES, HEIGHT, WIDTH
from captions import INDEX, LENGTH, PAD, UNKNOWN, WORDS, tokens
from checkpoints import load_all
from sampling import TRAIN_STEPS, noise_of, sample

PROMPT, NEGATIVE = "a static shot of a red balloon moving left over the sea at day", ""
STEPS, SAMPLER = 20, "ddim"
# Measured on one core: loading and the self-test, a step with guidance, a decoded frame.
ESTIMATE = {"loadSeconds": 3.0, "secondsPerStep": 0.1, "secondsPerDecodedFrame": 0.006}
# How far a worker's result may be from the known one.
TOLERANCE = {"text_encoder": 1e-4, "denoiser": 1e-3, "vae_decoder": 1e-3, "sample": 5e-3}
TRACED_IS_EAGER = 1e-4
DECODED_AT_ONCE = 4


def known_inputs():
    """The same on every machine: everything follows from one seed."""
    generator = torch.Generator().manual_seed(1)
    latents = noise_of(2, generator)
    return tokens([PROMPT, NEGATIVE]), latents, torch.tensor([500.0, 500.0]), noise_of(1, generator)


def close(name, got, wanted):
    difference = (got - wanted).abs().max().item()
    print(f"{name}: traced - eager = {difference:.1e}")
    if difference >= TRACED_IS_EAGER:
        raise SystemExit(f"{name} does not compute what the module does")


@torch.no_grad()
def write_parts(text_encoder, denoiser, decoder, guidance, out):
    """Traces the three parts, checks them, and writes them with their known results."""
    ids, latents, t, noise = known_inputs()
    text = text_encoder(ids)
    clip = sample(denoiser, text_encoder, [PROMPT], STEPS, guidance, noise=noise)
    cells = clip[0].transpose(0, 1).contiguous()
    some = cells[:DECODED_AT_ONCE].clone()
    inputs = {"text_encoder": (ids,), "denoiser": (latents, t, text), "vae_decoder": (some,)}
    eager = {"text_encoder": text, "denoiser": denoiser(latents, t, text), "vae_decoder": decoder(some)}
    traced = {}
    for name, module in {"text_encoder": text_encoder, "denoiser": denoiser, "vae_decoder": decoder}.items():
        frozen = torch.jit.freeze(torch.jit.trace(module, inputs[name], check_trace=False).eval())
        frozen.save(f"{out}/{name}.pt")
        traced[name] = torch.jit.load(f"{out}/{name}.pt")
        for _ in range(3):  # the executor rewrites itself during the first runs
            result = traced[name](*inputs[name])
        close(name, result, eager[name])
    close("text_encoder, one caption", traced["text_encoder"](ids[:1]), text[:1])
    close("denoiser, one clip", traced["denoiser"](latents[:1], t[:1], text[:1]), eager["denoiser"][:1])
    frames = torch.cat([traced["vae_decoder"](part.contiguous()) for part in cells.split(DECODED_AT_ONCE)])
    close("vae_decoder, all frames", frames, decoder(cells))
    again = sample(traced["denoiser"], traced["text_encoder"], [PROMPT], STEPS, guidance, noise=noise)
    close(f"{STEPS} steps", again, clip)

    golden = {
        "text_encoder": {"ids": ids, "out": text},
        "denoiser": {"latents": latents, "t": t, "text": text, "out": eager["denoiser"].contiguous()},
        "vae_decoder": {"latents": some, "out": eager["vae_decoder"].contiguous()},
        "sample": {"ids": ids, "noise": noise, "latents": clip.contiguous(), "frames": frames.contiguous()},
    }
    metadata = {
        "prompt": PROMPT,
        "negative": NEGATIVE,
        "steps": str(STEPS),
        "guidance": str(guidance),
        "sampler": SAMPLER,
    }
    for name, tensors in golden.items():
        save_file(tensors, f"{out}/{golden_file(name)}", metadata=metadata if name == "sample" else None)
    return list(traced), list(golden)


def golden_file(name):
    return f"golden/{name}.safetensors" if name != "sample" else f"golden/sample-{SAMPLER}{STEPS}.safetensors"


def write_tokenizer(out):
    tokenizer = Tokenizer(models.WordLevel(INDEX, unk_token=UNKNOWN))
    tokenizer.normalizer, tokenizer.pre_tokenizer = normalizers.Lowercase(), pre_tokenizers.Whitespace()
    tokenizer.enable_padding(length=LENGTH, pad_id=INDEX[PAD], pad_token=PAD)
    tokenizer.enable_truncation(LENGTH)
    tokenizer.save(f"{out}/tokenizer.json")
    read_back = Tokenizer.from_file(f"{out}/tokenizer.json")
    for caption in (PROMPT, NEGATIVE, " ".join(WORDS[2:]), "a zeppelin"):
        if read_back.encode(caption).ids != tokens([caption])[0].tolist():
            raise SystemExit(f"the tokenizer reads {caption!r} differently")


def entry(out, file):
    with open(f"{out}/{file}", "rb") as f:
        content = f.read()
    return {"file": file, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def manifest(out, parts, golden, guidance, dialect):
    return {
        "apiVersion": "bundle/v1",
        "name": "tinyfilm",
        "version": "1.0.0",
        "license": "Apache-2.0",
        "pipeline": "latent-video-diffusion",
        "runtime": {"engine": "PyTorch", "version": "2.7.1", "format": "torchscript"},
        "video": {
            "frames": [FRAMES],
            "fps": FPS,
            "width": WIDTH,
            "height": HEIGHT,
            "latentChannels": CHANNELS,
            "scale": SCALE,
        },
        "components": {
            "tokenizer": {**entry(out, "tokenizer.json"), "maxLength": LENGTH},
            **{name: entry(out, f"{name}.pt") for name in parts},
        },
        "scheduler": {
            "betaSchedule": "squaredcos_cap_v2",
            "trainSteps": TRAIN_STEPS,
            "prediction": "v_prediction",
            "spacing": "trailing",
            "sampler": SAMPLER,
            "steps": STEPS,
            "guidance": guidance,
        },
        "dialect": dialect,
        "estimate": ESTIMATE,
        "golden": {
            "prompt": PROMPT,
            "negative": NEGATIVE,
            "steps": STEPS,
            "guidance": guidance,
            "sampler": SAMPLER,
            "files": [
                {"component": name, **entry(out, golden_file(name)), "tolerance": TOLERANCE[name]} for name in golden
            ],
        },
    }


def write_manifest(out, content):
    text = json.dumps(content, indent=1, ensure_ascii=False)
    # Lists of words and numbers on one line each: people read this file.
    text = re.sub(r"\[[^\[\]{}]*\]", lambda found: re.sub(r"\s*\n\s*", " ", found.group()), text)
    text = text.replace("[ ", "[").replace(" ]", "]")
    with open(f"{out}/bundle.json", "w", encoding="utf-8") as f:
        f.write(text + "\n")


def read_dialect(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def main(options):
    if options.only_dialect:  # the words changed and the weights did not
        with open(f"{options.out}/bundle.json", encoding="utf-8") as f:
            content = json.load(f)
        write_manifest(options.out, {**content, "dialect": read_dialect(options.dialect)})
        return
    torch.set_num_threads(options.threads)
    os.makedirs(f"{options.out}/golden", exist_ok=True)
    parts, golden = write_parts(*load_all(options.checkpoints), options.guidance, options.out)
    write_tokenizer(options.out)
    dialect = read_dialect(options.dialect)
    write_manifest(options.out, manifest(options.out, parts, golden, options.guidance, dialect))


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # tracing warns of every shape that it takes for constant; the checks above are better
    arguments = argparse.ArgumentParser(description="Make a bundle of checkpoints.")
    arguments.add_argument("checkpoints")
    arguments.add_argument("out")
    arguments.add_argument("--guidance", type=float, default=4.0)
    arguments.add_argument("--dialect", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "dialect.json"))
    arguments.add_argument("--only-dialect", action="store_true", help="put another dialect into the bundle in OUT")
    arguments.add_argument("--threads", type=int, default=1)
    main(arguments.parse_args())
