// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// label_speech: recordings of people, labelled by the content encoder, for it to learn from. See
// ml/models/content_encoder/README.md.
#include "ml/conversion/source_curves.h"
#include "ml/io/resampler.h"
#include "ml/io/sound_reader.h"
#include "ml/models/content_encoder/self_label.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace melisma;
namespace fs = std::filesystem;

constexpr int kRate = 24000;
constexpr double kMostSeconds = 40.0;

struct Asked {
    fs::path recordings, encoder, corpus, out;
    int leftOut = 50;
    double confidence = 0.5;
    int threads = 1;
};

int fail(const base::Error& error)
{
    std::fprintf(stderr, "label_speech: %s\n", error.sentence().c_str());
    return 1;
}

/// By the number of the speaker that their names begin with, without the last `leftOut`: those are for measuring.
std::vector<fs::path> recordingsOf(const fs::path& folder, int leftOut)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".flac" || entry.path().extension() == ".wav")
            files.push_back(entry.path());
    const auto number = [](const fs::path& file) { return std::strtol(file.filename().c_str(), nullptr, 10); };
    std::ranges::sort(files, {}, [&](const fs::path& file) { return std::pair(number(file), file); });
    files.resize(files.size() - std::min(files.size(), static_cast<std::size_t>(leftOut)));
    return files;
}

base::Result<ml::content::SelfLabeller::Labelled> labelled(const ml::content::SelfLabeller& labeller,
                                                           const fs::path& file)
{
    const auto sound = ml::readMono(file, kMostSeconds);
    if (!sound)
        return sound.error();
    const auto samples = ml::Resampler::whole(sound->samples, sound->sampleRate, kRate);
    if (!samples)
        return samples.error();
    const auto f0 = ml::conversion::heardPitch(*samples, samples->size() / (kRate / 80));
    return f0 ? labeller.label(*samples, *f0) : f0.error();
}

int labelAll(const ml::content::SelfLabeller& labeller, const Asked& asked)
{
    fs::create_directories(asked.out);
    double seconds = 0.0;
    std::size_t kept = 0;
    const auto files = recordingsOf(asked.recordings, asked.leftOut);
    for (const auto& file : files) {
        const auto item = labelled(labeller, file);
        if (!item)
            return fail(item.error());
        std::printf("%s %.3f\n", file.stem().c_str(), item->confidence);
        if (item->confidence < asked.confidence)
            continue;
        const auto name = "real-" + file.stem().string() + ".safetensors";
        if (auto written = ml::content::writeSpeechItem(asked.out / name, item->item); !written)
            return fail(written.error());
        seconds += item->item.seconds();
        ++kept;
    }
    std::printf("%zu of %zu recordings, %.2f h\n", kept, files.size(), seconds / 3600.0);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Asked asked;
    CLI::App program("Labels recordings of people by the content encoder, so that it learns to hear them harmed.");
    program.add_option("recordings", asked.recordings, "folder of FLAC or WAV files, SPEAKER-...")->required();
    program.add_option("-o", asked.out, "folder of utterances to write")->required();
    program.add_option("--encoder", asked.encoder, "weights of train_content")->required();
    program.add_option("--corpus", asked.corpus, "folder of make_speech")->required();
    program.add_option("--leave-out", asked.leftOut, "the last so many speakers are for measuring");
    program.add_option("--confidence", asked.confidence, "least mean likelihood of what was heard");
    program.add_option("--threads", asked.threads);
    CLI11_PARSE(program, argc, argv);
    const auto runtime = ml::prepareRuntime("cpu", asked.threads);
    if (!runtime)
        return fail(runtime.error());
    const auto labeller = ml::content::SelfLabeller::load(asked.encoder, asked.corpus, {}, *runtime);
    return labeller ? labelAll(*labeller, asked) : fail(labeller.error());
}
