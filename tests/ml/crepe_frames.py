#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pitch of every sound in a folder by CREPE (full), for check_singing.py --keep FOLDER --reuse.

Next to F.wav it writes F.crepe.npy: hertz every 10 ms, 0 where CREPE's periodicity is 0.5 or less. On two cores CREPE
takes longer than the singing; a machine with a GPU takes seconds. Needs torchcrepe; the sounds are mono WAVs of 16 bits
and 16 kHz.
usage: crepe_frames.py FOLDER [--device cuda]
"""
import argparse
import pathlib

import numpy
import torch
import torchcrepe
from scipy.io import wavfile

RATE, HOP = 16000, 160


def frames(samples, device):
    hertz, sure = torchcrepe.predict(torch.from_numpy(samples)[None], RATE, HOP, 50.0, 1100.0, "full",
                                     return_periodicity=True, batch_size=512, device=device)
    hertz, sure = hertz[0].cpu().numpy(), sure[0].cpu().numpy()
    hertz[sure <= 0.5] = 0.0
    return hertz.astype(numpy.float32)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    for path in sorted(options.folder.glob("*.wav")):
        rate, samples = wavfile.read(path)
        samples = samples.astype(numpy.float32) / 32768.0
        if rate != RATE:
            raise SystemExit(f"{path}: {rate} Hz, not {RATE}; resample it, for instance by sox")
        numpy.save(path.with_suffix(".crepe.npy"), frames(samples, options.device))
        print(path.name, flush=True)


if __name__ == "__main__":
    main()
