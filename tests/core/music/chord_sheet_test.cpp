// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/chord_sheet.h"

#include <QFile>
#include <QTest>
#include <set>

using namespace melisma::music;

namespace {

/// Bars joined by " | ", chords within a bar by a blank.
std::string shown(const ChordPassage& passage)
{
    std::string text = passage.label.empty() ? "" : '[' + passage.label + "] ";
    for (std::size_t bar = 0; bar < passage.bars.size(); ++bar) {
        text += bar == 0 ? "" : " | ";
        for (std::size_t i = 0; i < passage.bars[bar].size(); ++i)
            text += (i == 0 ? "" : " ") + passage.bars[bar][i].symbol();
    }
    return text;
}

} // namespace

class ChordSheetTest : public QObject {
    Q_OBJECT

private slots:
    void sheetsAreRead_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("read");
        QTest::newRow("row") << "Am F C G"
                             << "Am | F | C | G";
        QTest::newRow("dashes and commas") << "Am - F, C – G"
                                           << "Am | F | C | G";
        QTest::newRow("bars") << "Am | F G | C % |"
                              << "Am | F G | C C";
        QTest::newRow("bar again") << "| Am F | % | C |"
                                   << "Am F | Am F | C";
        QTest::newRow("row again") << "Am % F"
                                   << "Am | Am | F";
        QTest::newRow("beats") << "C / / G | / |"
                               << "C C C G | G";
        QTest::newRow("twice") << "|: Am | F :| G"
                               << "Am | F | Am | F | G";
        QTest::newRow("three times") << "C |: Am F :| x3 G"
                                     << "C | Am F | Am F | Am F | G";
        QTest::newRow("lines are bars") << "Am | F\nC | G"
                                        << "Am | F | C | G";
        QTest::newRow("lower case") << "am f c g/b bbmaj7"
                                    << "Am | F | C | G/B | Bbmaj7";
        QTest::newRow("no chord") << "N.C. Am NC"
                                  << "N.C. | Am | N.C.";
        QTest::newRow("brackets keep their comma") << "G7(b9,#11), C"
                                                   << "G7b9#11 | C";
        QTest::newRow("sections") << "[Verse] Am F | C G [Chorus] F G Em Am"
                                  << "[Verse] Am F | C G; [Chorus] F | G | Em | Am";
        QTest::newRow("colons") << "Verse 1: Am F\nPre-Chorus: G\nChorus: F, C"
                                << "[Verse 1] Am | F; [Pre-Chorus] G; [Chorus] F | C";
    }

    void sheetsAreRead()
    {
        QFETCH(QString, written);
        QFETCH(QString, read);
        const auto sheet = parseChordSheet(written.toStdString());
        QVERIFY2(sheet.ok(), sheet.ok() ? "" : sheet.error().message.c_str());
        std::string found;
        for (const auto& passage : *sheet)
            found += (found.empty() ? "" : "; ") + shown(passage);
        QCOMPARE(QString::fromStdString(found), read);
    }

    void errorsNameTokenAndSection_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown") << "Am Qq"
                                 << "'Qq'";
        QTest::newRow("in a section") << "[Verse] Am [Chorus] F Gxx7"
                                      << "'Gxx7'";
        QTest::newRow("names the section") << "[Verse] Am [Chorus] F Gxx7"
                                           << "[Chorus]";
        QTest::newRow("nothing to repeat") << "% Am"
                                           << "'%'";
        QTest::newRow("empty section") << "[Verse] [Chorus] Am"
                                       << "[Verse]";
        QTest::newRow("empty") << " | ,"
                               << "No chords";
        QTest::newRow("stray figure") << "Am x3"
                                      << "'x3'";
    }

    void errorsNameTokenAndSection()
    {
        QFETCH(QString, written);
        QFETCH(QString, named);
        const auto sheet = parseChordSheet(written.toStdString());
        QVERIFY(!sheet.ok());
        QVERIFY2(QString::fromStdString(sheet.error().message).contains(named), sheet.error().message.c_str());
    }

    /// The table was made by an independent library: see chord_table.py beside it.
    void symbolsMeanWhatOthersMean()
    {
        QFile file(QStringLiteral(CHORD_TABLE));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int rows = 0;
        for (const auto& line : file.readAll().split('\n')) {
            const auto cells = line.split('\t');
            if (line.startsWith('#') || cells.size() != 2)
                continue;
            std::set<int> wanted;
            for (const auto& number : cells[1].split(' '))
                wanted.insert(number.toInt());
            const auto chord = Chord::parse(cells[0].toStdString());
            QVERIFY2(chord.ok(), cells[0].constData());
            const auto classes = chord->pitchClasses();
            auto found = std::set<int>(classes.begin(), classes.end());
            found.insert(chord->bassPitchClass());
            QVERIFY2(found == wanted, cells[0].constData());
            QVERIFY2(*Chord::parse(chord->symbol()) == *chord, chord->symbol().c_str());
            ++rows;
        }
        QVERIFY(rows > 400);
    }

    void spellingsAreOne_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QStringList>("written");
        QTest::newRow("maj7") << "Cmaj7" << QStringList{"CM7", "CMaj7", "CMAJ7", "Cma7", "CΔ7", "Cmajor7"};
        QTest::newRow("m7") << "Cm7" << QStringList{"Cmin7", "CMIN7", "C-7", "Cmi7", "Cminor7"};
        QTest::newRow("half") << "Cm7b5" << QStringList{"Cø", "Cø7", "C-7b5", "Cm7(♭5)", "Cmin7b5"};
        QTest::newRow("dim") << "Cdim7" << QStringList{"C°7", "Co7", "CDIM7"};
        QTest::newRow("aug") << "Caug" << QStringList{"C+", "Caug", "C(#5)"};
        QTest::newRow("six nine with a fourth") << "C69add11" << QStringList{"C6add2add4", "C6add4add2"};
        QTest::newRow("six nine") << "C69" << QStringList{"C6/9", "C6add9", "C6add2"};
        QTest::newRow("altered") << "C7#5b9#9" << QStringList{"C7alt", "C7(b9,#9,#5)", "Caug7b9#9"};
        QTest::newRow("sus") << "C7sus4" << QStringList{"C7sus", "C7SUS4"};
        QTest::newRow("minor major") << "Cmmaj7" << QStringList{"CmM7", "Cm(maj7)", "CmMaj7", "CminMaj7"};
        QTest::newRow("root") << "Eb7#9/G" << QStringList{"E♭7(♯9)/G"};
    }

    void spellingsAreOne()
    {
        QFETCH(QString, kept);
        QFETCH(QStringList, written);
        for (const auto& text : written) {
            const auto chord = Chord::parse(text.toStdString());
            QVERIFY2(chord.ok(), qPrintable(text));
            QCOMPARE(QString::fromStdString(chord->symbol()), kept);
        }
    }

    void noChordHasNoTones()
    {
        const auto none = *Chord::parse("N.C.");
        QVERIFY(none.isNone() && none.pitchClasses().empty() && !none.isMinor());
        QCOMPARE(none.symbol(), std::string("N.C."));
        for (const char* text : {"Cdim9", "Cxyz", "C7add", "Cno", "C5sus4", "C7b", "Cmm"})
            QVERIFY2(!Chord::parse(text).ok(), text);
    }
};

QTEST_MAIN(ChordSheetTest)
#include "chord_sheet_test.moc"
