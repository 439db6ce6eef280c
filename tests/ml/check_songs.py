#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes songs through the command line and checks the exported MIDI files with an independent reader (mido):
asked tempo, meter, key, length, chords and instruments must be there exactly.

usage: check_songs.py MELISMA [--songs 100] [--jobs 2] [--keep DIR]
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import mido

GENRES = ["lo-fi beats", "pop ballad", "rock", "jazz quartet", "bossa nova", "house", "ambient", "folk", "hip hop", "trap",
          "R&B", "funk", "disco", "reggae", "blues", "country", "metal", "techno", "drum and bass", "synthwave", "salsa",
          "gospel", "cinematic", "classical"]
KEYS = ["C major", "A minor", "F# minor", "Eb major", "Bb minor", "G major", "C# minor", "Ab major", "E major", "D minor"]
METERS = ["4/4", "4/4", "3/4", "6/8", "12/8", "5/4", "7/8", "2/4"]
LOOPS = ["Am F C G", "Dm7 G7 Cmaj7 A7", "Em C G D", "Cm Ab Eb Bb", "Fmaj7 Em7 Dm7 Cmaj7 Bm7b5 E7", "D/F# G A Bm"]
# What is asked, and the General MIDI programs that are that instrument; None is the drum channel.
INSTRUMENTS = {
    "piano": {0, 1}, "rhodes": {4, 5}, "acoustic guitar": {24, 25}, "electric guitar": {26, 27, 28, 29, 30},
    "strings": {48, 49, 50, 51}, "flute": {73}, "trumpet": {56}, "vibraphone": {11}, "organ": {16, 17, 18},
    "bass": set(range(32, 40)), "upright bass": {32}, "synth bass": {38, 39}, "drums": None, "violin": {40},
}
FIFTHS = {"C": 0, "G": 1, "D": 2, "A": 3, "E": 4, "B": 5, "F#": 6, "C#": 7, "F": -1, "Bb": -2, "Eb": -3, "Ab": -4,
          "Db": -5, "Gb": -6, "Cb": -7}
CHORD = re.compile(r"^(N\.C\.|[A-G][#b]?)(m|5|6|7|9|11|13|maj|dim|aug|sus|add|no|b|#|[0-9()])*(/[A-G][#b]?)?$")
INTERVALS = {"": (0, 4, 7), "m": (0, 3, 7), "7": (0, 4, 7, 10), "m7": (0, 3, 7, 10), "maj7": (0, 4, 7, 11),
             "m7b5": (0, 3, 6, 10)}
CLASSES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
DRUM_CHANNEL = 9
# Chords by section, and the bars of each kind as (chord, chord, ...).
SHEETS = {
    "[Verse] Am F | C G/B [Chorus] F G Em Am": {"Verse": [["Am", "F"], ["C", "G/B"]], "Chorus": [["F"], ["G"], ["Em"], ["Am"]]},
    "Verse: Dm9 | G13 % | Cmaj7 |  Chorus: Fm6, Bb9sus4": {
        "Verse": [["Dm9"], ["G13"], ["Cmaj7"]], "Chorus": [["Fm6"], ["Bb9sus4"]]},
    "[Verse] |: E7#9 :| x3 A7 [Chorus] N.C. B7b13": {
        "Verse": [["E7#9"], ["E7#9"], ["E7#9"], ["A7"]], "Chorus": [["N.C."], ["B7b13"]]},
}


def wish(rng):
    """A random request: the prompt, the options and what they ask for."""
    asked = {"prompt": rng.choice(GENRES), "seed": rng.randrange(1, 10**6)}
    if rng.random() < 0.8:
        asked["key"] = rng.choice(KEYS)
    if rng.random() < 0.7:
        asked["meter"] = rng.choice(METERS)
    if rng.random() < 0.6:
        asked["bpm"] = rng.randrange(60, 190)
    if rng.random() < 0.25:
        asked["sheet"] = asked["chords"] = rng.choice(sorted(SHEETS))
    elif rng.random() < 0.5:
        asked["chords"] = rng.choice(LOOPS)
    if rng.random() < 0.6:
        asked["instruments"] = ", ".join(rng.sample(sorted(INSTRUMENTS), rng.randrange(2, 6)))
    if "sheet" in asked:
        asked["bars"] = rng.randrange(16, 49)  # room for whole rounds
    elif rng.random() < 0.5:
        asked["seconds"] = rng.randrange(15, 120)
    else:
        asked["bars"] = rng.randrange(8, 49)
    return asked


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: exit {done.returncode}: {done.stderr.strip()[-400:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def make_song(melisma, asked, folder):
    project, midi = folder / "song.melisma", folder / "song.mid"
    command = [melisma, "sketch", asked["prompt"], "-o", project, "--seed", str(asked["seed"]), "--json"]
    for option in ("key", "meter", "bpm", "chords", "instruments", "seconds", "bars"):
        if option in asked:
            command += [f"--{option}", str(asked[option])]
    reply = run(command)
    run([melisma, "export", project, "--midi", midi, "--json"])
    return reply, mido.MidiFile(midi)


def absolute(track):
    now = 0
    for message in track:
        now += message.time
        yield now, message


def read_song(midi):
    """Tempo, meter, key, chords, programs, notes as (start, end, pitch, channel) and the end, all in ticks."""
    song = {"tempo": [], "meter": [], "key": [], "chords": [], "programs": [], "notes": [], "marks": [], "end": 0}
    for track in midi.tracks:
        open_notes, played, program = {}, False, None
        for now, message in absolute(track):
            song["end"] = max(song["end"], now)
            if message.type == "set_tempo":
                song["tempo"].append(message.tempo)
            elif message.type == "time_signature":
                song["meter"].append(f"{message.numerator}/{message.denominator}")
            elif message.type == "key_signature":
                song["key"].append(message.key)
            elif message.type == "marker" and message.text.split()[0] in ("Verse", "Chorus"):
                song["marks"].append((now, message.text))
            elif message.type in ("text", "lyrics", "cue_marker", "marker") and CHORD.match(getattr(message, "text", "")):
                song["chords"].append((now, message.text))
            elif message.type == "program_change":
                program = None if message.channel == DRUM_CHANNEL else message.program
            elif message.type == "note_on" and message.velocity > 0:
                played = True
                if message.channel == DRUM_CHANNEL:
                    program = None
                assert (message.channel, message.note) not in open_notes, "two notes of one pitch at once"
                open_notes[message.channel, message.note] = now
            elif message.type in ("note_off", "note_on"):
                start = open_notes.pop((message.channel, message.note))
                song["notes"].append((start, now, message.note, message.channel, program))
        assert not open_notes, "a note is never released"
        if played:
            song["programs"].append(program)
    return song


def check_key(asked, found):
    tonic, mode = asked.split()
    fifths = lambda key: FIFTHS[key[:-1]] - 3 if key.endswith("m") else FIFTHS[key]
    want = FIFTHS[tonic] if mode == "major" else FIFTHS[tonic] - 3
    assert [fifths(key) for key in found] == [want] if tonic in FIFTHS else found, f"key {found}, asked {asked}"
    assert found[0].endswith("m") == (mode == "minor"), f"mode {found}, asked {asked}"


def check_instruments(asked, programs):
    left = list(programs)
    for name in sorted(asked.split(", "), key=lambda n: len(INSTRUMENTS[n] or ())):
        known = INSTRUMENTS[name]
        fits = [p for p in left if (p is None if known is None else p in known)]
        assert fits, f"'{name}' is missing among programs {programs}"
        left.remove(fits[0])
    assert not left, f"programs {left} were not asked for"


def chord_classes(symbol):
    match = re.match(r"^([A-G])([#b]?)(.*?)(/.*)?$", symbol)
    root = CLASSES[match[1]] + {"#": 1, "b": -1, "": 0}[match[2]]
    return {(root + step) % 12 for step in INTERVALS[match[3]]}


def bass_share(song, ticks):
    """Share of bass notes on tones of the chord in force (or in its bass); only for symbols known here."""
    hits = total = 0
    for start, _, pitch, _, program in song["notes"]:
        if program is None or not 32 <= program <= 39:
            continue
        symbol = [s for at, s in song["chords"] if at <= start + ticks // 12][-1]
        total += 1
        slash = symbol.split("/")[1] if "/" in symbol else symbol[0]
        hits += pitch % 12 in chord_classes(symbol) or pitch % 12 == CLASSES[slash[0]] + slash.count("#") - slash[1:].count("b")
    return hits / total if total else None


def check_sheet(sheet, song, ticks, bar):
    """Every bar of a section begins with the chord that its loop has there, and holds the others in their order."""
    assert song["marks"], "no section marks"
    marks = sorted((at, name.split()[0]) for at, name in song["marks"]) + [(song["end"] // bar * bar + bar, "")]
    for (start, kind), (end, _) in zip(marks, marks[1:]):
        for place in range(start, min(end, song["end"]), bar):
            want = sheet[kind][(place - start) // bar % len(sheet[kind])]
            inside = [symbol for at, symbol in song["chords"] if place <= at < place + bar]
            assert inside == want, f"bar at {place}: {inside}, asked {want}"


def check_song(asked, reply, midi):
    song = read_song(midi)
    ticks = midi.ticks_per_beat
    assert song["notes"], "no notes"
    assert len(song["tempo"]) == 1 and len(song["meter"]) == 1 and len(song["key"]) == 1, "tempo, meter or key twice"
    bpm = 60e6 / song["tempo"][0]
    assert abs(bpm - reply["tempoBpm"]) < 0.01, f"tempo {bpm}, reported {reply['tempoBpm']}"
    if "bpm" in asked:
        assert abs(song["tempo"][0] - 60e6 / asked["bpm"]) <= 0.5, f"tempo {bpm}, asked {asked['bpm']}"
    if "meter" in asked:
        assert song["meter"] == [asked["meter"]], f"meter {song['meter']}, asked {asked['meter']}"
    if "key" in asked:
        check_key(asked["key"], song["key"])
    upper, lower = map(int, song["meter"][0].split("/"))
    end = max(song["end"], max(note[1] for note in song["notes"]))
    if "bars" in asked:
        assert end == asked["bars"] * upper * 4 * ticks // lower, f"{end} ticks, asked {asked['bars']} bars"
    else:
        seconds = mido.tick2second(end, ticks, song["tempo"][0])
        rounding = end / ticks * 0.5e-6 + 60.0 / bpm / ticks
        assert abs(seconds - asked["seconds"]) <= rounding, f"{seconds} s, asked {asked['seconds']}"
    if "sheet" in asked:
        check_sheet(SHEETS[asked["sheet"]], song, ticks, upper * 4 * ticks // lower)
    elif "chords" in asked:
        loop = asked["chords"].split()
        found = [symbol for _, symbol in sorted(song["chords"], key=lambda entry: entry[0])]
        assert len(found) >= 8 / upper, f"only {len(found)} chords"
        assert found == [loop[i % len(loop)] for i in range(len(found))], f"chords {found}, asked {loop}"
    if "instruments" in asked:
        check_instruments(asked["instruments"], song["programs"])
    return bass_share(song, ticks) if "chords" in asked and "sheet" not in asked else None


def one(melisma, asked, folder):
    folder.mkdir(parents=True)
    try:
        reply, midi = make_song(melisma, asked, folder)
        return check_song(asked, reply, midi), None
    except (AssertionError, KeyError, IndexError, ValueError, OSError, subprocess.TimeoutExpired) as problem:
        return None, f"{asked}: {type(problem).__name__}: {problem}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("melisma", type=pathlib.Path)
    parser.add_argument("--songs", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    rng = random.Random(20261123)
    wishes = [wish(rng) for _ in range(options.songs)]
    with tempfile.TemporaryDirectory() as scratch:
        root = options.keep or pathlib.Path(scratch)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = list(pool.map(lambda i: one(options.melisma.resolve(), wishes[i], root / f"song-{i}"),
                                    range(len(wishes))))
    problems = [problem for _, problem in results if problem]
    shares = [share for share, _ in results if share is not None]
    for problem in problems:
        print(problem, file=sys.stderr)
    if shares:
        mean = sum(shares) / len(shares)
        print(f"bass notes on chord tones: mean {mean:.3f}, least {min(shares):.3f} of {len(shares)} songs")
        if mean < 0.8:
            problems.append("the bass misses the chords")
    print(f"{options.songs - len(problems)} of {options.songs} songs are exactly what was asked")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
