// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tracks that play SoundFonts of the project: pitch, live as offline, and what happens when a font may not be loaded.
#include "tests/audio/engine_support.h" // first: moc stumbles over <compare> as the first header it meets

#include "audio/export/missing_sounds.h"
#include "audio/graph/plan_compiler.h"
#include "audio/instruments/checked_fonts.h"
#include "audio/instruments/soundfont_task.h"
#include "core/edits/set_instrument.h"
#include "core/music/pitch.h"
#include "tests/audio/tiny_soundfont.h"
#include "tests/support/scratch_dir.h"

#include <complex>
#include <fstream>

using namespace melisma;
using namespace melisma::tests;

namespace {

/// In this process, as the worker would.
base::Result<base::Json> askTask(const base::TaskRequest& request)
{
    base::RunContext context;
    auto result = audio::SoundfontTask().run(request, context);
    if (!result)
        return result.error();
    return std::move(result->facts);
}

base::Result<base::Json> dyingWorker(const base::TaskRequest&)
{
    return base::Error{base::ErrorKind::crashed, "The worker ended unexpectedly", "Try again", {}};
}

/// A song of one track that plays a tiny font.
struct FontSong {
    explicit FontSong(bool vorbis = false)
    {
        TinySoundfont font;
        font.vorbis = vorbis;
        font.version = vorbis ? 3 : 2;
        file = font.write(folder.path() / "Tiny One.SF2");
        checked = *audio::checkFont(file, "Tiny One.SF2", askTask);
        const auto home = std::filesystem::path(song.filePath("").toStdString());
        asset = *audio::storeFont(file, checked, home, home / "cache");
        track = song.addTrack(project::TrackKind::instrument, {"Piano", 0, 0});
    }
    void play(const music::NoteSequence& notes, int program = 0)
    {
        song.addNoteClip(track, notes, {});
        song.project = *edits::setInstrument(song.project, track, {"Sine", 0, program, checked.sha256}, asset);
    }

    ScratchDir folder;
    std::filesystem::path file;
    audio::CheckedFont checked;
    project::Asset asset;
    Song song;
    project::TrackId track;
};

/// Cents by which the strongest frequency near `wanted` is off: the vertex of a parabola through the logarithms of
/// three values of the Fourier integral under a Hann window of half a second.
double centsOff(const std::vector<float>& samples, std::size_t from, double wanted)
{
    constexpr std::size_t kWindow = 24000;
    const auto level = [&](double hz) {
        std::complex<double> sum;
        for (std::size_t i = 0; i < kWindow; ++i) {
            const double turn = 2.0 * std::numbers::pi * static_cast<double>(i);
            sum += (1.0 - std::cos(turn / kWindow)) * samples[from + i] * std::polar(1.0, turn * hz / kRate);
        }
        return std::log(std::abs(sum));
    };
    const double step = 0.5;
    double best = wanted;
    for (double hz = 0.97 * wanted; hz < 1.03 * wanted; hz += step)
        if (level(hz) > level(best))
            best = hz;
    const double below = level(best - step), at = level(best), above = level(best + step);
    const double vertex = best + 0.5 * step * (below - above) / (below - 2.0 * at + above);
    return 1200.0 * std::log2(vertex / wanted);
}

bool isSilent(PulledEngine& pulled)
{
    pulled.engine.play();
    const auto heard = pulled.pull(kRate / 2);
    return heard.size() == static_cast<std::size_t>(kRate) && rms(heard, 0, heard.size()) == 0.0;
}

music::NoteSequence longNote(int pitch)
{
    music::NoteSequence notes;
    notes.notes.push_back({{}, base::Beats::whole(4), pitch, 100});
    notes.length = base::Beats::whole(4);
    return notes;
}

} // namespace

class SoundfontTrackTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_checked = std::make_unique<ScratchDir>();
        qputenv("MELISMA_SOUNDFONTS", m_checked->path().c_str());
    }

    void pitchIsTrue_data()
    {
        QTest::addColumn<bool>("vorbis");
        QTest::addColumn<int>("pitch");
        for (const bool vorbis : {false, true})
            for (const int pitch : {57, 69, 76})
                QTest::addRow("%s note %d", vorbis ? "SF3" : "SF2", pitch) << vorbis << pitch;
    }

    void pitchIsTrue()
    {
        QFETCH(bool, vorbis);
        QFETCH(int, pitch);
        FontSong font(vorbis);
        font.play(longNote(pitch));
        QCOMPARE(QString::fromStdString(font.asset.file).right(4), QString(vorbis ? ".sf3" : ".sf2"));
        const auto left = side(offline(font.song, 0, kRate), 0);
        QCOMPARE(left.size(), static_cast<std::size_t>(kRate));
        QVERIFY(rms(left, 12000, 36000) > 0.01);
        const double off = centsOff(left, 12000, music::frequencyOf(pitch));
        QVERIFY2(std::abs(off) < 2.0, qPrintable(QString("%1 cents").arg(off)));
    }

    void liveIsAsOffline()
    {
        FontSong font;
        font.play(melody({60, 64, 67}));
        const auto wanted = offline(font.song, 0, kRate);
        PulledEngine pulled(font.song);
        QVERIFY(pulled.engine.planWarnings().empty());
        pulled.engine.play();
        const auto heard = pulled.pull(kRate);
        QCOMPARE(heard.size(), wanted.size());
        QVERIFY(wanted == heard);
    }

    /// Another General MIDI sound under that number would be a lie.
    void aPresetThatIsNotThereIsSilent()
    {
        FontSong font;
        font.play(longNote(60), 9);
        QVERIFY(offline(font.song, 0, kRate / 2).empty()); // refused
        PulledEngine pulled(font.song);
        QCOMPARE(pulled.engine.planWarnings().size(), std::size_t{1});
        QVERIFY(isSilent(pulled));
    }

    /// A font that no worker has played, is gone or was changed is not loaded: silence, a sentence, and no export.
    void onlyCheckedFontsAreLoaded_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("not checked") << "unchecked"
                                     << "has not been checked";
        QTest::newRow("missing") << "missing"
                                 << "The SoundFont Tiny One.SF2 is missing";
        QTest::newRow("changed") << "changed"
                                 << "has changed";
    }

    void onlyCheckedFontsAreLoaded()
    {
        QFETCH(QString, harm);
        QFETCH(QString, sentence);
        FontSong font;
        font.play(longNote(60));
        QVERIFY(audio::checkSoundsAreThere(font.song.project, font.song.mediaPath()).ok());
        const auto media = font.song.mediaPath()(font.asset);
        if (harm == "unchecked")
            std::filesystem::remove_all(m_checked->path());
        else if (harm == "missing")
            std::filesystem::remove(media);
        else
            std::ofstream(media, std::ios::binary | std::ios::app) << "more";
        QVERIFY(offline(font.song, 0, kRate / 2).empty()); // refused
        PulledEngine pulled(font.song);
        QVERIFY(isSilent(pulled));
        const auto warnings = pulled.engine.planWarnings();
        QCOMPARE(warnings.size(), std::size_t{1});
        QVERIFY2(warnings[0].find(sentence.toStdString()) != std::string::npos, warnings[0].c_str());
        const auto there = audio::checkSoundsAreThere(font.song.project, font.song.mediaPath());
        QVERIFY(!there.ok() && there.error().message.find("track") != std::string::npos);
    }

    void theRecordIsOfThisPlayerAndThisFile()
    {
        FontSong font;
        const audio::CheckedFonts fonts;
        QVERIFY(fonts.find(font.checked.sha256) && *fonts.find(font.checked.sha256) == font.checked.facts);
        const auto record = m_checked->path() / (font.checked.sha256 + ".json");
        auto json = *base::readJsonFile(record);
        json["player"] = "1.0";
        std::ofstream(record, std::ios::trunc) << json.dump();
        QVERIFY(!fonts.find(font.checked.sha256));
        QVERIFY(!fonts.find("../" + font.checked.sha256));
        // A record is there, so nobody is asked.
        QVERIFY(audio::checkFont(font.file, "x", askTask).ok());
        QVERIFY(audio::checkFont(font.file, "x", dyingWorker).ok());
    }

    /// One sentence, by the name that the person knows; nothing is recorded.
    void aWorkerThatDiesIsSaid()
    {
        const auto file = TinySoundfont().write(m_checked->path() / "deadly.sf2");
        const auto checked = audio::checkFont(file, "Deadly.sf2", dyingWorker);
        QVERIFY(!checked.ok());
        QVERIFY(checked.error().kind == base::ErrorKind::crashed);
        QVERIFY(checked.error().message.starts_with("Deadly.sf2 made the player crash"));
        std::ofstream(file, std::ios::trunc) << "RIFFxxxxsfbk";
        const auto refused = audio::checkFont(file, "Cut.sf2", askTask);
        QVERIFY(!refused.ok() && refused.error().message.starts_with("Cut.sf2 is not a SoundFont"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(m_checked->path()), {}), std::ptrdiff_t{1});
    }

private:
    std::unique_ptr<ScratchDir> m_checked; ///< where the records of checked fonts are
};

QTEST_GUILESS_MAIN(SoundfontTrackTest)
#include "soundfont_track_test.moc"
