"""Reads back from frames alone what they show. Calibrated on true clips; knows nothing of any model.

    time      the colours of the sky
    ground    colours and texture of the lower bands
    colour    how well each colour's histogram explains a blob of pixels; the strongest blob wins
    motion    the track of that blob, first third against last third
    object    the blob's outline against the mean outline of each thing
    camera    which shift or enlargement explains the scenery from frame to frame
"""
from dataclasses import dataclass, replace

import numpy as np

from canvas import FRAMES, HEIGHT, WIDTH
from captions import COLOURS, OBJECTS, TIMES, Spec
from world import ZOOM, render

BINS = 20  # per colour channel
SKY_BANDS = [(0, 8), (18, 30)]
GROUND_BANDS = [(38, 44), (44, 48), (48, 52), (52, 56), (56, 60), (60, 66), (66, 72)]
BLOB = (17, 23)  # rows and columns that a thing fills
SIDEWAYS, UPWARD = 0.38, 0.10  # how far a track must lead to be a motion, in heights of the picture
HORIZON = 40  # a row between sky and ground


@dataclass(frozen=True)
class Seen:
    """What a clip shows, in the words of a caption where it has words for it."""

    time: str
    ground: str
    colour: str
    object: str
    camera: str
    horizontal: str
    vertical: str

    def right(self, spec):
        """Blank by blank, does it show what the caption says?"""
        wanted_across = spec.motion if spec.motion in ("left", "right") else "none"
        wanted_up = spec.motion if spec.motion in ("up", "down") else "none"
        answers = {
            "time": self.time == spec.time,
            "ground": self.ground == spec.ground,
            "colour": self.colour == spec.colour,
            "object": self.object == spec.object,
            "horizontal": self.horizontal == wanted_across,
            "vertical": self.vertical == wanted_up,
            "camera": self.camera == spec.camera,
        }
        return answers | {"all": all(answers.values())}


class Reader:
    def __init__(self, clips=900, seed=101, noise=0.01):
        rng = np.random.default_rng(seed)
        own = np.zeros((len(TIMES), len(COLOURS), BINS**3))
        back = np.zeros((len(TIMES), BINS**3))
        skies, grounds, kept = {}, {}, []
        for i in range(clips):
            spec = replace(
                Spec.random(rng), time=TIMES[i % len(TIMES)], colour=COLOURS[(i // len(TIMES)) % len(COLOURS)]
            )
            frames, mask = render(spec, rng)
            frames = np.clip((frames + 1) / 2 + noise * rng.standard_normal(frames.shape), 0, 1)
            time, colour, number = TIMES.index(spec.time), COLOURS.index(spec.colour), bin_of(frames[::3])
            own[time, colour] += np.bincount(number[mask[::3] > 0.8], minlength=BINS**3)
            back[time] += np.bincount(number[mask[::3] < 0.2], minlength=BINS**3)
            skies.setdefault(spec.time, []).append(sky_feature(frames))
            carried_by = spec.object if spec.object in ("ship", "train") else "air"
            grounds.setdefault((spec.time, spec.ground, carried_by), []).append(ground_feature(frames))
            if i % 2 == 0 and spec.camera != "zoom in":
                kept.append((spec, frames[[2, 8, 13]]))
        self.own = _shares(np.stack([[_blurred(h) for h in row] for row in own]))
        self.back = _shares(np.stack([_blurred(h) for h in back]))
        self.skies = {time: np.mean(features, 0) for time, features in skies.items()}
        self.grounds = {key: (np.mean(f, 0), np.std(f, 0) + 0.03) for key, f in grounds.items()}
        self.outlines = self._mean_outlines(kept)

    def _mean_outlines(self, kept):
        """By thing, and by the side it faces."""
        outlines = {}
        for spec, frames in kept:
            maps = self.colour_maps(frames, spec.time)[COLOURS.index(spec.colour)]
            for one, blob in zip(maps, window_mean(maps, *BLOB)):
                key = spec.object, spec.motion == "left"
                outlines.setdefault(key, []).append(outline(one, *_peak(blob)))
        return {key: np.mean(found, 0) for key, found in outlines.items()}

    def colour_maps(self, frames, time):
        """How likely each pixel belongs to a thing of each colour (colours,F,H,W)."""
        t, number = TIMES.index(time), bin_of(frames)
        own = self.own[t][:, number]
        return own / (own + 3 * self.back[t][number] + 0.15 * own.sum(0) + 1e-7)

    def read(self, frames):
        """frames (F,3,H,W) in [-1,1] -> what they show"""
        frames = np.clip((frames + 1) / 2, 0, 1)
        sky = sky_feature(frames)
        time = min(self.skies, key=lambda t: np.abs(self.skies[t] - sky).sum())
        maps = self.colour_maps(frames, time)
        blobs = np.stack([window_mean(one, *BLOB) for one in maps])
        colour = int(blobs.max((2, 3)).mean(1).argmax())
        maps, blobs = maps[colour], blobs[colour]
        across, up = self._motion(maps, blobs)
        return Seen(
            time=time,
            ground=self._ground(frames, time),
            colour=COLOURS[colour],
            object=self._thing(maps, blobs),
            camera=camera_of(frames, maps),
            horizontal=across,
            vertical=up,
        )

    def _ground(self, frames, time):
        feature = ground_feature(frames)

        def distance(key):
            mean, spread = self.grounds[key]
            return np.minimum(((feature - mean) / spread) ** 2, 16).sum()

        return min((key for key in self.grounds if key[0] == time), key=distance)[1]

    def _thing(self, maps, blobs):
        score = dict.fromkeys(OBJECTS, 0.0)
        for one, blob in zip(maps, blobs):
            peak = _peak(blob)
            windows = [outline(one, *peak), outline(one, *peak, cell=5)]  # the second for a zoomed picture
            for thing in score:
                known = [o for (name, _), o in self.outlines.items() if name == thing]
                score[thing] += max(likeness(o, window) for o in known for window in windows)
        return max(score, key=score.get)

    @staticmethod
    def _motion(maps, blobs):
        """The centre of the map around the blob's peak, over the frames."""
        track = []
        for one, blob in zip(maps, blobs):
            cy, cx = _peak(blob)
            top, left = max(cy - 16, 0), max(cx - 22, 0)
            weight = one[top : cy + 17, left : cx + 23] + 1e-6
            rows, columns = np.mgrid[top : top + weight.shape[0], left : left + weight.shape[1]]
            track.append(((rows * weight).sum() / weight.sum(), (columns * weight).sum() / weight.sum()))
        track, third = np.array(track) / HEIGHT, FRAMES // 3
        dy, dx = np.median(track[-third:], 0) - np.median(track[:third], 0)
        across = "left" if dx < -SIDEWAYS else "right" if dx > SIDEWAYS else "none"
        return across, "up" if dy < -UPWARD else "down" if dy > UPWARD else "none"


def camera_of(frames, thing, gap=3):
    """Which camera explains the scenery, away from the thing, `gap` frames later."""
    grey = frames.mean(1)
    scenery = window_mean((thing > 0.3).astype(float), 9, 9) < 0.02
    errors = {"static": [], "pan left": [], "pan right": [], "zoom in": []}
    for k in range(0, FRAMES - gap, 2):
        pair = _Pair(grey[k], grey[k + gap], scenery[k], scenery[k + gap])
        grown = (1 + ZOOM * (k + gap) / (FRAMES - 1)) / (1 + ZOOM * k / (FRAMES - 1))
        errors["static"].append(sum(pair.error()))
        scales = (grown, 1 + (grown - 1) * 0.8, 1 + (grown - 1) * 1.2)
        errors["zoom in"].append(min(sum(pair.error(scale=scale)) for scale in scales))
        for name, sign in (("pan left", -1), ("pan right", 1)):
            shifted = [pair.error(shift=sign * pixels) for pixels in range(2, 9)]
            # Sky and ground slide by their own depth: each may choose its shift.
            errors[name].append(min(sky for sky, _ in shifted) + min(ground for _, ground in shifted))
    return min(errors, key=lambda name: np.mean(errors[name]))


class _Pair:
    """Two frames, and how badly the second is explained by moving the first."""

    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]

    def __init__(self, before, after, scenery_before, scenery_after):
        self.before, self.after = before, after
        self.scenery_before, self.scenery = scenery_before, scenery_before & scenery_after

    def error(self, shift=0, scale=1.0):
        """-> error of the sky, error of the ground"""
        y = np.round((self.rows - HEIGHT / 2 + 0.5) / scale + HEIGHT / 2 - 0.5).astype(int)
        x = np.round((self.columns - WIDTH / 2 + 0.5) / scale + WIDTH / 2 - 0.5 + shift).astype(int)
        inside = (x >= 0) & (x < WIDTH) & (y >= 0) & (y < HEIGHT)
        y, x = y.clip(0, HEIGHT - 1), x.clip(0, WIDTH - 1)
        use = inside & self.scenery & self.scenery_before[y, x]
        difference = np.abs(self.before[y, x] - self.after) * use
        sky = difference[:HORIZON].sum() / max(use[:HORIZON].sum(), 1)
        return sky, difference[HORIZON:].sum() / max(use[HORIZON:].sum(), 1)


# ---------------------------------------------------------------- features


def bin_of(frames):
    """frames (F,3,H,W) in [0,1] -> the number of each pixel's colour bin"""
    channel = np.clip((frames * BINS).astype(int), 0, BINS - 1)
    return (channel[:, 0] * BINS + channel[:, 1]) * BINS + channel[:, 2]


def sky_feature(frames):
    return np.concatenate([np.median(frames[:, :, top:end], (0, 2, 3)) for top, end in SKY_BANDS])


def ground_feature(frames):
    parts = []
    for top, end in GROUND_BANDS:
        band = frames[:, :, top:end]
        roughness = np.abs(np.diff(band, axis=3)).mean((0, 2, 3)) * 6
        parts += [np.median(band, (0, 2, 3)), band.std((0, 3)).mean(1) * 2, roughness]
    return np.concatenate(parts)


def window_mean(maps, rows, columns):
    """(F,H,W) -> the mean over a window around each pixel, same size"""
    padded = np.pad(maps, ((0, 0), (rows // 2 + 1, rows // 2), (columns // 2 + 1, columns // 2)))
    sums = padded.cumsum(1).cumsum(2)
    corners = sums[:, rows:, columns:] - sums[:, :-rows, columns:] - sums[:, rows:, :-columns]
    return (corners + sums[:, :-rows, :-columns]) / (rows * columns)


def outline(one, row, column, cell=4):
    """A window of the map around the blob, averaged to 12x16 cells."""
    height, width = 12 * cell, 16 * cell
    padded = np.pad(one, ((height // 2, height // 2), (width // 2, width // 2)))
    window = padded[row : row + height, column : column + width]
    return window.reshape(12, cell, 16, cell).mean((1, 3))


def likeness(one, other):
    """Correlation of two small maps, at the best of nine offsets."""
    best = max((one * np.roll(other, (dy, dx), (0, 1))).sum() for dy in (-1, 0, 1) for dx in (-1, 0, 1))
    return best / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-6)


def _peak(blob):
    return np.unravel_index(blob.argmax(), blob.shape)


def _shares(histograms):
    return histograms / histograms.sum(-1, keepdims=True)


def _blurred(histogram):
    """Spread over neighbouring bins, as a model's colours are never exact."""
    h = histogram.reshape(BINS, BINS, BINS).astype(np.float64)
    for axis in range(3):
        padded = np.pad(h, [(1, 1) if a == axis else (0, 0) for a in range(3)])
        below, here, above = (padded.take(range(start, start + BINS), axis) for start in range(3))
        h = 0.25 * below + 0.5 * here + 0.25 * above
    return h.reshape(-1)
