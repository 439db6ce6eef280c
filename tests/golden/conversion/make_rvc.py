#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the classes of RVC, made narrow and with weights drawn by chance, for the checks of ml/models/rvc, hubert, rmvpe,
ml/retrieval and ml/conversion. Weights are kept in the published layouts, so that our readers meet what torch.save and
faiss write; what is left to chance is set to zero.

Needs: RVC-Project/Retrieval-based-Voice-Conversion-WebUI of July 2026, torch, transformers, faiss-cpu, librosa, scipy,
safetensors
Usage: make_rvc.py FOLDER_OF_RVC tests/golden/conversion
"""
import logging
import sys
import types

import faiss
import numpy
import torch
from safetensors.numpy import save_file
from transformers import HubertConfig

import signals

sys.path.insert(0, sys.argv[1])
sys.modules.setdefault("parselmouth", types.ModuleType("parselmouth"))  # another pitch tracker
from infer import hubert as rvc_hubert  # noqa: E402
from infer import rmvpe as rvc_rmvpe  # noqa: E402
from infer.module import models  # noqa: E402
from infer.vc import pipeline as rvc_pipeline  # noqa: E402

FOLDER = sys.argv[2]
WIDTH = 128
torch.randn_like = torch.zeros_like
torch.rand = lambda *size, **how: torch.zeros(*size, **how)


def keep(name, value):
    torch.save(value, f"{FOLDER}/{name}")


def half(state):
    return {name: value.half() if value.is_floating_point() else value for name, value in state.items()}


def listener(name, hidden, layers, inner, seed):
    config = HubertConfig(hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=hidden // 64,
                          intermediate_size=inner, conv_dim=(16,) * 7, num_conv_pos_embeddings=16,
                          num_conv_pos_embedding_groups=8, classifier_proj_size=32)
    model = signals.scatter(rvc_hubert.HubertModelWithFinalProj(config), seed)
    state = model.state_dict()
    if layers < 9:
        state = {key: value for key, value in state.items() if not key.startswith("final_proj")}
    keep(name, half(state))
    return model


def listen(model, wave, version="v2"):
    source = torch.from_numpy(wave)[None]
    with torch.no_grad():
        return rvc_hubert.extract_hubert_features(model, source, version, torch.zeros(source.shape, dtype=torch.bool))


def tracker(wave):
    net = rvc_rmvpe.E2E(1, 1, (2, 2), 2, 2, 1, 4)
    net.fc[0] = rvc_rmvpe.BiGRU(3 * 128, 12, 1)
    net.fc[1] = torch.nn.Linear(24, 360)
    signals.scatter(net, 21)
    whole = rvc_rmvpe.RMVPE.__new__(rvc_rmvpe.RMVPE)
    whole.is_half, whole.device, whole.model = False, "cpu", net
    whole.mel_extractor = rvc_rmvpe.MelSpectrogram(False, 128, 16000, 1024, 160, None, 30, 8000)
    whole.cents_mapping = numpy.pad(20 * numpy.arange(360) + 1997.3794084376191, (4, 4))
    with torch.no_grad():  # three tenths of the frames shall have no pitch
        net.fc[1].weight.mul_(4.0)
        peaks = torch.logit(whole.mel2hidden(whole.extract_mel(wave))[0].max(1).values)
        net.fc[1].bias.add_(numpy.log(0.03 / 0.97) - peaks.quantile(0.3))
        net.fc[1].bias.copy_(net.fc[1].bias.half().float())
    keep("rmvpe.pt", half(net.state_dict()))
    return whole


def config(bins, rates, taps, rate):
    return [bins, 32, 12, 16, 24, 2, 2, 3, 0, "1", [3, 7, 11], [[1, 3, 5]] * 3, rates, 16, taps, 109, 8, rate]


def voice(kind, numbers, features, seed):
    numbers = list(numbers)
    numbers[15] = 3
    net = kind(*numbers, is_half=False)
    del net.enc_q
    net.enc_p.emb_phone = torch.nn.Linear(features, numbers[3])
    signals.scatter(net, seed)
    with torch.no_grad():  # a source that is heard
        if hasattr(net.dec, "m_source"):
            net.dec.m_source.l_linear.weight.fill_(2.5)
    return net


def speak(net, features, f0, speaker, out, name):
    seen = {}
    hooks = [net.flow.register_forward_hook(lambda _, __, result: seen.update(flow=result))]
    if f0 is not None:
        hooks.append(net.dec.m_source.register_forward_hook(lambda _, __, result: seen.update(source=result[0])))
    lengths, sid = torch.tensor([features.shape[1]]), torch.tensor([speaker])
    with torch.no_grad():
        if f0 is None:
            sound, _, (_, _, mean, spread) = net.infer(features, lengths, sid)
        else:
            coarse, hertz = f0
            sound, _, (_, _, mean, spread) = net.infer(features, lengths, coarse, hertz, sid)
    for hook in hooks:
        hook.remove()
    if name != "48k":  # those of 40k
        out[f"{name}.features"] = features[0]
    out[f"{name}.latent"] = torch.cat([mean, spread], 1)[0].T
    out[f"{name}.flow"] = seen["flow"][0].T
    if f0 is not None:
        out[f"{name}.f0"], out[f"{name}.coarse"] = f0[1][0], f0[0][0].float()
        out[f"{name}.source"] = seen["source"].flatten()[::5]
    out[f"{name}.samples"] = sound.flatten()


def coarse(f0):
    """As the pipeline does it."""
    low, high = 1127 * numpy.log(1 + 50 / 700), 1127 * numpy.log(1 + 1100 / 700)
    mel = 1127 * numpy.log(1 + f0 / 700)
    mel[mel > 0] = (mel[mel > 0] - low) * 254 / (high - low) + 1
    mel[mel <= 1] = 1
    mel[mel > 255] = 255
    return numpy.rint(mel).astype(numpy.int64)


def pitch(rows):
    f0 = 180 * 2 ** (numpy.sin(numpy.arange(rows) / 6) / 2)
    f0[5:9], f0[-4:], f0[20] = 0, 0, 1400
    f0 = f0.astype(numpy.float32)
    return torch.from_numpy(coarse(f0.astype(numpy.float64)))[None], torch.from_numpy(f0)[None]


def voices(out):
    torch.manual_seed(4)
    v1, v2 = torch.randn(1, 25, 32), torch.randn(1, 33, WIDTH)
    facts = {"info": "20epoch", "f0": 1, "version": "v2"}

    numbers = config(1025, [10, 10, 2, 2], [16, 16, 4, 4], 40000)
    net = voice(models.SynthesizerTrnMs768NSFsid, numbers, WIDTH, 31)
    keep("voice_40k.pth", {"weight": half(net.state_dict()), "config": numbers, "sr": "40k", **facts})
    speak(net, v2, pitch(33), 1, out, "40k")
    forty = net

    numbers = config(1025, [12, 10, 2, 2], [24, 20, 4, 4], "48k")
    net = voice(models.SynthesizerTrnMs768NSFsid_nono, numbers, WIDTH, 32)
    keep("voice_48k.pth", {"weight": half(net.state_dict()), "config": numbers, "sr": "48k", **facts, "f0": 0})
    speak(net, v2, None, 2, out, "48k")

    numbers = config(513, [10, 8, 2, 2], [20, 16, 4, 4], 32000)
    net = voice(models.SynthesizerTrnMs256NSFsid, numbers, 32, 33)
    state = {name.replace(".weight_g", ".parametrizations.weight.original0")
             .replace(".weight_v", ".parametrizations.weight.original1"): value
             for name, value in half(net.state_dict()).items()}
    keep("voice_applio.pth", {
        "weight": state, "config": numbers, "sr": 32000, "f0": True, "version": "v1", "epoch": 20, "step": 4000,
        "creation_date": "2026-01-01T00:00:00", "model_hash": "0" * 64, "dataset_length": "00:10:00",
        "model_name": "somebody", "author": "", "embedder_model": "contentvec", "speakers_id": 3,
        "vocoder": "HiFi-GAN", "info": None})
    speak(net, v1, pitch(25), 0, out, "applio")

    few = {"emb_g.weight": torch.ones(2, 3), "enc_p.emb_phone.weight": torch.ones(2, 2).half(),
           "enc_p.emb_pitch.weight": torch.ones(2, 2), "dec.ups.0.weight_g": torch.ones(2, 1, 1),
           "dec.ups.0.weight_v": torch.ones(2, 2, 2), "enc_p.encoder.attn_layers.0.emb_rel_k": torch.ones(1, 3, 2)}
    keep("voice_tiny.pth", {"weight": few, "config": numbers, "sr": "32k", **facts})  # for the fuzzer: half a net
    keep("G_40.pth", {"model": {"enc_p.emb_phone.weight": torch.zeros(2, 2), "emb_g.weight": torch.zeros(1, 2)},
                      "iteration": 40, "optimizer": {"state": {}, "param_groups": []}, "learning_rate": 1e-4})
    keep("D_40.pth", {"model": {"discriminators.0.convs.0.bias": torch.zeros(2)},
                      "iteration": 40, "optimizer": {"state": {}, "param_groups": []}, "learning_rate": 1e-4})
    return forty


def index(vectors, lists, name):
    built = faiss.index_factory(vectors.shape[1], f"IVF{lists},Flat")
    built.nprobe = 1
    built.train(vectors)
    built.add(vectors)
    faiss.write_index(built, f"{FOLDER}/{name}")
    return built


def indexes(said, out):
    vectors = (said[::2] + 0.3 * torch.randn(said[::2].shape, generator=torch.Generator().manual_seed(3)).numpy())
    built = index(numpy.ascontiguousarray(vectors, dtype=numpy.float32), 3, "added_IVF3_Flat_nprobe_1_v2.index")
    built.nprobe = 3  # looks everywhere
    distance, place = built.search(said, k=8)
    weight = numpy.square(1 / distance)
    weight /= weight.sum(axis=1, keepdims=True)
    mix = numpy.sum(built.reconstruct_n(0, built.ntotal)[place] * weight[:, :, None], axis=1)
    out["index.vectors"], out["index.mixed"] = vectors, 0.6 * mix + 0.4 * said
    # More lists than vectors: faiss then names only those that hold any.
    few = numpy.random.default_rng(5).standard_normal((40, 4)).astype(numpy.float32)
    index(few, 2, "added_IVF2_Flat_tiny.index")
    wide = faiss.IndexIVFFlat(faiss.IndexFlatL2(4), 4, 12)
    wide.train(few)
    wide.add(numpy.repeat(few[:2], 3, axis=0) + numpy.arange(6, dtype=numpy.float32)[:, None] * 1e-3)
    faiss.write_index(wide, f"{FOLDER}/sparse.index")
    wide.make_direct_map()
    out["sparse.vectors"] = wide.reconstruct_n(0, 6)


def chain(model, net, track, wave, line, out, name, rate, rms, protect, transpose):
    """The pipeline from end to end. Unless `line`, gaps of the pitch stay, as they did until 2026."""
    whole = rvc_pipeline.Pipeline(40000, types.SimpleNamespace(x_pad=1, x_query=5, x_center=30, x_max=32, is_half=False,
                                                               device="cpu"))
    whole.model_rmvpe = track
    between = numpy.interp
    if not line:
        numpy.interp = lambda places, *_: numpy.zeros(len(places))
    path = f"{FOLDER}/added_IVF3_Flat_nprobe_1_v2.index" if rate else ""
    if rate:  # the exact search that we do
        read = faiss.read_index

        def everywhere(file):
            built = read(file)
            built.nprobe = 3
            return built
        rvc_pipeline.faiss.read_index = everywhere
    sound = whole.pipeline(model, net, 1, wave.astype(numpy.float64), [0, 0, 0], transpose, "rmvpe", path, rate, 1,
                           40000, 0, rms, "v2", protect)
    if rate:
        rvc_pipeline.faiss.read_index = read
    numpy.interp = between
    out[f"{name}.samples"] = sound[::3] / 32768.0
    out[f"{name}.length"] = numpy.array([len(sound)])


def main():
    logging.disable(logging.INFO)
    out = {}
    wave = signals.sung(1.1, 220.0, 1.0)
    model = listener("hubert.bin", WIDTH, 2, 48, 11)
    said = listen(model, wave)[0].numpy()
    out["hubert.last"] = said
    deep = listener("hubert_deep.bin", 64, 9, 16, 12)
    out["deep.projected"] = listen(deep, wave, "v1")[0]

    track = tracker(wave)
    hidden = track.mel2hidden(track.extract_mel(wave))[0]
    out["rmvpe.mel"] = track.extract_mel(wave)[0].T[:4]
    out["rmvpe.salience"] = hidden[::4]
    out["rmvpe.f0"] = track.decode(hidden.numpy(), thred=0.03)
    print("voiced", float((out["rmvpe.f0"] > 0).mean()))

    net = voices(out)
    indexes(said, out)
    filtered = rvc_pipeline.signal.filtfilt(rvc_pipeline.bh, rvc_pipeline.ah, wave)
    out["rumble"] = filtered[::7]
    louder = signals.sung(1.3, 300.0, 0.5, rate=40000)
    out["loudness"] = rvc_pipeline.change_rms(filtered, 16000, louder.astype(numpy.float64), 40000, 0.3)[::20]
    with torch.no_grad():
        chain(model, net, track, wave, False, out, "chain", 0.6, 1.0, 0.33, 3)
        chain(model, net, track, wave, True, out, "line", 0.0, 1.0, 0.5, -5)
    values = signals.plain(out)
    save_file(values, FOLDER + "/rvc.safetensors")
    print({name: (value.shape, float(numpy.abs(value).max())) for name, value in values.items()})


main()
