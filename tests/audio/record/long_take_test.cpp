// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/record/recording_support.h"

#include "audio/files/riff_chunks.h"
#include "audio/graph/streamed_file.h"
#include "audio/record/land_takes.h"
#include "core/edits/add_track.h"
#include "core/project/media_store.h"

using namespace melisma;
using namespace melisma::tests;

/// A take of more than 4 GiB, most of it a hole in the disk, on the whole way from a killed program into a project that
/// plays it. Hashing it takes a while.
class LongTakeTest : public QObject {
    Q_OBJECT

private slots:
    void aTakeBeyondFourGiBIsRecoveredAndPlays()
    {
        constexpr std::int64_t kFrames = (std::int64_t{1} << 30) + 1'000; // of four bytes
        const QTemporaryDir place;
        const auto with = edits::addTrack({}, project::TrackKind::audio, "Voice");
        auto folder = project::ProjectFolder::create(place.filePath("Song.melisma").toStdString(), *with);
        QVERIFY(folder.ok());
        const auto sound = numberedInput(6'000, 1);
        {
            const auto part = (*folder)->path() / "media" / "take-x-1-0.part";
            auto file = audio::TakeFile::create(part, 1, kRate, {"x", with->tracks[0]->id, "Voice", 0, 0, 0, "now"});
            QVERIFY((*file)->write(sound.data(), 3'000).ok() && (*file)->flush().ok());
            if (!(*file)->skipTo(kFrames))
                QSKIP("the disk holds no file of more than 4 GiB");
            QVERIFY((*file)->write(sound.data() + 3'000, 3'000).ok()); // and killed before the header knows
        }
        const auto takes = audio::recoverTakes(*with, **folder);
        QCOMPARE(takes.size(), std::size_t(1));
        const auto landed = audio::landTakes(*with, **folder, takes);
        QVERIFY2(landed, landed ? "" : landed.error().sentence().c_str());
        QVERIFY((*folder)->save(landed->project).ok());
        audio::removeLanded(landed->files);
        folder->reset();

        const auto opened = project::ProjectFolder::open(place.filePath("Song.melisma").toStdString());
        QVERIFY(opened.ok() && opened->missingMedia.empty());
        const auto& clip = *opened->project.tracks[0]->clips[0];
        QCOMPARE(clip.length.count, kFrames + 3'000);
        const auto path = opened->folder->mediaPath(*opened->project.assets.begin()->second);
        QVERIFY(audio::isRf64(path));
        auto streamed = audio::StreamedFile::open(path);
        QVERIFY(streamed.ok());
        QCOMPARE((*streamed)->frames().count, kFrames + 3'000);
        QVERIFY((*streamed)->load(0, 3'000).ok() && (*streamed)->load(kFrames, kFrames + 3'000).ok());
        for (std::int64_t i = 0; i < 3'000; ++i) {
            QCOMPARE(*(*streamed)->run(i, 1).samples, sound[static_cast<std::size_t>(i)]);
            QCOMPARE(*(*streamed)->run(kFrames + i, 1).samples, sound[static_cast<std::size_t>(3'000 + i)]);
        }
    }
};

QTEST_GUILESS_MAIN(LongTakeTest)
#include "long_take_test.moc"
