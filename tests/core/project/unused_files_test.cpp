// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt first: moc cannot read <compare>, which time.h begins with, before any other standard header.
#include <QTest>

#include "core/base/sha256.h"
#include "core/edits/remove_track.h"
#include "core/project/generations.h"
#include "core/project/project_folder.h"
#include "core/project/recovery.h"
#include "core/project/state_file.h"
#include "core/project/unused_files.h"
#include "tests/core/edits/example_song.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <random>

using namespace melisma;
using namespace melisma::project;
using namespace melisma::tests;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

Asset soundNamed(int number)
{
    const auto hash = base::sha256Of(std::to_string(number));
    return {hash, "sound " + std::to_string(number), "media/" + hash + ".wav", 1, Project::kDefaultSampleRate, {1000}};
}

void writeSound(const fs::path& folder, int number)
{
    const auto asset = soundNamed(number);
    write(folder / asset.file, std::to_string(number));
    write(folder / "cache/peaks" / (asset.sha256 + ".peaks"), "peaks");
}

/// A project that uses exactly these sounds, each on a track of its own.
Project projectWith(const std::set<int>& numbers)
{
    Project project;
    for (const int number : numbers) {
        project = done(edits::addTrack(project, TrackKind::audio, "Audio", {}));
        project = done(edits::addAudioClip(project, project.tracks.back()->id, soundNamed(number), {}, {}));
    }
    return project;
}

std::set<int> numbersOf(const std::vector<UnusedFile>& files, bool cache, int most)
{
    std::set<int> numbers;
    for (int number = 0; number < most; ++number)
        for (const auto& file : files)
            if (file.cache == cache && file.path.filename().string().starts_with(soundNamed(number).sha256))
                numbers.insert(number);
    return numbers;
}

std::vector<UnusedFile> unused(const fs::path& folder, const std::vector<ProjectPtr>& alive = {})
{
    const auto files = unusedFiles(folder, alive);
    if (!files)
        qFatal("%s", files.error().sentence().c_str());
    return *files;
}

} // namespace

class UnusedFilesTest : public QObject {
    Q_OBJECT
private slots:
    /// Whatever states a project went through, what any of them on the disk or in the history uses is never taken, and
    /// all else is.
    void nothingThatAnyStateUsesIsTaken()
    {
        constexpr int kSounds = 30;
        std::mt19937 dice(5);
        for (int round = 0; round < 12; ++round) {
            const ScratchDir scratch;
            const auto path = scratch.path() / "Song.melisma";
            auto folder = ProjectFolder::create(path, projectWith({0}));
            QVERIFY(folder.ok());
            for (int number = 0; number < kSounds; ++number)
                writeSound(path, number);
            std::vector<ProjectPtr> history;
            std::vector<std::set<int>> saved{{0}, {0}}; // of the generations, oldest first
            std::set<int> journalled, undoable;
            for (int step = 0; step < 20; ++step) {
                std::set<int> used;
                for (auto count = dice() % 3; count > 0; --count)
                    used.insert(static_cast<int>(dice() % kSounds));
                const auto state = std::make_shared<const Project>(projectWith(used));
                if (dice() % 3 == 0) {
                    QVERIFY((*folder)->save(*state).ok());
                    saved.push_back(used);
                } else if (dice() % 2 == 0) {
                    (*folder)->noteEdit(state, "Edit");
                    journalled.merge(used);
                    QVERIFY((*folder)->flush().ok());
                } else {
                    history.push_back(state);
                    undoable.merge(used);
                }
            }
            std::set<int> needed = undoable, ever = undoable;
            ever.merge(journalled);
            for (std::size_t i = 0; i < saved.size(); ++i) {
                ever.insert(saved[i].begin(), saved[i].end());
                if (i + kOlderGenerations + 1 >= saved.size())
                    needed.insert(saved[i].begin(), saved[i].end());
            }
            const auto files = unused(path, history);
            const auto taken = numbersOf(files, false, kSounds);
            QVERIFY(numbersOf(files, true, kSounds) == taken);
            for (int number = 0; number < kSounds; ++number) {
                QVERIFY2(!needed.contains(number) || !taken.contains(number), std::to_string(number).c_str());
                QVERIFY2(ever.contains(number) || taken.contains(number), std::to_string(number).c_str());
            }
            folder->reset();
            for (const auto& file : files)
                fs::remove(file.path);
            for (int generation = 0; generation <= kOlderGenerations; ++generation) {
                const auto state = readState(statePath(path, generation));
                if (const auto* whole = std::get_if<SavedState>(&state))
                    for (const auto& [hash, asset] : whole->project.assets)
                        QVERIFY(fs::exists(path / asset->file));
            }
            const auto newest = recoverNewest(path);
            QVERIFY(newest.ok());
            for (const auto& [hash, asset] : newest->project.assets)
                QVERIFY(fs::exists(path / asset->file));
        }
    }

    void damagedStatesStillNameTheirSounds()
    {
        const ScratchDir scratch;
        const auto path = scratch.path() / "Song.melisma";
        QVERIFY(ProjectFolder::create(path, projectWith({1})).ok());
        for (int number = 1; number <= 5; ++number)
            writeSound(path, number);
        write(path / "project.json.damaged", "\x01\x02 broken {" + soundNamed(2).sha256 + "\xFF");
        write(path / "journal.log.4", soundNamed(3).sha256 + "0123456789abcdef"); // run together with other digits
        write(path / "kept by hand/old.json", "\"" + soundNamed(4).sha256 + "\"");
        QVERIFY(numbersOf(unused(path), false, 6) == (std::set<int>{5}));
    }

    void whatIsNotCalledByAHashStays()
    {
        const ScratchDir scratch;
        const auto path = scratch.path() / "Song.melisma";
        QVERIFY(ProjectFolder::create(path, {}).ok());
        const auto hash = soundNamed(7).sha256;
        for (const std::string name : {"take-1-2.part", "notes.txt", "ABC.wav"})
            write(path / "media" / name, "x");
        write(path / "media" / (hash + ".wav.part"), "x");
        write(path / "media" / (hash + "0.wav"), "x");
        fs::create_symlink("/etc/passwd", path / "media" / (soundNamed(8).sha256 + ".wav"));
        write(path / "cache/settings", "x");
        QVERIFY(unused(path).empty());
        writeSound(path, 7);
        const auto files = unused(path);
        QCOMPARE(files.size(), std::size_t{2});
        QCOMPARE(files[1].bytes, std::uint64_t{1});
        QVERIFY(unusedFiles(path, {}, {hash})->empty()); // something copied plays it
        QVERIFY(!unusedFiles(scratch.path() / "absent", {}).ok());
    }
};

QTEST_GUILESS_MAIN(UnusedFilesTest)
#include "unused_files_test.moc"
