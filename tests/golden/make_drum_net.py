#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes with PyTorch what the committed drum net says of a few steps, for tests/ml/test_compose_drums.cpp.

Needs: pip install torch numpy safetensors
Usage: make_drum_net.py resources/models/drum_net/drum_net.safetensors tests/golden/drum_net.json
Run it again after each training.
"""
import json
import sys

import numpy
import torch
from safetensors.torch import load_file

VOICES, PLACES, HIDDEN, STEPS, FEATURES = 9, 16, 128, 12, 27
GENRE, TEMPO, ENERGY, FILLS = 2, -0.25, 0.3, 6


def main():
    weights = {name: tensor.double() for name, tensor in load_file(sys.argv[1]).items()}
    gru = torch.nn.GRU(weights["gru.weight_ih_l0"].shape[1], HIDDEN).double()
    gru.load_state_dict({name[4:]: tensor for name, tensor in weights.items() if name.startswith("gru.")})
    random = numpy.random.default_rng(2026)
    state, steps = None, []
    for place in range(STEPS):
        hits = (random.random(VOICES) < 0.3).astype(float)
        strokes = numpy.round(numpy.concatenate([hits, random.random(VOICES) * hits,
                                                 (random.random(VOICES) - 0.5) * hits]), 3)
        played = numpy.zeros(FEATURES + 3 * VOICES)
        if steps:
            played[:FEATURES] = steps[-1]["strokes"]
        played[FEATURES:] = random.random(3 * VOICES) < 0.2
        given = torch.cat([torch.from_numpy(played), torch.nn.functional.one_hot(torch.tensor(place), PLACES).double(),
                           weights["genre.weight"][GENRE], torch.tensor([TEMPO, ENERGY, float(place >= FILLS)]).double()])
        with torch.no_grad():
            hidden, state = gru(given[None], state)
            deep = weights["deep.weight"] @ hidden[0] + weights["deep.bias"]
            told = []
            for voice in range(VOICES):
                told.append((weights["tell"][voice] @ torch.tanh(deep) + weights["default"][voice]).tolist())
                deep = deep + torch.from_numpy(strokes[voice::VOICES]) @ weights["heard"][voice]
        steps.append({"played": played.tolist(), "strokes": strokes.tolist(),
                      "told": [[round(number, 6) for number in row] for row in told]})
    answer = {"genre": GENRE, "tempo": TEMPO, "energy": ENERGY, "fillsFrom": FILLS, "steps": steps}
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(answer, file)
        file.write("\n")


main()
