// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/effects/effect_support.h"
#include "tests/audio/graph/late_effect.h"

#include "audio/graph/effect_chain.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr int kChunks = 2000; ///< 2.7 s

/// A slot of that effect, working hard.
project::EffectSlot hardSlot(const audio::EffectKind& kind, double mix = 1.0)
{
    project::EffectSlot slot{{7}, kind.id, {}, false, mix};
    for (const auto& spec : kind.params)
        if (spec.minimum && spec.kind == base::ParamKind::number)
            slot.params.set(spec.key, *spec.minimum + 0.35 * (*spec.maximum - *spec.minimum));
    return slot;
}

/// What a cell makes of a sound from its start on.
std::vector<audio::Chunk> render(audio::EffectCell& cell, const std::vector<audio::Chunk>& sound)
{
    const audio::DenormalsOff denormalsOff;
    auto out = sound;
    cell.start();
    for (auto& chunk : out)
        cell.process(chunk);
    return out;
}

std::vector<audio::Chunk> noiseChunks()
{
    const auto left = noise(kChunks * audio::kChunkFrames, 1);
    const auto right = noise(kChunks * audio::kChunkFrames, 2);
    std::vector<audio::Chunk> chunks(kChunks);
    for (std::size_t i = 0; i < left.size(); ++i) {
        chunks[i / audio::kChunkFrames].left[i % audio::kChunkFrames] = left[i];
        chunks[i / audio::kChunkFrames].right[i % audio::kChunkFrames] = right[i];
    }
    return chunks;
}

float at(const std::vector<audio::Chunk>& chunks, std::int64_t frame)
{
    const auto place = static_cast<std::size_t>(frame);
    return frame < 0 ? 0.0f : chunks[place / audio::kChunkFrames].left[place % audio::kChunkFrames];
}

/// A tone through a compressor that lowers it.
Song pressed()
{
    Song song;
    const auto track = song.addTrack(project::TrackKind::audio);
    song.addAudioClip(track, song.addSound(4 * kRate, 2, sine(220.0, 0.5)), 0);
    project::EffectSlot slot{{song.project.nextId++}, "compressor", values({{"threshold", -30.0}, {"attack", 5.0}})};
    song.change(track, [&](project::Track& changed) { changed.effects = {slot}; });
    return song;
}

} // namespace

/// Listening to what an effect changes, and to what passes through it.
class EffectListeningTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        addLateEffect<100>();
        addLateEffect<5000>();
    }

    void deltaAndDryAreWet_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("mix");
        for (const auto& kind : audio::effectKinds())
            QTest::addRow("%s", kind.id.c_str()) << QString::fromStdString(kind.id) << 1.0;
        QTest::addRow("in part") << QString("saturation") << 0.4;
        QTest::addRow("late") << QString("late100") << 1.0;
        QTest::addRow("very late, in part") << QString("late5000") << 0.7;
    }

    void deltaAndDryAreWet()
    {
        QFETCH(QString, id);
        QFETCH(double, mix);
        const auto& kind = *audio::findEffectKind(id.toStdString());
        const auto slot = hardSlot(kind, mix);
        const auto sound = noiseChunks();
        audio::EffectCell plain({7}, kind, kRate);
        plain.set(slot);
        const auto wet = render(plain, sound);
        audio::EffectCell listened({7}, kind, kRate);
        listened.set(slot);
        listened.setDelta(true);
        const auto delta = render(listened, sound);
        for (std::int64_t frame = 0; frame < kChunks * audio::kChunkFrames; ++frame) {
            const float dry = at(sound, frame - plain.latencyFrames());
            const float apart = std::abs(at(delta, frame) + dry - at(wet, frame));
            QVERIFY2(apart <= 1.2e-7f * (std::abs(dry) + std::abs(at(wet, frame))),
                     qPrintable(QString("frame %1: %2").arg(frame).arg(static_cast<double>(apart))));
        }
    }

    void whatChangesNothingIsSilent()
    {
        const auto sound = noiseChunks();
        for (const auto& kind : audio::effectKinds()) {
            audio::EffectCell cell({7}, kind, kRate);
            auto slot = hardSlot(kind);
            slot.bypass = true;
            cell.set(slot);
            cell.setDelta(true);
            for (const auto& chunk : render(cell, sound))
                for (std::size_t i = 0; i < audio::kChunkFrames; ++i)
                    QVERIFY2(chunk.left[i] == 0.0f && chunk.right[i] == 0.0f, kind.id.c_str());
        }
    }

    /// It comes and goes without a click, stays through edits, and no export knows of it.
    void onlyPlaybackKnowsOfDelta()
    {
        const Song song = pressed();
        const auto effect = song.project.tracks[0]->effects[0].id;
        const auto whole = offline(song, 0, 4 * kRate);
        PulledEngine live(song, 256);
        live.engine.play();
        auto heard = live.pull(kRate);
        live.engine.setDelta(effect, true);
        const auto delta = live.pull(kRate);
        live.show(song);
        const auto behindAnEdit = live.pull(kRate / 2);
        QVERIFY(offline(song, 0, 4 * kRate) == whole);
        live.engine.setDelta(effect, false);
        const auto back = live.pull(kRate);
        for (const auto& part : {delta, behindAnEdit, back})
            heard.insert(heard.end(), part.begin(), part.end());
        QVERIFY(greatestStep(side(heard, 0)) < 0.03);
        // The compressor takes most of the tone away: the delta is louder than what is left.
        const auto loud = [&](std::size_t from) { return rms(side(heard, 0), from, from + kRate / 4); };
        QVERIFY(loud(kRate / 2) < 0.6 * loud(kRate + kRate / 2));
        QVERIFY(std::abs(loud(2 * kRate + 4000) / loud(kRate + kRate / 2) - 1.0) < 0.01);
        QVERIFY(std::equal(back.end() - kRate, back.end(),
                           whole.begin() + static_cast<std::ptrdiff_t>(heard.size()) - kRate));
    }

    void theTapHoldsWhatPasses()
    {
        const auto& kind = *audio::findEffectKind("limiter");
        audio::EffectCell cell({7}, kind, kRate);
        auto slot = hardSlot(kind);
        slot.params = values({{"gain", 12.0}});
        cell.set(slot);
        auto sound = noiseChunks();
        sound.resize(100);
        render(cell, sound);
        QVERIFY(cell.readTap().lowered.empty());
        cell.openTap();
        const auto out = render(cell, sound);
        const auto reading = cell.readTap();
        QCOMPARE(reading.lowered.size(), std::size_t{100});
        QCOMPARE(reading.before[0].size(), std::size_t{100 * audio::kChunkFrames});
        for (std::size_t i = 0; i < reading.before[0].size(); ++i) {
            QCOMPARE(reading.before[0][i], at(sound, static_cast<std::int64_t>(i)));
            QCOMPARE(reading.after[0][i], at(out, static_cast<std::int64_t>(i)));
        }
        // Noise of 0.5 lifted by 12 dB under a ceiling of -1 dB: lowered by 7 dB and a little at least.
        QVERIFY(reading.lowered.back()[0] > 6.9f && reading.lowered.back()[0] < 14.0f);
        cell.closeTap();
        render(cell, sound);
        QVERIFY(cell.readTap().before[0].empty());
    }

    /// A reader that is late loses the newest, and the callback goes on.
    void aFullTapIsLeftAlone()
    {
        const auto& kind = *audio::findEffectKind("eq");
        audio::EffectCell cell({7}, kind, kRate);
        cell.set(hardSlot(kind));
        cell.openTap();
        const auto sound = noiseChunks();
        const auto out = render(cell, sound);
        const auto reading = cell.readTap();
        QCOMPARE(reading.after[1].size(), std::size_t{1 << 14});
        QCOMPARE(reading.after[0][500], at(out, 500));
    }

    void theEngineReadsAndCloses()
    {
        const Song song = pressed();
        const auto effect = song.project.tracks[0]->effects[0].id;
        PulledEngine live(song, 256);
        QVERIFY(live.engine.readEffect(effect).lowered.empty());
        live.engine.play();
        live.pull(kRate / 4);
        const auto lowered = live.engine.readEffect(effect).lowered;
        // 0.5 is 24 dB above the threshold; at a ratio of 3 its peaks are lowered by 16 dB.
        QVERIFY(!lowered.empty() && lowered.back()[0] > 12.0f && lowered.back()[0] < 16.1f);
        live.engine.closeEffectTap(effect);
        live.pull(kRate / 4);
        QVERIFY(live.engine.readEffect(effect).lowered.empty());
        QVERIFY(live.engine.readEffect({999}).lowered.empty());
    }
};

QTEST_GUILESS_MAIN(EffectListeningTest)
#include "effect_listening_test.moc"
