#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the int8 ONNX file of Kokoro-82M with numpy and writes hashes and sums of its weights as floats, for
tests/ml/models/kokoro_sources_check.cpp. Names follow the published model; see ml/models/kokoro/weight_names.h.

Needs: pip install numpy onnx
Usage: make_kokoro_values.py KOKORO.onnx FOLDER_OF_VOICES tests/golden/kokoro_values.json
"""
import hashlib
import json
import pathlib
import re
import sys

import numpy
import onnx
from onnx import numpy_helper

GRAPH = onnx.load(sys.argv[1]).graph
CONSTANTS = {tensor.name: numpy_helper.to_array(tensor) for tensor in GRAPH.initializer}
TAKERS, MAKERS = {}, {}
for each in GRAPH.node:
    for value in each.input:
        TAKERS.setdefault(value, []).append(each)
    for value in each.output:
        MAKERS[value] = each


def module(node):
    parts = node.name.strip("/").split("/")[1:-1]
    if parts[0] == "bert":
        parts = [re.sub(r"_\d+$", "", part) for part in parts]
    name = ".".join(part for i, part in enumerate(parts)
                    if i + 1 == len(parts) or not parts[i + 1].startswith(part + "."))
    return "predictor." + name if re.match(r"(F0|N)[._](\d|proj)|shared", name) else name


def scale_of(node):
    value = node.output[0]
    while True:
        taker, = TAKERS[value]
        if taker.op_type == "Mul":
            product = MAKERS[next(other for other in taker.input if other != value)]
            return next(other for other in product.input if other in CONSTANTS)
        value = taker.output[0]


def floats(q, scale, zero, axis=0):
    q, scale, zero = CONSTANTS[q].astype(numpy.float32), CONSTANTS[scale], CONSTANTS[zero].astype(numpy.float32)
    spread = [1] * q.ndim
    spread[axis] = -1
    return (q - (zero.reshape(spread) if zero.size > 1 else zero)) * (scale.reshape(spread) if scale.size > 1 else scale)


def torch_gates(array):
    i, o, f, c = numpy.split(array, 4)
    return numpy.concatenate([i, f, c, o])


def lstm(node, found):
    for key, (q, scale, zero) in {"ih": (1, 8, 9), "hh": (2, 10, 11)}.items():
        weight = floats(node.input[q], node.input[scale], node.input[zero])
        for direction, end in enumerate(("", "_reverse")):
            found[f"{module(node)}.weight_{key}_l0{end}"] = torch_gates(weight[direction].T)
    for row, end in zip(CONSTANTS[node.input[3]], ("", "_reverse")):
        for half, key in zip(numpy.split(row, 2), ("ih", "hh")):
            found[f"{module(node)}.bias_{key}_l0{end}"] = torch_gates(half)


def weights():
    found = {}
    for node in GRAPH.node:
        weight = node.input[1] if len(node.input) > 1 and node.input[1] in CONSTANTS else None
        if node.op_type == "MatMulInteger" and weight:
            found[module(node) + ".weight"] = floats(weight, scale_of(node), node.input[3], 1).T
        elif node.op_type == "ConvInteger":
            found[module(node) + ".weight"] = floats(weight, scale_of(node), node.input[3])
        elif node.op_type in ("Conv", "ConvTranspose") and "istft" not in node.name:
            found[module(node) + ".weight"] = CONSTANTS[weight]
        elif node.op_type == "MatMul" and weight:
            found[module(node) + ".weight"] = CONSTANTS[weight].T
        elif node.op_type == "DynamicQuantizeLSTM":
            lstm(node, found)
        elif node.op_type == "DequantizeLinear":
            table = MAKERS[node.input[0]].input[0]
            found[table.split(".", 1)[1].removesuffix("_quantized")] = floats(table, node.input[1], node.input[2])
    for name, value in CONSTANTS.items():
        if re.match(r"(encoder|decoder)\.", name) and not re.search(r"_(quantized|scale|zero_point|shape)$|stft", name):
            found[name.split(".", 1)[1]] = value
    return {name: numpy.ascontiguousarray(value, dtype=numpy.float32) for name, value in found.items()}


def digest(tensors):
    """One hash over names and numbers, in the order of the names."""
    whole = hashlib.sha256()
    for name in sorted(tensors):
        whole.update(name.encode())
        whole.update(tensors[name].tobytes())
    return whole.hexdigest()


FOUND = weights()
VOICES = {path.stem: numpy.fromfile(path, "<f4").reshape(510, 256) for path in pathlib.Path(sys.argv[2]).glob("*.bin")}
SHOWN = ["bert.embeddings.word_embeddings.weight", "bert_encoder.weight", "predictor.shared.weight_ih_l0_reverse",
         "text_encoder.lstm.bias_hh_l0", "decoder.generator.ups.0.weight", "decoder.generator.conv_post.weight"]
ANSWER = {"tensors": len(FOUND), "parameters": sum(value.size for value in FOUND.values()), "sha256": digest(FOUND),
          "voices": len(VOICES), "voicesSha256": digest(VOICES),
          "values": {name: {"shape": list(FOUND[name].shape), "sum": float(FOUND[name].sum(dtype=numpy.float64)),
                            "first": float(FOUND[name].flat[0]), "last": float(FOUND[name].flat[-1])} for name in SHOWN}}
with open(sys.argv[3], "w", encoding="utf-8") as file:
    json.dump(ANSWER, file, indent=1)
    file.write("\n")
