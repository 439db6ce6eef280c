# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The songs that check_singing.py sings; their words are all in the public domain.

Twelve are read from lead sheets (compressed MusicXML) in the folder scores/openewld of the data that lies beside the
sources, the first two lines of each. Where that is missing, twelve others take their place, which are typed below.
"""
import pathlib
import xml.etree.ElementTree
import zipfile

import mido

SCORES = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "scores"
# name: the folder in openewld, beats a minute, and how many syllables each line has. A beat is a crotchet.
SHEETS = {
    "Rock of Ages": ("Augustus_Toplady-Thomas_Hastings/Rock_of_Ages", 70, (7, 7)),
    "Joy to the world": ("Isaac_Watts-Lowell_Mason/Joy_to_the_World", 80, (8, 6)),
    "Nearer, my God": ("Eliza_Flower-Sarah_Flower_Adams/Nearer__My_God__to_Thee", 90, (6, 4)),
    "I heard the bells": ("John_Baptiste_Calkin/I_Heard_the_Bells_on_Christmas_Day", 90, (8, 8)),
    "I saw three ships": ("_Traditional_/I_Saw_Three_Ships", 110, (8, 8)),
    "Battle cry of freedom": ("George_F._Root/The_Battle_Cry_of_Freedom", 90, (8, 6)),
    "Old folks at home": ("Stephen_Foster/Old_Folks_at_Home", 180, (9, 4)),
    "Jeanie": ("Stephen_Foster/Jeanie_with_the_Light_Brown_Hair", 100, (10, 10)),
    "Drink to me only": ("_Traditional_/Drink_to_Me_Only_with_Thine_Eyes", 110, (8, 6)),
    "Scarborough fair": ("_Traditional_/Scarborough_Fair", 110, (9, 8)),
    "Auld lang syne": ("Robert_Burns-_Traditional_/Auld_Lang_Syne", 90, (8, 6)),
    "O little town": ("Lewis_Redner-Phillips_Brooks/O_Little_Town_of_Bethlehem", 100, (8, 6)),
}
# name: beats a minute, then lines of words and their notes (a beat long, or as many as stand behind the colon).
TYPED = {
    "Twinkle, twinkle, little star": (100, [
        ("Twin-kle twin-kle lit-tle star", "C4 C4 G4 G4 A4 A4 G4:2"),
        ("how I won-der what you are", "F4 F4 E4 E4 D4 D4 C4:2")]),
    "Mary had a little lamb": (110, [
        ("Ma-ry had a lit-tle lamb", "E4 D4 C4 D4 E4 E4 E4:2"),
        ("its fleece was white as snow", "D4 E4 E4 D4 E4:0.5 D4:0.5 C4:3")]),
    "Row, row, row your boat": (90, [
        ("Row row row your boat", "C4:1.5 C4:1.5 C4 D4:0.5 E4:1.5"),
        ("gent-ly down the stream", "E4 D4:0.5 E4 F4:0.5 G4:3")]),
    "London bridge": (100, [
        ("Lon-don bridge is fall-ing down", "G4:1.5 A4:0.5 G4 F4 E4 F4 G4:2"),
        ("my fair la-dy", "D4:2 G4:2 E4 C4:3")]),
    "Are you sleeping": (100, [
        ("Are you sleep-ing broth-er John", "C4 D4 E4 C4 E4 F4 G4:2"),
        ("morn-ing bells are ring-ing", "G4:0.75 A4:0.5 G4:0.75 F4:0.5 E4 C4:2")]),
    "Amazing grace": (80, [
        ("A-ma-zing grace how sweet the sound", "C4 F4:2 A4:0.5 F4:0.5 A4:2 G4 F4:2 D4 C4:2"),
        ("that saved a wretch like me", "C4 F4:2 A4 G4 A4 C5:3")]),
    "Auld lang syne": (90, [
        ("Should old ac-quain-tance be for-got", "C4 F4:1.5 F4:0.5 F4 A4 G4:1.5 F4:0.5 G4"),
        ("and nev-er brought to mind", "A4 F4:1.5 F4:0.5 A4 C5 D5:3")]),
    "Silent night": (90, [
        ("Si-lent night ho-ly night", "G4:1.5 A4:0.5 G4 E4:3 G4:1.5 A4:0.5 G4 E4:3"),
        ("all is calm all is bright", "D5:2 D5 B4:3 C5:2 C5 G4:3")]),
    "My Bonnie": (100, [
        ("My Bon-nie lies o-ver the o-cean", "G4 E5:1.5 D5:0.5 C5 D5 C5 A4 G4 E4:3"),
        ("my Bon-nie lies o-ver the sea", "G4 E5:1.5 D5:0.5 C5 C5 B4 C5 D5:4")]),
    "O Susanna": (110, [
        ("I come from A-la-ba-ma", "C4:0.5 D4:0.5 E4 G4 G4:1.5 A4:0.5 G4"),
        ("with my ban-jo on my knee", "E4 C4:1.5 D4:0.5 E4 E4 D4 C4:2")]),
    "Yankee Doodle": (110, [
        ("Yan-kee Doo-dle went to town", "F4 F4 G4 A4 F4 A4 G4:2"),
        ("rid-ing on a po-ny", "F4 F4 G4 A4 F4:2 E4:2")]),
    "When the saints": (110, [
        ("O when the saints go march-ing in", "C4 E4 F4 G4:4 C4 E4 F4 G4:4"),
        ("I want to be in that num-ber", "E4 D4 E4:1.5 C4:0.5 E4 G4 G4:1.5 F4:1.5")]),
}
NAMES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
TICKS = 480


def bare(text):
    return "".join(sign for sign in text.lower() if sign.isalpha() or sign in " '")


def typed_line(text, written):
    """Notes of a line: (midi, beats, syllable); "_" holds the syllable before."""
    syllables = [piece + ("-" if i + 1 < len(word.split("-")) else "")
                 for word in text.split() for i, piece in enumerate(word.split("-"))]
    notes = written.split()
    if len(syllables) > len(notes):
        raise ValueError(f"{text} has more syllables than notes")
    line = []
    for i, note in enumerate(notes):
        pitch, _, beats = note.partition(":")
        line.append((NAMES[pitch[0]] + 12 * (int(pitch[-1]) + 1), float(beats or 1),
                     syllables[i] if i < len(syllables) else "_"))
    return line


def sheet_notes(path):
    """The notes of a lead sheet with their first verse; what is tied is one note."""
    with zipfile.ZipFile(path) as archive:
        name = next(each for each in archive.namelist()
                    if each.endswith(("xml", "musicxml")) and not each.startswith("META-INF"))
        part = xml.etree.ElementTree.fromstring(archive.read(name)).find("part")
    notes, divisions = [], 1.0
    for item in part.iter():
        if item.tag == "divisions":
            divisions = float(item.text)
        if item.tag != "note" or item.find("rest") is not None or item.find("grace") is not None:
            continue
        beats = float(item.findtext("duration")) / divisions
        if notes and any(tie.get("type") == "stop" for tie in item.findall("tie")):
            notes[-1] = (notes[-1][0], notes[-1][1] + beats, notes[-1][2])
            continue
        midi = (NAMES[item.findtext("pitch/step")] + int(float(item.findtext("pitch/alter", "0"))) +
                12 * (int(item.findtext("pitch/octave")) + 1))
        lyric = next((each for each in item.findall("lyric") if each.get("number", "1") == "1"), None)
        text = bare(lyric.findtext("text", "")) if lyric is not None else ""
        on = lyric is not None and lyric.findtext("syllabic") in ("begin", "middle")
        notes.append((midi, beats, text + ("-" if on else "") if text else "_"))
    return notes


def sheet_lines(path, lengths):
    """The first lines, each of so many syllables and the notes that hold the last."""
    notes, lines = sheet_notes(path), []
    for length in lengths:
        end = sung = 0
        while end < len(notes) and (sung < length or notes[end][2] == "_"):
            sung += notes[end][2] != "_"
            end += 1
        lines.append(notes[:end])
        notes = notes[end:]
    return lines


def song_book():
    """All songs: from the lead sheets where they are, else those that are typed."""
    folder = SCORES / "openewld"
    if not folder.is_dir():
        return [typed_song(name) for name in TYPED]
    return [Song(name, bpm, sheet_lines(folder / place / (place.split("/")[1] + ".mxl"), lengths))
            for name, (place, bpm, lengths) in SHEETS.items()]


def typed_song(name, repeats=1):
    bpm, lines = TYPED[name]
    return Song(name, bpm, [typed_line(*line) for line in lines] * repeats, len(lines))


class Song:
    """Notes in beats from beat 2 on; every line but the last is followed by a rest of a beat."""

    def __init__(self, name, bpm, lines, different=None):
        self.name, self.bpm, self.notes, self.lines = name, bpm, [], []
        beat = 2.0
        for line in lines:
            first = len(self.notes)
            for midi, length, lyric in line:
                self.notes.append((beat, length, midi, lyric))
                beat += length
            words = "".join(lyric[:-1] if lyric.endswith("-") else lyric + " " for _, _, lyric in line if lyric != "_")
            self.lines.append((first, len(self.notes), bare(words).strip()))
            beat += 1.0
        self.words = " ".join(text for _, _, text in self.lines[:different])

    def seconds(self, beat):
        return beat * 60.0 / self.bpm

    def write_midi(self, path):
        track = mido.MidiTrack([mido.MetaMessage("set_tempo", tempo=mido.bpm2tempo(self.bpm))])
        now = 0
        for beat, length, midi, lyric in self.notes:
            start, end = round(beat * TICKS), round((beat + length) * TICKS)
            track.append(mido.MetaMessage("lyrics", text=lyric, time=start - now))
            track.append(mido.Message("note_on", note=midi, velocity=96))
            track.append(mido.Message("note_off", note=midi, time=end - start))
            now = end
        mido.MidiFile(ticks_per_beat=TICKS, tracks=[track]).save(path)

    def timed(self, transposed):
        return [(self.seconds(beat), self.seconds(beat + length), midi + transposed)
                for beat, length, midi, _ in self.notes]
