// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "audio/export/stem_names.h"

#include <set>

using namespace melisma;
using namespace melisma::audio;

class StemNamesTest : public QObject {
    Q_OBJECT
private slots:
    void patternsAreFilledIn()
    {
        const std::vector<StemNameParts> stems{{1, "Drums", "Rain", "drums"}, {12, "Bass / DI", "Rain", "bass"}};
        const auto names = [&](const char* pattern) { return *stemNames(pattern, stems); };
        QCOMPARE(names("{n} {track}"), (std::vector<std::string>{"01 Drums", "12 Bass _ DI"}));
        QCOMPARE(names("{project} - {track}"), (std::vector<std::string>{"Rain - Drums", "Rain - Bass _ DI"}));
        QCOMPARE(names("{role}{n}"), (std::vector<std::string>{"drums01", "bass12"}));
    }

    void equalNamesAreNumberedWhereCaseDoesNotCount()
    {
        const std::vector<StemNameParts> stems{{1, "Bass", "", ""},     {2, "bass", "", ""}, {3, "Bass", "", ""},
                                               {4, "Bass (2)", "", ""}, {5, "", "", ""},     {6, "", "", ""}};
        QCOMPARE(*stemNames("{track}", stems),
                 (std::vector<std::string>{"Bass", "bass (2)", "Bass (3)", "Bass (2) (2)", "Track", "Track (2)"}));
    }

    void badPatternsSayWhichPart()
    {
        const std::vector<StemNameParts> stems{{1, "Drums", "", ""}};
        for (const char* pattern : {"{tempo}", "{n", "{}", "", " . "}) {
            const auto names = stemNames(pattern, stems);
            QVERIFY2(!names.ok() && names.error().kind == base::ErrorKind::usage, pattern);
        }
        QVERIFY(stemNames("{tempo} x", stems).error().message.find("{tempo}") != std::string::npos);
    }

    void namesSuitEveryFileSystem()
    {
        QCOMPARE(safeFileName("a/b\\c:d*e?f\"g<h>i|j\n"), std::string("a_b_c_d_e_f_g_h_i_j_"));
        QCOMPARE(safeFileName(" ..Lead. "), std::string("Lead"));
        QCOMPARE(safeFileName("..."), std::string("Track"));
        QCOMPARE(safeFileName(""), std::string("Track"));
        QCOMPARE(safeFileName("CON"), std::string("_CON"));
        QCOMPARE(safeFileName("com7.x"), std::string("_com7.x"));
        QCOMPARE(safeFileName("com0"), std::string("com0"));
        QCOMPARE(safeFileName("Console"), std::string("Console"));
        std::string umlauts;
        for (int i = 0; i < 80; ++i)
            umlauts += "ü";
        QCOMPARE(safeFileName("x" + umlauts).size(), std::size_t{99}); // not half a character
    }
};

QTEST_GUILESS_MAIN(StemNamesTest)
#include "stem_names_test.moc"
