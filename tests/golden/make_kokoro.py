#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the reference classes of Kokoro-82M, made small, for tests/ml/models/kokoro_check.cpp.

The weights are not stored: each number follows from the tensor's name and its place, here and in the check alike.
Noise comes from the check's own generator of normal numbers, because the phase of a
bin that holds nothing would be rounding noise.
Needs: pip install kokoro==0.9.4 torch transformers numpy safetensors
Usage: make_kokoro.py tests/golden/kokoro.safetensors
"""
import json
import sys

import numpy
import torch
from kokoro import istftnet, modules
from safetensors.numpy import save_file
from transformers import AlbertConfig

SYMBOLS, WIDTH, STYLE, LONGEST = 20, 32, 16, 10
DECODER, REMINDER, OUTPUT = 48, 8, 64
SEED = 5
IDS = [0, 3, 7, 12, 1, 19, 4, 0]


class SmallDecoder(istftnet.Decoder):
    """The reference's decoder with narrower blocks; forward() is the reference's."""

    def __init__(self):
        torch.nn.Module.__init__(self)
        seen = DECODER + 2 + REMINDER
        self.encode = istftnet.AdainResBlk1d(WIDTH + 2, DECODER, STYLE)
        self.decode = torch.nn.ModuleList([istftnet.AdainResBlk1d(seen, DECODER, STYLE),
                                           istftnet.AdainResBlk1d(seen, OUTPUT, STYLE, upsample=True)])
        self.F0_conv = istftnet.weight_norm(torch.nn.Conv1d(1, 1, kernel_size=3, stride=2, padding=1))
        self.N_conv = istftnet.weight_norm(torch.nn.Conv1d(1, 1, kernel_size=3, stride=2, padding=1))
        self.asr_res = torch.nn.Sequential(istftnet.weight_norm(torch.nn.Conv1d(WIDTH, REMINDER, kernel_size=1)))
        self.generator = istftnet.Generator(STYLE, [3, 7], [10, 6], OUTPUT, [[1, 3, 5]] * 2, [20, 12], 20, 5)


class Reference(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.bert = modules.CustomAlbert(AlbertConfig(
            vocab_size=SYMBOLS, embedding_size=16, hidden_size=128, num_attention_heads=2, intermediate_size=64,
            max_position_embeddings=64, num_hidden_layers=12))
        self.bert_encoder = torch.nn.Linear(128, WIDTH)
        self.predictor = modules.ProsodyPredictor(style_dim=STYLE, d_hid=WIDTH, nlayers=2, max_dur=LONGEST)
        self.text_encoder = modules.TextEncoder(channels=WIDTH, kernel_size=5, depth=2, n_symbols=SYMBOLS)
        self.decoder = SmallDecoder()


def scattered(value):
    value = (value ^ (value >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return value ^ (value >> numpy.uint64(31))


def normals(count):
    """As seededNormals() in ml/nn/harmonic_source.cpp."""
    with numpy.errstate(over="ignore"):
        bits = scattered(numpy.uint64(SEED) +
                         numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15))
    unit = ((bits >> numpy.uint64(11)).astype(numpy.float64) + 1.0) / 2.0**53
    radius, angle = numpy.sqrt(-2.0 * numpy.log(unit[0::2])), 2.0 * numpy.pi * unit[1::2]
    return numpy.stack([radius * numpy.cos(angle), radius * numpy.sin(angle)], 1).ravel().astype(numpy.float32)


def noise_for(model):
    """Noise of each harmonic whose mix is one normal number times the length of the mixing weights."""
    mix = model.decoder.generator.m_source.l_linear.weight[0]

    def randn_like(like):
        if like.shape[-1] != len(mix):
            return torch.zeros_like(like)
        return torch.from_numpy(normals(like.shape[1]))[None, :, None] * (mix / mix.norm())

    return randn_like


def hashed(name, count):
    """Numbers in [-1, 1) from SplitMix64 of the place, begun at FNV-1a of the name."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = ((seed ^ byte) * 0x100000001B3) % 2**64
    with numpy.errstate(over="ignore"):
        value = scattered(numpy.uint64(seed) +
                          numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15))
    return (value >> numpy.uint64(40)).astype(numpy.float64) / 2.0**23 - 1.0


def rule(name, shape):
    """Offset and amplitude of a tensor's numbers."""
    if "alpha" in name:
        return 1.2, 0.5
    if "LayerNorm.weight" in name or "layer_norm.weight" in name or name.endswith("gamma"):
        return 1.0, 0.2
    if name == "predictor.F0_proj.bias":
        return 160.0, 1.0
    if name.endswith("bias") or name.endswith("beta") or ".bias_" in name:
        return 0.0, 0.1
    if name == "decoder.generator.m_source.l_linear.weight":
        return 0.0, 1.0
    gain = 0.1 if "conv_post" in name else 8.0 if "duration_proj" in name else 0.7
    return 0.0, gain * (3.0 / max(1, int(numpy.prod(shape[1:])))) ** 0.5


def fill(model):
    for module in model.modules():
        try:
            torch.nn.utils.remove_weight_norm(module)
        except ValueError:
            pass
    table = []
    for name, tensor in model.named_parameters():
        if ".norm" in name and ".fc." not in name or ".adain" in name and ".norm." in name or "pooler" in name:
            continue  # instance normalisations keep 1 and 0
        offset, amplitude = rule(name, tensor.shape)
        numbers = offset + amplitude * hashed(name, tensor.numel())
        tensor.data = torch.from_numpy(numbers.astype(numpy.float32)).view(tensor.shape)
        table.append([name, list(tensor.shape), offset, amplitude])
    return table


def transform(stft, samples):
    """The reference's, but an imaginary part that is only rounding has no say in the phase."""
    spectrum = torch.stft(samples, stft.filter_length, stft.hop_length, stft.win_length, window=stft.window,
                          return_complex=True)
    imaginary = torch.where(spectrum.imag.abs() > 2e-7, spectrum.imag, 0.0) + 0.0
    return torch.abs(spectrum), torch.atan2(imaginary, spectrum.real)


class Statistics:
    """Replaces instance normalisation by one that writes its statistics down, or uses those it is given."""

    def __init__(self, given=None):
        self.written, self.given = [], given

    def normalise(self, norm, x):
        if self.given is None:
            mean, variance = x.mean(2, keepdim=True), x.var(2, unbiased=False, keepdim=True)
        else:
            mean, variance = (self.given.pop(0).view(1, -1, 1) for _ in range(2))
        self.written += [mean.flatten(), variance.flatten()]
        return (x - mean) / torch.sqrt(variance + norm.eps)

    def __enter__(self):
        self.kept = torch.nn.InstanceNorm1d.forward
        torch.nn.InstanceNorm1d.forward = lambda norm, x: self.normalise(norm, x)
        return self

    def __exit__(self, *_):
        torch.nn.InstanceNorm1d.forward = self.kept


def main():
    model = Reference().eval()
    table = fill(model)
    torch.randn_like, torch.rand = noise_for(model), torch.zeros
    istftnet.TorchSTFT.transform = transform
    sines = istftnet.SineGen._f02sine  # in double: summed phases in float keep three digits, others in each version
    istftnet.SineGen._f02sine = lambda source, f0: sines(source, f0.double()).float()
    style = torch.from_numpy(hashed("style", 2 * STYLE).astype(numpy.float32))[None]
    sound, manner = style[:, :STYLE], style[:, STYLE:]
    ids = torch.tensor([IDS])
    lengths, mask = torch.tensor([len(IDS)]), torch.zeros((1, len(IDS)), dtype=torch.bool)
    out = {"style": style[0]}

    def spread(rows, durations):
        return rows.repeat_interleave(torch.tensor(durations), 2)

    with torch.no_grad():
        out["bert"] = model.bert(ids, attention_mask=torch.ones_like(ids))[0]
        encoded = model.predictor.text_encoder(model.bert_encoder(out["bert"][None]).transpose(1, 2), manner, lengths, mask)
        out["duration_encoder"] = encoded[0]
        hidden, _ = model.predictor.lstm(encoded)
        out["exact_durations"] = (torch.sigmoid(model.predictor.duration_proj(hidden)).sum(-1) / 1.25)[0]
        durations = torch.round(out["exact_durations"]).clamp(min=1).long().tolist()
        text = model.text_encoder(ids, lengths, mask)
        out["text_encoder"] = text[0].T

        given = {}
        model.decoder.generator.register_forward_pre_hook(lambda _, inputs: given.update(features=inputs[0]))
        for name, frames in (("spoken", durations), ("sung", [2, 1, 9, 3, 1, 12, 2, 2])):
            f0, energy = model.predictor.F0Ntrain(spread(encoded.transpose(1, 2), frames), manner)
            out[name + "_durations"] = torch.tensor(frames, dtype=torch.float32)
            out[name + "_f0"], out[name + "_energy"] = f0[0], energy[0]
            if name == "sung":  # a melody of our own
                f0 = 110.0 * 2.0 ** (torch.arange(f0.shape[1]).div(16, rounding_mode="floor") / 4.0)[None]
                out["melody"] = f0[0]
                with Statistics([each.clone() for each in statistics.written]):
                    out["frozen_samples"] = model.decoder(spread(text, frames), f0, energy, sound).flatten()
            with Statistics() as statistics:
                out[name + "_samples"] = model.decoder(spread(text, frames), f0, energy, sound).flatten()
            out[name + "_decoder"] = given["features"][0].T
        out["statistics"] = torch.cat(statistics.written)
    tensors = {name: numpy.ascontiguousarray(tensor.numpy().astype(numpy.float32)) for name, tensor in out.items()}
    save_file(tensors, sys.argv[1], metadata={"weights": json.dumps(table), "ids": json.dumps(IDS)})
    print({name: (tensor.shape, float(numpy.abs(tensor).max())) for name, tensor in tensors.items()})


main()
