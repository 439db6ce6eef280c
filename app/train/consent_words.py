#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses the 2,000 words of resources/voices/consent_words.txt.

A person reads some of them aloud and PocketSphinx must tell them apart, so they are common, are in its dictionary with
one pronunciation, have two or three syllables, and no two of them differ by fewer than three sounds. Frequencies and
pronunciations are those of pocketsphinx-en-us; hunspell-en-us says which are ordinary words and not names. Needs
sphinxbase-utils. Usage: consent_words.py OUT
"""
import re
import subprocess
import sys
import tempfile

MODELS = "/usr/share/pocketsphinx/model/en-us"
COUNT = 2000
LEAST_DISTANCE = 3
# Words that nobody should be made to say for us, by their beginnings.
UNWANTED = """abus addict alcoh arrest assass assault attack balls batter bastard beat bitch blood bomb breast brutal
cancer cocaine condom corpse crim cripple crisis damn danger dead death defeat demon deni destroy devil disabl disast
diseas divorc drug drunk dying enem erot evil explos fascis fat fear female fetal fetus fight funeral gender genocid ghetto
god guilt gunm hatred heroin hitler homicid hostage hunger idiot infect injur insult invad invas islam israel jail jesus
jewish kidnap kill knife lawsuit loser lover lust massac military missile moham moron murder muslim naked nazi negro
nigger nipple nuclear orgasm pain penis pistol poison porn poverty prison prostit punish racis racial rape rapist
refugee relig riot rotten sadis satan scandal sever sex shoot slave slaughter soldier stalin starv stupid suffer suicid
terror tortur tumor ugly vagina victim violen virus vulner warfare weapon whore widow wound""".split()


def frequencies():
    with tempfile.NamedTemporaryFile(suffix=".arpa") as arpa:
        # It writes all words and then fails at the first pair of words, which nobody needs here.
        subprocess.run(["sphinx_lm_convert", "-i", f"{MODELS}/en-us.lm.bin", "-ifmt", "bin", "-o", arpa.name, "-ofmt",
                        "arpa"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        inside = False
        for line in open(arpa.name, encoding="utf-8", errors="replace"):
            if line.startswith("\\1-grams"):
                inside = True
            elif line.startswith("\\2-grams"):
                return
            elif inside and len(fields := line.split()) >= 2:
                yield float(fields[0]), fields[1]


def pronunciations():
    found = {}
    for line in open(f"{MODELS}/cmudict-en-us.dict", encoding="utf-8"):
        word, *phones = line.split()
        found.setdefault(re.sub(r"\(\d+\)$", "", word), []).append(phones)
    return {word: forms[0] for word, forms in found.items() if len(forms) == 1}


def ordinary():
    lines = open("/usr/share/hunspell/en_US.dic", encoding="utf-8", errors="replace").read().split("\n")[1:]
    stems = [line.split("/")[0] for line in lines]
    names = {stem.lower() for stem in stems if stem[:1].isupper()}
    return {stem for stem in stems if re.fullmatch(r"[a-z]{5,9}", stem)} - names


def distance(a, b, limit):
    """Levenshtein's, of phones; stops at the limit."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
        if min(row) >= limit:
            return limit
    return row[-1]


def main():
    spoken, known, chosen = pronunciations(), ordinary(), []
    vowels = ("A", "E", "I", "O", "U")
    for _, word in sorted(frequencies(), reverse=True):
        phones = spoken.get(word)
        if not phones or word not in known or any(word.startswith(stem) for stem in UNWANTED):
            continue
        syllables = sum(phone.startswith(vowels) for phone in phones)
        if not 2 <= syllables <= 3 or not 5 <= len(phones) <= 9:
            continue
        if all(distance(phones, spoken[other], LEAST_DISTANCE) >= LEAST_DISTANCE for other in chosen):
            chosen.append(word)
        if len(chosen) == COUNT:
            break
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write("".join(word + "\n" for word in sorted(chosen)))
    print(len(chosen))


main()
