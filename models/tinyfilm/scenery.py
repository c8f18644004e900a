"""Sky, clouds and the four grounds, each layer sliding by its own depth when the camera pans."""
import numpy as np

from canvas import FRAMES, HEIGHT, WIDTH, as_colour, cover, mix, paint

# top, middle, horizon
SKY = {
    "day": ((0.22, 0.52, 0.92), (0.52, 0.77, 0.97), (0.88, 0.95, 0.99)),
    "sunset": ((0.23, 0.15, 0.43), (0.84, 0.36, 0.42), (1.0, 0.74, 0.36)),
    "night": ((0.02, 0.03, 0.12), (0.05, 0.08, 0.24), (0.14, 0.20, 0.40)),
    "dawn": ((0.44, 0.54, 0.82), (0.87, 0.72, 0.82), (1.0, 0.89, 0.76)),
}
LIGHT = {
    "day": (1.0, 1.0, 1.0),
    "sunset": (0.92, 0.68, 0.62),
    "night": (0.42, 0.48, 0.72),
    "dawn": (0.96, 0.86, 0.88),
}
CLOUD = {
    "day": (1.0, 1.0, 1.0),
    "sunset": (0.98, 0.60, 0.50),
    "night": (0.17, 0.21, 0.38),
    "dawn": (1.0, 0.92, 0.92),
}
CLOUD_PUFFS = ((-0.13, 0.0, 0.055), (-0.05, -0.03, 0.075), (0.05, -0.02, 0.065), (0.13, 0.005, 0.045))
MOONLIGHT = (0.80, 0.85, 0.98)


class Scene:
    """What all layers of one clip share: the hour, the horizon, and how far the camera slides."""

    def __init__(self, time, x, y, slide, frame, rng, ground):
        self.time, self.night = time, time == "night"
        self.x, self.y, self.slide, self.frame = x, y, slide, frame
        self.light = np.array(LIGHT[time], np.float32)
        self.sky = [np.array(c, np.float32) for c in SKY[time]]
        # A handful of skylines, so that a small model can know them; the rest varies freely.
        self.phase = float(rng.integers(6)) * 1.1 + 0.3 if ground == "city" else float(rng.random() * 6.28)
        self.horizon = 0.13 + 0.03 * float(rng.random())
        self.sun_x = 0.0
        self.glow = MOONLIGHT

    def layer(self, depth):
        """x as a layer sees it: 1 slides with the near ground, 0 stays like a far star."""
        return self.x + self.slide * depth

    def lit(self, colour):
        return np.array(colour, np.float32) * self.light

    def hazy(self, colour, haze):
        return self.lit(colour) * (1 - haze) + (self.sky[1] * 0.4 + self.sky[2] * 0.6) * haze

    def ridge(self, depth, base, height, frequency, phase):
        x = self.layer(depth)
        return base - height * (np.sin(x * frequency + phase) + 0.45 * np.sin(x * frequency * 2.3 + phase * 1.7))


def draw_sky(scene, rng):
    """The gradient with sun or moon and stars: the start of a picture."""
    s = scene
    down = np.clip((s.y + 0.5) / (s.horizon + 0.5), 0, 1)[None]
    upper = mix(s.sky[0], s.sky[1], down / 0.55)
    lower = mix(s.sky[1], s.sky[2], (down - 0.55) / 0.45)
    picture = np.where(down < 0.55, upper, lower)
    picture = np.broadcast_to(picture, (3, FRAMES, HEIGHT, WIDTH)).astype(np.float32).copy()
    x = s.layer(0.35)
    s.sun_x = float(rng.choice([-0.55, 0.55])) + 0.1 * float(rng.random() - 0.5)
    if s.night:
        _stars_and_moon(s, picture, x, rng)
    else:
        _sun(s, picture, x)
    return picture


def _stars_and_moon(s, picture, x, rng):
    count, sky_map = 22, np.random.default_rng(int(rng.integers(3)))
    star_x, star_y = sky_map.random(count) * 2.4 - 1.2, sky_map.random(count) * 0.56 - 0.5
    radius = 0.009 + 0.006 * sky_map.random(count)
    stars = np.zeros((FRAMES, HEIGHT, WIDTH), np.float32)
    for i in range(count):
        stars = np.maximum(stars, np.exp(-((x - star_x[i]) ** 2 + (s.y - star_y[i]) ** 2) / radius[i] ** 2))
    paint(picture, stars * 0.9, (1.0, 1.0, 0.92))
    halo = np.exp(-((x - s.sun_x) ** 2 + (s.y + 0.30) ** 2) / 0.20**2)
    paint(picture, halo * 0.30, (0.65, 0.72, 0.95))
    bitten = -(np.hypot(x - s.sun_x + 0.045, s.y + 0.325) - 0.075)  # what makes a crescent of the disc
    paint(picture, cover(np.maximum(np.hypot(x - s.sun_x, s.y + 0.30) - 0.085, bitten)), (0.98, 0.96, 0.84))


def _sun(s, picture, x):
    sun_y, radius, tint = {
        "day": (-0.32, 0.075, (1.0, 0.96, 0.70)),
        "sunset": (s.horizon - 0.07, 0.13, (1.0, 0.85, 0.45)),
        "dawn": (s.horizon - 0.10, 0.10, (1.0, 0.95, 0.80)),
    }[s.time]
    square = (x - s.sun_x) ** 2 + (s.y - sun_y) ** 2
    paint(picture, np.exp(-square / (radius * 2.6) ** 2) * 0.55, tint)
    paint(picture, cover(np.sqrt(square) - radius), tint)
    s.glow = tint


def draw_clouds(s, picture, rng):
    """Two flat-bottomed heaps of soft discs."""
    x = s.layer(0.45)
    for side in (-0.45, 0.40):
        cx = side + 0.3 * float(rng.random() - 0.5)
        cy = -0.26 + 0.16 * float(rng.random())
        size = 0.8 + 0.4 * float(rng.random())
        heap = np.full((FRAMES, HEIGHT, WIDTH), 9.0, np.float32)
        for dx, dy, radius in CLOUD_PUFFS:
            heap = np.minimum(heap, np.hypot(x - cx - dx * size, (s.y - cy - dy * size) * 1.15) - radius * size)
        softness = np.clip(0.5 - np.maximum(heap, (s.y - cy - 0.03 * size)) * 26.0, 0, 1)
        paint(picture, softness * 0.85, CLOUD[s.time])


def draw_water(s, picture, top, depth):
    """Everything below `top`: waves, and the glitter of sun or moon."""
    down = np.clip((s.y - top) / 0.40, 0, 1)[None]
    body = mix(s.hazy((0.16, 0.50, 0.66), 0.35), s.lit((0.03, 0.22, 0.42)), down**0.7)
    x = s.layer(depth)
    below = np.maximum(s.y - top, 0)
    swell = np.sin(below**0.75 * 95.0 + 1.6 * np.sin(x * 7.0 + s.phase + s.frame * 0.55))
    wave = swell * (0.25 + 0.75 * down[0])
    body = body + np.maximum(wave - 0.35, 0)[None] * (as_colour(s.hazy((0.75, 0.9, 0.95), 0.3)) - body) * 0.35
    path = np.exp(-(((s.layer(0.35) - s.sun_x) / (0.07 + 0.28 * down[0])) ** 2))
    path = path * (0.55 + 0.45 * np.sin(s.y * 130.0 + s.frame * 1.1 + np.sin(x * 25.0)))
    body = body + (path * 0.55)[None] * (as_colour(s.glow) - body)
    paint(picture, cover(top - s.y), body)


def draw_sea(s, picture):
    coast = np.maximum(s.ridge(0.5, s.horizon, 0.022, 3.1, s.phase) - s.y, s.y - s.horizon)
    paint(picture, cover(coast), s.hazy((0.22, 0.40, 0.42), 0.6))
    draw_water(s, picture, s.horizon, 0.7)


HILLS = (  # depth, height of the base over the horizon, amplitude, frequency, colour, haze
    (0.45, -0.05, 0.050, 3.3, (0.34, 0.52, 0.52), 0.55),
    (0.70, 0.04, 0.045, 2.7, (0.33, 0.62, 0.30), 0.22),
    (1.00, 0.16, 0.035, 2.1, (0.22, 0.50, 0.18), 0.0),
)


def draw_hills(s, picture):
    for depth, base, height, frequency, colour, haze in HILLS:
        crest = s.ridge(depth, s.horizon + base, height, frequency, s.phase * (1 + depth))
        top = s.hazy(colour, haze)
        body = mix(top * 1.12, top * 0.70, np.clip((s.y - crest) / 0.28, 0, 1)[None])
        paint(picture, cover((crest - s.y) * 0.85), body)
    x = s.layer(1.0)
    for i in range(7):  # round trees along the nearest crest
        tree_x = -1.2 + i * 0.4 + 0.12 * np.sin(i * 5.1 + s.phase)
        waves = np.sin(tree_x * 2.1 + s.phase * 2) + 0.45 * np.sin(tree_x * 2.1 * 2.3 + s.phase * 3.4)
        tree_y = s.horizon + 0.16 - 0.035 * waves
        crown = np.hypot(x - tree_x, (s.y - tree_y + 0.02) * 0.85) - 0.042
        paint(picture, cover(crown), s.lit((0.12, 0.36, 0.15)))


DUNES = (
    (0.45, -0.02, 0.030, 2.3, (0.90, 0.72, 0.52), 0.45),
    (0.70, 0.05, 0.040, 2.0, (0.95, 0.74, 0.44), 0.15),
    (1.00, 0.17, 0.040, 1.7, (0.88, 0.62, 0.32), 0.0),
)


def draw_desert(s, picture):
    for depth, base, height, frequency, colour, haze in DUNES:
        crest = s.ridge(depth, s.horizon + base, height, frequency, s.phase * (1 + depth))
        slope = np.cos(s.layer(depth) * frequency + s.phase * (1 + depth))  # one flank is in the shade
        shading = 1.0 - 0.22 * np.clip(slope * 2.5, -0.2, 1) - 0.15 * np.clip((s.y - crest) / 0.3, 0, 1)
        paint(picture, cover((crest - s.y) * 0.9), as_colour(s.hazy(colour, haze)) * shading[None])
    x, first = s.layer(0.7), 0.30 * np.sin(s.phase)
    for pyramid_x, size in ((first, 0.17), (first + 0.30, 0.11)):
        top = s.horizon + 0.05 - size
        shape = (np.abs(x - pyramid_x) * 0.8 - (s.y - top)) * 0.75
        stone = cover(np.maximum(shape, s.y - s.horizon - 0.05))
        paint(picture, stone, s.hazy((0.93, 0.76, 0.48), 0.18))
        paint(picture, stone * cover(pyramid_x - x), s.hazy((0.66, 0.48, 0.30), 0.18))


BLOCKS = (  # depth, width of a house, lowest and tallest, colour, haze, windows
    (0.5, 0.115, 0.02, 0.20, (0.42, 0.46, 0.60), 0.50, False),
    (0.8, 0.17, 0.10, 0.26, (0.24, 0.27, 0.38), 0.08, True),
)


def draw_city(s, picture):
    for depth, width, low, tall, colour, haze, windows in BLOCKS:
        x = s.layer(depth) + s.phase
        house = np.floor(x / width)
        roof = s.horizon + low - tall * (0.35 + 0.65 * np.abs(np.sin(house * 12.9898 + s.phase)))
        walls = cover(np.maximum(roof - s.y, np.abs(x / width - house - 0.5) * width - width * 0.46))
        paint(picture, walls, s.hazy(colour, haze))
        if windows:
            _windows(s, picture, walls, house, x / width - house, roof)
    street = s.horizon + 0.17
    paint(picture, cover(street - s.y), s.lit((0.30, 0.31, 0.37)))
    paint(picture, cover(np.abs(s.y - street) - 0.010), s.lit((0.62, 0.62, 0.66)))
    x = s.layer(1.0)
    dashes = np.abs((x / 0.25) - np.floor(x / 0.25) - 0.5) * 0.25 - 0.07
    paint(picture, cover(np.maximum(np.abs(s.y - street - 0.11) - 0.010, dashes)), s.lit((0.85, 0.82, 0.70)))


def _windows(s, picture, walls, house, across, roof):
    column, row = across * 3.4 - 0.2, (s.y - roof - 0.02) / 0.055
    pane = (
        (column - np.floor(column) > 0.3)
        & (column > 0)
        & (column < 3)
        & (row - np.floor(row) > 0.38)
        & (row > 0)
    ).astype(np.float32)
    dim = s.night or s.time == "sunset"
    chance = np.sin(house * 7.1 + np.floor(column) * 3.7 + np.floor(row) * 5.3)
    lit = (chance > (-0.3 if dim else 0.2)).astype(np.float32)
    colour = (1.0, 0.84, 0.42) if dim else tuple(s.hazy((0.62, 0.74, 0.86), 0.2))
    paint(picture, walls * pane * (0.35 + 0.60 * lit), colour)


DRAW_GROUND = {"sea": draw_sea, "hills": draw_hills, "desert": draw_desert, "city": draw_city}


def draw_canal(s, picture):
    """A ship away from the sea needs water to sail on."""
    paint(picture, cover(np.abs(s.y - 0.262) - 0.010), s.lit((0.62, 0.58, 0.42)))
    draw_water(s, picture, np.float32(0.265), 1.0)


TRACK_BED = {"hills": (0.30, 0.46, 0.20), "desert": (0.80, 0.58, 0.34), "city": (0.34, 0.34, 0.38)}


def draw_track(s, picture, ground, rail):
    """A train runs on an embankment, or over the sea on a viaduct."""
    x = s.layer(0.5)
    if ground == "sea":
        arch = (x / 0.34 - np.floor(x / 0.34) - 0.5) * 0.34
        opening = np.maximum(np.hypot(arch, np.minimum(s.y - rail - 0.13, 0)) - 0.12, rail + 0.02 - s.y)
        paint(picture, cover(np.maximum(rail - s.y, -opening)), s.lit((0.62, 0.56, 0.52)))
    else:
        paint(picture, cover(rail - s.y), s.lit(TRACK_BED[ground]))
        sleeper = np.abs((x / 0.10) - np.floor(x / 0.10) - 0.5) * 0.10 - 0.028
        paint(picture, cover(np.maximum(np.abs(s.y - rail - 0.035) - 0.014, sleeper)), s.lit((0.42, 0.30, 0.22)))
    paint(picture, cover(np.abs(s.y - rail - 0.010) - 0.010), s.lit((0.55, 0.56, 0.60)))
