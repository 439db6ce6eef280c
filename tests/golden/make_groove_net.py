#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes with PyTorch what ml/models/groove_net must answer, for the worker's self-test.

Needs: pip install torch numpy safetensors
Usage: make_groove_net.py resources/models/groove_net
Reads groove_net.safetensors there and writes self_test.safetensors. Run it again after each training.
"""
import pathlib
import sys

import numpy
import torch
from safetensors.torch import load_file, save_file

VOICES, STEPS_PER_BAR, GENRES, GENRE_WIDTH, HIDDEN = 9, 16, 17, 6, 64
FEATURES = 3 * VOICES
BATCH, STEPS = 3, 32


class GrooveNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.genre = torch.nn.Embedding(GENRES, GENRE_WIDTH)
        self.gru = torch.nn.GRU(FEATURES + STEPS_PER_BAR + GENRE_WIDTH + 1, HIDDEN, batch_first=True)
        self.out = torch.nn.Linear(HIDDEN, FEATURES)

    def forward(self, played, places, genre, tempo):
        steps = played.shape[1]
        place = torch.nn.functional.one_hot(places, STEPS_PER_BAR).to(played.dtype)
        style = self.genre(genre)[:, None].expand(-1, steps, -1)
        speed = tempo[:, None, None].expand(-1, steps, 1)
        hidden, state = self.gru(torch.cat([played, place, style, speed], dim=2))
        hits, velocities, offsets = self.out(hidden).split(VOICES, dim=2)
        return {"hits": hits, "velocities": torch.sigmoid(velocities), "offsets": 0.5 * torch.tanh(offsets),
                "state": state}


def inputs():
    random = numpy.random.default_rng(2026)
    hits = (random.random((BATCH, STEPS, VOICES)) < 0.25).astype(numpy.float32)
    velocities = random.random((BATCH, STEPS, VOICES), dtype=numpy.float32) * hits
    offsets = (random.random((BATCH, STEPS, VOICES), dtype=numpy.float32) - 0.5) * hits
    places = (numpy.arange(STEPS)[None] + numpy.array([[0], [4], [9]])) % STEPS_PER_BAR
    return {"played": torch.from_numpy(numpy.concatenate([hits, velocities, offsets], axis=2)),
            "places": torch.from_numpy(places), "genre": torch.tensor([1, 3, 0]),
            "tempo": torch.tensor([0.25, -0.5, 0.0])}


def main():
    folder = pathlib.Path(sys.argv[1])
    torch.use_deterministic_algorithms(True)
    net = GrooveNet()
    net.load_state_dict(load_file(folder / "groove_net.safetensors"))
    net.eval()
    given = inputs()
    with torch.no_grad():
        answers = net(**given)
        # A second opinion in double precision: what float32 costs here bounds what the self-test may tolerate.
        exact = net.double()(given["played"].double(), given["places"], given["genre"], given["tempo"].double())
    tensors = {name: tensor.contiguous() for name, tensor in {**given, **answers}.items()}
    save_file(tensors, folder / "self_test.safetensors", metadata={"torch": torch.__version__})
    for name, tensor in answers.items():
        print(f"{name}: float32 is off by {(tensor.double() - exact[name]).abs().max():.1e}")


if __name__ == "__main__":
    main()
