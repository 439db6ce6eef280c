#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a wrong arrow of dependencies, a missing licence line or guard, an overlong file or function.

Usage: check_includes.py ROOT     every rule over the tree at ROOT
       check_includes.py --self   plants each violation in a scratch tree and demands that it is found
"""
import pathlib
import re
import sys
import tempfile

# A folder may include from itself and from these; the longest matching prefix counts.
ALLOWED = {
    "core/base": [],
    "core/music": ["core/base"],
    "core": ["core"],
    "audio": ["core"],
    "ui": ["core", "audio"],
    "ml": ["core/base", "core/music"],
    "app/studio": ["core", "audio", "ui", "app"],
    "app/worker": ["core", "audio", "ml", "app"],
    "app/train": ["core", "audio", "ml", "app"],
    "app": ["core", "app"],
    "tests": ["core", "audio", "ui", "ml", "app", "tests"],
}
TOP = ("core", "audio", "ui", "ml", "app", "tests")
QT_ALLOWED = ("ui", "app/studio", "tests")
PORTAUDIO_ALLOWED = ("audio/device/portaudio_device.cpp",)
MAX_FILE_LINES, MAX_FUNCTION_LINES = 600, 120
SOURCE = {".h", ".cpp", ".mm"}
LICENSED = SOURCE | {".py", ".sh", ".cmake"}
SPDX = ("SPDX-FileCopyrightText:", "SPDX-License-Identifier: GPL-3.0-or-later")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
QT = re.compile(r"^(Q[A-Z]\w*(/.*)?|Qt\w*/.*|qcustomplot\.h)$")
TORCH = re.compile(r"^(torch|ATen|c10|caffe2)/")
LITERALS = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)


def under(path, folder):
    return path == folder or path.startswith(folder + "/")


def home(path):
    """The folder of ALLOWED that `path` lies in."""
    return max((folder for folder in ALLOWED if under(path, folder)), key=len, default=None)


def sources(root):
    for top in TOP:
        for path in sorted((root / top).rglob("*")):
            if path.suffix in SOURCE and path.is_file():
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def without_literals(text):
    """The code with comments, strings and characters blanked, line for line."""
    return LITERALS.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def includes(text):
    # Comments go first so that an include in one does not count; the include's own quotes must stay.
    bare = re.sub(r"//[^\n]*|/\*.*?\*/", lambda match: re.sub(r"[^\n]", " ", match.group()), text, flags=re.S)
    for match in INCLUDE.finditer(bare):
        yield match.group(1), match.group(2), bare.count("\n", 0, match.start(2)) + 1


def check_arrow(path, text):
    folder = home(path)
    for kind, target, line in includes(text):
        where = f"{path}:{line}"
        if target.endswith(".moc"):
            continue
        if QT.match(target) and not any(under(path, each) for each in QT_ALLOWED):
            yield f"{where}: Qt ({target}) belongs to ui, app/studio and tests"
        if TORCH.match(target) and not under(path, "ml"):
            yield f"{where}: libtorch ({target}) belongs to ml"
        if target == "portaudio.h" and path not in PORTAUDIO_ALLOWED:
            yield f"{where}: portaudio.h belongs to {PORTAUDIO_ALLOWED[0]}"
        if target.startswith("../") or "/../" in target or (kind == '"' and "/" not in target):
            yield f"{where}: '{target}' is not relative to the root"
        there = home(target) if target.split("/")[0] in TOP else None
        if there and not under(target, folder) and not any(under(target, each) for each in ALLOWED[folder]):
            yield f"{where}: {folder} must not see {target}"


def check_reach(files):
    """Nothing outside ml may reach libtorch through headers of ours."""
    graph = {path: [target for _, target, _ in includes(text)] for path, text in files.items()}
    for path in graph:
        if under(path, "ml"):
            continue
        stack, seen = [(path, path)], {path}
        while stack:
            at, trail = stack.pop()
            for target in graph.get(at, []):
                if TORCH.match(target) and at != path:
                    yield f"{path}: reaches libtorch by way of {trail}"
                    stack = []
                    break
                if target not in seen:
                    seen.add(target)
                    stack.append((target, f"{trail} -> {target}"))


def functions(text):
    """(first line, number of lines) of each body in braces that follows a parameter list."""
    code = re.sub(r"^\s*#.*$", "", without_literals(text), flags=re.M)
    stack, start, line = [], 0, 1
    for position, char in enumerate(code):
        if char == "\n":
            line += 1
        elif char == "{":
            head = code[start:position]
            # Namespaces, classes and enums hold functions; whatever else has a ')' before its brace is a body.
            holds = re.search(r"\b(namespace|class|struct|union|enum|extern)\b", head.split(")")[-1])
            stack.append((line, ")" in head and not holds))
            start = position + 1
        elif char == "}":
            if stack:
                opened, is_body = stack.pop()
                if is_body and not any(body for _, body in stack):
                    yield opened, line - opened + 1
            start = position + 1
        elif char == ";":
            start = position + 1


def check_form(path, text):
    lines = text.splitlines()
    if len(lines) > MAX_FILE_LINES:
        yield f"{path}: {len(lines)} lines, the cap is {MAX_FILE_LINES}"
    if path.endswith(".h") and "#pragma once" not in lines:
        yield f"{path}: #pragma once is missing"
    for line, length in functions(text):
        if length > MAX_FUNCTION_LINES:
            yield f"{path}:{line}: a function of {length} lines, the cap is {MAX_FUNCTION_LINES}"


def check_licence(root):
    for top in TOP + ("installer", "cmake", ".ci", "resources"):
        for path in sorted((root / top).rglob("*")):
            is_script = path.is_file() and (path.suffix in LICENSED or path.name == "CMakeLists.txt" or
                                            path.read_bytes()[:2] == b"#!")
            if not is_script or "__pycache__" in path.parts:
                continue
            head = "\n".join(path.read_text(encoding="utf-8").splitlines()[:4])
            if not all(each in head for each in SPDX):
                yield f"{path.relative_to(root).as_posix()}: the two SPDX lines are missing at the top"


def check_tree(root):
    files = dict(sources(root))
    problems = [problem for path, text in files.items()
                for check in (check_arrow, check_form) for problem in check(path, text)]
    return len(files), problems + list(check_reach(files)) + list(check_licence(root))


HEAD = "// SPDX-FileCopyrightText: 2026 The Melisma authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n"
LONG_BODY = "void f(int a)\n{\n" + "    g();\n" * 119 + "}\n"
# file -> text, and what must be said of it; None: must pass
PLANTED = [
    ("core/base/a.cpp", '#include "core/project/project.h"\n', "core/base must not see"),
    ("core/base/a.cpp", '#include "core/music/key.h"\n', "core/base must not see"),
    ("core/music/a.cpp", '#include "core/edits/x.h"\n', "core/music must not see"),
    ("core/jobs/a.cpp", '#include "audio/files/x.h"\n', "core must not see"),
    ("core/jobs/a.cpp", '#include "ml/nn/x.h"\n', "core must not see"),
    ("audio/graph/a.cpp", '#include "ml/nn/x.h"\n', "audio must not see"),
    ("audio/graph/a.cpp", '#include "ui/x.h"\n', "audio must not see"),
    ("ml/nn/a.cpp", '#include "audio/files/x.h"\n', "ml must not see"),
    ("ml/nn/a.cpp", '#include "core/project/project.h"\n', "ml must not see"),
    ("ui/a.cpp", '#include "ml/nn/x.h"\n', "ui must not see"),
    ("ui/a.cpp", '#include "app/studio/x.h"\n', "ui must not see"),
    ("app/studio/a.cpp", '#include "ml/nn/x.h"\n', "app/studio must not see"),
    ("app/worker/a.cpp", '#include "ui/x.h"\n', "app/worker must not see"),
    ("audio/a.cpp", "#include <QString>\n", "Qt (QString)"),
    ("app/worker/a.cpp", "#include <QtCore/qstring.h>\n", "Qt ("),
    ("app/worker/a.cpp", "#include <torch/torch.h>\n", "libtorch (torch/torch.h)"),
    ("audio/graph/a.cpp", "#  include <portaudio.h>\n", "portaudio.h belongs"),
    ("ui/a.cpp", '#include "../core/base/x.h"\n', "not relative to the root"),
    ("ui/a.cpp", '#include "sibling.h"\n', "not relative to the root"),
    ("ui/a.h", "int x;\n", "#pragma once"),
    ("core/jobs/a.cpp", "int x;\n" * 600, "602 lines"),
    ("core/jobs/a.cpp", LONG_BODY, "a function of 121 lines"),
    ("core/jobs/a.cpp", "namespace a {\nclass B {\n" + LONG_BODY + "};\n}\n", "a function of 121 lines"),
    ("core/jobs/a.cpp", "auto x = [](int a) {\n" + "    g();\n" * 119 + "};\n", "a function of 121 lines"),
    ("core/jobs/a.cpp", LONG_BODY.replace("g();\n", "", 1), None),
    ("core/jobs/a.cpp", "namespace a {\n" + "void f(int) {}\n" * 200 + "}\n", None),
    ("core/jobs/a.cpp", 'void f() { g("}"); /* } */ }\n' * 300, None),
    ("core/jobs/a.cpp", '// #include "ml/nn/x.h"\n', None),
    ("ml/nn/a.cpp", "#include <torch/torch.h>\n", None),
    ("app/worker/a.cpp", '#include "ml/nn/x.h"\n#include "audio/files/x.h"\n', None),
    ("tests/gui/a.cpp", '#include "ui/x.h"\n#include <QTest>\n', None),
    ("audio/device/portaudio_device.cpp", "#include <portaudio.h>\n", None),
]


def problems_of(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return check_tree(root)[1]


def self_check():
    failed = []
    for path, text, wanted in PLANTED:
        found = problems_of({path: HEAD + text})
        good = not found if wanted is None else len(found) == 1 and wanted in found[0]
        if not good:
            failed.append(f"{path} {text[:60]!r}: wanted {wanted!r}, found {found}")
    reach = problems_of({"app/worker/a.cpp": HEAD + '#include "ml/nn/b.h"\n',
                         "ml/nn/b.h": HEAD + '#pragma once\n#include "ml/nn/c.h"\n',
                         "ml/nn/c.h": HEAD + "#pragma once\n#include <torch/torch.h>\n"})
    if not any("reaches libtorch by way of app/worker/a.cpp -> ml/nn/b.h -> ml/nn/c.h" in each for each in reach):
        failed.append(f"reach: {reach}")
    for path in ("core/a.cpp", "cmake/a.cmake", "core/CMakeLists.txt", "installer/run"):
        found = problems_of({path: "#!/bin/sh\n"})
        if not any("SPDX" in each for each in found):
            failed.append(f"licence of {path}: {found}")
    print("\n".join(failed) or f"{len(PLANTED) + 5} planted trees judged rightly")
    return len(failed)


def main():
    if sys.argv[1:] == ["--self"]:
        return 1 if self_check() else 0
    count, problems = check_tree(pathlib.Path(sys.argv[1]))
    print("\n".join(problems) or f"{count} files: arrow, licence lines and sizes are right")
    # A wrong path would find nothing wrong.
    return 1 if problems or count < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
