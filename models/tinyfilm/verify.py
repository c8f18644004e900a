"""Is a bundle what it says it is?  Digests of all files, then every part against its known results.

    python verify.py bundle                      a bundle against its own known results
    python verify.py OUT --known bundle          a new export against the known results of another bundle
"""
import argparse
import hashlib
import json

import torch
from safetensors.torch import load_file

DECODED_AT_ONCE = 4


def wrong_digests(folder, manifest):
    for part in [*manifest["components"].values(), *manifest["golden"]["files"]]:
        with open(f"{folder}/{part['file']}", "rb") as f:
            content = f.read()
        if len(content) != part["bytes"] or hashlib.sha256(content).hexdigest() != part["sha256"]:
            yield part["file"]


@torch.no_grad()
def results(component, known, parts):
    """-> pairs of (what the part computes, what is known)"""
    if component == "text_encoder":
        yield parts["text_encoder"](known["ids"]), known["out"]
    elif component == "denoiser":
        yield parts["denoiser"](known["latents"], known["t"], known["text"]), known["out"]
    elif component == "vae_decoder":
        yield parts["vae_decoder"](known["latents"]), known["out"]
    else:
        from export import PROMPT
        from sampling import sample

        latents = sample(parts["denoiser"], parts["text_encoder"], [PROMPT], noise=known["noise"])
        cells = latents[0].transpose(0, 1).contiguous()
        yield latents, known["latents"]
        yield torch.cat([parts["vae_decoder"](c) for c in cells.split(DECODED_AT_ONCE)]), known["frames"]


def main(options):
    torch.set_num_threads(options.threads)
    known_folder = options.known or options.bundle
    with open(f"{known_folder}/bundle.json", encoding="utf-8") as f:
        manifest = json.load(f)
    with open(f"{options.bundle}/bundle.json", encoding="utf-8") as f:
        wrong = list(wrong_digests(options.bundle, json.load(f)))
    print("digests:", "all as named" if not wrong else f"WRONG: {', '.join(wrong)}")
    parts = {n: torch.jit.load(f"{options.bundle}/{n}.pt") for n in ("text_encoder", "denoiser", "vae_decoder")}
    good = not wrong
    for part in manifest["golden"]["files"]:
        known = load_file(f"{known_folder}/{part['file']}")
        difference = max((got - k).abs().max().item() for got, k in results(part["component"], known, parts))
        within = difference <= part["tolerance"]
        good = good and within
        print(f"{part['component']}: off by {difference:.1e}, allowed {part['tolerance']:.0e}", "" if within else "TOO FAR")
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Check a bundle.")
    arguments.add_argument("bundle")
    arguments.add_argument("--known", help="a bundle whose known results are to be met")
    arguments.add_argument("--threads", type=int, default=1)
    main(arguments.parse_args())
