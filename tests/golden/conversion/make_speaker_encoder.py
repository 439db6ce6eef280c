#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Resemblyzer for tests/ml/models/speaker_encoder_check.cpp: with small random weights, which are kept, and with
the published ones, which are not.

Needs: the unpacked package resemblyzer 0.1.4, librosa 0.10, torch, safetensors
Usage: make_speaker_encoder.py FOLDER_OF_RESEMBLYZER tests/golden/conversion
"""
import sys
import types

import numpy
import torch
from safetensors.numpy import save_file

import signals

sys.modules.setdefault("webrtcvad", types.ModuleType("webrtcvad"))  # only to trim silences
sys.path.insert(0, sys.argv[1])
from resemblyzer import VoiceEncoder, audio  # noqa: E402
from resemblyzer.hparams import audio_norm_target_dBFS, mel_n_channels  # noqa: E402

SOUNDS = {"low": signals.sung(3.1, 110.0, 1.2), "high": signals.sung(2.0, 330.0, 0.7),
          "soft": signals.sung(1.0, 196.0, 1.0) * numpy.float32(0.02), "long": signals.sung(7.3, 147.0, 0.9)}


def small():
    encoder = VoiceEncoder("cpu", verbose=False)
    encoder.lstm = torch.nn.LSTM(mel_n_channels, 24, 3, batch_first=True)
    encoder.linear = torch.nn.Linear(24, 16)
    signals.scatter(encoder, 7, share=2.0)
    state = encoder.state_dict()
    state["similarity_weight"] = torch.ones(1)
    torch.save({"step": 3, "model_state": state, "optimizer_state": {"state": {4: {"step": 3}}, "param_groups": []}},
               sys.argv[2] + "/speaker_encoder.pt", _use_new_zipfile_serialization=False)
    return encoder


def main():
    out = {}
    for kind, encoder in (("small", small()), ("published", VoiceEncoder("cpu", verbose=False))):
        for name, sound in SOUNDS.items():
            wave = audio.normalize_volume(sound, audio_norm_target_dBFS, increase_only=True)
            out[f"{kind}.{name}"], out[f"{kind}.{name}.windows"], _ = encoder.embed_utterance(wave, return_partials=True)
    out["mel"] = audio.wav_to_mel_spectrogram(SOUNDS["soft"])[:5]
    save_file(signals.plain(out), sys.argv[2] + "/speaker_encoder.safetensors")
    print({name: value.shape for name, value in out.items()})


main()
