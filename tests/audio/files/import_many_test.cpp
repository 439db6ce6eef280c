// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/import_many.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <QTest>

#include <fstream>
#include <map>
#include <set>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;
namespace fs = std::filesystem;

namespace {

constexpr int kCount = 200;

struct Kind {
    const char* extension;
    QStringList codec;
};

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all = {{"wav", {"-c:a", "pcm_u8"}},
                                          {"wav", {"-c:a", "pcm_s16le"}},
                                          {"wav", {"-c:a", "pcm_s24le"}},
                                          {"wav", {"-c:a", "pcm_f32le"}},
                                          {"aiff", {}},
                                          {"flac", {}},
                                          {"ogg", {"-c:a", "libvorbis"}},
                                          {"mp3", {}},
                                          {"m4a", {}},
                                          {"opus", {"-c:a", "libopus"}}};
    return all;
}

/// Rates that the format can hold.
int rateFor(const std::string& extension, int index)
{
    static const std::vector<int> any = {8000, 11025, 22050, 44100, 48000, 88200, 96000, 192000};
    static const std::vector<int> lossy = {8000, 11025, 16000, 22050, 32000, 44100, 48000};
    const bool plain = extension == "wav" || extension == "aiff" || extension == "flac";
    const auto& rates = plain ? any : lossy;
    return extension == "opus" ? 48000 : rates[static_cast<std::size_t>(index) % rates.size()];
}

/// One run of ffmpeg writes a file of every kind; each batch sings at another pitch, so that no two are equal.
bool writeKinds(const fs::path& folder, int round)
{
    const int channels = std::array{1, 2, 6}[static_cast<std::size_t>(round) % 3];
    QStringList arguments{"-v",
                          "error",
                          "-y",
                          "-f",
                          "lavfi",
                          "-i",
                          QString("sine=frequency=%1:duration=0.12:sample_rate=48000").arg(200 + 10 * round)};
    for (std::size_t i = 0; i < kinds().size(); ++i) {
        const Kind& kind = kinds()[i];
        // MP3 has no 5.1.
        const int wanted = std::string(kind.extension) == "mp3" ? std::min(channels, 2) : channels;
        arguments << "-ac" << QString::number(wanted) << "-ar"
                  << QString::number(rateFor(kind.extension, round + static_cast<int>(i))) << kind.codec
                  << q(folder / (std::to_string(round) + "_" + std::to_string(i) + "." + kind.extension));
    }
    QProcess process;
    process.start("ffmpeg", arguments);
    return process.waitForFinished(60000) && process.exitCode() == 0;
}

std::size_t filesIn(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder) ? static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {})) : 0;
}

void writeText(const fs::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

class ImportManyTest : public QObject {
    Q_OBJECT
private slots:
    void twoHundredFilesOfManyKinds()
    {
        if (!haveProgram("ffmpeg"))
            QSKIP("no ffmpeg");
        ScratchDir in, project, scratch;
        fs::create_directories(in.path() / "deep" / "er");
        const int perRound = static_cast<int>(kinds().size());
        for (int round = 0; round < kCount / perRound; ++round)
            QVERIFY(writeKinds(round % 2 ? in.path() / "deep" / "er" : in.path(), round));
        // What is no sound: nothing at all, a torn header, a text in disguise; and a half file, which still sounds.
        writeText(in.path() / "empty.wav", "");
        writeText(in.path() / "text.wav", "Dear diary, today I renamed a letter.");
        fs::copy_file(in.path() / "0_1.wav", in.path() / "torn.wav");
        fs::resize_file(in.path() / "torn.wav", 30);
        fs::copy_file(in.path() / "0_3.wav", in.path() / "half.wav");
        fs::resize_file(in.path() / "half.wav", fs::file_size(in.path() / "0_3.wav") / 2);
        fs::copy_file(in.path() / "0_5.flac", in.path() / "again.flac");
        writeText(in.path() / "notes.txt", "not even looked at");
        writeText(in.path() / ".hidden.wav", "not even looked at");

        const auto sources = soundFilesOf({in.path()});
        QCOMPARE(sources.size(), std::size_t{kCount + 5});
        double last = 0.0;
        int done = 0;
        bool ascending = true;
        const auto batch = importMany(sources, 48000, scratch.path(), project.path(), [&](const ImportProgress& now) {
            ascending = ascending && now.fraction >= last && now.done >= done;
            last = now.fraction;
            done = now.done;
        });
        QVERIFY(ascending);
        QCOMPARE(done, kCount + 5);
        QVERIFY(std::abs(last - 1.0) < 1e-9);
        std::set<std::string> skipped;
        for (const auto& file : batch.skipped) {
            skipped.insert(file.source.filename().string());
            QVERIFY2(file.reason.message.find(file.source.filename().string()) != std::string::npos,
                     file.reason.message.c_str());
        }
        QCOMPARE(skipped, (std::set<std::string>{"empty.wav", "text.wav", "torn.wav"}));
        std::map<std::string, int> sounds;
        for (const auto& file : batch.files) {
            ++sounds[file.asset.sha256];
            QCOMPARE(file.asset.sampleRate, 48000);
            QVERIFY(file.asset.channels == 1 || file.asset.channels == 2);
            QVERIFY(fs::exists(project.path() / file.asset.file));
            // 0.12 s, half of it in the torn one, and what a lossy codec pads
            QVERIFY2(file.asset.frames.count > 2000 && file.asset.frames.count < 12000,
                     file.source.filename().string().c_str());
        }
        QCOMPARE(batch.files.size(), std::size_t{kCount + 2});
        QCOMPARE(sounds.size(), filesIn(project.path() / "media"));
        QVERIFY(sounds.size() < batch.files.size()); // the copy shares its twin's file
        QCOMPARE(filesIn(scratch.path()), std::size_t{0});
    }

    void cancelLeavesNothingBehind()
    {
        ScratchDir in, project, scratch;
        for (int i = 0; i < 8; ++i)
            QVERIFY(writeSound(in.path() / (std::to_string(i) + ".wav"), spec(Container::wav, SampleFormat::int16),
                               48000 * 2, sine(100.0 + i, 48000.0, 0.5)));
        std::stop_source stop;
        const auto batch = importMany(
            soundFilesOf({in.path()}), 44100, scratch.path(), project.path(),
            [&](const ImportProgress& now) {
                if (now.done == 2)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(batch.cancelled && batch.files.empty());
        QCOMPARE(filesIn(project.path() / "media"), std::size_t{0});
        QCOMPARE(filesIn(scratch.path()), std::size_t{0});
    }

    void discardingKeepsWhatWasThereBefore()
    {
        ScratchDir in, project, scratch;
        QVERIFY(writeSound(in.path() / "a.wav", spec(Container::wav, SampleFormat::int16), 4800, sine(440, 48000)));
        const auto first = importMany({in.path() / "a.wav"}, 48000, scratch.path(), project.path());
        const auto second = importMany({in.path() / "a.wav"}, 48000, scratch.path(), project.path());
        QVERIFY(first.files.at(0).isNew && !second.files.at(0).isNew);
        discardBatch(second, project.path());
        QCOMPARE(filesIn(project.path() / "media"), std::size_t{1});
        discardBatch(first, project.path());
        QCOMPARE(filesIn(project.path() / "media"), std::size_t{0});
    }

    void foreignNamesBecomeReadable()
    {
        ScratchDir in, project, scratch;
        const fs::path odd = in.path() / "caf\xe9.wav"; // Latin-1
        QVERIFY(writeSound(odd, spec(Container::wav, SampleFormat::int16), 4800, sine(440, 48000)));
        const auto batch = importMany({odd}, 48000, scratch.path(), project.path());
        QCOMPARE(batch.files.size(), std::size_t{1});
        QCOMPARE(batch.files[0].asset.name, std::string("caf\uFFFD.wav"));
    }
};

QTEST_GUILESS_MAIN(ImportManyTest)
#include "import_many_test.moc"
