// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_voices.h"

#include "app/studio/process_backend.h"
#include "audio/files/audio_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <numbers>
#include <random>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int kRate = 48000;
constexpr double kSung = 0.8; ///< of each second
constexpr std::array kNotes{196.0, 220.0, 246.94, 261.63, 293.66, 246.94, 220.0, 174.61};

} // namespace

BenchVoices::BenchVoices(const BenchContext& context, const std::filesystem::path& models)
    : m_context(context)
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    const auto set = [this](const char* name, const std::string& value) {
        m_environment.insert(QString::fromLatin1(name), QString::fromStdString(value));
    };
    set("MELISMA_VOICES", (context.scratch / "voices").string());
    set("MELISMA_KEYCHAIN", "off");
    set("MELISMA_PASSPHRASE", "of a folder that goes with the bench");
    if (!models.empty())
        set("MELISMA_MODELS", models.string());
}

Result<ProgramAnswer> BenchVoices::run(std::vector<std::string> words) const
{
    words.insert(words.begin(), m_context.program.string());
    words.push_back("--json");
    return askProgram(words, m_environment, m_context.stop);
}

Result<std::string> BenchVoices::add(const std::vector<std::string>& words) const
{
    std::vector<std::string> making{"voices"};
    making.insert(making.end(), words.begin(), words.end());
    const auto made = run(making);
    if (!made)
        return made.error();
    const auto id = base::memberOr<std::string>(made->json, "id", "");
    // Nobody sings without a record; this one says what the voice is here for.
    const auto note = m_context.scratch / "measured.txt";
    std::ofstream(note) << "Used by melisma bench to measure its speed. What was sung is deleted.\n";
    const auto agreed = run({"voices", "consent", id, "--document", note.string(), "--by", "melisma bench"});
    return agreed ? Result<std::string>(id) : agreed.error();
}

Result<ProgramAnswer> BenchVoices::clone(const std::filesystem::path& recording, const std::string& voice, int threads,
                                         const std::vector<std::string>& more) const
{
    std::vector<std::string> words{"clone",
                                   recording.string(),
                                   "--voice",
                                   voice,
                                   "-o",
                                   (m_context.scratch / "clone.wav").string(),
                                   "--force",
                                   "--seed",
                                   "1",
                                   "--device",
                                   "cpu",
                                   "--threads",
                                   std::to_string(threads)};
    words.insert(words.end(), more.begin(), more.end());
    return run(std::move(words));
}

Result<bool> offersMethod(const std::string& id)
{
    const auto tasks = ProcessBackend().describe();
    if (!tasks)
        return tasks.error();
    const auto clone = std::ranges::find(*tasks, "clone", &base::TaskDescriptor::id);
    if (clone == tasks->end())
        return false;
    const auto method = std::ranges::find(clone->params, "method", &base::ParamSpec::key);
    return method != clone->params.end() &&
           std::ranges::find(method->choices, id, &base::ParamChoice::id) != method->choices.end();
}

Result<void> writeSung(const std::filesystem::path& file, double seconds)
{
    auto writer = audio::createAudioFile(file, {audio::Container::wav, audio::SampleFormat::float32, kRate, 1});
    if (!writer)
        return writer.error();
    std::minstd_rand random(1);
    std::uniform_real_distribution<double> breath(-0.002, 0.002);
    constexpr double kTurn = 2.0 * std::numbers::pi;
    std::vector<float> samples;
    double turns = 0.0;
    for (int i = 0; i < static_cast<int>(seconds * kRate); ++i) {
        const double at = static_cast<double>(i) / kRate;
        const double within = std::fmod(at, 1.0) / kSung;
        const double swell = within < 1.0 ? std::sin(std::numbers::pi * within) : 0.0;
        turns +=
            kNotes[static_cast<std::size_t>(at) % kNotes.size()] * (1.0 + 0.02 * std::sin(kTurn * 5.0 * at)) / kRate;
        double tone = 0.0;
        for (int overtone = 1; overtone <= 10; ++overtone)
            tone += std::sin(kTurn * overtone * turns) / overtone;
        samples.push_back(static_cast<float>(0.2 * swell * tone + breath(random)));
    }
    if (auto written = (*writer)->write(samples.data(), static_cast<int>(samples.size())); !written)
        return written;
    return (*writer)->finish();
}

} // namespace melisma::app
