"""The film world that the model is taught: a drawn clip for every caption, and nothing else.

What makes it learnable for a small model: things are large, the path follows from the caption up to a
small jitter, and skylines and star maps come from a handful.

    python world.py OUT.png      a sheet of sixteen clips
"""
import sys

import numpy as np

from canvas import FRAMES, HEIGHT, WIDTH, X, Y, cover, paint, shade
from captions import CAMERAS, COLOURS, GROUNDS, MOTIONS, OBJECTS, TIMES, Spec
from scenery import DRAW_GROUND, Scene, draw_canal, draw_clouds, draw_sky, draw_track
from things import ALTITUDE, CLIMB, DRAW, SIZE, Look

PAN, ZOOM = 0.60, 0.40  # how far the near ground slides, how much larger the picture gets
TRAVEL = 1.02  # how far a thing moves sideways in a clip
SIDEWAYS = {"left": -1.0, "right": 1.0}
UPWARD = {"up": -1.0, "down": 1.0}
RGB = {
    "red": (0.90, 0.12, 0.14),
    "green": (0.13, 0.72, 0.24),
    "blue": (0.13, 0.27, 0.93),
    "yellow": (0.99, 0.84, 0.10),
    "white": (0.97, 0.97, 0.97),
    "purple": (0.60, 0.16, 0.80),
}


def render(spec, rng):
    """-> frames (F,3,H,W) in [-1,1], and in [0,1] where the thing is (F,H,W)."""
    frame = np.arange(FRAMES, dtype=np.float32).reshape(FRAMES, 1, 1)
    progress = frame / (FRAMES - 1) - 0.5  # -0.5 to 0.5
    zoom = 1 + ZOOM * (progress + 0.5) if spec.camera == "zoom in" else np.ones_like(progress)
    slide = {"pan left": -PAN, "pan right": PAN}.get(spec.camera, 0.0) * progress
    scene = Scene(spec.time, X[None] / zoom, Y[None] / zoom + 0.0, slide, frame, rng, spec.ground)

    picture = draw_sky(scene, rng)
    draw_clouds(scene, picture, rng)
    DRAW_GROUND[spec.ground](scene, picture)
    if spec.object == "ship" and spec.ground != "sea":
        draw_canal(scene, picture)
    if spec.object == "train":
        draw_track(scene, picture, spec.ground, ALTITUDE["train"])
    mask = _draw_thing(spec, scene, picture, progress, rng)
    return (np.clip(picture, 0, 1) * 2 - 1).transpose(1, 0, 2, 3), mask


def _draw_thing(spec, scene, picture, progress, rng):
    name = spec.object
    size = SIZE[name] * (1 + 0.10 * (2 * float(rng.random()) - 1))
    jitter_x = 0.09 * (2 * float(rng.random()) - 1)
    jitter_y = 0.03 * (2 * float(rng.random()) - 1)
    # A zoom adds to the motion: the thing must stay in the picture.
    reach = 0.74 if spec.camera == "zoom in" else 1.0
    speed = SIDEWAYS.get(spec.motion, 0.0) * TRAVEL * reach * (1 + 0.06 * (2 * float(rng.random()) - 1))
    if name in ("ship", "train"):  # they lift off the ground, or come down to it
        climbed = {"up": progress + 0.5, "down": 0.5 - progress}.get(spec.motion, 0.0)
        middle = ALTITUDE[name] + jitter_y * 0.3 - CLIMB[name] * climbed
    else:
        middle = ALTITUDE[name] + jitter_y + UPWARD.get(spec.motion, 0.0) * CLIMB[name] * reach * progress
    x = scene.x + scene.slide * 0.5 - jitter_x - speed * progress
    y = scene.y - middle

    lit = tuple(float(c * (0.48 + 0.52 * light)) for c, light in zip(shade(RGB[spec.colour], 1.0), scene.light))
    facing = -1.0 if spec.motion == "left" else 1.0
    look = Look(size, lit, float(np.mean(scene.light)), scene.frame, scene.night, facing)

    if (spec.ground == "sea" and name != "train") or name == "ship":
        _draw_reflection(scene, picture, name, x, middle, look)
    mask = np.zeros((FRAMES, HEIGHT, WIDTH), np.float32)
    for coverage, colour in DRAW[name](x, y, look):
        paint(picture, coverage, colour)
        mask = np.maximum(mask, coverage)
    if name == "ship":
        bow_wave = np.exp(-(((y - 0.055) / 0.012) ** 2) - (x / (size * 1.5)) ** 4)
        afloat = spec.motion not in ("up", "down")
        paint(picture, bow_wave * 0.55 * afloat, scene.hazy((0.9, 0.97, 1.0), 0.2))
    return mask


def _draw_reflection(scene, picture, name, x, middle, look):
    """The thing upside down in the water, broken by the waves."""
    line = ALTITUDE["ship"] + 0.045 if name == "ship" else scene.horizon + 0.10
    broken = 0.012 * np.sin(scene.y * 90.0 + scene.frame * 1.1)
    fading = cover(line - scene.y) * 0.38 * np.clip(1 - (scene.y - line) / 0.30, 0, 1)
    for coverage, colour in DRAW[name](x + broken, (2 * line - scene.y) - middle, look):
        paint(picture, coverage * fading, colour)


def _sheet(path):
    from PIL import Image

    rng, rows = np.random.default_rng(3), []
    for i in range(16):
        spec = Spec(
            TIMES[(i + i // 4) % 4], GROUNDS[(i // 4) % 4], OBJECTS[i % 4],
            COLOURS[i % 6], MOTIONS[(i * 2) % 5], CAMERAS[(i * 3) % 4],
        )  # fmt: skip
        print(spec.caption)
        frames, _ = render(spec, rng)
        rows.append(np.concatenate([((f + 1) * 127.5).transpose(1, 2, 0) for f in frames[[0, 5, 10, 15]]], 1))
    Image.fromarray(np.round(np.concatenate(rows)).astype(np.uint8)).save(path)


if __name__ == "__main__":
    _sheet(sys.argv[1])
