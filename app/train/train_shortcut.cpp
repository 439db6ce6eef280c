// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// train_shortcut: the net that tells make_speech what speech would sound like. See ml/models/content_encoder/README.md.
#include "ml/models/content_encoder/train_shortcut.h"
#include "ml/nn/runtime.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

using namespace melisma;

int fail(const base::Error& error)
{
    std::fprintf(stderr, "train_shortcut: %s\n", error.sentence().c_str());
    return 1;
}

void printReport(const ml::content::ShortcutProgress& progress)
{
    std::printf("step %5d (%.2f h): loss %.4f, held out %.4f, %.2f dB\n", progress.step, progress.hours, progress.loss,
                progress.heldOut, progress.decibels);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    ml::content::ShortcutOptions options;
    std::filesystem::path out;
    int threads = 0;
    CLI::App program("Trains the shortcut from Kokoro's decoder to the spectra of its speech.");
    program.add_option("speech", options.speech, "folder of make_speech, with sound")->required();
    program.add_option("-o", out, "weights to write")->required();
    program.add_option("--kokoro", options.kokoro, "kokoro.safetensors of the installed model")->required();
    program.add_option("--steps", options.steps)->check(CLI::Range(1, 1'000'000));
    program.add_option("--report-every", options.reportEvery)->check(CLI::Range(1, 100'000));
    program.add_option("--learning-rate", options.learningRate);
    program.add_option("--seed", options.seed);
    program.add_option("--threads", threads, "0: one a core");
    CLI11_PARSE(program, argc, argv);
    const auto runtime = ml::prepareRuntime("cpu", threads);
    if (!runtime)
        return fail(runtime.error());
    const auto trained = ml::content::trainShortcut(options, out, printReport);
    return trained ? 0 : fail(trained.error());
}
