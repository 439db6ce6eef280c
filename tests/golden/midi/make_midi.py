#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two MIDI files, byte by byte, and what mido (python3-mido 1.2.10) reads in them. Run in this folder."""
import json
import random
import struct

import mido

TICKS = 960  # of a beat, as Melisma counts


def varlen(value):
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))


class Track:
    """Events at absolute times; `running` leaves out a status byte that repeats."""

    def __init__(self, running=False):
        self.events, self.running = [], running

    def at(self, tick, *message):
        self.events.append((tick, bytes(message)))

    def meta(self, tick, kind, data):
        self.events.append((tick, bytes([0xFF, kind]) + varlen(len(data)) + bytes(data)))

    def note(self, tick, length, channel, pitch, velocity, off=True):
        self.at(tick, 0x90 | channel, pitch, velocity)
        self.at(tick + length, *((0x80 | channel, pitch, 64) if off else (0x90 | channel, pitch, 0)))

    def chunk(self):
        body, now, status = b"", 0, None
        for tick, message in sorted(self.events, key=lambda event: event[0]):
            body += varlen(tick - now)
            now = tick
            skips = self.running and message[0] == status
            body += message[1:] if skips else message
            status = message[0] if message[0] < 0xF0 else None
        body += b"\0\xFF\x2F\0"
        return b"MTrk" + struct.pack(">I", len(body)) + body


def file_of(name, kind, division, tracks):
    data = b"MThd" + struct.pack(">IHHH", 6, kind, len(tracks), division) + b"".join(t.chunk() for t in tracks)
    open(name, "wb").write(data)


def band():
    dice = random.Random(7)
    conductor, strings, drums, duo = Track(), Track(), Track(True), Track()
    conductor.meta(0, 0x03, b"A band")
    conductor.meta(0, 0x51, struct.pack(">I", 652174)[1:])  # 92 bpm
    conductor.meta(0, 0x58, [3, 2, 24, 8])
    conductor.meta(0, 0x59, [0xFC, 1])  # F minor
    conductor.meta(480 * 12, 0x51, struct.pack(">I", 500000)[1:])
    conductor.meta(480 * 12, 0x58, [4, 2, 24, 8])
    for tick, name in (0, b"Verse"), (480 * 12, b"Chorus"):
        conductor.meta(tick, 0x06, name)
    strings.meta(0, 0x03, b"Strings")
    strings.at(0, 0xC0, 48)
    strings.at(0, 0xB0, 7, 80)
    strings.at(0, 0xB0, 10, 20)
    for beat in range(24):
        strings.note(480 * beat, dice.randrange(120, 900), 0, 60 + dice.randrange(12), dice.randrange(1, 128))
        strings.at(480 * beat + 7, 0xB0, 64, 127 * (beat % 2))
        strings.meta(480 * beat, 0x05, b"la")
    drums.meta(0, 0x03, b"Kit")
    for eighth in range(48):
        drums.note(240 * eighth, 60, 9, 36 + eighth % 2 * 6, 90, off=False)
    duo.meta(0, 0x03, b"Duo")
    duo.at(0, 0xC3, 40)
    duo.note(0, 480, 3, 72, 70)
    duo.at(960, 0xC3, 73)
    duo.note(960, 480, 3, 74, 71)
    duo.at(1000, 0xE3, 0, 64)
    file_of("band.mid", 1, 480, [conductor, strings, drums, duo])


def karaoke():
    dice = random.Random(11)
    track = Track(running=True)
    track.meta(0, 0x03, "Café".encode("latin-1"))
    track.at(0, 0xC0, 24)
    track.at(0, 0xC1, 33)
    for beat, word in enumerate(("Twin", "kle ", "lit", "tle ", "star")):
        track.meta(96 * beat, 0x05, word.encode())
        track.note(96 * beat, 90, 0, 67, 100, off=False)
    for _ in range(60):  # struck again while they sound, and together
        track.note(dice.randrange(0, 900), dice.randrange(1, 200), 1, 36 + dice.randrange(4), dice.randrange(1, 128), False)
    track.at(950, 0x91, 30, 99)  # never ends
    track.meta(1000, 0x01, b"bye")
    file_of("karaoke.mid", 0, 96, [track])


def read(name):
    midi = mido.MidiFile(name, charset="latin-1")
    parts, controls, tempos = {}, {}, []
    for number, track in enumerate(midi.tracks):
        now, program, sounding = 0, {}, {}

        def end(key):
            part, note = sounding.pop(key)
            note[1] = max(1, round(now * TICKS / midi.ticks_per_beat) - note[0])

        for message in track:
            now += message.time
            tick = round(now * TICKS / midi.ticks_per_beat)
            if message.type == "set_tempo":
                tempos.append([tick, message.tempo])
            elif message.type == "program_change":
                program[message.channel] = message.program
            elif message.type == "control_change":
                controls.setdefault(f"{number} {message.channel}", []).append([tick, message.control, message.value])
            elif message.type in ("note_on", "note_off"):
                key = (message.channel, message.note)
                if key in sounding:
                    end(key)
                if message.type == "note_on" and message.velocity > 0:
                    voice = f"{number} {message.channel} {program.get(message.channel, 0)}"
                    note = [tick, 0, message.note, message.velocity]
                    parts.setdefault(voice, []).append(note)
                    sounding[key] = (voice, note)
        for key in list(sounding):
            end(key)
    for notes in parts.values():
        notes.sort(key=lambda note: (note[0], note[2]))
    return {"parts": parts, "controls": controls, "tempos": tempos}


band()
karaoke()
json.dump({name: read(name + ".mid") for name in ("band", "karaoke")}, open("midi.json", "w"), indent=None,
          separators=(",", ":"))
