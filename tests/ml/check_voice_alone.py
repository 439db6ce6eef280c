#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is one voice alone told from a voice over music? By what `clone` refuses sources with.

Readers of SPEECH (one a file) as they are, in a room and in noise must pass; the same over each MUSIC file, as loud as the
voice, 6 dB below and 12 dB below, should not. SUNG: vocals alone, which must pass. ffmpeg reads and changes.
usage: check_voice_alone.py VOICE_ALONE_NUMBERS SPEECH --music FILE... --sung FILE... [--readers 60]
"""
import argparse
import array
import json
import math
import pathlib
import subprocess
import tempfile

RATE = 16000
CHANGES = {"as they are": "anull", "in a room": "aecho=0.8:0.6:23|41|67:0.4|0.3|0.2",
           "in noise (30 dB below full scale's -15)": "aeval=val(0)+0.01*(random(0)*2-1)"}


def decode(source, filters="anull"):
    command = ["ffmpeg", "-v", "error", "-i", source, "-af", filters, "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    return array.array("f", subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def level(samples):
    return math.sqrt(sum(x * x for x in samples) / max(1, len(samples))) + 1e-9


def over(voice, music, decibels, place):
    start = place * 7919 % max(1, len(music) - len(voice))
    part = music[start:start + len(voice)]
    gain = level(voice) / level(part) * 10 ** (decibels / 20)
    return array.array("f", (v + gain * m for v, m in zip(voice, part)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("speech")
    parser.add_argument("--music", nargs="+", default=[])
    parser.add_argument("--sung", nargs="+", default=[])
    parser.add_argument("--readers", type=int, default=60)
    parser.add_argument("--all", action="store_true", help="also each recording")
    options = parser.parse_args()
    process = subprocess.Popen([options.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with tempfile.NamedTemporaryFile() as file:
        def measure(samples):
            pathlib.Path(file.name).write_bytes(samples.tobytes())
            print(json.dumps({"samples": file.name}), file=process.stdin, flush=True)
            return json.loads(process.stdout.readline())

        def report(name, answers):
            clear = sorted(answer["clearness"] for answer in answers)
            rests = sorted(answer["restDb"] for answer in answers)
            passed = sum(answer["alone"] for answer in answers)
            print(json.dumps({"of": name, "count": len(clear), "alone": passed, "least": round(clear[0], 3),
                              "tenth": round(clear[len(clear) // 10], 3), "median": round(clear[len(clear) // 2], 3),
                              "ninth": round(clear[len(clear) * 9 // 10], 3), "most": round(clear[-1], 3),
                              "restDb": [round(rests[i], 1) for i in (0, len(rests) // 10, len(rests) // 2,
                                                                      len(rests) * 9 // 10, -1)]}), flush=True)
            if options.all:
                print([(round(a["clearness"], 2), round(a["restDb"])) for a in answers])

        readers = sorted(pathlib.Path(options.speech).glob("*.flac"))[:options.readers]
        for name, filters in CHANGES.items():
            report("readers " + name, [measure(decode(reader, filters)) for reader in readers])
        if options.sung:
            report("sung alone", [measure(decode(sung)) for sung in options.sung])
        voices = [decode(reader) for reader in readers]
        tunes = [decode(tune) for tune in options.music]
        if tunes:
            report("music alone", [measure(tune) for tune in tunes])
        for decibels in (0, -6, -12):
            if tunes:
                report(f"over music at {decibels} dB", [measure(over(voice, tunes[i % len(tunes)], decibels, i))
                                                        for i, voice in enumerate(voices)])


main()
