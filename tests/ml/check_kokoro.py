#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our Kokoro with onnxruntime on the published int8 file, and with the reference classes where installed.

Without noise on all sides: durations, pitch, and the distance of log-mel spectra. onnxruntime runs the file as it is
and "in floats", with its weights but without the rounding between its layers. In floats the durations must be ours and the
pitch too; as it is, the file moves some durations by a frame. The int8 noise is the distance between the two, with the
same durations and curves. The reference classes run our float weights; our distance to them must lie below the noise.
(Ours and the reference differ from onnxruntime by more, whatever the weights: in unvoiced frames nothing but rounding
is in most bins of the harmonic source, and the phase of that, which is the FFT's own, goes into the net.) --bench times
both programs in turn instead.

The folder named by MELISMA_KOKORO_PACK must hold kokoro-int8.onnx, kokoro.safetensors and voices.safetensors. Without
it, onnx or onnxruntime the check skips itself (77). The reference needs: pip install kokoro==0.9.4 torch transformers
usage: check_kokoro.py KOKORO_SPEAKER [--bench] [--rounds 5] [--threads 2] [--device cpu]
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import time

try:
    import numpy
    import onnx
    import onnxruntime
except ImportError as problem:
    print(f"skipped: {problem}")
    sys.exit(77)

RATE = 24000
# Symbols of sentences, as the model's vocabulary numbers them.
TEXTS = {
    "short": "50 83 54 156 31 4",
    "question": "65 102 54 16 52 63 16 46 156 138 56 61 16 65 102 81 16 55 51 6",
    "sentence": "81 83 16 53 65 156 102 53 16 44 123 156 39 56 16 48 156 69 53 61 16 46 147 156 138 55 58 61 16 156 31 "
                "64 85 16 81 83 16 54 156 24 68 51 16 46 156 69 92 4",
    "long": "102 56 16 81 83 16 44 102 92 156 102 56 102 112 3 16 81 157 86 123 16 65 138 68 16 83 16 58 123 156 138 "
            "55 83 61 16 81 83 62 16 156 86 64 123 51 16 61 62 156 76 123 51 16 55 156 138 61 62 16 53 156 51 58 3 16 "
            "72 56 46 16 81 83 16 65 156 138 55 83 56 16 50 63 16 62 156 31 54 46 16 102 62 16 156 76 54 65 52 68 16 "
            "54 156 72 48 62 16 102 62 16 156 69 58 83 56 4",
}
VOICES = {"short": "af_heart", "question": "bf_emma", "sentence": "am_michael", "long": "af_bella"}


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    return {name: numpy.frombuffer(data[slice(*entry["data_offsets"])], numpy.float32).reshape(entry["shape"])
            for name, entry in header.items() if name != "__metadata__"}


class Ours:
    def __init__(self, program, pack, threads, device):
        self.process = subprocess.Popen([program, pack / "kokoro.safetensors", str(threads), device],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.loaded = self.answer()
        self.folder = tempfile.TemporaryDirectory()

    def answer(self):
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            sys.exit(f"kokoro_speaker: {answer}")
        return answer

    def speak(self, ids, style, keep=True, **more):
        out = os.path.join(self.folder.name, "speech")
        request = {"ids": ids, "style": [float(each) for each in style], **more, **({"out": out} if keep else {})}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answer = self.answer()
        return {**answer, **read_safetensors(out)} if keep else answer


def in_floats(model):
    """The graph of the int8 file with the same weights, and nothing rounded any more between its layers.

    What a product of integers was multiplied with to be a float again stays: the scale of its input is 1 now."""
    graph = model.graph
    weights = {each.name: onnx.numpy_helper.to_array(each) for each in graph.initializer}
    rounded, nodes, made = {}, [], {}

    def whole(name, zero):
        made[name + "_whole"] = weights[name].astype(numpy.float32) - weights[zero].astype(numpy.float32)
        return name + "_whole"

    def of_lstm(name, scale, zero):
        per_direction = [weights[each].astype(numpy.float32).reshape(-1, 1, 1) for each in (zero, scale)]
        made[name + "_float"] = ((weights[name] - per_direction[0]) * per_direction[1]).transpose(0, 2, 1)
        return name + "_float"

    makers = {node.output[0]: node for node in graph.node}
    for node in graph.node:
        if node.op_type == "DynamicQuantizeLinear":
            rounded[node.output[0]] = node.input[0]
            made[node.output[1]] = numpy.float32(1.0)
            continue
        if node.op_type in ("MatMulInteger", "ConvInteger"):
            node.op_type = node.op_type.removesuffix("Integer")
            node.input[:] = [rounded[node.input[0]], whole(node.input[1], node.input[3])]
        elif node.op_type == "Cast" and node.attribute[0].i == onnx.TensorProto.INT32:
            if makers[node.input[0]].op_type == "Floor":  # a bias in units of the product
                makers[node.input[0]].op_type = "Identity"
                node.attribute[0].i = onnx.TensorProto.FLOAT
        elif node.op_type == "DynamicQuantizeLSTM":
            names = list(node.input)
            node.op_type, node.domain = "LSTM", ""
            node.input[:] = [names[0], of_lstm(names[1], names[8], names[9]), of_lstm(names[2], names[10], names[11]),
                             *names[3:7]]
        nodes.append(node)
    del graph.node[:], graph.value_info[:]
    graph.node.extend(nodes)
    used = {name for node in nodes for name in node.input}
    kept = [each for each in graph.initializer if each.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    graph.initializer.extend(onnx.numpy_helper.from_array(numpy.asarray(each), name) for name, each in made.items())
    return model


def asking_for(model, names):
    """These inner values become inputs: their names with "_given" behind them."""
    for node in model.graph.node:
        node.input[:] = [name + "_given" if name in names else name for name in node.input]
    for name in names:
        model.graph.input.append(onnx.helper.make_tensor_value_info(name + "_given", onnx.TensorProto.FLOAT, None))


class OnnxRuntime:
    """The int8 file, with durations and curves as outputs more; given: as inputs."""

    def __init__(self, pack, threads, plain=False, floats=False, given=False):
        model = onnx.load(pack / "kokoro-int8.onnx")
        if floats:
            in_floats(model)
        self.more = [] if plain else [
            next(node.output[0] for node in model.graph.node if node.op_type == "Round"),
            "/encoder/F0_proj/Conv_output_0", "/encoder/N_proj/Conv_output_0"]
        if given:
            asking_for(model, self.more)
        for name in self.more:
            model.graph.output.append(onnx.ValueInfoProto(name=name))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), options,
                                                    providers=["CPUExecutionProvider"])

    def speak(self, ids, style, given=()):
        feeds = {"tokens": numpy.array([ids], numpy.int64), "style": style[None].astype(numpy.float32),
                 "speed": numpy.ones(1, numpy.float32)}
        feeds |= {name + "_given": each for name, each in zip(self.more, given)}
        asked = {each.name for each in self.session.get_inputs()}
        audio, *more = self.session.run(["audio", *self.more], {name: feeds[name] for name in feeds if name in asked})
        if not more:
            return {"samples": audio.ravel()}
        durations, f0, energy = (each.ravel() for each in more)
        return {"samples": audio.ravel(), "durations": numpy.maximum(durations, 1).astype(int).tolist(), "f0": f0,
                "energy": energy, "inner": more}


class Reference:
    """The classes of the kokoro package with our weights; noise and phases zero."""

    def __init__(self, pack, threads):
        import torch
        from kokoro import istftnet, modules
        from transformers import AlbertConfig
        self.torch = torch
        torch.set_num_threads(threads)
        torch.randn_like, torch.rand = torch.zeros_like, torch.zeros
        parts = {
            "bert": modules.CustomAlbert(AlbertConfig(
                vocab_size=178, embedding_size=128, hidden_size=768, num_attention_heads=12, intermediate_size=2048,
                max_position_embeddings=512, num_hidden_layers=12)),
            "bert_encoder": torch.nn.Linear(768, 512),
            "predictor": modules.ProsodyPredictor(style_dim=128, d_hid=512, nlayers=3, max_dur=50),
            "text_encoder": modules.TextEncoder(channels=512, kernel_size=5, depth=3, n_symbols=178),
            "decoder": istftnet.Decoder(512, 128, 80, [3, 7, 11], [10, 6], 512, [[1, 3, 5]] * 3, [20, 12], 20, 5)}
        self.net = torch.nn.ModuleDict(parts).eval()
        for module in self.net.modules():
            try:
                torch.nn.utils.remove_weight_norm(module)
            except ValueError:
                pass
        weights = {name: torch.from_numpy(each.copy()) for name, each in read_safetensors(pack / "kokoro.safetensors").items()}
        missing, unexpected = self.net.load_state_dict(weights, strict=False)
        assert not unexpected and all("norm" in name or "pooler" in name for name in missing), (missing, unexpected)

    def speak(self, ids, style, durations=None, f0=None, energy=None):
        torch, net = self.torch, self.net
        with torch.no_grad():
            ids, style = torch.tensor([ids]), torch.from_numpy(style.copy())[None]
            lengths, mask = torch.tensor([ids.shape[1]]), torch.zeros(ids.shape, dtype=torch.bool)
            text = net["bert_encoder"](net["bert"](ids, attention_mask=torch.ones_like(ids))).transpose(1, 2)
            encoded = net["predictor"].text_encoder(text, style[:, 128:], lengths, mask)
            exact = torch.sigmoid(net["predictor"].duration_proj(net["predictor"].lstm(encoded)[0])).sum(-1)[0]
            own = torch.round(exact).clamp(min=1).long()
            frames = own if durations is None else torch.tensor(durations)
            curves = net["predictor"].F0Ntrain(encoded.transpose(1, 2).repeat_interleave(frames, 2), style[:, 128:])
            given = [each if other is None else torch.from_numpy(other.copy())[None]
                     for each, other in zip(curves, (f0, energy))]
            spread = net["text_encoder"](ids, lengths, mask).repeat_interleave(frames, 2)
            samples = net["decoder"](spread, *given, style[:, :128]).ravel()
        return {"durations": own.tolist(), "exact": exact.numpy(), "f0": curves[0][0].numpy(),
                "energy": curves[1][0].numpy(), "samples": samples.numpy()}


def mel_filters(bands=80, points=1024, top=12000.0):
    mel = numpy.linspace(0.0, 2595.0 * numpy.log10(1.0 + top / 700.0), bands + 2)
    edges = 700.0 * (10.0 ** (mel / 2595.0) - 1.0)
    bins = numpy.arange(points // 2 + 1) * RATE / points
    rising = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return numpy.maximum(0.0, numpy.minimum(rising, falling))


def log_mel(samples, points=1024, hop=256):
    frames = numpy.lib.stride_tricks.sliding_window_view(numpy.pad(samples, points // 2), points)[::hop]
    spectrum = numpy.abs(numpy.fft.rfft(frames * numpy.hanning(points), axis=1))
    return 20.0 * numpy.log10(numpy.maximum(spectrum @ mel_filters().T, 1e-3))


def distance(one, other):
    """Mean distance of log-mel spectra in dB."""
    length = min(len(one), len(other))
    return float(numpy.mean(numpy.abs(log_mel(one[:length]) - log_mel(other[:length]))))


def ids_of(text):
    return [0, *map(int, text.split()), 0]


def off_percent(f0, other):
    voiced = (f0 > 10) & (other > 10)
    if not voiced.any():
        return 0.0
    return float(100.0 * numpy.median(numpy.abs(f0[voiced] / other[voiced] - 1.0)))


def compare(ours, runtimes, reference, styles):
    faults = []
    for name, text in TEXTS.items():
        ids = ids_of(text)
        style = styles[VOICES[name]][len(ids) - 3]
        peer = runtimes["as it is"].speak(ids, style)
        floats = runtimes["floats"].speak(ids, style)
        fixed = runtimes["floats, given"].speak(ids, style, peer["inner"])
        same = {"durations": peer["durations"], "f0": peer["f0"].tolist(), "energy": peer["energy"].tolist()}
        mine = ours.speak(ids, style, noise=0.0, **same)
        own = ours.speak(ids, style, noise=0.0)
        moved = sum(a != b for a, b in zip(own["durations"], peer["durations"]))
        most = max(abs(a - b) for a, b in zip(own["durations"], peer["durations"]))
        equal = own["durations"] == floats["durations"]
        noise = distance(fixed["samples"], peer["samples"])
        line = {"text": name, "seconds": len(peer["samples"]) / RATE, "floats: durations equal": equal,
                "floats: f0 % off": round(off_percent(own["f0"], floats["f0"]), 5) if equal else None,
                "int8: durations that differ": f"{moved}/{len(ids)}", "int8: by at most": most,
                "int8: f0 % off": round(off_percent(mine["f0"], peer["f0"]), 3), "int8 noise dB": round(noise, 3)}
        good = equal and line["floats: f0 % off"] < 0.01 and most <= 1 and line["int8: f0 % off"] < 1.0
        if reference:
            right = reference.speak(ids, style)
            given = reference.speak(ids, style, peer["durations"], peer["f0"], peer["energy"])
            away = distance(given["samples"], mine["samples"])
            line["reference: durations equal"] = right["durations"] == own["durations"]
            if len(right["f0"]) == len(own["f0"]):
                line["reference: f0 most Hz"] = round(float(numpy.abs(right["f0"] - own["f0"]).max()), 4)
            line["ours from reference dB"] = round(away, 3)
            line["onnxruntime in floats from reference dB"] = round(distance(given["samples"], fixed["samples"]), 3)
            good = good and right["durations"] == own["durations"] and away < noise
        print(json.dumps(line))
        if not good:
            faults.append(name)
    return faults


def user_seconds():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def bench(ours, runtime, styles, rounds):
    """In turn, so that both see the same neighbours on the machine."""
    for name in ("question", "sentence", "long"):
        ids = ids_of(TEXTS[name])
        style = styles[VOICES[name]][len(ids) - 3]
        figures = {"ours": [], "onnxruntime": []}
        for round_number in range(rounds + 1):
            began, user = time.perf_counter(), user_seconds()
            seconds = len(runtime.speak(ids, style)["samples"]) / RATE
            peer = ((time.perf_counter() - began) / seconds, (user_seconds() - user) / seconds)
            answer = ours.speak(ids, style, keep=False)
            mine = (answer["seconds"] * RATE / answer["samples"], answer["user"] * RATE / answer["samples"])
            if round_number:  # the first warms up
                figures["ours"].append(mine)
                figures["onnxruntime"].append(peer)
        middle = {who: [round(statistics.median(column), 3) for column in zip(*each)] for who, each in figures.items()}
        print(json.dumps({"text": name, "seconds": round(seconds, 2), "[rtf, user s a second]": middle,
                          "times faster": round(middle["onnxruntime"][0] / middle["ours"][0], 2),
                          "less user time": round(middle["onnxruntime"][1] / middle["ours"][1], 2),
                          "peakMegabytes": round(answer["peakMegabytes"])}))
    print(json.dumps({"loading": ours.loaded}))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("speaker")
    parser.add_argument("--bench", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="ours; onnxruntime stays on the processor")
    options = parser.parse_args()
    pack = pathlib.Path(os.environ.get("MELISMA_KOKORO_PACK", ""))
    if not os.environ.get("MELISMA_KOKORO_PACK") or not (pack / "kokoro-int8.onnx").exists():
        print("skipped: MELISMA_KOKORO_PACK does not name a folder with kokoro-int8.onnx")
        sys.exit(77)
    styles = read_safetensors(pack / "voices.safetensors")
    os.environ["OMP_WAIT_POLICY"] = "passive"  # as the worker
    ours = Ours(options.speaker, pack, options.threads, options.device)
    if options.bench:
        return bench(ours, OnnxRuntime(pack, options.threads, plain=True), styles, options.rounds)
    try:
        reference = Reference(pack, options.threads)
    except ImportError as problem:
        print(f"without the reference classes: {problem}")
        reference = None
    runtimes = {"as it is": OnnxRuntime(pack, options.threads),
                "floats": OnnxRuntime(pack, options.threads, floats=True),
                "floats, given": OnnxRuntime(pack, options.threads, floats=True, given=True)}
    faults = compare(ours, runtimes, reference, styles)
    if faults:
        sys.exit(f"too far apart: {faults}")


if __name__ == "__main__":
    main()
