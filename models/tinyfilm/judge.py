"""Does a clip show what its caption says?

    python judge.py true                               the judge's own accuracy, on drawn clips
    python judge.py bundle BUNDLE [--guidance 2 4]     a bundle's, on captions that were held out of training

Prints one line of JSON for each measurement: the share of clips that show each blank rightly, and all of
them at once.
"""
import argparse
import json
import time

import numpy as np

from captions import held_out_specs
from reading import Reader
from world import render

AT_ONCE = 2  # clips in one run of the model


def shares(answers):
    return {blank: round(float(np.mean([a[blank] for a in answers])), 3) for blank in answers[0]}


def judged(reader, spec, frames, verbose):
    seen = reader.read(frames)
    right = seen.right(spec)
    if verbose and not right["all"]:
        print(f"{spec.caption}: seen as {seen}", flush=True)
    return right


def true_clips(reader, specs, options):
    rng = np.random.default_rng(7)
    answers = [judged(reader, spec, render(spec, rng)[0], options.verbose) for spec in specs]
    yield {"clips": len(answers), "source": "true clips", **shares(answers)}


def bundle_clips(reader, specs, options):
    import torch

    from sampling import sample

    torch.set_num_threads(options.threads)
    text_encoder, denoiser, decoder = (
        torch.jit.load(f"{options.path}/{part}.pt") for part in ("text_encoder", "denoiser", "vae_decoder")
    )
    for guidance in options.guidance:
        start, answers = time.monotonic(), []
        for first in range(0, len(specs), AT_ONCE):
            some = specs[first : first + AT_ONCE]
            captions = [spec.caption for spec in some]
            latents = sample(denoiser, text_encoder, captions, options.steps, guidance, seed=1000 + first)
            for spec, clip in zip(some, latents):
                with torch.no_grad():
                    frames = decoder(clip.transpose(0, 1).contiguous()).numpy()
                answers.append(judged(reader, spec, frames, options.verbose))
        seconds = round(time.monotonic() - start)
        yield {"clips": len(answers), "steps": options.steps, "guidance": guidance, **shares(answers), "seconds": seconds}


def main(options):
    reader, specs = Reader(), held_out_specs(options.clips)
    measure = true_clips if options.what == "true" else bundle_clips
    for result in measure(reader, specs, options):
        print(json.dumps(result), flush=True)
        if options.out:
            with open(options.out, "a", encoding="utf-8") as f:
                f.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Judge clips by their captions.")
    arguments.add_argument("what", choices=["true", "bundle"])
    arguments.add_argument("path", nargs="?", help="the bundle")
    arguments.add_argument("--clips", type=int, default=100)
    arguments.add_argument("--steps", type=int, default=20)
    arguments.add_argument("--guidance", type=float, nargs="+", default=[4.0])
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--out", help="a file to add the results to")
    arguments.add_argument("--verbose", action="store_true", help="name the clips that show something else")
    main(arguments.parse_args())
