#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The musts of check_singing.py and check_speech_words.py fail where they should, and say whose they are."""
import sys

from check_singing import judge, slips  # skips itself (77) without numpy or mido


def row(tune=1.0, slipped=0, late=0):
    return {"errors": [0.2] * late + [0.0] * (20 - late), "crepe": {"tune": tune, "slips": slipped}}


def words(ours, theirs):
    import check_speech_words
    return check_speech_words.judge("af_heart", {"words": 100, "ours": ours, "onnxruntime": theirs})


def main():
    assert judge("hybrid", "af_heart", [row(0.95), row(late=1)]) == []
    assert judge("direct", "af_heart", [row(0.5, 9, 20)]) == []  # only of the usual method
    for bad, word in ((row(0.94), "50 cents"), (row(slipped=1), "octave"), (row(late=2), "onsets")):
        failed = judge("hybrid", "bf_emma", [bad])
        assert len(failed) == 1 and "bf_emma" in failed[0] and word in failed[0], failed
    assert len(judge("hybrid", "bf_emma", [row(0.9, 3, 5)])) == 3
    assert slips([0.10, 0.11, 0.20, 0.21, 0.22, 0.23, 0.50]) == 1 and slips([]) == 0
    try:
        assert words(10, 7) == [] and "af_heart" in words(11, 7)[0]
    except SystemExit:
        print("the words were not looked at: onnxruntime is not here")


if __name__ == "__main__":
    main()
