// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

project::EffectSlot slot(Song& song, const std::string& effect, double mix = 1.0)
{
    return {{song.project.nextId++}, effect, {}, false, mix};
}

/// A tone with every effect, and the master with two.
Song effected(double seconds = 3.0)
{
    Song song;
    const auto track = song.addTrack(project::TrackKind::audio);
    song.addAudioClip(track, song.addSound(static_cast<int>(seconds * kRate), 2, sine(220.0, 0.4)), 1234);
    auto eq = slot(song, "eq");
    eq.params.set("peak2Gain", 6.0);
    auto squeeze = slot(song, "compressor");
    squeeze.params.set("threshold", -30.0);
    const auto room = slot(song, "reverb", 0.3);
    song.change(track, [&](project::Track& changed) { changed.effects = {eq, squeeze, room}; });
    auto master = slot(song, "compressor", 0.8);
    master.params.set("threshold", -24.0);
    song.project.masterEffects = {slot(song, "eq"), master};
    song.project.masterEffects[0].params.set("lowCutOn", true);
    return song;
}

void changeChain(Song& song, const std::function<void(std::vector<project::EffectSlot>&)>& change)
{
    song.change(song.project.tracks[0]->id, [&](project::Track& track) { change(track.effects); });
}

} // namespace

class EffectChainTest : public QObject {
    Q_OBJECT

private slots:
    void playingEqualsExport_data()
    {
        QTest::addColumn<int>("block");
        for (const int block : {64, 100, 512})
            QTest::addRow("%d frames", block) << block;
    }
    void playingEqualsExport()
    {
        QFETCH(int, block);
        const Song song = effected();
        const auto expected = offline(song, 0, 4 * kRate);
        QVERIFY(expected == offline(song, 0, 4 * kRate, 1));
        PulledEngine live(song, block);
        live.engine.play();
        QVERIFY(live.pull(4 * kRate) == expected);
    }

    /// Parameters that changed while nothing played leave no trace, nor does having played before.
    void aNewStartIsFresh()
    {
        const Song song = effected();
        PulledEngine live(song, 512);
        live.engine.play();
        live.pull(kRate);
        auto other = song.project.tracks[0]->effects[0];
        other.params.set("peak2Gain", -12.0);
        live.engine.setEffect(other);
        live.engine.stop();
        live.pull(kRate / 2);
        live.engine.setEffect(song.project.tracks[0]->effects[0]);
        live.engine.seek({0});
        live.engine.play();
        QVERIFY(live.pull(2 * kRate) == offline(song, 0, 2 * kRate));
    }

    void bypassedIsNotThere()
    {
        Song song = effected();
        Song plain = effected();
        changeChain(song, [](auto& chain) {
            for (auto& slot : chain)
                slot.bypass = true;
        });
        changeChain(plain, [](auto& chain) { chain.clear(); });
        QVERIFY(offline(song, 0, 2 * kRate) == offline(plain, 0, 2 * kRate));
        QVERIFY(offline(song, 0, 2 * kRate) != offline(effected(), 0, 2 * kRate));
    }

    void mixIsShare()
    {
        Song song;
        const auto track = song.addTrack(project::TrackKind::audio);
        song.addAudioClip(track, song.addSound(kRate, 1, sine(300.0, 0.3)), 0);
        auto eq = slot(song, "eq");
        eq.params.set("highCutOn", true);
        eq.params.set("highCut", 1000.0);
        const auto dry = offline(song, 0, kRate);
        changeChain(song, [&](auto& chain) { chain = {eq}; });
        const auto wet = offline(song, 0, kRate);
        changeChain(song, [](auto& chain) { chain[0].mix = 0.25; });
        const auto quarter = offline(song, 0, kRate);
        for (std::size_t i = 0; i < dry.size(); i += 31)
            QVERIFY(std::abs(quarter[i] - (0.75f * dry[i] + 0.25f * wet[i])) < 1e-6f);
    }

    void edits_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"add", "remove", "remove first", "move", "bypass", "replace", "params", "master"})
            QTest::addRow("%s", what) << QString(what);
    }

    /// Whatever is done to a chain while it sounds, nothing clicks, and what was not touched goes on as it was.
    void edits()
    {
        QFETCH(QString, what);
        Song song = effected(4.0);
        PulledEngine live(song, 256);
        live.engine.play();
        auto before = live.pull(kRate);
        if (what == "add")
            changeChain(song, [&](auto& chain) { chain.insert(chain.begin(), slot(song, "reverb", 0.5)); });
        else if (what == "remove")
            changeChain(song, [](auto& chain) { chain.pop_back(); });
        else if (what == "remove first")
            changeChain(song, [](auto& chain) { chain.erase(chain.begin()); });
        else if (what == "move")
            changeChain(song, [](auto& chain) { std::swap(chain[0], chain[2]); });
        else if (what == "bypass")
            changeChain(song, [](auto& chain) { chain[1].bypass = true; });
        else if (what == "replace")
            changeChain(song, [&](auto& chain) { chain = {slot(song, "eq")}; });
        else if (what == "params")
            changeChain(song, [](auto& chain) { chain[1].params.set("makeUp", 9.0); });
        else
            song.project.masterEffects.clear();
        live.show(song);
        const auto after = live.pull(kRate);
        auto all = side(before, 0);
        const auto rest = side(after, 0);
        all.insert(all.end(), rest.begin(), rest.end());
        const std::vector<float> heard(all.begin() + kRate / 2, all.end());
        // A tone of 220 Hz moves by 2.9 % of its peak a frame; the crossing adds a little.
        QVERIFY2(greatestStep(heard) < 0.05 * peak(heard),
                 qPrintable(QString("%1 of %2").arg(greatestStep(heard)).arg(peak(heard))));
        // Soon the sound is as if it had always been so.
        if (what != "move" && what != "replace" && what != "add") {
            const auto expected = side(offline(song, kRate, 2 * kRate), 0);
            double worst = 0.0;
            for (std::size_t i = kRate - 4800; i < expected.size(); ++i)
                worst = std::max(worst, std::abs(static_cast<double>(rest[i]) - expected[i]));
            QVERIFY2(worst < 2e-3, qPrintable(QString::number(worst)));
        }
    }

    /// A plan for something else does not touch the tail of a reverb.
    void stateSurvivesOtherEdits()
    {
        Song song = effected(1.0);
        PulledEngine live(song, 256);
        live.engine.play();
        auto played = live.pull(kRate);
        Song other = std::move(song);
        other.addTrack(project::TrackKind::audio);
        live.show(other);
        const auto rest = live.pull(kRate);
        played.insert(played.end(), rest.begin(), rest.end());
        QVERIFY(played == offline(other, 0, 2 * kRate));
        QVERIFY(peak({rest.begin() + kRate / 2, rest.begin() + kRate / 2 + 9600}) > 1e-4);
    }

    void unknownEffectIsLeftOutAndSaid()
    {
        Song song = effected();
        changeChain(song, [&](auto& chain) { chain.push_back(slot(song, "time machine")); });
        PulledEngine live(song);
        const auto warnings = live.engine.planWarnings();
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(warnings[0]).contains("time machine"));
    }

    /// The tail of the room goes on behind the end until nothing is heard, and no longer.
    void exportsHoldTheTail()
    {
        const Song song = effected(1.0);
        std::int64_t frames = 0;
        std::vector<float> mix;
        const auto sink = [&](const audio::RenderedBlock& block) -> base::Result<void> {
            if (block.position.count != frames)
                return base::Error{base::ErrorKind::io, "a gap"};
            frames += block.frames;
            mix.insert(mix.end(), block.mix, block.mix + 2 * block.frames);
            return {};
        };
        const auto end = song.project.length().count;
        audio::OfflineRequest request{{0}, {end}, false, 2};
        request.longestTail = {10 * kRate};
        QVERIFY(audio::renderOffline(song.project, song.mediaPath(), soundfont(), request, sink));
        QVERIFY2(frames > end + kRate / 2 && frames < end + 4 * kRate, qPrintable(QString::number(frames - end)));
        QVERIFY(mix == offline(song, 0, frames));
        const auto whole = offline(song, 0, end + 10 * kRate);
        QVERIFY(peak({whole.begin() + 2 * frames, whole.end()}) < 1.01e-4);
        request.longestTail = {4800};
        frames = 0;
        QVERIFY(audio::renderOffline(song.project, song.mediaPath(), soundfont(), request, sink));
        QVERIFY(frames > end + 4600 && frames <= end + 4800);
    }

    void drySongsHaveNoTail()
    {
        Song song = effected(1.0);
        song.project.masterEffects.clear();
        changeChain(song, [](auto& chain) { chain.clear(); });
        std::int64_t frames = 0;
        const auto sink = [&](const audio::RenderedBlock& block) -> base::Result<void> {
            frames += block.frames;
            return {};
        };
        audio::OfflineRequest request{{0}, song.project.length(), true, 2};
        request.longestTail = {10 * kRate};
        QVERIFY(audio::renderOffline(song.project, song.mediaPath(), soundfont(), request, sink));
        QCOMPARE(frames, song.project.length().count);
    }
};

QTEST_GUILESS_MAIN(EffectChainTest)
#include "effect_chain_test.moc"
