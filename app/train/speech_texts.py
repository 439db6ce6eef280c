#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts for make_speech: one a line, language code, tab, text.

Words of songs whose rights are clear (the shared scores: OpenScore Lieder, CC0, and OpenEWLD's traditional songs), and
word sequences drawn from Debian's spelling lists, which bring the sounds that poems seldom have. The languages are told
by which list knows most of a verse's words.

    speech_texts.py SCORES -o TEXTS.tsv [--lists /usr/share/dict] [--random 6000] [--seed 1]
"""
import argparse
import pathlib
import random
import re
import xml.etree.ElementTree as ElementTree
import zipfile

LISTS = {"en-us": "american-english", "fr": "french", "it": "italian", "es": "spanish", "pt-br": "brazilian"}
# English is what most singers sing and what the words are measured in.
SHARES = {"en-us": 0.56, "en-gb": 0.12, "fr": 0.08, "it": 0.08, "es": 0.08, "pt-br": 0.08}
LONGEST = 180  # characters of a text: some twelve seconds
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def verses_of(score):
    """The lyric lines of the first part of a compressed MusicXML file that has any, each in one string."""
    with zipfile.ZipFile(score) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".xml") and not n.startswith("META-INF"))
        root = ElementTree.fromstring(archive.read(name))
    verses = {}
    for lyric in root.iter("lyric"):
        syllabic, text = lyric.find("syllabic"), lyric.find("text")
        if text is None or not text.text:
            continue
        joined = syllabic is not None and syllabic.text in ("begin", "middle")
        verses.setdefault(lyric.get("number", "1"), []).append(text.text.strip() + ("" if joined else " "))
    return ["".join(parts) for parts in verses.values()]


def phrases_of(verse):
    """Cut behind marks into texts of 25 to LONGEST characters."""
    phrase = ""
    for piece in re.split(r"(?<=[.!?;:,])\s+", " ".join(verse.split())):
        if len(phrase) + len(piece) > LONGEST and phrase:
            yield phrase
            phrase = ""
        phrase = (phrase + " " + piece).strip()
        if len(phrase) > LONGEST:  # a verse without marks
            phrase = phrase[:LONGEST].rsplit(" ", 1)[0]
        if len(phrase) > 70:
            yield phrase
            phrase = ""
    if len(phrase) >= 25:
        yield phrase


def language_of(text, lists):
    words = [word.lower() for word in WORD.findall(text)]
    known = {code: sum(word in words_of for word in words) / max(1, len(words)) for code, words_of in lists.items()}
    best = max(known, key=known.get)
    return best if len(words) >= 4 and known[best] > 0.75 else None


def random_text(words, chance):
    marks = [" "] * 8 + [", ", ", ", "; "]
    text = "".join(chance.choice(words) + chance.choice(marks) for _ in range(chance.randint(3, 11)))
    text = text.rstrip(" ,;")
    return text[0].upper() + text[1:] + chance.choice("...?!")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("scores", type=pathlib.Path)
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    parser.add_argument("--lists", type=pathlib.Path, default=pathlib.Path("/usr/share/dict"))
    parser.add_argument("--random", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    spelled = {code: [w.strip() for w in (asked.lists / name).read_text(encoding="utf-8").splitlines()]
               for code, name in LISTS.items()}
    lists = {code: {w.lower() for w in words} for code, words in spelled.items()}
    plain = {code: [w for w in words if w.islower() and w.isalpha() and 2 < len(w) < 13] for code, words in spelled.items()}
    sung = {code: set() for code in SHARES}
    for score in sorted(asked.scores.rglob("*.mxl")):
        try:
            verses = verses_of(score)
        except (zipfile.BadZipFile, ElementTree.ParseError, StopIteration, RuntimeError):
            continue
        for text in (phrase for verse in verses for phrase in phrases_of(verse)):
            code = language_of(text, lists)
            if code:
                sung["en-gb" if code == "en-us" and len(text) % 5 == 0 else code].add(text)
    rows = []
    for code, share in SHARES.items():
        count = int(asked.random * share)
        words = plain["en-us" if code == "en-gb" else code]
        texts = sorted(sung[code])
        chance.shuffle(texts)
        rows += [(code, text) for text in texts[: 2 * count]]
        rows += [(code, random_text(words, chance)) for _ in range(count)]
    chance.shuffle(rows)
    asked.out.write_text("".join(f"{code}\t{text}\n" for code, text in rows), encoding="utf-8")
    print({code: (len(sung[code]), sum(row[0] == code for row in rows)) for code in SHARES})


if __name__ == "__main__":
    main()
