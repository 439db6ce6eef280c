// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h"

#include "audio/graph/mixing.h"

#include <map>

using namespace melisma;
using namespace melisma::tests;
using project::TrackId;
using project::TrackKind;

namespace {

constexpr int kFrames = kRate / 2;

TrackId source(Song& song, double level, int channels = 2)
{
    const auto track = song.addTrack(TrackKind::audio);
    song.addAudioClip(track, song.addSound(kFrames, channels, [level](int, int) { return level; }), 0);
    return track;
}

/// One steady sound of each side at the middle of the song.
std::pair<double, double> sides(const Song& song)
{
    const auto mix = offline(song, kFrames / 2, kFrames / 2 + 1);
    return {mix.at(0), mix.at(1)};
}

bool near(std::pair<double, double> found, double left, double right)
{
    const bool good = std::abs(found.first - left) < 1e-6 && std::abs(found.second - right) < 1e-6;
    if (!good)
        qWarning("%g %g, not %g %g", found.first, found.second, left, right);
    return good;
}

} // namespace

class MixingSpineTest : public QObject {
    Q_OBJECT

private slots:
    void aBusAtZeroIsNotThere_data()
    {
        QTest::addColumn<QString>("way");
        for (const char* way : {"bus", "folder", "bus in folder"})
            QTest::newRow(way) << QString(way);
    }
    void aBusAtZeroIsNotThere()
    {
        QFETCH(QString, way);
        Song song;
        const auto track = song.addTrack(TrackKind::audio);
        song.addAudioClip(track, song.addSound(kFrames, 2, sine(331.0, 0.4)), 77);
        song.change(track, [](project::Track& changed) { changed.mix.pan = 0.3; });
        const auto direct = offline(song, 0, kFrames);
        if (way.startsWith("bus")) {
            const auto bus = song.addTrack(TrackKind::bus);
            song.change(track, [&](project::Track& changed) { changed.output = bus; });
        }
        if (way.endsWith("folder")) {
            const auto folder = song.addTrack(TrackKind::folder);
            const auto inner = way == "folder" ? track : song.project.tracks[1]->id;
            song.change(inner, [&](project::Track& changed) { changed.parent = folder; });
        }
        QVERIFY(offline(song, 0, kFrames) == direct);
        PulledEngine live(song, 100);
        live.engine.play();
        QVERIFY(live.pull(kFrames) == direct);
    }

    void sendsAreTappedWhereTheySay()
    {
        Song song;
        const auto track = source(song, 0.25);
        const auto bus = song.addTrack(TrackKind::bus);
        song.change(track, [](project::Track& changed) {
            changed.mix.gainDb = project::kSilentDb;
            changed.mix.pan = -0.5;
        });
        song.addSend(track, bus, 0.0, true);
        QVERIFY(near(sides(song), 0.25, 0.25)); // fader down, and yet heard
        song.change(track, [](project::Track& changed) { changed.sends[0].preFader = false; });
        QVERIFY(near(sides(song), 0.0, 0.0));
        song.change(track, [](project::Track& changed) {
            changed.mix = {};
            changed.sends[0].gainDb = -20.0;
        });
        QVERIFY(near(sides(song), 0.275, 0.275)); // direct, and a tenth by the bus
        song.change(track, [](project::Track& changed) { changed.sends[0].on = false; });
        QVERIFY(near(sides(song), 0.25, 0.25));
    }

    /// A send's fader is heard without a new plan, and without a step.
    void aSendIsHeardWhileItsFaderMoves()
    {
        Song song;
        const auto track = source(song, 0.25);
        song.addSend(track, song.addTrack(TrackKind::bus), 0.0, false);
        const auto send = song.project.findTrack(track)->sends[0].id;
        PulledEngine live(song, 64);
        live.engine.play();
        const auto before = side(live.pull(2048), 0);
        QVERIFY(std::abs(before.back() - 0.5) < 1e-6);
        live.engine.setSendGain(send, -20.0);
        const auto after = side(live.pull(2048), 0);
        QVERIFY(std::abs(after.back() - 0.275) < 1e-6); // direct, and a tenth by the bus
        QVERIFY(greatestStep(after) < 0.25 / 100);      // over 256 frames
        live.engine.setSendGain(send, project::kSilentDb);
        QVERIFY(std::abs(side(live.pull(2048), 0).back() - 0.25) < 1e-6);
    }

    void soloAndMute_data()
    {
        QTest::addColumn<QString>("soloed");
        QTest::addColumn<QString>("muted");
        QTest::addColumn<double>("level"); // k: 1 by itself and 2 by e; v: 4 by b
        QTest::newRow("all") << ""
                             << "" << 7.0;
        QTest::newRow("a track") << "v"
                                 << "" << 4.0;
        QTest::newRow("a track with a send") << "k"
                                             << "" << 3.0;
        QTest::newRow("a bus") << "b"
                               << "" << 4.0;
        QTest::newRow("an echo, without the direct sound") << "e"
                                                           << "" << 2.0;
        QTest::newRow("an echo and what feeds it, once") << "ek"
                                                         << "" << 3.0;
        QTest::newRow("a track and its bus, once") << "vb"
                                                   << "" << 4.0;
        QTest::newRow("a muted bus") << ""
                                     << "b" << 3.0;
        QTest::newRow("a muted track mutes its send") << ""
                                                      << "k" << 4.0;
        QTest::newRow("mute wins") << "v"
                                   << "v" << 0.0;
    }
    void soloAndMute()
    {
        QFETCH(QString, soloed);
        QFETCH(QString, muted);
        QFETCH(double, level);
        constexpr double kUnit = 1.0 / 16;
        Song song;
        std::map<char, TrackId> ids{{'k', source(song, kUnit)}, {'v', source(song, 4 * kUnit)}};
        ids['b'] = song.addTrack(TrackKind::bus);
        ids['e'] = song.addTrack(TrackKind::bus);
        song.change(ids['v'], [&](project::Track& track) { track.output = ids['b']; });
        song.addSend(ids['k'], ids['e'], 6.020599913279624);
        for (const auto& [letter, id] : ids)
            song.change(id, [&, letter = letter](project::Track& track) {
                track.mix.solo = soloed.contains(QLatin1Char(letter));
                track.mix.mute = muted.contains(QLatin1Char(letter));
            });
        QVERIFY(near(sides(song), level * kUnit, level * kUnit));
        PulledEngine live(song, 256);
        live.engine.play();
        QVERIFY(live.pull(kFrames) == offline(song, 0, kFrames));
    }

    void polarityAndWidth()
    {
        Song song;
        const auto track = song.addTrack(TrackKind::audio);
        song.addAudioClip(track, song.addSound(kFrames, 2, [](int, int side) { return side ? 0.1 : 0.3; }), 0);
        const auto shaped = [&](bool invert, double width) {
            song.change(track, [&](project::Track& changed) {
                changed.mix.invertPhase = invert;
                changed.mix.width = width;
            });
            return sides(song);
        };
        QVERIFY(near(shaped(false, 1.0), 0.3, 0.1));
        QVERIFY(near(shaped(true, 1.0), -0.3, -0.1));
        QVERIFY(near(shaped(false, 0.0), 0.2, 0.2));
        QVERIFY(near(shaped(false, 2.0), 0.4, 0.0));
        QVERIFY(near(shaped(true, 0.5), -0.25, -0.15));
    }

    void panLaws_data()
    {
        QTest::addColumn<int>("law");
        QTest::addColumn<double>("centreDb");
        QTest::addColumn<double>("hardDb");
        QTest::newRow("raised") << 0 << 0.0 << 3.0103;
        QTest::newRow("equal power") << 1 << -3.0103 << 0.0;
        QTest::newRow("between") << 2 << -4.5154 << 0.0;
        QTest::newRow("linear") << 3 << -6.0206 << 0.0;
        QTest::newRow("balance") << 4 << 0.0 << 0.0;
    }
    void panLaws()
    {
        QFETCH(int, law);
        QFETCH(double, centreDb);
        QFETCH(double, hardDb);
        const auto db = [](float gain) { return 20.0 * std::log10(static_cast<double>(gain)); };
        const auto centre = audio::panGain(1.0f, 0.0f, static_cast<project::PanLaw>(law));
        QVERIFY(std::abs(db(centre.left) - centreDb) < 1e-3 && std::abs(db(centre.right) - centreDb) < 1e-3);
        const auto hard = audio::panGain(1.0f, 1.0f, static_cast<project::PanLaw>(law));
        QVERIFY(std::abs(hard.left) < 1e-6f && std::abs(db(hard.right) - hardDb) < 1e-3);
    }

    /// Ways that come, move and go while a tone sounds make no click, and soon all is as if it had always been so.
    void editsDoNotClick()
    {
        Song song;
        const auto track = song.addTrack(TrackKind::audio);
        song.addAudioClip(track, song.addSound(9 * kRate, 2, sine(110.0, 0.2)), 0);
        const auto bus = song.addTrack(TrackKind::bus);
        const auto other = song.addTrack(TrackKind::bus);
        PulledEngine live(song, 256);
        live.engine.play();
        std::vector<float> all;
        const auto hear = [&](const std::function<void(project::Track&)>& edit) {
            song.change(track, edit);
            live.show(song);
            const auto part = live.pull(kRate);
            const auto begin = static_cast<std::int64_t>(all.size());
            const auto left = side(part, 0);
            all.insert(all.end(), left.begin(), left.end());
            return std::equal(left.begin() + kRate / 2, left.end(),
                              side(offline(song, begin, begin + kRate), 0).begin() + kRate / 2);
        };
        QVERIFY(hear([](project::Track&) {}));
        QVERIFY(hear([&](project::Track& changed) { changed.output = bus; }));
        QVERIFY(hear([&](project::Track& changed) { changed.output = other; }));
        QVERIFY(hear([&](project::Track& changed) { changed.sends.push_back({{900}, bus, -3.0, false, true}); }));
        QVERIFY(hear([&](project::Track& changed) { changed.sends[0].preFader = true; }));
        QVERIFY(hear([&](project::Track& changed) { changed.mix.invertPhase = true; }));
        song.project.tracks.erase(song.project.tracks.begin() + 1, song.project.tracks.begin() + 3); // both buses
        QVERIFY(hear([&](project::Track& changed) {
            changed.sends.clear();
            changed.output = {};
        }));
        QVERIFY2(greatestStep(all) < 0.03 * peak(all), qPrintable(QString::number(greatestStep(all) / peak(all))));
    }
};

QTEST_GUILESS_MAIN(MixingSpineTest)
#include "mixing_spine_test.moc"
