"""Reading and writing the weights that are worth keeping."""
import os

from safetensors.torch import load_file, save_file

from autoencoder import Decoder, Encoder, FrameDecoder
from denoiser import Denoiser, TextEncoder

AUTOENCODER = "autoencoder.safetensors"
STATS = "latent-stats.safetensors"
DENOISER = "denoiser.safetensors"


def _under(prefix, tensors):
    return {name[len(prefix) :]: t.float() for name, t in tensors.items() if name.startswith(prefix)}


def load_autoencoder(folder):
    encoder, decoder, tensors = Encoder(), Decoder(), load_file(f"{folder}/{AUTOENCODER}")
    encoder.load_state_dict(_under("encoder.", tensors))
    decoder.load_state_dict(_under("decoder.", tensors))
    return encoder.eval(), decoder.eval()


def load_denoiser(path):
    denoiser, text, tensors = Denoiser(), TextEncoder(), load_file(path)
    denoiser.load_state_dict(_under("denoiser.", tensors))
    text.load_state_dict(_under("text.", tensors))
    return denoiser.eval(), text.eval()


def load_all(folder):
    """-> text encoder, denoiser, frame decoder, as a bundle has them"""
    denoiser, text = load_denoiser(f"{folder}/{DENOISER}")
    _, decoder = load_autoencoder(folder)
    stats = load_file(f"{folder}/{STATS}")
    return text, denoiser, FrameDecoder(decoder, stats["mean"].float(), stats["std"].float()).eval()


def save(tensors, path):
    """All or nothing: a run that is stopped while it saves leaves the last good file."""
    save_file({name: t.detach().clone().contiguous() for name, t in tensors.items()}, f"{path}.tmp")
    os.replace(f"{path}.tmp", path)
