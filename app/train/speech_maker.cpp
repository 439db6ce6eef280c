// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/speech_maker.h"

#include "ml/phonemes/sounds.h"

#include <cmath>
#include <fstream>
#include <numbers>
#include <numeric>

namespace melisma::app {

namespace {

using Random = SpeechMaker::Random;

constexpr std::size_t kTokens = 178;
constexpr int kMostFrames = 640; ///< 16 s
constexpr float kVoiced = 10.0F; ///< Hz; below it the model means unvoiced
constexpr double kValuesPerSecond = 80.0;

double uniform(Random& random, double from, double to)
{
    return std::uniform_real_distribution<double>(from, to)(random);
}

/// Evenly between the logarithms.
double uniformRatio(Random& random, double from, double to)
{
    return std::exp(uniform(random, std::log(from), std::log(to)));
}

/// Pitch moved by up to a fifth and its movement about the mean halved to doubled, within what people speak at.
void bendPitch(std::vector<float>& f0, Random& random)
{
    const double shift = uniform(random, -5.0, 5.0) / 12.0 * std::numbers::ln2;
    const double range = uniformRatio(random, 0.5, 2.0);
    double sum = 0.0;
    std::size_t voiced = 0;
    for (const float value : f0)
        if (value > kVoiced) {
            sum += std::log(value);
            ++voiced;
        }
    const double mean = voiced > 0 ? sum / static_cast<double>(voiced) : 0.0;
    for (float& value : f0)
        if (value > kVoiced)
            value =
                static_cast<float>(std::clamp(std::exp(mean + shift + range * (std::log(value) - mean)), 55.0, 700.0));
}

std::vector<bool> vowelTokens(const ml::phonemes::Vocabulary& vocabulary)
{
    std::vector<bool> vowels(kTokens, false);
    for (char32_t symbol = 1; symbol < 0x3000; ++symbol)
        if (const int id = vocabulary.idOf(symbol); id > 0 && ml::phonemes::isVowel(symbol))
            vowels[static_cast<std::size_t>(id)] = true;
    return vowels;
}

base::Error cannotSay(const SpeechText& text)
{
    return {base::ErrorKind::input, "This text gives nothing to say or too much of it", "Leave it out", text.text};
}

} // namespace

base::Result<std::vector<SpeechText>> readSpeechTexts(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::vector<SpeechText> texts;
    for (std::string line; std::getline(stream, line);) {
        const auto tab = line.find('\t');
        const auto language = ml::phonemes::languageOf(line.substr(0, tab));
        if (tab == std::string::npos || !language)
            return base::Error{base::ErrorKind::input,
                               file.string() + ", line " + std::to_string(texts.size() + 1) + ": no language and text",
                               "Write a language code, a tab and a text",
                               {}};
        texts.push_back({*language, line.substr(tab + 1)});
    }
    if (texts.empty())
        return base::Error{base::ErrorKind::input, file.string() + ": no texts", "Make them with speech_texts.py", {}};
    return texts;
}

SpeechMaker::SpeechMaker(ml::kokoro::Kokoro net, ml::VoicePack voices, ml::phonemes::Phonemiser phonemiser,
                         std::optional<ml::content::Shortcut> shortcut)
    : m_net(std::move(net))
    , m_shortcut(std::move(shortcut))
    , m_voices(std::move(voices))
    , m_phonemiser(std::move(phonemiser))
    , m_ids(m_voices.ids())
    , m_vowels(vowelTokens(m_phonemiser.vocabulary()))
{}

std::vector<float> SpeechMaker::drawStyle(Random& random, std::size_t tokens) const
{
    const auto count = std::discrete_distribution<std::size_t>{0.0, 0.4, 0.35, 0.25}(random);
    std::vector<std::string> chosen;
    std::sample(m_ids.begin(), m_ids.end(), std::back_inserter(chosen), count, random);
    ml::VoiceRecipe blend;
    for (const auto& id : chosen)
        blend.shares.push_back({id, uniform(random, 0.2, 1.0)});
    return *m_voices.style(blend, tokens);
}

void SpeechMaker::hold(ml::content::SpeechItem& item, Random& random) const
{
    const double most = uniform(random, 1.5, 6.0);
    int frames = std::accumulate(item.durations.begin(), item.durations.end(), 0);
    for (std::size_t token = 0; token < item.ids.size(); ++token) {
        if (!isVowel(item.ids[token]))
            continue;
        const int longer = static_cast<int>(std::lround(item.durations[token] * uniform(random, 1.0, most)));
        if (frames + longer - item.durations[token] > kMostFrames)
            return;
        frames += longer - item.durations[token];
        item.durations[token] = longer;
    }
}

/// A note a vowel, in steps of a scale about the middle of what was spoken, reached by glides and wavering.
void SpeechMaker::singNotes(ml::content::SpeechItem& item, Random& random) const
{
    constexpr std::array kSteps{-5.0, -3.0, -1.0, 0.0, 2.0, 4.0, 5.0, 7.0, 9.0, 12.0};
    const double base = 45.0 + uniform(random, 0.0, 22.0); // MIDI; A2 .. G4
    const double depth = uniform(random, 0.0, 0.7);
    const double rate = uniform(random, 4.5, 6.8);
    double note = base;
    double line = base;
    std::size_t at = 0;
    for (std::size_t token = 0; token < item.ids.size(); ++token) {
        if (isVowel(item.ids[token]))
            note = base + kSteps[std::uniform_int_distribution<std::size_t>(0, kSteps.size() - 1)(random)];
        const auto end = at + 2 * static_cast<std::size_t>(item.durations[token]);
        for (; at < end && at < item.f0.size(); ++at) {
            line += 0.3 * (note - line);
            const double wave =
                depth * std::sin(2.0 * std::numbers::pi * rate * static_cast<double>(at) / kValuesPerSecond);
            if (item.f0[at] > kVoiced)
                item.f0[at] = static_cast<float>(440.0 * std::exp2((line + wave - 69.0) / 12.0));
        }
    }
}

base::Result<ml::content::SpeechItem> SpeechMaker::make(const std::vector<SpeechText>& texts, std::uint64_t number,
                                                        std::uint64_t seed, double sungShare)
{
    std::seed_seq seeds{seed, number};
    Random random(seeds);
    const auto& text = texts[std::uniform_int_distribution<std::size_t>(0, texts.size() - 1)(random)];
    const auto read = m_phonemiser.read(text.language, text.text);
    if (!read)
        return read.error();
    if (read->ids.size() < 4 || read->ids.size() > 300)
        return cannotSay(text);
    ml::content::SpeechItem item;
    item.ids = {0};
    item.ids.insert(item.ids.end(), read->ids.begin(), read->ids.end());
    item.ids.push_back(0);
    item.style = drawStyle(random, read->ids.size());
    const auto prosody = m_net.prosody(item.ids, item.style, uniformRatio(random, 0.8, 1.4));
    if (!prosody)
        return prosody.error();
    item.durations = prosody->durations;
    const bool sung = uniform(random, 0.0, 1.0) < sungShare;
    if (sung)
        hold(item, random);
    if (std::accumulate(item.durations.begin(), item.durations.end(), 0) > kMostFrames)
        return cannotSay(text);
    auto curves = sung ? m_net.f0AndEnergy(item.ids, item.style, item.durations)
                       : base::Result<ml::kokoro::Curves>(prosody->curves);
    if (!curves)
        return curves.error();
    item.f0 = std::move(curves->f0);
    item.energy = std::move(curves->energy);
    if (sung)
        singNotes(item, random);
    else
        bendPitch(item.f0, random);
    return spoken(std::move(item), number);
}

base::Result<ml::content::SpeechItem> SpeechMaker::again(ml::content::SpeechItem item, std::uint64_t number,
                                                         std::uint64_t seed) const
{
    std::seed_seq seeds{seed, number, std::uint64_t{1}};
    Random random(seeds);
    item.style = drawStyle(random, item.ids.size() - 2);
    bendPitch(item.f0, random);
    return spoken(std::move(item), number);
}

base::Result<ml::content::SpeechItem> SpeechMaker::spoken(ml::content::SpeechItem item, std::uint64_t number) const
{
    if (auto said = m_shortcut ? tellMels(item, number) : say(item, number); !said)
        return said.error();
    return item;
}

base::Result<void> SpeechMaker::say(ml::content::SpeechItem& item, std::uint64_t seed) const
{
    ml::kokoro::DecodeOptions options;
    options.seed = seed;
    auto samples = m_net.decode(item.ids, item.durations, {item.f0, item.energy}, item.style, options);
    if (!samples)
        return samples.error();
    item.samples = std::move(*samples);
    return {};
}

base::Result<void> SpeechMaker::tellMels(ml::content::SpeechItem& item, std::uint64_t seed) const
{
    const auto features = m_net.features(item.ids, item.durations, {item.f0, item.energy}, item.style);
    if (!features)
        return features.error();
    item.mels = m_shortcut->mels(features->values, item.f0, item.style, seed);
    return {};
}

} // namespace melisma::app
