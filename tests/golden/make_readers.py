#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small weights files with PyTorch and ONNX, and beside each the numbers in it as they see them, for the checks
of our readers (tests/ml/io, tests/ml/models) and as seeds of the fuzzer.

Needs: pip install torch numpy onnx
Usage: make_readers.py tests/golden/readers
"""
import json
import sys

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

FOLDER = sys.argv[1]
RANDOM = numpy.random.default_rng(2026)


def facts(tensors):
    return {name: {"shape": list(value.shape), "values": numpy.asarray(value, dtype=numpy.float64).ravel().tolist()}
            for name, value in tensors.items()}


def write_json(name, value):
    with open(f"{FOLDER}/{name}", "w", encoding="utf-8") as file:
        json.dump(value, file)
        file.write("\n")


def make_torch():
    """Views of one storage, every type that is read, a module's state and plain values."""
    base = torch.from_numpy(RANDOM.standard_normal((4, 6)).astype(numpy.float32))
    torch.manual_seed(1)
    module = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Conv1d(2, 2, 3))
    tensors = {"whole": base, "turned": base.t(), "part": base[1:3, 2:5], "every_second": base[:, ::2], "row": base[2],
               "half": base.half(), "brain": base.bfloat16(), "double": base.double()[0], "none": torch.zeros(0, 3),
               "one": torch.tensor(2.5), "long": torch.arange(-2, 3), "int": torch.arange(3, dtype=torch.int32),
               "short": torch.arange(3, dtype=torch.int16), "char": torch.tensor([-1, 5], dtype=torch.int8),
               "byte": torch.tensor([0, 255], dtype=torch.uint8), "bool": torch.tensor([True, False]),
               "parameter": torch.nn.Parameter(torch.ones(2))}
    saved = {"tensors": tensors, "state": module.state_dict(), "list": [base[0], {"inner": base[1]}],
             "config": [1025, 1.5, None, True, "40k"], "version": "v2", 7: torch.ones(1)}
    torch.save(saved, f"{FOLDER}/plain.pth")
    named = {f"tensors.{name}": tensor for name, tensor in tensors.items()}
    named.update({f"state.{name}": tensor for name, tensor in module.state_dict().items()})
    named.update({"list.0": base[0], "list.1.inner": base[1], "7": torch.ones(1)})
    write_json("plain.json", facts({name: tensor.detach().double().numpy() for name, tensor in named.items()}))
    torch.save(base, f"{FOLDER}/legacy.pth", _use_new_zipfile_serialization=False)


def make_types():
    """Every element type, as raw bytes and as typed numbers."""
    values = {"f32": (TensorProto.FLOAT, numpy.float32, [1.5, -2.25, 3e-30]),
              "f16": (TensorProto.FLOAT16, numpy.float16, [1.5, -6.1e-5, 65504.0]),
              "f64": (TensorProto.DOUBLE, numpy.float64, [0.1, -2.0, 1e10]),
              "u8": (TensorProto.UINT8, numpy.uint8, [0, 128, 255]), "i8": (TensorProto.INT8, numpy.int8, [-128, 0, 127]),
              "i32": (TensorProto.INT32, numpy.int32, [-5, 0, 70000]),
              "i64": (TensorProto.INT64, numpy.int64, [-5, 0, 1 << 30]),
              "u32": (TensorProto.UINT32, numpy.uint32, [0, 1, 1 << 31]),
              "bool": (TensorProto.BOOL, numpy.bool_, [True, False, True])}
    tensors, known = [], {}
    for name, (kind, dtype, numbers) in values.items():
        array = numpy.array(numbers, dtype=dtype)
        listed = array.view(numpy.uint16).tolist() if name == "f16" else array.tolist()
        typed = TensorProto(name=name + "_typed", data_type=kind, dims=[3])
        field = {"f32": "float_data", "f64": "double_data", "i64": "int64_data", "u32": "uint64_data"}
        getattr(typed, field.get(name, "int32_data")).extend(int(n) if name == "bool" else n for n in listed)
        tensors += [numpy_helper.from_array(array, name + "_raw"), typed]
        known[name + "_raw"] = known[name + "_typed"] = array
    node = helper.make_node("Constant", [], ["constant"], value=numpy_helper.from_array(numpy.eye(2, dtype=numpy.float32)))
    known["constant"] = numpy.eye(2)
    further = helper.make_node("Conv", ["x", "f32_raw"], ["y"], name="conv", pads=[1, 2], group=3, alpha=0.5, auto_pad="SAME")
    graph = helper.make_graph([node, further], "types", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None])],
                              [helper.make_tensor_value_info("y", TensorProto.FLOAT, [None])], tensors)
    onnx.save(helper.make_model(graph, producer_name="melisma"), f"{FOLDER}/types.onnx")
    write_json("types.json", facts(known))


class Quantised:
    """A graph in the form that ONNX Runtime's dynamic quantiser gives, with the names that Kokoro's has."""

    def __init__(self):
        self.nodes, self.tensors, self.known = [], [], {}

    def constant(self, name, array):
        self.tensors.append(numpy_helper.from_array(array, name))
        return name

    def node(self, op, inputs, outputs, **more):
        self.nodes.append(helper.make_node(op, inputs, outputs, **more))
        return outputs[0]

    def quantised(self, name, shape, channels, axis, dtype):
        """Answers the names of the three constants, and the weight."""
        low, high = (0, 256) if dtype == numpy.uint8 else (-128, 128)
        q = RANDOM.integers(low, high, shape).astype(dtype)
        zero = RANDOM.integers(low, high, channels).astype(dtype)
        scale = (RANDOM.random(channels) * 0.01 + 0.001).astype(numpy.float32)
        spread = [1] * len(shape)
        if channels:
            spread[axis] = -1
        weight = (q.astype(numpy.float32) - zero.astype(numpy.float32).reshape(spread)) * scale.reshape(spread)
        names = [self.constant(name + end, part)
                 for end, part in (("_quantized", q), ("_scale", scale), ("_zero_point", zero))]
        return names, weight

    def integer(self, op, path, q, scale, zero, bias):
        """Operation, bias (before the scale for a convolution, behind it for a matrix), cast, product."""
        self.node("DynamicQuantizeLinear", ["x"], [path + "/q", path + "/s", path + "/z"])
        value = self.node(op, [path + "/q", q, path + "/z", zero], [path + "/i"], name=path + "/" + op[:-7] + "_quant")
        product = self.node("Mul", [path + "/s", scale], [path + "/p"])
        if op == "ConvInteger":
            rounded = self.node("Cast", [self.node("Div", [bias, product], [path + "/d"])], [path + "/c"], to=6)
            value = self.node("Add", [value, rounded], [path + "/b"])
        value = self.node("Cast", [value], [path + "/f"], to=1)
        value = self.node("Mul", [value, product], [path + "/m"])
        if op == "MatMulInteger":
            self.node("Add", [value, bias], [path + "/o"])

    def module(self, op, path, name, shape, channels, axis, dtype, weight_name):
        (q, scale, zero), weight = self.quantised(weight_name, shape, channels, axis, dtype)
        outputs = shape[axis]
        bias = RANDOM.standard_normal(outputs).astype(numpy.float32)
        self.constant(path.split("/")[1] + "." + name + ".bias", bias)
        self.integer(op, path, q, scale, zero, path.split("/")[1] + "." + name + ".bias")
        self.known[name + ".weight"] = weight.T if op == "MatMulInteger" else weight
        self.known[name + ".bias"] = bias
        return q, scale, zero

    def lstm(self, path, name, size, hidden):
        """From the gates of torch.nn.LSTM (i f g o) to those of ONNX (i o f c), transposed, both directions."""
        def onnx_gates(array):
            i, f, g, o = numpy.split(array, 4)
            return numpy.concatenate([i, o, f, g])
        inputs = []
        for key, width in (("ih", size), ("hh", hidden)):
            (q, scale, zero), weight = self.quantised(f"onnx::LSTM_{key}", (2, width, 4 * hidden), 2, 0, numpy.uint8)
            inputs.append((q, scale, zero))
            for direction, end in enumerate(("", "_reverse")):
                i, o, f, g = numpy.split(weight[direction].T, 4)
                self.known[f"{name}.weight_{key}_l0{end}"] = numpy.concatenate([i, f, g, o])
        rows = []
        for end in ("", "_reverse"):
            biases = RANDOM.standard_normal((2, 4 * hidden)).astype(numpy.float32)
            self.known[f"{name}.bias_ih_l0{end}"], self.known[f"{name}.bias_hh_l0{end}"] = biases
            rows.append(numpy.concatenate([onnx_gates(biases[0]), onnx_gates(biases[1])]))
        bias = self.constant("onnx::LSTM_b", numpy.stack(rows))
        (iq, iscale, izero), (hq, hscale, hzero) = inputs
        self.node("DynamicQuantizeLSTM", ["x", iq, hq, bias, "", "", "", "", iscale, izero, hscale, hzero],
                  [path + "/y"], name=path + "/LSTM_quant", domain="com.microsoft", hidden_size=hidden)


def make_kokoro():
    graph = Quantised()
    (q, scale, zero), table = graph.quantised("encoder.text_encoder.embedding.weight", (5, 2), (), 0, numpy.uint8)
    gathered = graph.node("Gather", [q, "x"], ["rows"])
    graph.node("DequantizeLinear", [gathered, scale, zero], ["embedded"])
    graph.known["text_encoder.embedding.weight"] = table
    layer = "bert.encoder.albert_layer_groups.0.albert_layers.0.ffn"
    names = graph.module("MatMulInteger", "/encoder/" + layer.replace(".encoder.", "/encoder/").replace(
        "groups.0.", "groups.0/").replace("layers.0.", "layers.0/"), layer, (3, 4), 4, 1, numpy.uint8, "onnx::MatMul_1")
    again = "/encoder/bert/encoder/albert_layer_groups.0/albert_layers.0/ffn_1"
    graph.integer("MatMulInteger", again, *names, "encoder." + layer + ".bias")
    graph.module("ConvInteger", "/encoder/F0.0/conv1", "predictor.F0.0.conv1", (3, 2, 3), (), 0, numpy.int8,
                 "/encoder/F0.0/Mul_output_0")
    graph.module("ConvInteger", "/encoder/text_encoder/cnn.0/cnn.0.0", "text_encoder.cnn.0.0", (3, 2, 5), (), 0,
                 numpy.int8, "/encoder/text_encoder/cnn.0/Mul_output_0")
    graph.lstm("/encoder/shared", "predictor.shared", 3, 2)
    up = RANDOM.standard_normal((2, 3, 4)).astype(numpy.float32)
    graph.node("ConvTranspose", ["x", graph.constant("/decoder/decoder/generator/Mul_output_0", up)], ["up"],
               name="/decoder/decoder/generator/ups.0/ConvTranspose")
    graph.known["decoder.generator.ups.0.weight"] = up
    linear = RANDOM.standard_normal((3, 1)).astype(numpy.float32)
    graph.node("MatMul", ["x", graph.constant("onnx::MatMul_2", linear)], ["source"],
               name="/decoder/decoder/generator/m_source/l_linear/MatMul")
    graph.known["decoder.generator.m_source.l_linear.weight"] = linear.T
    alpha = RANDOM.standard_normal((1, 3, 1)).astype(numpy.float32)
    graph.constant("decoder.decoder.generator.noise_res.0.alpha1.0", alpha)
    graph.known["decoder.generator.noise_res.0.alpha1.0"] = alpha
    graph.constant("/decoder/decoder/generator/noise_res.0/Reciprocal_output_0", 1 / alpha)
    graph.constant("decoder.decoder.generator.stft.istft.stft.window_sum", numpy.ones(4, dtype=numpy.float32))
    body = helper.make_graph(graph.nodes, "kokoro", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [None])],
                             [helper.make_tensor_value_info("source", TensorProto.FLOAT, [None])], graph.tensors)
    onnx.save(helper.make_model(body, producer_name="onnx.quantize"), f"{FOLDER}/kokoro.onnx")
    write_json("kokoro_onnx.json", facts(graph.known))


def make_kokoro_torch():
    """The same layers as the published file keeps them: weight norm in both of its forms, wrapped in DataParallel."""
    torch.manual_seed(2)
    old = torch.nn.utils.weight_norm(torch.nn.Conv1d(2, 3, 3))
    new = torch.nn.utils.parametrizations.weight_norm(torch.nn.ConvTranspose1d(2, 3, 4))
    for layer in (old, new):
        for parameter in layer.parameters():
            parameter.data.normal_()
        layer(torch.zeros(1, 2, 5))  # the older form computes its weight in its forward
    lstm = torch.nn.LSTM(3, 2, bidirectional=True)
    norm = torch.nn.InstanceNorm1d(3, affine=True)
    saved = {"predictor": {f"module.F0.0.conv1.{key}": value for key, value in old.state_dict().items()}
             | {f"module.shared.{key}": value for key, value in lstm.state_dict().items()}
             | {f"module.F0.0.norm1.norm.{key}": value for key, value in norm.state_dict().items()},
             "decoder": {f"module.generator.ups.0.{key}": value for key, value in new.state_dict().items()}}
    torch.save(saved, f"{FOLDER}/kokoro.pth")
    known = {"predictor.F0.0.conv1.weight": old.weight, "predictor.F0.0.conv1.bias": old.bias,
             "decoder.generator.ups.0.weight": new.weight, "decoder.generator.ups.0.bias": new.bias}
    known.update({f"predictor.shared.{key}": value for key, value in lstm.state_dict().items()})
    write_json("kokoro_torch.json", facts({name: value.detach().numpy() for name, value in known.items()}))


make_torch()
make_types()
make_kokoro()
make_kokoro_torch()
