// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/process_backend.h"
#include "audio/files/short_sound.h"
#include "core/base/sha256.h"
#include "core/music/score.h"
#include "tests/support/program.h"
#include "tests/support/voice_pack.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>

using namespace melisma;
using base::Json;
using tests::runMelisma;
using Path = std::filesystem::path;

namespace {

constexpr int kRate = 24000;

double decibels(const Path& file)
{
    const auto sound = audio::readShortSound(file, kRate);
    double sum = 0.0;
    for (const float sample : sound ? *sound : std::vector<float>())
        sum += static_cast<double>(sample) * sample;
    return sound && !sound->empty() ? 10.0 * std::log10(sum / static_cast<double>(sound->size()) + 1e-12) : -120.0;
}

/// A MIDI file with a scale of crotchets at 120 a minute.
void writeScale(const QString& path, int notes)
{
    QByteArray track("\x00\xFF\x51\x03\x07\xA1\x20", 7);
    const char scale[] = {60, 62, 64, 65, 67, 69, 71, 72};
    for (int i = 0; i < notes; ++i) {
        track += QByteArray("\x00\x90", 2) + scale[i % 8] + char(96);
        track += QByteArray("\x60\x80", 2) + scale[i % 8] + char(0); // 96 ticks
    }
    track += QByteArray("\x00\xFF\x2F\x00", 4);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("MThd\0\0\0\6\0\0\0\1\0\x60MTrk\0\0\0", 21) + char(track.size()) + track);
}

} // namespace

/// The real voices from end to end, in less than a minute; without them the program skips itself.
class VoicePackTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    mutable app::ProcessBackend m_backend; ///< one worker for all: the voices are loaded once

    QString path(const char* name) const { return m_folder.filePath(name); }

    base::Result<base::TaskResult> run(base::TaskRequest request) const
    {
        request.seed = 1;
        request.params.set("voice", std::string("af_heart"));
        const auto jobs = Path(m_folder.path().toStdString()) / "job";
        std::filesystem::remove_all(jobs);
        std::filesystem::create_directories(jobs);
        return m_backend.run(request, jobs, {}, {});
    }

    base::Result<base::TaskResult> speak(const char* text) const
    {
        base::TaskRequest request;
        request.task = "speak";
        request.params.set("text", std::string(text));
        return run(request);
    }

    /// Notes one behind the other, at the 120 beats a minute of a new tempo map.
    base::Result<base::TaskResult> sing(const std::vector<std::pair<int, int>>& pitchesAndTicks,
                                        const char* lyrics) const
    {
        music::Score score;
        music::PartClip clip;
        std::int64_t at = 0;
        for (const auto& [pitch, ticks] : pitchesAndTicks) {
            clip.notes.notes.push_back({base::Beats{at}, base::Beats{ticks}, pitch});
            at += ticks;
        }
        clip.notes.length = base::Beats{at};
        score.parts = {{"vocals", "Melody", {}, 0.0, 0.0, {clip}}};
        score.length = base::Beats{at};
        const auto file = Path(path("melody.json").toStdString());
        std::ofstream(file) << music::toJson(score).dump();
        base::TaskRequest request;
        request.task = "sing";
        request.inputs = {{"melody", file, *base::sha256OfFile(file)}};
        request.params.set("lyrics", std::string(lyrics));
        return run(request);
    }

    /// Sound came, it is heard, and it is as long as it says.
    static bool isHeard(const base::Result<base::TaskResult>& result)
    {
        if (!result || result->files.empty())
            return false;
        const auto sound = audio::readShortSound(result->files.front().path, kRate);
        const double seconds = result->facts["seconds"].get<double>();
        return sound && std::abs(static_cast<double>(sound->size()) / kRate - seconds) < 0.1 && seconds > 0.2 &&
               decibels(result->files.front().path) > -45.0 &&
               std::ranges::all_of(*sound, [](float sample) { return std::abs(sample) < 2.0F; });
    }

    static std::string fact(const base::Result<base::TaskResult>& result, const char* name)
    {
        return result ? result->facts[name].dump() : result.error().sentence();
    }

private slots:
    void aSentenceIsSpoken()
    {
        const auto spoken = runMelisma({"speak", "The rain has stopped, so we can go home.", "--voice", "bf_emma",
                                        "--seed", "1", "-o", path("spoken.wav"), "--json"});
        QVERIFY2(spoken.status == 0, spoken.err);
        const auto json = spoken.json();
        QCOMPARE(json["words"].size(), std::size_t{9});
        const double seconds = json["seconds"].get<double>();
        QVERIFY(seconds > 1.5 && seconds < 6.0);
        double last = 0.0;
        for (const auto& word : json["words"]) {
            QVERIFY(word[1].get<double>() >= last - 1e-6 && word[2].get<double>() <= seconds + 0.1);
            last = word[1].get<double>();
        }
        QVERIFY(decibels(path("spoken.wav").toStdString()) > -40.0);
        QCOMPARE(json["weightsSha256"].get<std::string>().size(), std::size_t{64});
        const auto record = runMelisma({"inspect", path("spoken.wav"), "--json"});
        QVERIFY2(record.out.contains("bf_emma"), record.out);
    }

    void eightNotesAreSungIntoASong()
    {
        writeScale(path("scale.mid"), 8);
        const auto song = path("song.melisma");
        QVERIFY(runMelisma({"sketch", "calm jazz trio", "-o", song, "--bars", "8", "--seed", "5"}).status == 0);
        const auto before = runMelisma({"info", song, "--json"}).json();
        const auto sung = runMelisma({"sing", "--melody", path("scale.mid"), "--lyrics",
                                      "Slow rain is fall-ing on the town", "--into", song, "--at", "2", "--json"});
        QVERIFY2(sung.status == 0, sung.err);
        const auto json = sung.json();
        QCOMPARE(json["words"].size(), std::size_t{7});
        QVERIFY(std::abs(json["seconds"].get<double>() - 4.2) < 0.5);
        for (std::size_t i = 0; i < 3; ++i) // each word begins on its crotchet
            QVERIFY(std::abs(json["words"][i][1].get<double>() - 0.5 * static_cast<double>(i)) < 0.2);
        const auto after = runMelisma({"info", song, "--json"}).json();
        QCOMPARE(after["tracks"].size(), before["tracks"].size() + 1);
        const auto& track = after["tracks"].back();
        QVERIFY2(track.dump().find("Vocal") != std::string::npos, track.dump().c_str());
    }

    void ctrlCLeavesNothing()
    {
        QFile text(path("long.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        for (int i = 0; i < 200; ++i)
            text.write("The town went back to its own small noises. ");
        text.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(qEnvironmentVariable("MELISMA_BUILD_DIR") + "/melisma",
                      {"speak", "@" + path("long.txt"), "-o", path("cut.wav")});
        QVERIFY(process.waitForStarted());
        QByteArray said;
        while (!said.contains("Speaking") && process.waitForReadyRead(60000))
            said += process.readAll();
        QVERIFY2(said.contains("Speaking"), said);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAll().contains("Cancelled"));
        QVERIFY(!QFile::exists(path("cut.wav")));
    }

    void oddTexts()
    {
        for (const char* nothing : {"", "  \n", "?!\u2026 --- ;", "\U0001F600\U0001F389"}) {
            const auto refused = speak(nothing);
            QVERIFY2(!refused && !refused.error().hint.empty(), nothing);
        }
        const auto mixed = speak("Hello \u043C\u0438\u0440, \u4E16\u754C and "
                                 "\u0645\u0631\u062D\u0628\u0627 to 42 people \U0001F600");
        QVERIFY2(isHeard(mixed), fact(mixed, "unread").c_str());
        QVERIFY2(fact(mixed, "unread").find("\U0001F600") != std::string::npos, fact(mixed, "unread").c_str());
    }

    void oddMelodies()
    {
        constexpr int kBeat = base::Beats::kTicksPerBeat;
        const auto short5ms = kBeat / 100; // at 120 a minute
        const auto few = sing({{60, kBeat}, {62, kBeat}}, "Slow rain is fall-ing");
        QVERIFY2(isHeard(few) && fact(few, "leftOver").find("is falling") != std::string::npos,
                 fact(few, "leftOver").c_str());
        const auto many = sing({{60, kBeat}, {62, kBeat}, {64, kBeat}, {65, kBeat}, {67, kBeat}}, "rain");
        QVERIFY2(isHeard(many) && fact(many, "leftOver") == "\"\"", fact(many, "leftOver").c_str());
        const auto flea = sing({{60, short5ms}, {62, short5ms}, {64, kBeat}}, "la la la");
        QVERIFY2(isHeard(flea), fact(flea, "notesJoined").c_str());
        QVERIFY(flea->facts["notesJoined"].get<int>() >= 1);
        const auto far = sing({{0, kBeat}, {127, kBeat}, {60, kBeat}}, "low high rain");
        QVERIFY2(isHeard(far), fact(far, "transposed").c_str());
        const auto none = sing({}, "rain");
        QVERIFY(!none && !none.error().hint.empty());
    }

    /// A minute on one note: as long as asked, and heard until its end.
    void aNoteOfAMinute()
    {
        const auto held = sing({{60, 120 * base::Beats::kTicksPerBeat}}, "rain");
        QVERIFY2(held.ok(), fact(held, "seconds").c_str());
        QVERIFY(std::abs(held->facts["seconds"].get<double>() - 60.0) < 1.0);
        const auto sound = audio::readShortSound(held->files.front().path, kRate);
        QVERIFY(sound.ok());
        const auto loudest = [&](int from, int until) {
            return *std::max_element(sound->begin() + from * kRate, sound->begin() + until * kRate);
        };
        QVERIFY(loudest(57, 59) > 0.3F * loudest(5, 7));
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    if (!tests::voicePack())
        return tests::kNoVoicePack;
    VoicePackTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "voice_pack_test.moc"
