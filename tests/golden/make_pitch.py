#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pitch and voicing of closed-form voices by Praat (P. Boersma's own autocorrelation method), for tests/ml/vocoder.

Needs: pip install numpy scipy pyworld==0.3.5 praat-parselmouth==0.4.7
Usage: make_pitch.py tests/golden/pitch.json
The voices are those of make_world.py.
"""
import json
import sys

import parselmouth

sys.argv, out = [sys.argv[0], "/dev/null"], sys.argv[1]
import make_world

PER_SECOND = 80


def pitch_of(name, rate, *shape):
    sound = parselmouth.Sound(make_world.make_voice(rate, *shape), rate)
    pitch = sound.to_pitch_ac(time_step=1 / PER_SECOND, pitch_floor=60.0, pitch_ceiling=1000.0)
    values = [pitch.get_value_at_time((i + 0.5) / PER_SECOND) for i in range(int(make_world.SECONDS * PER_SECOND))]
    return {"name": name, "hertz": [0.0 if value != value else round(value, 3) for value in values]}


answer = {"praat": parselmouth.PRAAT_VERSION, "perSecond": PER_SECOND,
          "voices": [pitch_of(*voice) for voice in make_world.VOICES if voice[1] % PER_SECOND == 0]}
with open(out, "w", encoding="utf-8") as file:
    json.dump(answer, file, separators=(",", ":"))
    file.write("\n")
