#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the converter of OpenVoice v2, made narrow and with weights drawn by chance, for tests/ml/models/openvoice_check.cpp.
What is left to chance is set to zero.

Needs: myshell-ai/OpenVoice, torch, librosa, safetensors
Usage: make_openvoice.py FOLDER_OF_OPENVOICE tests/golden/conversion
"""
import sys

import torch
from safetensors.numpy import save_file

import signals

sys.path.insert(0, sys.argv[1])
from openvoice import models  # noqa: E402
from openvoice.mel_processing import spectrogram_torch  # noqa: E402

CONDITIONS = 8


def small():
    net = models.SynthesizerTrn(0, 513, 12, 16, 24, 2, 2, 3, 0.0, "1", [3, 7, 11], [[1, 3, 5]] * 3, [8, 8, 2, 2], 16,
                                [16, 16, 4, 4], n_speakers=0, gin_channels=CONDITIONS, zero_g=True)
    filters = [1, 3, 3, 4, 4, 6, 6]
    net.ref_enc.convs = torch.nn.ModuleList([
        models.weight_norm(torch.nn.Conv2d(before, after, (3, 3), (2, 2), (1, 1)))
        for before, after in zip(filters, filters[1:])])
    net.ref_enc.gru = torch.nn.GRU(6 * 9, 10, batch_first=True)
    net.ref_enc.proj = torch.nn.Linear(10, CONDITIONS)
    signals.scatter(net, 41)
    torch.save({"model": {name: value.half() for name, value in net.state_dict().items()}, "iteration": 1},
               sys.argv[2] + "/openvoice.pth")
    return net


def main():
    net = small()
    torch.randn_like = torch.zeros_like
    spectra = {}
    out = {}
    with torch.no_grad():
        for name, wave in (("from", signals.sung(1.0, 150.0, 1.0, rate=22050)),
                           ("to", signals.sung(0.8, 240.0, 0.6, rate=22050))):
            spectra[name] = spectrogram_torch(torch.from_numpy(wave)[None], 1024, 22050, 256, 1024)
            out[name] = net.ref_enc(spectra[name].transpose(1, 2))[0]
        colours = {name: out[name][None, :, None] for name in spectra}
        lengths = torch.tensor([spectra["from"].shape[2]])
        sound, _, (latent, shared, other) = net.voice_conversion(spectra["from"], lengths, colours["from"], colours["to"],
                                                                 tau=0.0)
    out["spectrogram"] = spectra["from"][0].T[::8]
    out["latent"], out["shared"], out["other"] = latent[0].T, shared[0].T, other[0].T
    out["samples"] = sound.flatten()[::2]
    values = signals.plain(out)
    save_file(values, sys.argv[2] + "/openvoice.safetensors")
    print({name: (value.shape, float(abs(value).max())) for name, value in values.items()})


main()
