// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// train_groove: trains ml/models/groove_net on the Groove MIDI Dataset. See docs/models/groove_net.md.
#include "app/train/groove_dataset.h"
#include "ml/models/groove_net/train.h"
#include "ml/nn/runtime.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

using namespace melisma;
using ml::groove::GrooveScore;

int fail(const base::Error& error)
{
    std::fprintf(stderr, "train_groove: %s\n", error.sentence().c_str());
    return 1;
}

void print(const char* name, const GrooveScore& score)
{
    std::printf("%-22s %6.3f nats a step, velocity off by %5.2f, timing off by %5.2f %% of a step\n", name,
                score.hitNats, score.velocityError, score.offsetError);
}

void printEpoch(const ml::groove::TrainProgress& progress)
{
    std::printf("epoch %3d (%.1f s): loss %.3f  ", progress.epoch, progress.seconds, progress.trainLoss);
    print("validation", progress.validation);
    std::fflush(stdout);
}

const std::map<std::string, std::string> kMetadata{
    {"net", "groove_net"},
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
    const auto trained = ml::groove::train(dataset->training, dataset->validation, options, out, kMetadata, printEpoch);
    if (!trained)
        return fail(trained.error());
    const auto score = ml::groove::evaluate(out, dataset->test);
    if (!score)
        return fail(score.error());
    print("test, place in bar only", ml::groove::baseline(dataset->training, dataset->test));
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
    CLI::App program("Trains the drum groove net of Melisma.");
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
