// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/train/groove_dataset.h"

#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <fstream>

namespace fs = std::filesystem;
using namespace melisma;
using ml::groove::Voice;

namespace
{

constexpr const char* kColumns = "drummer,session,id,style,bpm,beat_type,time_signature,midi_filename,split\r\n";

/// A format 0 file of 480 ticks a beat: kick at 0, snare one beat and 12 ticks later, both let go at once.
std::string midiFile()
{
    const unsigned char bytes[] = {'M',  'T',  'h',  'd', 0,  0, 0,    6,  0,    0,  0,    1,    0x01, 0xE0, 'M',
                                   'T',  'r',  'k',  0,   0,  0, 21,   0,  0x99, 36, 127,  0,    0x89, 36,   0,
                                   0x83, 0x6C, 0x99, 38,  64, 0, 0x99, 38, 0,    0,  0xFF, 0x2F, 0};
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

void write(const fs::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::string row(const char* style, const char* meter, const char* file, const char* split)
{
    return std::string("d1,s,id,") + style + ",96,beat," + meter + "," + file + "," + split + "\r\n";
}

} // namespace

CHECK_CASE(performancesAreSplitAsTheTableSays)
{
    const tests::ScratchDir scratch;
    write(scratch.path() / "a.mid", midiFile());
    write(scratch.path() / "info.csv",
          kColumns + row("funk/groove1", "4-4", "a.mid", "train") + row("jazz", "4-4", "a.mid", "test") +
              row("polka", "4-4", "a.mid", "validation") + row("jazz", "3-4", "a.mid", "train") +
              row("jazz", "4-4", "a.mid", "unused"));
    const auto dataset = app::readGrooveDataset(scratch.path());
    CHECK(dataset.ok());
    if (!dataset)
        return;
    CHECK_EQUAL(dataset->training.size(), 1U);
    CHECK_EQUAL(dataset->validation.size(), 1U);
    CHECK_EQUAL(dataset->test.size(), 1U);
    CHECK_EQUAL(dataset->validation.front().genre, 0);
    const ml::groove::Groove& groove = dataset->training.front();
    CHECK_EQUAL(groove.genre, ml::groove::genreIndex("funk"));
    CHECK_EQUAL(groove.bpm, 96.0);
    CHECK_EQUAL(groove.steps.size(), 5U); // the note-on of velocity 0 is no stroke
    const auto snare = static_cast<std::size_t>(Voice::snare);
    CHECK_EQUAL(groove.steps[0][static_cast<std::size_t>(Voice::kick)], 1.0F);
    CHECK_EQUAL(groove.steps[4][snare], 1.0F);
    CHECK_NEAR(groove.steps[4][ml::groove::kVoices + snare], 64.0F / 127.0F, 1e-6F);
    CHECK_NEAR(groove.steps[4][2 * ml::groove::kVoices + snare], 0.1F, 1e-5F); // 12 of a sixteenth's 120 ticks
}

CHECK_CASE(whatIsAbsentOrDamagedIsNamed)
{
    const tests::ScratchDir scratch;
    CHECK(!app::readGrooveDataset(scratch.path()).ok());
    write(scratch.path() / "info.csv", kColumns + row("jazz", "4-4", "gone.mid", "train"));
    const auto gone = app::readGrooveDataset(scratch.path());
    CHECK(!gone.ok() && gone.error().message.find("gone.mid") != std::string::npos);
    write(scratch.path() / "gone.mid", midiFile().substr(0, 20));
    CHECK(!app::readGrooveDataset(scratch.path()).ok());
    write(scratch.path() / "info.csv", std::string(kColumns) + "d1,s\r\n");
    CHECK(!app::readGrooveDataset(scratch.path()).ok());
    write(scratch.path() / "info.csv", "drummer,style\r\nd1,jazz\r\n");
    CHECK(!app::readGrooveDataset(scratch.path()).ok());
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
