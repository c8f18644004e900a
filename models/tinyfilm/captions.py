"""What can be said about a clip: one sentence with six blanks.

    {camera} of a {colour} {object} {motion} over the {ground} at {time}
    "a static shot of a red balloon moving left over the sea at day"
"""
import re
import zlib
from dataclasses import dataclass

TIMES = ["day", "sunset", "night", "dawn"]
GROUNDS = ["sea", "hills", "desert", "city"]
OBJECTS = ["balloon", "kite", "ship", "train"]
COLOURS = ["red", "green", "blue", "yellow", "white", "purple"]
MOTIONS = ["left", "right", "up", "down", "still"]
CAMERAS = ["static", "pan left", "pan right", "zoom in"]

# One combination in this many is kept out of training; those captions are the test set.
HELD_OUT_ONE_IN = 12


@dataclass(frozen=True)
class Spec:
    """One combination of the blanks."""

    time: str
    ground: str
    object: str
    colour: str
    motion: str
    camera: str

    @property
    def caption(self):
        camera = "a static shot" if self.camera == "static" else self.camera
        motion = "standing still" if self.motion == "still" else f"moving {self.motion}"
        return f"{camera} of a {self.colour} {self.object} {motion} over the {self.ground} at {self.time}"

    @property
    def held_out(self):
        key = "/".join((self.time, self.ground, self.object, self.colour, self.motion, self.camera))
        return zlib.crc32(key.encode()) % HELD_OUT_ONE_IN == 0

    @staticmethod
    def random(rng):
        def pick(names):
            return names[int(rng.integers(len(names)))]

        return Spec(pick(TIMES), pick(GROUNDS), pick(OBJECTS), pick(COLOURS), pick(MOTIONS), pick(CAMERAS))

    @staticmethod
    def random_for_training(rng):
        spec = Spec.random(rng)
        while spec.held_out:
            spec = Spec.random(rng)
        return spec


def held_out_specs(count, seed=2024):
    """Captions that were never trained on, each once."""
    import numpy as np

    rng, specs = np.random.default_rng(seed), []
    while len(specs) < count:
        spec = Spec.random(rng)
        if spec.held_out and spec not in specs:
            specs.append(spec)
    return specs


# ---------------------------------------------------------------- words as numbers

LENGTH = 16  # tokens in a caption
UNKNOWN, PAD = "<unk>", "<pad>"


def _words(text):
    return re.findall(r"\w+", text.lower())


# The order is part of the weights: new words go at the end, never in between.
WORDS = [UNKNOWN, PAD] + sorted(
    set(_words(" ".join(TIMES + GROUNDS + OBJECTS + COLOURS + MOTIONS + CAMERAS)))
    | set(_words("a static shot of a moving standing still over the at"))
)
INDEX = {word: number for number, word in enumerate(WORDS)}


def tokens(captions):
    """Captions -> a tensor (N, LENGTH) of word numbers."""
    import torch

    ids = torch.full((len(captions), LENGTH), INDEX[PAD], dtype=torch.long)
    for row, caption in zip(ids, captions):
        numbers = [INDEX.get(word, INDEX[UNKNOWN]) for word in _words(caption)][:LENGTH]
        row[: len(numbers)] = torch.tensor(numbers, dtype=torch.long)
    return ids
