// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/voice_recipe.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace melisma::base;

class VoiceRecipeTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("one") << " af_heart\t"
                             << "af_heart";
        QTest::newRow("one with a weight") << "af_heart*3"
                                           << "af_heart";
        QTest::newRow("blend") << "af_heart*0.7+af_bella*0.3"
                               << "af_heart*0.7 + af_bella*0.3";
        QTest::newRow("no weights") << "af_heart + af_bella"
                                    << "af_heart*1 + af_bella*1";
        QTest::newRow("twice") << "a*0.5 + b + a*0.25"
                               << "a*0.75 + b*1";
        QTest::newRow("designed") << "af_heart;pitch=0.5"
                                  << "af_heart; pitch=0.5";
        QTest::newRow("designed blend") << "a*0.7 + b*0.3; pitch=0.5; breath=-0.2; brightness=0.3"
                                        << "a*0.7 + b*0.3; pitch=0.5; brightness=0.3; breath=-0.2";
        QTest::newRow("not moved") << "a; pitch=0"
                                   << "a";
        QTest::newRow("edges") << "a ; pitch = -1 ; breath = 1"
                               << "a; pitch=-1; breath=1";
    }

    void readsWhatPeopleWrite()
    {
        QFETCH(QString, written);
        QFETCH(QString, canonical);
        const auto recipe = VoiceRecipe::parse(written.toStdString());
        QVERIFY2(recipe.ok(), recipe.ok() ? "" : recipe.error().message.c_str());
        QCOMPARE(QString::fromStdString(recipe->text()), canonical);
        const auto again = VoiceRecipe::parse(recipe->text());
        QVERIFY(again.ok());
        QCOMPARE(again->text(), recipe->text());
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QString>("written");
        for (const char* text : {"",
                                 " ",
                                 "+",
                                 "a+",
                                 "a*",
                                 "a*0",
                                 "a*-1",
                                 "a*1001",
                                 "a*nan",
                                 "a*inf",
                                 "a b",
                                 "a;",
                                 "a;;",
                                 "; pitch=1",
                                 "a; pitch",
                                 "a; pitch=",
                                 "a; pitch=1.01",
                                 "a; pitch=nan",
                                 "a; Pitch=0.1",
                                 "a; warmth=0.5",
                                 "a; pitch=0.1; pitch=0.2",
                                 "a; pitch=0; pitch=0.2",
                                 "a; pitch=0,5",
                                 "a+b+c+d+e+f+g+h+i",
                                 "../a",
                                 "a\n",
                                 "\u00e4"})
            QTest::newRow(qPrintable(QString("'%1'").arg(text))) << QString(text);
    }

    void refusesTheRest()
    {
        QFETCH(QString, written);
        const auto recipe = VoiceRecipe::parse(written.toStdString());
        QVERIFY(!recipe.ok());
        QVERIFY(recipe.error().kind == ErrorKind::usage);
        QVERIFY(!recipe.error().hint.empty());
    }

    /// Whatever is accepted reads the same when it is written again.
    void randomTextsRoundTripOrAreRefused()
    {
        std::mt19937 random(7);
        const std::string letters = "ab_*+;=. 01259-e\tpitch\xc3\xa4\x80\xff";
        const std::vector<std::string> pieces{"af_heart", " + ", "*",  "0.5",  "; ", "pitch",
                                              "breath",   "=",   "-1", "1e-3", "0.1"};
        int accepted = 0;
        for (int run = 0; run < 4000; ++run) {
            std::string text;
            for (auto left = random() % 12; left > 0; --left)
                text += random() % 4 ? pieces[random() % pieces.size()]
                                     : std::string(1, letters[random() % letters.size()]);
            const auto recipe = VoiceRecipe::parse(text);
            if (!recipe)
                continue;
            ++accepted;
            const auto again = VoiceRecipe::parse(recipe->text());
            QVERIFY2(again.ok(), recipe->text().c_str());
            QCOMPARE(again->text(), recipe->text());
            QVERIFY(!again->isBlend() || *again == *recipe);
            for (const auto& move : recipe->moves)
                QVERIFY(std::abs(move.value) <= 1.0 && move.value != 0.0);
        }
        QVERIFY2(accepted > 100, qPrintable(QString::number(accepted)));
    }

    void parentsAreThoseItWasMadeOf()
    {
        const auto parents = [](const char* text) { return VoiceRecipe::parse(text)->parents(); };
        QVERIFY(parents("af_heart").empty());
        QCOMPARE(parents("af_heart; breath=0.1"), std::vector<std::string>{"af_heart"});
        QCOMPARE(parents("a + b; pitch=1"), (std::vector<std::string>{"a", "b"}));
    }

    void blendsKeepProportions()
    {
        const auto one = *VoiceRecipe::parse("a*3 + b*1; pitch=0.4"), other = *VoiceRecipe::parse("b; breath=-0.2");
        const auto blend = blended({{one, 0.6}, {other, 0.4}});
        QVERIFY(blend.ok());
        QCOMPARE(blend->text(), std::string("a*0.45 + b*0.55; pitch=0.24; breath=-0.08"));
        QCOMPARE(blended({{one, 0.0}, {other, 1.0}})->text(), std::string("b; breath=-0.2"));
        const auto crowd = *VoiceRecipe::parse("a+b+c+d+e+f+g+h");
        QVERIFY(blended({{crowd, 0.5}, {*VoiceRecipe::parse("c"), 0.5}}).ok());
        QVERIFY(blended({{crowd, 0.5}, {*VoiceRecipe::parse("i"), 0.5}}).error().kind == ErrorKind::usage);
    }
};

QTEST_GUILESS_MAIN(VoiceRecipeTest)
#include "voice_recipe_test.moc"
