// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// judge_drums: generated drums, the net's and the grammar's, beside performances by people. See
// docs/models/drum_net.md.
#include "app/train/drum_figures.h"
#include "app/train/drum_takes.h"
#include "app/train/groove_dataset.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

using namespace melisma;

int fail(const base::Error& error)
{
    std::fprintf(stderr, "judge_drums: %s\n", error.sentence().c_str());
    return 1;
}

void print(const char* name, const app::DrumTakes& takes, const app::DrumTakes& people)
{
    const auto figures = app::drumFigures(takes, people);
    std::printf("%-34s %5zu takes: consistency %.3f, identical bars %.3f, strokes a bar %5.2f, velocity %5.2f, "
                "timing %5.2f ms, told apart %.3f\n",
                name, takes.size(), figures.grooveConsistency, figures.identicalBars, figures.strokesABar,
                figures.velocityDistance, figures.timingDistance, figures.toldApart);
    std::fflush(stdout);
}

int judge(const std::filesystem::path& data, const std::filesystem::path& resources,
          const std::filesystem::path& weights, int seed)
{
    const auto dataset = app::readGrooveDataset(data);
    if (!dataset)
        return fail(dataset.error());
    const auto library = ml::Library::load(resources);
    if (!library)
        return fail(library.error());
    const auto drummer = ml::drums::NetDrummer::load(weights);
    if (!drummer)
        return fail(drummer.error());
    const auto people = app::beatsOf(dataset->test, *library);
    const auto lesson = app::WrittenVelocities(dataset->training);
    const app::TakeMaker maker(*library, lesson, static_cast<std::uint64_t>(seed));
    print("people, test set", people, people);
    print("people, validation set", app::beatsOf(dataset->validation, *library), people);
    print("composer's patterns, grammar", maker.composed(people, nullptr), people);
    print("composer's patterns, net", maker.composed(people, &*drummer), people);
    print("people's patterns, grammar", maker.copied(people, nullptr), people);
    print("people's patterns, net", maker.copied(people, &*drummer), people);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    std::filesystem::path data;
    std::filesystem::path resources = "resources";
    std::filesystem::path weights = "resources/models/drum_net/drum_net.safetensors";
    int seed = 1;
    CLI::App program("Judges the drum net of Melisma by the drums it plays.");
    program.add_option("data", data, "folder of the Groove MIDI Dataset, with info.csv")->required();
    program.add_option("--resources", resources);
    program.add_option("--weights", weights);
    program.add_option("--seed", seed);
    CLI11_PARSE(program, argc, argv);
    return judge(data, resources, weights, seed);
}
