// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// make_speech: speech and song by Kokoro for nets that learn to hear what is said. See docs/models/content_encoder.md.
#include "app/train/speech_maker.h"
#include "ml/nn/runtime.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>

namespace {

using namespace melisma;

struct Asked {
    std::filesystem::path texts, kokoro, resources, shortcut, out;
    double hours = 10.0;
    double sung = 0.15;
    std::uint64_t seed = 1;
    int threads = 1;
};

int fail(const base::Error& error)
{
    std::fprintf(stderr, "make_speech: %s\n", error.sentence().c_str());
    return 1;
}

base::Result<app::SpeechMaker> makerFor(const Asked& asked)
{
    const auto runtime = ml::prepareRuntime("cpu", asked.threads);
    if (!runtime)
        return runtime.error();
    auto net = ml::kokoro::Kokoro::load(asked.kokoro / "kokoro.safetensors", *runtime);
    if (!net)
        return net.error();
    auto voices = ml::VoicePack::read(asked.kokoro / "voices.safetensors");
    if (!voices)
        return voices.error();
    auto phonemiser = ml::phonemes::Phonemiser::make(asked.resources);
    if (!phonemiser)
        return phonemiser.error();
    std::optional<ml::content::Shortcut> shortcut;
    if (!asked.shortcut.empty()) {
        auto loaded = ml::content::Shortcut::load(asked.shortcut);
        if (!loaded)
            return loaded.error();
        shortcut = std::move(*loaded);
    }
    return app::SpeechMaker(std::move(*net), std::move(*voices), std::move(*phonemiser), std::move(shortcut));
}

base::Result<void> keep(const std::filesystem::path& file, const base::Result<ml::content::SpeechItem>& item)
{
    if (!item)
        return item.error();
    return ml::content::writeSpeechItem(file, *item);
}

/// The utterance of a number, by as many voices as spectra are cheap for; nothing for a text that cannot be said.
base::Result<double> makeOne(app::SpeechMaker& maker, const std::vector<app::SpeechText>& texts, const Asked& asked,
                             std::uint64_t number)
{
    const auto item = maker.make(texts, number, asked.seed, asked.sung);
    if (!item && item.error().kind == base::ErrorKind::input)
        return 0.0;
    if (item && !asked.shortcut.empty())
        if (auto kept =
                keep(asked.out / fmt::format("{:06}b.safetensors", number), maker.again(*item, number, asked.seed));
            !kept)
            return kept.error();
    if (auto kept = keep(asked.out / fmt::format("{:06}.safetensors", number), item); !kept)
        return kept.error();
    return item->seconds() * (asked.shortcut.empty() ? 1.0 : 2.0);
}

/// Utterances by number; those that are there already count without being made again.
int fill(app::SpeechMaker& maker, const std::vector<app::SpeechText>& texts, const Asked& asked)
{
    std::filesystem::create_directories(asked.out);
    const double bytesPerSecond = asked.shortcut.empty() ? 48000.0 : 6750.0; // of the one whose twin is not looked at
    double seconds = 0.0;
    for (std::uint64_t number = 0; seconds < asked.hours * 3600.0; ++number) {
        const auto file = asked.out / fmt::format("{:06}.safetensors", number);
        if (std::filesystem::exists(file)) {
            seconds += static_cast<double>(std::filesystem::file_size(file)) / bytesPerSecond;
            continue;
        }
        const auto made = makeOne(maker, texts, asked, number);
        if (!made)
            return fail(made.error());
        seconds += *made;
        if (number % 50 == 0)
            std::printf("%llu utterances, %.2f h\n", static_cast<unsigned long long>(number), seconds / 3600.0);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Asked asked;
    CLI::App program("Makes speech and song to learn from, with all that it was made of.");
    program.add_option("texts", asked.texts, "lines of language code, tab, text (speech_texts.py)")->required();
    program.add_option("-o", asked.out, "folder; what is there is gone on from")->required();
    program.add_option("--kokoro", asked.kokoro, "folder of the installed model (melisma models path)")->required();
    program.add_option("--resources", asked.resources, "Melisma's folder resources")->required();
    program.add_option("--shortcut", asked.shortcut,
                       "weights of train_shortcut: spectra instead of sound, much faster");
    program.add_option("--hours", asked.hours)->check(CLI::Range(0.001, 1000.0));
    program.add_option("--sung", asked.sung, "share that is held on notes")->check(CLI::Range(0.0, 1.0));
    program.add_option("--seed", asked.seed);
    program.add_option("--threads", asked.threads);
    CLI11_PARSE(program, argc, argv);
    const auto texts = app::readSpeechTexts(asked.texts);
    if (!texts)
        return fail(texts.error());
    auto maker = makerFor(asked);
    if (!maker)
        return fail(maker.error());
    return fill(*maker, *texts, asked);
}
