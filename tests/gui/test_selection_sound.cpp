// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The edges of the selection by what sounds there, and what is heard around them.
#include "tests/gui/sounds_fixture.h"
#include "ui/common/theme.h"
#include "ui/timeline/piece_player.h"
#include "ui/timeline/zero_crossings.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

/// How far from the nearest multiple of `step`.
double offBy(base::Frames at, double step)
{
    const auto place = static_cast<double>(at.count);
    return std::abs(place - std::round(place / step) * step);
}

} // namespace

class TestSelectionSound : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void edgesGoToTheZeroCrossings()
    {
        Sounds song;
        QVERIFY(song.importSound("hum.wav", 4.0, sine(130, kRate, 0.5)));
        const double half = kRate / 260.0;
        const auto sound = song.lastTrack(), keys = song.addKeys();
        for (const double at : {1.0011, 1.3, 0.4567}) {
            song.selectOn(at, at + 1.00371, {sound, keys}); // notes have no say
            song.session->seek(base::toFrames({at / 2}, kRate));
            const auto before = song.session->timeSelection().stretch;
            QVERIFY(song.does(ui::moveToZeroCrossings));
            const auto after = song.session->timeSelection().stretch;
            QVERIFY(offBy(after.start, half) <= 0.51 && offBy(after.end, half) <= 0.51);
            QVERIFY(offBy(song.session->playhead(), half) <= 0.51);
            QVERIFY(std::abs((after.start - before.start).count) <= 93 && (after != before));
            QVERIFY(std::abs((after.end - before.end).count) <= 93);
            QVERIFY(song.does(ui::moveToZeroCrossings)); // is where it goes
            QVERIFY(song.session->timeSelection().stretch == after);
        }
        song.selectOn(1, 2, {keys});
        ui::moveToZeroCrossings(*song.session);
        QVERIFY(song.said().contains("audio track") && !ui::SoundWork::of(*song.session).busy());
    }

    void theSumOfTheTracksCounts()
    {
        Sounds song;
        QVERIFY(song.importSound("hum.wav", 3.0, sine(100, kRate, 0.5)));
        const auto hum = song.lastTrack();
        QVERIFY(song.importSound("dc.wav", 3.0, [](int, int) { return 0.25; }));
        const auto dc = song.lastTrack();
        // 0.5 sin + 0.25 is zero at 7/12 and 11/12 of each period of 480 frames.
        song.selectOn(48'300.0 / kRate, 96'420.0 / kRate, {hum, dc});
        QVERIFY(song.does(ui::moveToZeroCrossings));
        const auto& stretch = song.session->timeSelection().stretch;
        QVERIFY(std::abs(stretch.start.count - 48'280) <= 1 && std::abs(stretch.end.count - 96'440) <= 1);
        song.selectOn(1, 2, {dc});
        song.said();
        QVERIFY(song.does(ui::moveToZeroCrossings));
        QVERIFY(song.said().contains("50 ms"));
        QCOMPARE(song.session->timeSelection().stretch.start.count, qint64(kRate));
        // Of the selected track alone, without selected time; and not when the person has gone on.
        song.session->selectTime({});
        song.session->selectTrack(hum);
        song.session->seek({48'100});
        QVERIFY(song.does(ui::moveToZeroCrossings));
        QCOMPARE(song.session->playhead().count, qint64(48'000));
        song.session->seek({48'100});
        ui::moveToZeroCrossings(*song.session);
        song.session->seek({48'111});
        QVERIFY(QTest::qWaitFor([&] { return !ui::SoundWork::of(*song.session).busy(); }));
        QCOMPARE(song.session->playhead().count, qint64(48'111));
    }

    void theCutIsHeardWithoutTheSelection()
    {
        Sounds song;
        QVERIFY(song.importSound("noise.wav", 4.0, noise));
        const auto whole = song.hear(4.0);
        const auto before = song.project();
        song.session->seek({12'000});
        song.select(1.5, 2.5);
        auto& player = ui::PiecePlayer::of(*song.session);
        const auto heard = [&](ui::PiecePlayer::What what) {
            player.play(what);
            const auto left = song.pull(3.0);
            const bool ended = QTest::qWaitFor([&] { return !song.engine.playing(); }) && !player.active();
            song.pull(0.1);
            return ended && song.session->playhead() == base::Frames{12'000} ? left : std::vector<float>(200'000, 1.0f);
        };
        const auto cut = heard(ui::PiecePlayer::What::cut);
        QVERIFY(isSong(cut, 256, 48'000, whole, 24'256));
        QVERIFY(isSong(cut, 48'064, 96'000 - 256, whole, 120'064));
        QVERIFY(isSilent(cut, 96'000));
        const auto upTo = heard(ui::PiecePlayer::What::upTo);
        QVERIFY(isSong(upTo, 256, 48'000 - 256, whole, 24'256) && isSilent(upTo, 48'000));
        const auto onFrom = heard(ui::PiecePlayer::What::onFrom);
        QVERIFY(isSong(onFrom, 256, 48'000 - 256, whole, 120'256) && isSilent(onFrom, 48'000));
        QVERIFY(song.project() == before);
        QCOMPARE(song.engine.dropouts(), 0);
    }

    void piecesAtTheEndsOfTheSong()
    {
        using What = ui::PiecePlayer::What;
        Sounds song;
        QVERIFY(song.importSound("noise.wav", 4.0, noise));
        const auto piece = [&](double from, double to, What what) {
            const auto at = [](double seconds) { return base::toFrames({seconds}, kRate); };
            const auto is = ui::pieceAt(song.project(), {at(from), at(to)}, what);
            return std::array{is.start.count, is.end.count, is.skipFrom.count, is.skipTo.count};
        };
        using Frames = std::array<std::int64_t, 4>;
        QCOMPARE(piece(0.5, 2, What::cut), (Frames{0, 144'000, 24'000, 96'000}));
        QCOMPARE(piece(0, 2, What::cut), (Frames{96'000, 144'000, 0, 0}));
        QCOMPARE(piece(2, 4, What::cut), (Frames{48'000, 96'000, 0, 0}));
        const auto longer = ui::pieceAt(song.project(), {{96'000}, {120'000}}, What::cut, {{0.5}, {1.25}});
        QCOMPARE(longer.start.count, qint64(72'000));
        QCOMPARE(longer.end.count, qint64(180'000));
        auto& player = ui::PiecePlayer::of(*song.session);
        song.select(0, 4);
        for (const auto what : {What::cut, What::upTo, What::onFrom}) {
            song.said();
            player.play(what);
            QVERIFY(song.said().contains("nothing there") && !song.engine.playing());
        }
        // A seek goes on from there, and a stop by hand brings the playhead back.
        song.select(1.5, 2.5);
        song.session->seek({7'000});
        player.play(What::cut);
        song.pull(0.1);
        song.session->stop();
        QCOMPARE(song.session->playhead().count, qint64(7'000));
        player.play(What::cut);
        song.pull(0.1);
        song.session->seek({100'000});
        QVERIFY(!player.active());
        song.pull(0.1);
        song.session->stop();
        QVERIFY(song.session->playhead() > base::Frames{100'000});
    }
};

QTEST_MAIN(TestSelectionSound)
#include "test_selection_sound.moc"
