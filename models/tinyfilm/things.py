"""The four things that a clip can be of.

Each yields its pieces from back to front, as (coverage, colour). x and y are measured from the thing's
own middle; a train's y = 0 is the rail, a ship's the water line.
"""
from dataclasses import dataclass

import numpy as np

from canvas import box, cover, disc, polygon, shade

LAMP = (1.0, 0.85, 0.45)


@dataclass(frozen=True)
class Look:
    """How a thing is seen: its size, its colour, and what the clip does to both."""

    size: float
    colour: tuple
    light: float  # mean brightness of the hour
    frame: np.ndarray  # the time in frames, to be spread over rows and columns
    night: bool
    facing: float  # 1: to the right, -1: to the left

    def paler(self, share, otherwise):
        """A pale shade of the colour; colours that are pale already get the other shade."""
        return shade(self.colour, 1.0, share) if min(self.colour) < 0.5 else otherwise

    def lit(self, colour):
        return shade(colour, self.light)


def balloon(x, y, look):
    r = look.size
    # The envelope is a circle that runs into a cone towards the basket.
    narrowing = np.clip((y + r * 0.1) / (r * 1.25), 0, 1)
    upper = y < r * 0.1
    half = np.where(upper, np.sqrt(np.maximum(r * r - y * y, 0)), r * (1 - 0.72 * narrowing**1.4))
    envelope = np.where(upper, disc(x, y, r), np.maximum(np.abs(x) - half, y - r * 1.12) * 0.9)

    ropes = np.maximum(
        np.abs(np.abs(x) - r * (0.34 - 0.10 * (y - r) / r)) - 0.006, np.abs(y - r * 1.28) - r * 0.24
    )
    yield cover(ropes), look.lit((0.35, 0.26, 0.20))
    yield cover(box(x, y - r * 1.62, r * 0.25, r * 0.18, 0.012)), look.lit((0.55, 0.34, 0.16))  # basket
    yield cover(box(x, y - r * 1.49, r * 0.28, r * 0.05, 0.006)), look.lit((0.75, 0.52, 0.28))  # its rim

    cloth = cover(envelope)
    yield cloth, look.colour
    across = x / np.maximum(half, 0.02)  # -1 to 1 over the envelope: stripes follow its shape
    stripe = np.clip((np.abs(np.abs(across) - 0.52) < 0.2) * 1.0, 0, 1)
    striped = shade(look.colour, 0.80) if min(look.colour) > 0.5 else shade(look.colour, 1.0, 0.42)
    yield cloth * stripe * 0.75, striped
    yield cloth * np.clip((across - 0.35) * 1.1, 0, 1) * 0.35, shade(look.colour, 0.45)  # the side in the shade
    gleam = np.exp(-((x + r * 0.38) ** 2 + (y + r * 0.42) ** 2) / (r * 0.34) ** 2)
    yield cloth * gleam * 0.45, (1.0, 1.0, 1.0)
    if look.night:
        flame = np.exp(-(x**2 + (y - r * 0.9) ** 2) / (r * 0.45) ** 2)
        yield cloth * flame * 0.6, (1.0, 0.85, 0.5)


def kite(x, y, look):
    r, beat = look.size, look.frame * 0.9
    half, top, bottom = r * 0.86, r * 0.90, r * 1.25
    for bow in range(1, 5):  # the tail swings, with bows on it
        along = bow / 4
        tail_x = r * 0.22 * np.sin(beat - bow * 1.3) * along
        tail_y = bottom + r * 0.30 * bow
        colour = look.colour if bow % 2 else look.lit((1.0, 0.95, 0.85))
        yield cover(disc(x - tail_x, y - tail_y, r * (0.15 if bow % 2 else 0.11))), colour
    string = np.maximum(
        np.abs(x - r * 0.10 * np.sin(beat - y * 14.0)) - 0.007, np.abs(y - bottom - r * 0.55) - r * 0.55
    )
    yield cover(string), look.lit((0.9, 0.9, 0.9))

    diamond = np.where(
        y < 0,
        (np.abs(x) * top + np.abs(y) * half - half * top) / np.hypot(half, top),
        (np.abs(x) * bottom + np.abs(y) * half - half * bottom) / np.hypot(half, bottom),
    )
    sail = cover(diamond)
    yield sail, look.colour
    yield sail * cover(np.maximum(x, y)), look.paler(0.45, shade(look.colour, 0.72))  # two opposite
    yield sail * cover(np.maximum(-x, -y)), shade(look.colour, 0.72)  # panels differ
    yield sail * cover(np.minimum(np.abs(x), np.abs(y)) - 0.006), look.lit((0.30, 0.22, 0.20))  # spars


def ship(x, y, look):
    r = look.size
    x = x * look.facing
    y = y - 0.012 * np.sin(look.frame * 0.8)  # it rides the swell
    pale = look.paler(0.40, look.colour)
    wood = look.lit((0.50, 0.32, 0.18))

    def shape(*corners):
        return polygon(x, y, [(r * across, r * down) for across, down in corners])

    yield cover(box(x + r * 0.08, y + r * 0.85, 0.009, r * 1.0)), wood  # main mast
    yield cover(box(x - r * 0.72, y + r * 0.60, 0.008, r * 0.75)), wood  # fore mast
    main_sail = polygon(x - r * 0.05, y, [(-r * 0.95, -r * 0.42), (-r * 0.55, -r * 1.72), (0, -r * 1.72), (r * 0.05, -r * 0.42)])
    yield cover(np.maximum(main_sail, -0.0)), pale
    yield cover(shape((0.20, -0.40), (0.28, -1.32), (0.80, -1.22), (0.98, -0.40))), pale  # fore sail
    yield cover(shape((-0.90, -1.02), (-0.78, -1.22), (0.05, -1.22), (0.06, -1.02))), look.colour  # band
    yield cover(shape((1.02, -0.36), (0.92, -1.12), (1.60, -0.30))), shade(pale, 0.88)  # jib
    yield cover(shape((-0.12, -1.86), (-0.12, -2.06), (-0.52, -1.96))), look.lit((0.95, 0.25, 0.2))  # flag
    hull = cover(shape((-1.32, -0.40), (1.55, -0.30), (1.12, 0.22), (-1.02, 0.22)))
    yield hull, shade(look.colour, 0.86)
    yield hull * cover(np.abs(y + r * 0.20) - r * 0.06), look.lit((1.0, 0.95, 0.80))  # a pale plank
    yield hull * cover(-(y - r * 0.08)), shade(look.colour, 0.5)
    for window in (-0.8, -0.35, 0.1, 0.55):
        colour = LAMP if look.night else shade((0.15, 0.15, 0.2), 1.0)
        yield cover(disc(x - r * window, y + r * 0.03, r * 0.07)), colour


def train(x, y, look):
    r = look.size
    x = x * look.facing  # the engine leads
    half_lit = 0.5 + 0.5 * look.light
    brass_lit = 0.6 + 0.4 * look.light
    dark = shade((0.13, 0.13, 0.16), 0.6 + 0.4 * look.light)
    glass = (1.0, 0.86, 0.45) if look.night else look.lit((0.80, 0.92, 1.0))

    def block(across, down, half_width, half_height, round_by=0.0):
        return cover(box(x - r * across, y + r * down, r * half_width, r * half_height, round_by))

    for puff in range(4):  # smoke drifts back over the roof
        age = (look.frame * 0.35 + puff) % 4
        cloud = np.exp(
            -((x - r * (1.25 - 0.62 * age)) ** 2 + (y + r * (1.62 + 0.13 * age)) ** 2)
            / (r * (0.17 + 0.06 * age)) ** 2
        )
        yield cloud * (0.85 - 0.15 * age), shade((0.93, 0.93, 0.95), half_lit)
    yield block(-1.35, 0.58, 0.92, 0.40, 0.02), look.colour  # carriage
    yield block(-1.35, 0.99, 0.98, 0.07, 0.008), shade(look.colour, 0.55)  # its roof
    for window in (-1.95, -1.35, -0.75):
        yield block(window, 0.66, 0.19, 0.17, 0.008), glass
    yield block(-0.34, 0.32, 0.12, 0.06), dark  # coupling
    yield cover(box(x - r * 0.95, y + r * 0.50, r * 0.72, r * 0.29, r * 0.16)), look.colour  # boiler
    yield block(0.95, 0.66, 0.66, 0.05, 0.01), look.paler(0.45, shade(look.colour, 0.8))  # a band on it
    yield block(0.10, 0.72, 0.36, 0.54, 0.015), shade(look.colour, 0.82)  # cab
    yield block(0.10, 1.29, 0.46, 0.08, 0.01), dark
    yield block(0.10, 0.94, 0.20, 0.19, 0.008), glass
    flare = r * (0.10 + 0.10 * np.clip((-y - r * 0.9) / r, 0, 1))
    yield cover(np.maximum(np.abs(x - r * 1.32) - flare, np.abs(y + r * 0.98) - r * 0.32)), dark  # chimney
    yield cover(disc(x - r * 0.78, y + r * 0.80, r * 0.13)), shade((0.95, 0.78, 0.30), brass_lit)  # dome
    catcher = polygon(x, y, [(r * 1.58, -r * 0.32), (r * 1.95, -r * 0.02), (r * 1.50, -r * 0.02)])
    yield cover(catcher), dark
    yield cover(disc(x - r * 1.70, y + r * 0.62, r * 0.10)), (1.0, 0.95, 0.65)  # lamp
    for across, radius in ((-1.95, 0.19), (-0.85, 0.19), (0.08, 0.27), (0.70, 0.27), (1.28, 0.19)):
        wheel = np.hypot(x - r * across, y + r * radius)
        yield cover(wheel - r * radius), dark
        yield cover(wheel - r * radius * 0.42), shade((0.75, 0.75, 0.78), half_lit)


DRAW = {"balloon": balloon, "kite": kite, "ship": ship, "train": train}
SIZE = {"balloon": 0.185, "kite": 0.185, "ship": 0.22, "train": 0.235}
ALTITUDE = {"balloon": -0.13, "kite": -0.16, "ship": 0.25, "train": 0.33}
CLIMB = {"balloon": 0.36, "kite": 0.36, "ship": 0.30, "train": 0.28}
