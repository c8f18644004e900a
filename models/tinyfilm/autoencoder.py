"""The picture's alphabet: 72x128 RGB to 9x16 cells of 12 numbers and back, frame by frame."""
import torch.nn as nn
import torch.nn.functional as F

CHANNELS, SCALE = 12, 8


def _conv(inputs, outputs, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1), nn.GroupNorm(8, outputs), nn.SiLU())


class Residual(nn.Module):
    """Starts as doing nothing, so that depth costs nothing at first."""

    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(_conv(channels, channels), nn.Conv2d(channels, channels, 3, 1, 1))
        nn.init.zeros_(self.body[1].weight)

    def forward(self, x):
        return x + self.body(x)


class Encoder(nn.Module):
    """(N,3,72,128) -> (N,12,9,16)"""

    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.PixelUnshuffle(2),
            _conv(12, 32),
            _conv(32, 64, stride=2),
            Residual(64),
            _conv(64, 112, stride=2),
            Residual(112),
            nn.Conv2d(112, CHANNELS, 3, 1, 1),
        )

    def forward(self, x):
        return self.net(x)


class Decoder(nn.Module):
    """(N,12,9,16) -> (N,3,72,128), twice as large at each of three steps"""

    def __init__(self):
        super().__init__()
        self.low = nn.Sequential(nn.Conv2d(CHANNELS, 128, 3, 1, 1), Residual(128), Residual(128), _conv(128, 72 * 4))
        self.mid = nn.Sequential(Residual(72), Residual(72), _conv(72, 40 * 4))
        self.high = nn.Sequential(Residual(40), _conv(40, 40), nn.Conv2d(40, 12, 3, 1, 1))
        self.up = nn.PixelShuffle(2)

    def forward(self, z):
        return self.up(self.high(self.up(self.mid(self.up(self.low(z))))))


class FrameDecoder(nn.Module):
    """What a bundle holds: the decoder, with the latents' own mean and scale folded in."""

    def __init__(self, decoder, mean, std):
        super().__init__()
        self.decoder = decoder
        self.register_buffer("mean", mean.view(1, -1, 1, 1))
        self.register_buffer("std", std.view(1, -1, 1, 1))

    def forward(self, z):
        return self.decoder(z * self.std + self.mean).clamp(-1.0, 1.0)


def reconstruction_loss(got, wanted, weight):
    """Absolute error, and that of the differences between neighbours at two scales, which is what
    keeps outlines crisp. `weight` (N,1,H,W) is larger on the thing than on the scenery."""
    loss = ((got - wanted).abs() * weight).mean()
    loss = loss + 0.6 * _edge_error(got, wanted)
    return loss + 0.4 * _edge_error(F.avg_pool2d(got, 2), F.avg_pool2d(wanted, 2))


def _edge_error(got, wanted):
    across = (_across(got) - _across(wanted)).abs().mean()
    down = (_down(got) - _down(wanted)).abs().mean()
    return across + down


def _across(x):
    return x[..., 1:] - x[..., :-1]


def _down(x):
    return x[..., 1:, :] - x[..., :-1, :]
