// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/chord.h"
#include "core/music/key.h"
#include "core/music/pitch.h"

#include <QTest>

#include <cmath>

using namespace melisma::music;

class HarmonyTest : public QObject {
    Q_OBJECT
private slots:
    void frequenciesAreEquallyTempered()
    {
        QCOMPARE(frequencyOf(69), 440.0);
        QVERIFY(std::abs(frequencyOf(60) - 261.6256) < 1e-4);
        QCOMPARE(pitchText(60), std::string("C4"));
        QCOMPARE(pitchText(58), std::string("A#3"));
    }

    void chordsSpellTheirNotes_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QList<int>>("classes");
        QTest::newRow("major") << "C"
                               << "C" << QList<int>{0, 4, 7};
        QTest::newRow("minor") << "Am"
                               << "Am" << QList<int>{9, 0, 4};
        QTest::newRow("min7 spelling") << "Dmin7"
                                       << "Dm7" << QList<int>{2, 5, 9, 0};
        QTest::newRow("jazz minus") << "Bb-7"
                                    << "Bbm7" << QList<int>{10, 1, 5, 8};
        QTest::newRow("major seventh") << "FM7"
                                       << "Fmaj7" << QList<int>{5, 9, 0, 4};
        QTest::newRow("half diminished") << "Bø"
                                         << "Bm7b5" << QList<int>{11, 2, 5, 9};
        QTest::newRow("slash") << "D/F#"
                               << "D/F#" << QList<int>{2, 6, 9};
        QTest::newRow("six nine is no slash chord") << "C6/9"
                                                    << "C69" << QList<int>{0, 4, 7, 9, 2};
        QTest::newRow("altered") << "G7b9"
                                 << "G7b9" << QList<int>{7, 11, 2, 5, 8};
        QTest::newRow("suspended") << "Esus"
                                   << "Esus4" << QList<int>{4, 9, 11};
        QTest::newRow("flat sign") << "E♭maj9"
                                   << "Ebmaj9" << QList<int>{3, 7, 10, 2, 5};
    }

    void chordsSpellTheirNotes()
    {
        QFETCH(QString, written);
        QFETCH(QString, kept);
        QFETCH(QList<int>, classes);
        const auto chord = Chord::parse(written.toStdString());
        QVERIFY(chord.ok());
        QCOMPARE(chord->symbol(), kept.toStdString());
        const auto found = chord->pitchClasses();
        QCOMPARE(QList<int>(found.begin(), found.end()), classes);
        QCOMPARE(*Chord::parse(chord->symbol()), *chord);
    }

    void slashChordsHaveTheirBass()
    {
        QCOMPARE(Chord::parse("D/F#")->bassPitchClass(), 6);
        QVERIFY(Chord::parse("Am")->isMinor());
        QVERIFY(!Chord::parse("Gsus4")->isMinor());
    }

    void nonsenseIsRefusedByName()
    {
        for (const char* text : {"", "H", "Cxyz", "am", "C/", "C/H", "♭"})
            QVERIFY2(!Chord::parse(text).ok(), text);
        const auto list = parseChords("Am F Qq G");
        QVERIFY(!list.ok());
        QVERIFY(list.error().message.find("Qq") != std::string::npos);
        QVERIFY(!parseChords(" | ,").ok());
        QCOMPARE(parseChords("Am F | C, G")->size(), std::size_t{4});
    }

    void keysKnowScaleAndSignature_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<int>("signature");
        QTest::newRow("A minor") << "A minor"
                                 << "A minor" << 0;
        QTest::newRow("Am") << "Am"
                            << "A minor" << 0;
        QTest::newRow("Eb") << "Eb"
                            << "Eb major" << -3;
        QTest::newRow("f sharp dorian") << "f# dorian"
                                        << "F# dorian" << 4;
        QTest::newRow("F# major") << "F# major"
                                  << "F# major" << 6;
        QTest::newRow("Bb minor") << "Bb min"
                                  << "Bb minor" << -5;
        QTest::newRow("G mixolydian") << "G  Mixolydian"
                                      << "G mixolydian" << 0;
        QTest::newRow("C lydian") << "C lydian"
                                  << "C lydian" << 1;
        QTest::newRow("German: a") << "a-Moll"
                                   << "A minor" << 0;
        QTest::newRow("German: h is B") << "h-Moll"
                                        << "B minor" << 2;
        QTest::newRow("German: B is B flat") << "B-Dur"
                                             << "Bb major" << -2;
        QTest::newRow("German: Es") << "Es Dur"
                                    << "Eb major" << -3;
        QTest::newRow("German: as") << "as-moll"
                                    << "Ab minor" << -7;
        QTest::newRow("German: Fis") << "Fis-Dur"
                                     << "F# major" << 6;
        QTest::newRow("German: des") << " Des-dorisch "
                                     << "Db dorian" << -7;
    }

    void keysKnowScaleAndSignature()
    {
        QFETCH(QString, written);
        QFETCH(QString, kept);
        QFETCH(int, signature);
        const auto key = Key::parse(written.toStdString());
        QVERIFY(key.ok());
        QCOMPARE(key->text(), kept.toStdString());
        QCOMPARE(key->signature(), signature);
        // A signature of n sharps holds exactly the fifths F+n .. B+n.
        for (int fifth = -1; fifth <= 5; ++fifth)
            QVERIFY(key->contains(7 * (fifth + signature)));
    }

    void badKeysAreRefused()
    {
        for (const char* text :
             {"", "H minor", "A blue", "minor", "Moll", "-Moll", "x-Moll", "Cs-Dur", "h", "Fiss-Dur"})
            QVERIFY2(!Key::parse(text).ok(), text);
    }
};

QTEST_APPLESS_MAIN(HarmonyTest)
#include "harmony_test.moc"
