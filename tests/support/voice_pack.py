# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the set-up puts the voices: as voice_pack.h says."""
import os
import pathlib


def models():
    """MELISMA_MODELS or the user's own folder of models."""
    named = os.environ.get("MELISMA_MODELS")
    data = os.environ.get("XDG_DATA_HOME", "")
    home = os.environ.get("HOME")
    usual = (pathlib.Path(data) if data.startswith("/") else
             pathlib.Path(home) / ".local" / "share" if home else pathlib.Path("/tmp")) / "melisma" / "models"
    return pathlib.Path(named) if named else usual


def voice_pack():
    """The folder of the voices; None where they are not."""
    folder = models() / "kokoro"
    there = all((folder / name).exists() for name in ("kokoro.safetensors", "voices.safetensors"))
    if not there:
        print(f"skipped: the voices are not in {folder}; installer/setup --voices fetches them")
    return folder if there else None
