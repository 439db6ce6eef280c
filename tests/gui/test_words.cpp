// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a sound are looked for and stand at its take.
#include "tests/gui/singing_fixture.h"
#include "ui/common/param_form.h"
#include "ui/common/theme.h"
#include "ui/generate/sing_dialog.h"
#include "ui/generate/words_dialog.h"

#include <QApplication>
#include <QPlainTextEdit>

using namespace melisma;

class TestWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void wordsAreFoundInASound()
    {
        tests::SongToSing song;
        ui::SingDialog sing(*song.session, *song.session->task("sing"), song.clip(0).id);
        QVERIFY(song.land([&] { sing.accept(); }));
        const auto sound = song.vocal()->clips.front()->id;
        ui::WordsDialog dialog(*song.session, *song.session->task("align"), sound);
        auto* text = qobject_cast<QPlainTextEdit*>(dialog.form().editor("lyrics"));
        QCOMPARE(text->toPlainText(), QStringLiteral("rain")); // what the take is known to say
        text->setPlainText(QStringLiteral("slow rain falling"));
        if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty()) {
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            dialog.grab().save(folder + "/words-dialog.png");
        }
        QVERIFY(song.land([&] { dialog.accept(); }));
        const auto& words = song.vocal()->clips.front()->chosen().words;
        QCOMPARE(words.size(), std::size_t{3});
        QCOMPARE(words[2].text, std::string("falling"));
        QCOMPARE(song.vocal()->clips.front()->takes.size(), std::size_t{1});
        song.session->undo();
        QCOMPARE(song.vocal()->clips.front()->chosen().words.size(), std::size_t{1});
        QVERIFY(!song.session->generate(*song.session->task("align"), {}, 0, song.clip(0).id)); // notes
    }
};

QTEST_MAIN(TestWords)
#include "test_words.moc"
