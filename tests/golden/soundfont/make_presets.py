# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What another reader finds in FluidR3_GM.sf2: pip install sf2utils, then run this beside fluidr3.json."""
import hashlib
import json
import logging

from sf2utils.sf2parse import Sf2File

FONT = "/usr/share/sounds/sf2/FluidR3_GM.sf2"

logging.disable(logging.WARNING)
with open(FONT, "rb") as file:
    digest = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    font = Sf2File(file)
    presets = sorted([p.bank, p.preset, p.name] for p in font.presets if p.name != "EOP")
    head = {"sha256": digest, "name": font.info.bank_name, "copyright": font.info.copyright}
with open("fluidr3.json", "w", encoding="utf-8") as out:
    rows = ",\n".join(json.dumps(preset) for preset in presets)
    out.write(json.dumps(head)[:-1] + ',\n"presets": [\n' + rows + "]}\n")
