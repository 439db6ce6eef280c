#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes chord_table.tsv: chord symbols and the pitch classes that music21 gives them (pip install music21).

usage: chord_table.py > chord_table.tsv
"""

from music21 import harmony

ROOTS = ["C", "C#", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"]
# Our spelling, and music21's kind with its alterations: (degree, semitones).
KINDS = {
    "": ("major", []), "m": ("minor", []), "dim": ("diminished", []), "aug": ("augmented", []), "5": ("power", []),
    "6": ("major-sixth", []), "m6": ("minor-sixth", []), "7": ("dominant-seventh", []), "maj7": ("major-seventh", []),
    "m7": ("minor-seventh", []), "mmaj7": ("minor-major-seventh", []), "m7b5": ("half-diminished-seventh", []),
    "dim7": ("diminished-seventh", []), "7#5": ("augmented-seventh", []), "9": ("dominant-ninth", []),
    "maj9": ("major-ninth", []), "m9": ("minor-ninth", []), "11": ("dominant-11th", []), "maj11": ("major-11th", []),
    "m11": ("minor-11th", []), "13": ("dominant-13th", []), "maj13": ("major-13th", []), "m13": ("minor-13th", []),
    "sus2": ("suspended-second", []), "sus4": ("suspended-fourth", []), "7sus4": ("suspended-fourth", [("add", 7, -1)]),
    "9sus4": ("suspended-fourth", [("add", 7, -1), ("add", 9, 0)]), "add9": ("major", [("add", 9, 0)]),
    "madd9": ("minor", [("add", 9, 0)]), "69": ("major-sixth", [("add", 9, 0)]), "m69": ("minor-sixth", [("add", 9, 0)]),
    "add11": ("major", [("add", 11, 0)]), "7b9": ("dominant-seventh", [("add", 9, -1)]),
    "7#9": ("dominant-seventh", [("add", 9, 1)]), "7b5": ("dominant-seventh", [("alter", 5, -1)]),
    "7#11": ("dominant-seventh", [("add", 11, 1)]), "maj7#11": ("major-seventh", [("add", 11, 1)]),
    "maj7#5": ("major-seventh", [("alter", 5, 1)]), "9#11": ("dominant-ninth", [("add", 11, 1)]),
    "7b13": ("dominant-seventh", [("add", 13, -1)]), "7b5b9": ("dominant-seventh", [("alter", 5, -1), ("add", 9, -1)]),
    "m9b5": ("minor-ninth", [("alter", 5, -1)]), "(b5)": ("major", [("alter", 5, -1)]),
}
SLASHES = {"": ["E", "G", "D"], "m": ["G", "Eb"], "7": ["Bb"], "maj7": ["B"], "m7": ["Bb", "F"]}
MAJOR_SCALE = [0, 2, 4, 5, 7, 9, 11]


def classes(root, kind, changes):
    chord = harmony.ChordSymbol(root=root.replace("b", "-"), kind=kind)
    base = chord.root().pitchClass
    tones = {p.pitchClass for p in chord.pitches}
    degree = lambda d: (base + MAJOR_SCALE[(d - 1) % 7]) % 12
    if kind.endswith("13th"):
        tones.discard(degree(11))  # left out in practice: it clashes with the third
    for what, number, semitones in changes:
        if what == "alter":
            tones.discard(degree(number))
        tones.add((degree(number) + semitones) % 12)
    return tones


def main():
    print("# symbol\tpitch classes; made by chord_table.py with music21")
    for quality, (kind, changes) in KINDS.items():
        for root in ROOTS:
            tones = classes(root, kind, changes)
            print(f"{root}{quality}\t{' '.join(map(str, sorted(tones)))}")
        for bass in SLASHES.get(quality, []):
            tones = classes("C", kind, changes) | classes(bass, "power", []) & {harmony.ChordSymbol(
                root=bass.replace("b", "-"), kind="power").root().pitchClass}
            print(f"C{quality}/{bass}\t{' '.join(map(str, sorted(tones)))}")


if __name__ == "__main__":
    main()
