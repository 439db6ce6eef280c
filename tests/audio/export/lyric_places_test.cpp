// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/export/lyric_places.h"

using namespace melisma;
using namespace melisma::audio;
using base::Beats;

namespace {

/// Intro 2 bars, verse 4, chorus 4, solo 2, chorus 4, in 4/4.
project::Project song(std::string lyrics)
{
    project::Project song;
    song.tempoMap = music::TempoMap(120.0, {4, 4});
    int bar = 0;
    std::uint64_t id = 1;
    for (const auto& [name, bars] : {std::pair("Intro", 2), std::pair("Verse 1", 4), std::pair("Chorus", 4),
                                     std::pair("Solo", 2), std::pair("Chorus 2", 4)}) {
        song.markers.push_back({{id++}, name, Beats::whole(4 * bar), Beats::whole(4 * bars)});
        bar += bars;
    }
    song.lyrics = std::move(lyrics);
    return song;
}

/// "bar: line" with bars counted from 1.
QStringList placed(const project::Project& project)
{
    QStringList lines;
    for (const auto& line : placeLyrics(project))
        lines << QString("%1: %2")
                     .arg(1.0 + static_cast<double>(line.at.ticks) / (4 * Beats::kTicksPerBeat))
                     .arg(QString::fromStdString(line.text));
    return lines;
}

} // namespace

class LyricPlacesTest : public QObject {
    Q_OBJECT
private slots:
    void stanzasGoToSungSectionsInOrder()
    {
        QCOMPARE(placed(song("a\nb\n\nc\n\nd")), QStringList({"3: a", "5: b", "7: c", "13: d"}));
    }

    void headingsChooseTheirSection()
    {
        QCOMPARE(placed(song("[Chorus]\r\nc1\nc2\nc3\n[chorus]\nd")),
                 QStringList({"7: c1", "8: c2", "9: c3", "13: d"}));
        QCOMPARE(placed(song("[Intro]\nhum\n[Verse]\nv")), QStringList({"1: hum", "3: v"}));
        QCOMPARE(placed(song("[Bridge]\nx")), QStringList({"3: x"})); // no such section: the next one sung
    }

    void moreLinesThanBarsAreSpreadEvenly()
    {
        QCOMPARE(placed(song("[Chorus]\n1\n2\n3\n4\n5\n6\n7\n8")),
                 QStringList({"7: 1", "7.5: 2", "8: 3", "8.5: 4", "9: 5", "9.5: 6", "10: 7", "10.5: 8"}));
    }

    void whatIsLeftSharesTheLastSection()
    {
        QCOMPARE(placed(song("a\n\nb\n\nc\n\nd")), QStringList({"3: a", "7: b", "13: c", "15: d"}));
    }

    void withoutSectionsOrLyricsNothingBreaks()
    {
        auto plain = song("a\nb");
        plain.markers.clear();
        QCOMPARE(placed(plain).size(), 2); // an empty song: both at its beginning
        QVERIFY(placed(song("")).isEmpty());
        QVERIFY(placed(song("\n \n[Verse]\n\n[Chorus]")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LyricPlacesTest)
#include "lyric_places_test.moc"
