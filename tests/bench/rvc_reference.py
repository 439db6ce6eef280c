#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""RVC itself, for `melisma bench clone`: converts a recording on the processor and says what that took.

Reading, conversion and writing are timed, loading is not. Pieces and precision are those that RVC has on a processor;
loudness, protection and rate those of our clone; there is no index. --make writes weights drawn by chance in the
published layouts and sizes, for those who have none: a voice of RVC v2 at 40 kHz, ContentVec and RMVPE.

The last line on stdout is JSON: {"seconds", "userSeconds", "cpuSeconds", "threads", "torch"}, where cpuSeconds are
those of the user and the system, or {"error": one sentence} with status 1.

Needs: a folder of RVC-Project/Retrieval-based-Voice-Conversion-WebUI of July 2026, and
pip install torch transformers librosa scipy soundfile
Usage: rvc_reference.py RVC --make FOLDER
       rvc_reference.py RVC --voice F.pth --listener pytorch_model.bin --pitch rmvpe.pt --input WAV --output WAV
       [--threads 2]
"""
import argparse
import importlib.util
import json
import os
import pathlib
import resource
import sys
import time
import types

PACKAGES = ("numpy", "torch", "transformers", "scipy", "librosa", "soundfile")
CLASSES = pathlib.Path("infer") / "vc" / "pipeline.py"
RATES = {"32k": 32000, "40k": 40000, "48k": 48000}
HEARD = 16000
FORTY = [1025, 32, 192, 192, 768, 2, 6, 3, 0, "1", [3, 7, 11], [[1, 3, 5]] * 3, [10, 10, 2, 2], 512, [16, 16, 4, 4],
         109, 256, 40000]


class Refused(Exception):
    """One sentence for a person."""


def prepare(folder, threads):
    """What must be so before PyTorch is loaded. As in our worker, threads that wait do not turn, which would count as
    work, and others on the machine go first."""
    if not (pathlib.Path(folder) / CLASSES).is_file():
        raise Refused(f"{folder} is not the folder of RVC's program, which holds {CLASSES}")
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise Refused(f"{sys.executable} lacks {', '.join(missing)}: pip install {' '.join(missing)}")
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    os.nice(max(10 - os.nice(0), 0))
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(threads)
    sys.path.insert(0, str(folder))
    import torch
    torch.set_num_threads(threads)
    torch.manual_seed(1)


def read(path):
    """The tensors of a file by torch.save; nothing in it is executed."""
    import torch
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as problem:  # whatever a damaged file makes its readers raise
        raise Refused(f"{path} cannot be read: {str(problem).splitlines()[0]}") from problem


def fill(net, state, path, spare=()):
    """Weights go by two names: weight_g and weight_v, and since PyTorch 2 parametrizations.weight.original0 and 1."""
    pairs = ((".weight_g", ".parametrizations.weight.original0"), (".weight_v", ".parametrizations.weight.original1"))
    wanted = net.state_dict()
    for old, new in pairs:
        state = {name if name in wanted else name.replace(old, new) if name.endswith(old) else name.replace(new, old):
                 value for name, value in state.items()}
    try:
        absent = net.load_state_dict(state, strict=False).missing_keys
    except RuntimeError as problem:
        raise Refused(f"{path} has not the published sizes: {str(problem).splitlines()[-1].strip()}") from problem
    absent = [name for name in absent if not name.startswith(spare)]
    if absent:
        raise Refused(f"{path} lacks {absent[0]} and {len(absent) - 1} more")
    return net.float().eval()


def empty_voice(config, version, pitched):
    from infer.module import models
    kind = {("v1", True): models.SynthesizerTrnMs256NSFsid, ("v1", False): models.SynthesizerTrnMs256NSFsid_nono,
            ("v2", True): models.SynthesizerTrnMs768NSFsid, ("v2", False): models.SynthesizerTrnMs768NSFsid_nono}
    net = kind[version, pitched](*config, is_half=False)
    del net.enc_q
    return net


def empty_listener():
    from infer.hubert import HubertModelWithFinalProj
    from transformers import HubertConfig
    return HubertModelWithFinalProj(HubertConfig())  # the base size is what the configuration has unless told


def pipeline_class():
    """Without what it asks for and this has no use for: another pitch tracker and a reader of indexes."""
    import transformers  # noqa: F401  looks for faiss by itself
    for name in ("parselmouth", "faiss"):
        sys.modules.setdefault(name, types.ModuleType(name))
    from infer.vc.pipeline import Pipeline
    return Pipeline


class Reference:
    """RVC with its weights."""

    def __init__(self, voice, listener, pitch):
        from infer.rmvpe import E2E, RMVPE, MelSpectrogram
        import numpy
        file = read(voice)
        config = list(file["config"])
        config[15] = file["weight"]["emb_g.weight"].shape[0]
        self.version, self.pitched = file.get("version", "v1"), bool(file.get("f0", 1))
        self.rate = RATES.get(config[-1], config[-1])
        self.net = fill(empty_voice(config, self.version, self.pitched), file["weight"], voice)
        self.listener = fill(empty_listener(), read(listener), listener, ("masked_spec_embed", "final_proj"))
        on_processor = types.SimpleNamespace(x_pad=1, x_query=6, x_center=38, x_max=41, is_half=False, device="cpu")
        self.pipeline = pipeline_class()(self.rate, on_processor)
        tracker = RMVPE.__new__(RMVPE)  # whose own constructor lets a file be executed
        tracker.is_half, tracker.device = False, "cpu"
        tracker.model = fill(E2E(4, 1, (2, 2)), read(pitch), pitch)
        tracker.mel_extractor = MelSpectrogram(False, 128, HEARD, 1024, 160, None, 30, 8000)
        tracker.cents_mapping = numpy.pad(20 * numpy.arange(360) + 1997.3794084376191, (4, 4))
        self.pipeline.model_rmvpe = tracker
        self.wake()

    @staticmethod
    def wake():
        """Loads what librosa loads when it is first asked: that is no part of a conversion."""
        import librosa
        import numpy
        some = numpy.zeros(HEARD, numpy.float32)
        librosa.feature.rms(y=librosa.resample(some, orig_sr=HEARD, target_sr=HEARD // 2))

    def convert(self, source, target):
        import librosa
        import numpy
        import soundfile
        sound, own = soundfile.read(source, dtype="float32", always_2d=True)
        heard = librosa.resample(sound.mean(axis=1), orig_sr=own, target_sr=HEARD)
        heard /= max(numpy.abs(heard).max() / 0.95, 1.0)
        made = self.pipeline.pipeline(self.listener, self.net, 0, heard, [0, 0, 0], 0, "rmvpe", "", 0.0,
                                      int(self.pitched), self.rate, own, 0.25, self.version, 0.33)
        soundfile.write(target, made, own)


def user():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def timed(wishes):
    import torch
    reference = Reference(wishes.voice, wishes.listener, wishes.pitch)
    began, spent, worked = time.perf_counter(), user(), time.process_time()
    reference.convert(wishes.input, wishes.output)
    return {"seconds": time.perf_counter() - began, "userSeconds": user() - spent,
            "cpuSeconds": time.process_time() - worked, "threads": torch.get_num_threads(), "torch": torch.__version__}


def make(folder):
    import torch
    from infer.rmvpe import E2E
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "golden" / "conversion"))
    import signals

    def half(net, seed):
        return {name: value.half() if value.is_floating_point() else value
                for name, value in signals.scatter(net, seed).state_dict().items()}

    folder.mkdir(parents=True, exist_ok=True)
    torch.save({"weight": half(empty_voice(FORTY, "v2", True), 1), "config": FORTY, "sr": "40k", "info": "by chance",
                "f0": 1, "version": "v2"}, folder / "voice.pth")
    torch.save(half(empty_listener(), 2), folder / "pytorch_model.bin")
    torch.save(half(E2E(4, 1, (2, 2)), 3), folder / "rmvpe.pt")
    return {"made": ["voice.pth", "pytorch_model.bin", "rmvpe.pt"]}


def wishes():
    parser = argparse.ArgumentParser(description="RVC itself, timed, or weights for it")
    parser.add_argument("rvc", type=pathlib.Path)
    parser.add_argument("--make", type=pathlib.Path, metavar="FOLDER")
    for name in ("--voice", "--listener", "--pitch", "--input", "--output"):
        parser.add_argument(name, type=pathlib.Path, metavar="FILE")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    if not given.make and not all((given.voice, given.listener, given.pitch, given.input, given.output)):
        parser.error("name --make, or --voice, --listener, --pitch, --input and --output")
    return given


def main():
    given = wishes()
    try:
        prepare(given.rvc, given.threads)
        answer = make(given.make) if given.make else timed(given)
    except Refused as problem:
        answer = {"error": str(problem)}
    print(json.dumps(answer), flush=True)
    return 1 if "error" in answer else 0


sys.exit(main())
