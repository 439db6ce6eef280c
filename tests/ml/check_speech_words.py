#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Are our voices as well understood as onnxruntime's? Sentences by voices, heard by PocketSphinx's general model.

Both programs get the same symbols and styles; onnxruntime runs the published int8 file. Free recognition makes many
mistakes of its own, the same kind for both, so the difference is what counts: at most 3 points of word error rate for
each voice and for all, or the check ends with exit status 1 and says which failed. The folder named by MELISMA_KOKORO_PACK must hold kokoro-int8.onnx, kokoro.safetensors and
voices.safetensors; without it or onnxruntime the check skips itself (77).
usage: check_speech_words.py SPOKEN_WORDS [--sentences 60] [--voices 8] [--threads 2]
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

try:
    import numpy
    from check_kokoro import OnnxRuntime, read_safetensors
except ImportError as problem:
    print(f"skipped: {problem}")
    sys.exit(77)

VOICES = ["af_heart", "am_michael", "bf_emma", "am_fenrir", "af_bella", "bm_george", "af_nicole", "am_puck"]
MOST_POINTS = 3.0
SKIPPED = 77


class SpokenWords:
    def __init__(self, program, pack, threads):
        self.process = subprocess.Popen([program, pack, str(threads)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)

    def ask(self, **request):
        print(json.dumps(request), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit(SKIPPED if self.process.wait() == SKIPPED else "spoken_words ended")
        answer = json.loads(line)
        if "errors" not in answer:
            sys.exit(f"spoken_words: {answer}")
        return answer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--voices", type=int, default=len(VOICES))
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    pack = pathlib.Path(os.environ.get("MELISMA_KOKORO_PACK", ""))
    if not os.environ.get("MELISMA_KOKORO_PACK") or not (pack / "kokoro-int8.onnx").exists():
        print("skipped: MELISMA_KOKORO_PACK does not name a folder with kokoro-int8.onnx")
        sys.exit(SKIPPED)
    sentences = (pathlib.Path(__file__).parent / "voices" / "sentences.txt").read_text().splitlines()
    styles = read_safetensors(pack / "voices.safetensors")
    ours = SpokenWords(options.program, pack, options.threads)
    runtime = OnnxRuntime(pack, options.threads, plain=True)
    total = {"words": 0, "ours": 0, "onnxruntime": 0}
    failures = []
    with tempfile.NamedTemporaryFile() as sound:
        for voice in VOICES[:options.voices]:
            count = {"words": 0, "ours": 0, "onnxruntime": 0}
            for text in sentences[:options.sentences]:
                mine = ours.ask(text=text, voice=voice)
                speech = runtime.speak(mine["ids"], styles[voice][len(mine["ids"]) - 3])["samples"]
                speech.astype(numpy.float32).tofile(sound.name)
                theirs = ours.ask(text=text, samples=sound.name)
                for name, number in (("words", mine["words"]), ("ours", mine["errors"]),
                                     ("onnxruntime", theirs["errors"])):
                    count[name] += number
                    total[name] += number
            print(json.dumps({"voice": voice, **rates(count)}), flush=True)
            failures += judge(voice, count)
    print(json.dumps({"all": rates(total)}))
    failures += judge("all voices", total)
    for failure in failures:
        print("FAILED", failure)
    sys.exit(1 if failures else 0)


def judge(who, count):
    apart = rates(count)["points apart"]
    return [f"{who}: {apart} points more of the words are misheard, at most {MOST_POINTS:g} may be"] \
        if apart > MOST_POINTS else []


def rates(count):
    mine, theirs = (100.0 * count[name] / count["words"] for name in ("ours", "onnxruntime"))
    return {"words": count["words"], "ours %": round(mine, 1), "onnxruntime %": round(theirs, 1),
            "points apart": round(mine - theirs, 1)}


if __name__ == "__main__":
    main()
