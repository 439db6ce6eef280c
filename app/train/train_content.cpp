// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// train_content: trains ml/models/content_encoder on the speech of make_speech. See docs/models/content_encoder.md.
#include "ml/models/content_encoder/train.h"
#include "ml/nn/runtime.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

using namespace melisma;

int fail(const base::Error& error)
{
    std::fprintf(stderr, "train_content: %s\n", error.sentence().c_str());
    return 1;
}

void print(const char* name, const ml::content::HearingScore& score)
{
    std::printf("  %s: tokens %.4f cosine %.4f energy %.3f voicing %.4f", name, score.tokens, score.cosine,
                score.energy, score.voicing);
}

void printReport(const ml::content::TrainProgress& progress)
{
    std::printf("step %5d (%.0f s, %.2f h): loss %.4f", progress.step, progress.seconds, progress.corpusHours,
                progress.loss);
    print("clean", progress.clean);
    print("harmed", progress.harmed);
    print("learned", progress.learned);
    std::printf("\n");
    std::fflush(stdout);
}

const std::map<std::string, std::string> kMetadata{
    {"net", "content_encoder"},
    {"licence", "Apache-2.0"},
    {"data", "speech and song made by Melisma with Kokoro-82M (hexgrad, Apache-2.0); recordings "
             "of LibriSpeech (CC-BY 4.0), labelled by the net itself"}};

} // namespace

int main(int argc, char** argv)
{
    ml::content::TrainOptions options;
    std::filesystem::path out;
    int threads = 0;
    CLI::App program("Trains the content encoder of Melisma.");
    program.add_option("speech", options.speech, "folder of make_speech; it may still grow")->required();
    program.add_option("-o", out, "weights to write")->required();
    program.add_option("--kokoro", options.kokoro, "kokoro.safetensors of the installed model")->required();
    program.add_option("--checkpoint", options.checkpoint, "kept at each report; an existing one is gone on from");
    program.add_option("--start", options.start, "without a checkpoint: weights of an earlier training to begin with");
    program.add_option("--steps", options.steps)->check(CLI::Range(1, 10'000'000));
    program.add_option("--report-every", options.reportEvery)->check(CLI::Range(1, 100'000));
    program.add_option("--batch", options.batch)->check(CLI::Range(1, 4096));
    program.add_option("--frames", options.frames, "of a window; 40 a second")->check(CLI::Range(8, 4000));
    program.add_option("--learning-rate", options.learningRate);
    program.add_option("--seed", options.seed);
    program.add_option("--device", options.device, "cpu, cuda or cuda:N");
    program.add_option("--threads", threads, "0: one a core");
    CLI11_PARSE(program, argc, argv);
    const auto runtime = ml::prepareRuntime(options.device, threads);
    if (!runtime)
        return fail(runtime.error());
    options.device = runtime->device;
    const auto trained = ml::content::train(options, out, kMetadata, printReport);
    return trained ? 0 : fail(trained.error());
}
