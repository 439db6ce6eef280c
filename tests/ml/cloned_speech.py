# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program cloned_speech, for the checks that let it clone. They skip themselves (77) where something that it needs is
missing."""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
from voice_pack import models, voice_pack

SKIPPED = 77


class ClonedSpeech:
    def __init__(self, program, encoder, threads, speaker=models() / "resemblyzer" / "pretrained.pt"):
        pack = voice_pack()
        if not pack or not all(pathlib.Path(file).exists() for file in (encoder, speaker)):
            print("skipped without voices or without", encoder, "or", speaker)
            sys.exit(SKIPPED)
        self.process = subprocess.Popen([program, pack, encoder, speaker, str(threads)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def ask(self, **request):
        print(json.dumps(request), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit(SKIPPED if self.process.wait() == SKIPPED else "cloned_speech ended")
        answer = json.loads(line)
        if "clone" not in answer and "samples" not in answer:
            sys.exit(f"cloned_speech: {answer}")
        return answer
