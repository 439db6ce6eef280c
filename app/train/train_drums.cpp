// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// train_drums: trains ml/models/drum_net on the Groove MIDI Dataset. See docs/models/drum_net.md.
#include "app/train/groove_dataset.h"
#include "ml/models/drum_net/train.h"
#include "ml/nn/runtime.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

using namespace melisma;
using ml::drums::DrumScore;

int fail(const base::Error& error)
{
    std::fprintf(stderr, "train_drums: %s\n", error.sentence().c_str());
    return 1;
}

void print(const char* name, const DrumScore& score)
{
    std::printf("%-16s hits %6.3f nats a step, velocity %6.3f and timing %6.3f nats a stroke\n", name, score.hits,
                score.velocities, score.offsets);
}

void printEpoch(const ml::drums::TrainProgress& progress)
{
    std::printf("epoch %3d (%.1f s): loss %.3f  ", progress.epoch, progress.seconds, progress.trainLoss);
    print("validation", progress.validation);
    std::fflush(stdout);
}

const std::map<std::string, std::string> kMetadata{
    {"net", "drum_net"},
    {"licence", "CC-BY-4.0"},
    {"data", "Groove MIDI Dataset, Google LLC, CC-BY 4.0, magenta.tensorflow.org/datasets/groove"}};

int trainAndReport(const std::filesystem::path& data, const std::filesystem::path& out,
                   const ml::groove::TrainOptions& options)
{
    const auto dataset = app::readGrooveDataset(data);
    if (!dataset)
        return fail(dataset.error());
    std::printf("%zu performances to learn from, %zu to choose by, %zu to judge by\n", dataset->training.size(),
                dataset->validation.size(), dataset->test.size());
    const auto trained = ml::drums::train(dataset->training, dataset->validation, options, out, kMetadata, printEpoch);
    if (!trained)
        return fail(trained.error());
    const auto score = ml::drums::evaluate(out, dataset->test);
    if (!score)
        return fail(score.error());
    print("test, grammar", ml::drums::grammarScore(dataset->training, dataset->test));
    print("test, net", *score);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    std::filesystem::path data;
    std::filesystem::path out;
    ml::groove::TrainOptions options;
    int threads = 0;
    CLI::App program("Trains the drum net of Melisma.");
    program.add_option("data", data, "folder of the Groove MIDI Dataset, with info.csv")->required();
    program.add_option("-o", out, "weights to write")->required();
    program.add_option("--checkpoint", options.checkpoint, "kept after each epoch; an existing one is gone on from");
    program.add_option("--epochs", options.epochs)->check(CLI::Range(1, 10000));
    program.add_option("--learning-rate", options.learningRate);
    program.add_option("--seed", options.seed);
    program.add_option("--threads", threads, "0: one a core");
    CLI11_PARSE(program, argc, argv);
    const auto runtime = ml::prepareRuntime("cpu", threads);
    if (!runtime)
        return fail(runtime.error());
    return trainAndReport(data, out, options);
}
