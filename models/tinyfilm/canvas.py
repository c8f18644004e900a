"""Drawing with signed distances: a shape is a function that is negative inside and positive outside.

Coordinates: one unit is the picture's height, (0, 0) is its middle, x points right and y down. Arrays
are (frames, rows, columns); a picture has three colours in front of that.
"""
import numpy as np

HEIGHT, WIDTH, FRAMES, FPS = 72, 128, 16, 8

_rows, _columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
X = (_columns + 0.5) / HEIGHT - WIDTH / HEIGHT / 2
Y = (_rows + 0.5) / HEIGHT - 0.5


def as_colour(rgb):
    """Three numbers -> a colour that spreads over frames, rows and columns."""
    return np.asarray(rgb, np.float32).reshape(3, 1, 1, 1)


def cover(distance, sharpness=66.0):
    """Signed distance -> how much of each pixel is covered, with a soft edge about a pixel wide."""
    return np.clip(0.5 - distance * sharpness, 0.0, 1.0)


def paint(picture, coverage, colour):
    """Lays a colour (or a picture of its own) over the picture where it is covered."""
    flat = np.ndim(colour) == 1 or isinstance(colour, tuple)
    picture += coverage[None] * ((as_colour(colour) if flat else colour) - picture)


def mix(one, other, share):
    """From one colour to the other, by a share that may differ from pixel to pixel."""
    return as_colour(one) + (as_colour(other) - as_colour(one)) * share


def shade(colour, factor, white=0.0):
    """Darker or lighter by a factor, then a share of white."""
    return tuple(float(np.clip(c * factor * (1 - white) + white, 0, 1)) for c in colour)


def disc(x, y, radius):
    return np.hypot(x, y) - radius


def box(x, y, half_width, half_height, round_by=0.0):
    across, down = np.abs(x) - (half_width - round_by), np.abs(y) - (half_height - round_by)
    outside = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return outside + np.minimum(np.maximum(across, down), 0) - round_by


def polygon(x, y, corners):
    """A convex shape, its corners clockwise on the screen: the largest distance to its edges."""
    distance = None
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1]):
        length = np.hypot(x2 - x1, y2 - y1)
        edge = ((x2 - x1) * (y1 - y) - (y2 - y1) * (x1 - x)) / length
        distance = edge if distance is None else np.maximum(distance, edge)
    return distance
