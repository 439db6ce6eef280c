// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Syllables in the piano roll: typed in place, spread over notes, drawn under them.
#include "tests/gui/piano_roll_fixture.h"
#include "ui/pianoroll/lyric_places.h"
#include "ui/pianoroll/lyric_spread.h"
#include "ui/pianoroll/note_actions.h"

#include <QLineEdit>

using namespace melisma;
using base::Beats;
using tests::kSixteenth;
using tests::Roll;
using ui::RollState;

class TestPianoRollLyrics : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void typedSyllables();
    void lyricInPlace();
    void soundsInPlace();
    void lyricsSpreadOverNotes();
    void tabGoesFromNoteToNote();
    void lyricsStandUnderNotes();
};

void TestPianoRollLyrics::typedSyllables()
{
    using Strings = std::vector<std::string>;
    QVERIFY(ui::syllablesOf("  slow  rain ") == (Strings{"slow", "rain"}));
    QVERIFY(ui::syllablesOf("mel-o-dy mel-") == (Strings{"mel-", "o-", "dy", "mel-"}));
    QVERIFY(ui::syllablesOf("rain__ _ off") == (Strings{"rain", "_", "_", "_", "off"}));
    QVERIFY(ui::syllablesOf("la /lɑ/ so /s o/ go") == (Strings{"la /lɑ/", "so /s o/", "go"}));
    QVERIFY(ui::syllablesOf("- _ -a") == (Strings{"-", "_", "-a"}));
    QVERIFY(ui::syllablesOf("I \"[lead](/lˈɛd/),\"_ on") == (Strings{"I", "\"lead,\" /lˈɛd/", "_", "on"}));
    QVERIFY(ui::syllablesOf("[mel-o-dy](/mˈɛl-O-di/)") == (Strings{"mel- /mˈɛl/", "o- /O/", "dy /di/"}));
    QVERIFY(ui::syllablesOf("mel-[o](/O/)-dy [a b](/c d/)") == (Strings{"mel-", "o- /O/", "dy", "a b /c d/"}));
    QVERIFY(ui::syllablesOf("[mel-o](/mˈɛlO/) and/or") == (Strings{"melo /mˈɛlO/", "and/or"}));
    QVERIFY(ui::syllablesOf("").empty());
}

void TestPianoRollLyrics::lyricInPlace()
{
    Roll song;
    const auto note = song.loneNote();
    const auto steps = song.steps();
    QTest::mouseDClick(&song.roll.canvas(), Qt::LeftButton, {}, song.pointOf(note));
    song.release(song.pointOf(note));
    auto* field = song.roll.canvas().findChild<QLineEdit*>("lyricEditor");
    QVERIFY(field && field->isVisible());
    QCOMPARE(song.steps(), steps); // nothing yet, and the note is still there
    QTest::keyClicks(field, "rain");
    QTest::keyClick(field, Qt::Key_Up); // moves no note
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!field->isVisible());
    auto sung = note;
    sung.lyric = "rain";
    QVERIFY(song.has(sung));
    QCOMPARE(song.steps(), steps + 1);

    song.state().choose({sung});
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    QVERIFY(field->isVisible());
    QCOMPARE(field->text(), QStringLiteral("rain"));
    QTest::keyClicks(field, "snow");
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(song.has(sung));
    QCOMPARE(song.steps(), steps + 1);
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    field->clear();
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(song.has(note));
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    QVERIFY(field->isVisible());
    song.session->undo(); // the note under the field is another one now
    QVERIFY(!field->isVisible());
    song.session->undo();
    QVERIFY(song.has(note));
}

void TestPianoRollLyrics::soundsInPlace()
{
    Roll song;
    const auto note = song.loneNote();
    const auto stored = [&] {
        const auto all = song.notes();
        const auto same = [&](const music::Note& each) { return each.start == note.start && each.pitch == note.pitch; };
        return *std::ranges::find_if(all, same);
    };
    const auto lyricAt = [&] { return stored().lyric; };
    const auto steps = song.steps();
    song.state().choose({note});
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    auto* text = song.roll.canvas().findChild<QLineEdit*>("lyricEditor");
    auto* sounds = song.roll.canvas().findChild<QLineEdit*>("soundsEditor");
    QTest::keyClicks(text, "lead");
    QTest::keyClick(text, Qt::Key_Down);
    QVERIFY(sounds->hasFocus() && text->isVisible());
    sounds->setText({});
    sounds->insert("/lˈɛd/");
    sounds->setModified(true);
    QTest::keyClick(sounds, Qt::Key_Return);
    QVERIFY(!text->isVisible());
    QCOMPARE(lyricAt(), std::string("lead /lˈɛd/"));
    QCOMPARE(song.steps(), steps + 1);
    // What was given is shown again, and stays while the word does.
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2, Qt::ShiftModifier);
    QVERIFY(sounds->hasFocus());
    QCOMPARE(text->text(), QStringLiteral("lead"));
    QCOMPARE(sounds->text(), QStringLiteral("/lˈɛd/"));
    QTest::keyClick(sounds, Qt::Key_Return);
    QCOMPARE(song.steps(), steps + 1);
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    QTest::keyClicks(text, "rain");
    QVERIFY(sounds->text().isEmpty());
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(lyricAt(), std::string("rain"));
    song.session->undo();
    song.state().choose({stored()});
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2, Qt::ShiftModifier);
    QTest::keyClick(sounds, Qt::Key_Delete);
    QTest::keyClick(sounds, Qt::Key_Return);
    QCOMPARE(lyricAt(), std::string("lead"));
    // As running text has it.
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    text->setText({});
    text->insert("[lead](/lˈɛd/)");
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(lyricAt(), std::string("lead /lˈɛd/"));
}

void TestPianoRollLyrics::lyricsSpreadOverNotes()
{
    Roll song;
    const auto all = song.notes();
    const auto spread = ui::spreadOver(all, all[1], "slow rain fall-ing _");
    QCOMPARE(spread.change.changed.size(), std::size_t{5});
    QCOMPARE(spread.leftOver, 0);
    const char* expected[] = {"slow", "rain", "fall-", "ing", "_"};
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(spread.change.changed[i].second.lyric, std::string(expected[i]));
    const auto atEnd = ui::spreadOver(all, all.back(), "one two three");
    QCOMPARE(atEnd.change.changed.size(), std::size_t{1});
    QCOMPARE(atEnd.leftOver, 2);
    QVERIFY(atEnd.last == all.back());
    const auto chord =
        std::vector<music::Note>{{{0}, {960}, 60}, {{0}, {960}, 67}, {{960}, {960}, 55}, {{960}, {960}, 72}};
    QCOMPARE(ui::singsNext(chord, chord[0], 1)->pitch, 72); // of a chord the highest
    QCOMPARE(ui::singsNext(chord, chord[3], -1)->pitch, 67);
    QVERIFY(!ui::singsNext(chord, chord[2], 1));

    const auto steps = song.steps();
    song.state().choose({all[1]});
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    auto* field = song.roll.canvas().findChild<QLineEdit*>("lyricEditor");
    QTest::keyClicks(field, "slow rain is");
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(song.steps(), steps + 1); // one undo step for all
    QCOMPARE(song.notes()[3].lyric, std::string("is"));
    if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty()) {
        song.state().choose({song.notes()[4]});
        QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
        QTest::keyClicks(field, "fall-ing on the win-dow");
        song.roll.grab().save(folder + "/piano-roll-lyrics.png");
        QTest::keyClick(field, Qt::Key_Escape);
    }
    song.session->undo();
    QVERIFY(song.notes() == all);
}

void TestPianoRollLyrics::tabGoesFromNoteToNote()
{
    Roll song;
    const auto all = song.notes();
    song.state().choose({all.front()});
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    auto* field = song.roll.canvas().findChild<QLineEdit*>("lyricEditor");
    const auto steps = song.steps();
    for (const char* syllable : {"slow", "rain", "is"}) {
        QTest::keyClicks(field, syllable);
        QTest::keyClick(field, Qt::Key_Tab);
        QVERIFY(field->isVisible());
    }
    QCOMPARE(song.steps(), steps + 3);
    QCOMPARE(song.notes()[2].lyric, std::string("is"));
    QTest::keyClick(field, Qt::Key_Backtab);
    QCOMPARE(field->text(), QStringLiteral("is")); // that note again
    QTest::keyClick(field, Qt::Key_Escape);
    song.state().choose({song.notes().back()});
    QTest::keyClick(&song.roll.canvas(), Qt::Key_F2);
    QTest::keyClick(field, Qt::Key_Tab); // there is no next one
    QVERIFY(!field->isVisible());
}

void TestPianoRollLyrics::lyricsStandUnderNotes()
{
    Roll song;
    const auto frame = song.state().frame();
    const auto six = [](const QString& text) { return 6.0 * static_cast<double>(text.size()); };
    const QRect area(0, 0, 1000, 2000);
    auto notes = song.notes();
    const char* words[] = {"slow", "rain", "is", "fal-", "ling", "un-bearably", "a", "while"};
    for (std::size_t i = 0; i < notes.size(); ++i)
        notes[i].lyric = words[i % 8];
    const auto placed = ui::placeLyrics(frame, notes, area, six);
    QVERIFY(placed.size() > 4);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        QCOMPARE(placed[i].rect.width(), six(placed[i].text));
        for (const auto& note : notes)
            QVERIFY(!frame.rectOf(note).adjusted(0, 1, 0, -1).intersects(placed[i].rect));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!placed[j].rect.intersects(placed[i].rect));
    }
    auto lone = notes[0];
    lone.lyric = "lead /lˈɛd/";
    const auto given = ui::placeLyrics(frame, {lone}, area, six);
    QVERIFY(given.size() == 1 && given[0].given && given[0].text == "lead" && given[0].sounds == "/lˈɛd/");
    auto next = lone;
    next.start = lone.start + lone.length;
    next.pitch = lone.pitch - 1;
    next.lyric.clear();
    const auto narrow = ui::placeLyrics(frame, {lone, next}, area,
                                        [&](const QString& text) { return text.startsWith(u'/') ? 5000.0 : 1.0; });
    QVERIFY(narrow.size() == 1 && narrow[0].given && narrow[0].sounds.isEmpty()); // the syllable at least
    const auto wide = [](const QString&) { return 5000.0; };
    QVERIFY(ui::placeLyrics(frame, {notes[0]}, area, wide).size() == 1); // alone it has room
    QVERIFY(ui::placeLyrics(frame, notes, area, wide).size() < notes.size());
    QVERIFY(ui::placeLyrics(frame, notes, QRect(5000, 0, 100, 2000), six).empty());
}

QTEST_MAIN(TestPianoRollLyrics)
#include "test_piano_roll_lyrics.moc"
