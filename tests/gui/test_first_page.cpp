// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An empty project offers three ways in; each is reached by the keyboard and does what it says.
#include "tests/gui/studio_fixture.h"
#include "ui/common/preferences.h"
#include "ui/common/theme.h"
#include "ui/record/recording.h"
#include "ui/timeline/first_page.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QTranslator>

using namespace melisma;
using tests::Studio;
using ui::Recording;

class TestFirstPage : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_studio = std::make_unique<Studio>();
        m_studio->window.activateWindow();
    }
    void cleanup() { m_studio.reset(); }

    void isThereWhileTheProjectIsEmpty()
    {
        QVERIFY(page()->isVisible());
        QVERIFY(m_studio->composeByHand());
        QVERIFY(!page()->isVisible());
        m_studio->window.newProject();
        QTRY_VERIFY(page()->isVisible());
    }

    void tabReachesTheThree()
    {
        m_studio->window.findChild<ui::TimelineView*>()->setFocus();
        for (const char* name : {"beginPrompt", "beginImport", "beginRecord"}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), button(name));
            QVERIFY(!button(name)->accessibleDescription().isEmpty());
        }
    }

    void aPromptIsWritten()
    {
        button("beginPrompt")->setFocus();
        QTest::keyClick(button("beginPrompt"), Qt::Key_Space);
        QTRY_COMPARE(QApplication::focusWidget(), m_studio->find<QPlainTextEdit>("prompt"));
        QCOMPARE(button("beginPrompt")->toolTip(), "Describe a song (Ctrl+G)");
    }

    void filesAreOpened()
    {
        const auto file = m_studio->writeSine("tone.wav", 1.0, 48000);
        QTest::mouseClick(button("beginImport"), Qt::LeftButton);
        auto* dialog = m_studio->window.findChild<QFileDialog*>();
        QVERIFY(dialog);
        QSignalSpy changed(m_studio->session.get(), &ui::Session::projectChanged);
        emit dialog->filesSelected({QString::fromStdString(file.string())});
        QVERIFY(changed.wait(10'000));
        dialog->close();
        QVERIFY(!page()->isVisible());
    }

    void aTrackIsArmed()
    {
        auto& device = dynamic_cast<audio::NullDevice&>(m_studio->engine->device());
        device.playAsInput(std::vector<float>(48'000), 1);
        QSignalSpy said(m_studio->session.get(), &ui::Session::message);
        QTest::mouseClick(button("beginRecord"), Qt::LeftButton);
        const auto& tracks = m_studio->session->project().tracks;
        QCOMPARE(tracks.size(), std::size_t(1));
        QVERIFY(Recording::of(*m_studio->session).armed(tracks.front()->id));
        QVERIFY(!page()->isVisible());
        QCOMPARE(said.last().at(0).toString(), "The track is armed. R begins the recording.");
        QCOMPARE(said.last().at(1).toBool(), false);
    }

    void withoutAMicrophoneThePageStays()
    {
        QSignalSpy said(m_studio->session.get(), &ui::Session::message);
        QTest::mouseClick(button("beginRecord"), Qt::LeftButton);
        QVERIFY(m_studio->session->project().tracks.empty());
        QVERIFY(page()->isVisible());
        QVERIFY(said.last().at(1).toBool());
    }

    /// In all themes the sentences stand out, in German they fit, and nothing is cut off.
    void isLegibleAndFits()
    {
        QTranslator german;
        QVERIFY(german.load(QLocale("de_AT"), "melisma", "_", ":/i18n"));
        QCoreApplication::installTranslator(&german);
        m_studio = std::make_unique<Studio>();
        QCOMPARE(button("beginRecord")->text(), "Aufnehmen");
        for (const auto choice : {ui::ThemeChoice::dark, ui::ThemeChoice::light, ui::ThemeChoice::highContrast}) {
            ui::applyTheme(*qApp, choice);
            QVERIFY(QTest::qWaitFor([this] { return page()->isVisible(); }));
            for (const QLabel* label : page()->findChildren<QLabel*>()) {
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
                const auto ink = label->palette().color(QPalette::WindowText);
                QVERIFY2(ui::contrast(ink, ui::theme().bg1) >= 4.5, qPrintable(ink.name()));
            }
            const auto& lanes = m_studio->window.findChild<ui::TimelineView*>()->lanes();
            QVERIFY(lanes.rect().contains(page()->geometry()));
        }
        QCoreApplication::removeTranslator(&german);
    }

private:
    ui::FirstPage* page() const { return m_studio->window.findChild<ui::FirstPage*>(); }
    QPushButton* button(const char* name) const { return m_studio->find<QPushButton>(name); }

    std::unique_ptr<Studio> m_studio;
};

QTEST_MAIN(TestFirstPage)
#include "test_first_page.moc"
