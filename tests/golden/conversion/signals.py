# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Test signals that tests/ml/conversion/support.h makes of the same formulas, and weights drawn by chance."""
import numpy
import torch


def sung(seconds, f0, tilt, rate=16000, breath=0.002):
    """A held note: ten harmonics with vibrato and a swell, over a breath of hashed noise. Float32."""
    count = int(seconds * rate)
    time = numpy.arange(count) / rate
    turns = f0 * time + 0.03 * f0 / (2 * numpy.pi * 5) * numpy.sin(2 * numpy.pi * 5 * time)
    tone = sum(numpy.sin(2 * numpy.pi * number * turns) / number ** tilt for number in range(1, 11))
    swell = 0.6 + 0.4 * numpy.sin(2 * numpy.pi * 0.7 * time)
    return (0.1 * tone * swell + breath * hashed(count)).astype(numpy.float32)


def hashed(count):
    """Numbers in [-1, 1) by the place alone (SplitMix64)."""
    with numpy.errstate(over="ignore"):
        value = (numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(1)) * numpy.uint64(0x9E3779B97F4A7C15)
        value = (value ^ (value >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        value = (value ^ (value >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        value = value ^ (value >> numpy.uint64(31))
    return (value >> numpy.uint64(40)).astype(numpy.float64) / 8388608.0 - 1.0


def scatter(module, seed, share=1.0):
    """Draws every parameter and every statistic of a module, so that none is zero or one; float16-exact, so that files
    may hold either precision."""
    torch.manual_seed(seed)
    with torch.no_grad():
        for name, value in list(module.named_parameters()) + list(module.named_buffers()):
            if not value.is_floating_point():
                continue
            if name.endswith("running_var"):
                value.copy_(torch.empty_like(value).uniform_(0.5, 1.5))
            elif name.endswith("weight_g"):
                value.copy_(torch.empty_like(value).uniform_(0.7, 1.3))
            elif value.dim() == 1 and (name.endswith("weight") or name.endswith("gamma")):
                value.copy_(torch.empty_like(value).uniform_(0.5, 1.5))
            elif value.dim() <= 1:
                value.copy_(torch.empty_like(value).normal_() * 0.1)
            else:
                fan = value[0].numel()
                value.copy_(torch.empty_like(value).normal_() * share / fan ** 0.5)
            value.copy_(value.half().float())
    return module.eval()


def plain(tensors):
    return {name: numpy.ascontiguousarray(numpy.asarray(value, dtype=numpy.float32)) for name, value in tensors.items()}
