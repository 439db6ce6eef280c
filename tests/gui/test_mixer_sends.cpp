// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mixer's sends, outputs, buses and folders, and what its controls show while automation moves them.
#include "core/edits/add_track.h"
#include "core/edits/edit_automation.h"
#include "core/edits/edit_routing.h"
#include "tests/gui/session_fixture.h"
#include "ui/automation/automated_mix.h"
#include "ui/common/fader.h"
#include "ui/common/theme.h"
#include "ui/mixer/gain_box.h"
#include "ui/mixer/mixer_panel.h"
#include "ui/mixer/mixer_strip.h"
#include "ui/mixer/send_row.h"
#include "ui/tracks/mix_button.h"
#include "ui/tracks/pan_slider.h"

#include <QMenu>
#include <QToolButton>

using namespace melisma;
using namespace melisma::tests;
using project::AutomationKind;
using project::Project;

class TestMixerSends : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_panel = std::make_unique<ui::MixerPanel>(session());
        m_panel->resize(900, 420);
        m_panel->show();
        add(project::TrackKind::audio, "Voice");
        add(project::TrackKind::bus, "Echo");
        add(project::TrackKind::folder, "Band");
    }
    void cleanup()
    {
        m_panel.reset();
        m_fixture.reset();
    }

    void everySendHasARow()
    {
        QVERIFY(rows().empty());
        send();
        QCOMPARE(rows().size(), 1);
        QVERIFY(rows()[0]->isVisibleTo(strip(0)));
        QCOMPARE(rows()[0]->accessibleName(), QStringLiteral("Send to Echo"));
        QVERIFY(strip(1)->findChildren<ui::SendRow*>().isEmpty());
        session().undo();
        QTRY_VERIFY(rows().empty());
    }

    void aDragIsOneStepAndUndoTakesItBack()
    {
        send();
        const auto before = session().project();
        const auto steps = session().history().position();
        auto* fader = rows()[0]->findChild<ui::Fader*>();
        const auto at = [&](double decibels) {
            const double travel = fader->width() - 2 * ui::kFaderEnd;
            return QPoint(static_cast<int>(ui::kFaderEnd + ui::faderFraction(decibels) * travel), fader->height() / 2);
        };
        QTest::mousePress(fader, Qt::LeftButton, {}, at(0.0));
        for (const double decibels : {-3.0, -9.0, -20.0}) {
            QMouseEvent move(QEvent::MouseMove, at(decibels), fader->mapToGlobal(at(decibels)), Qt::NoButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(fader, &move);
            QVERIFY(std::abs(theSend().gainDb - decibels) < 1.5); // heard and kept as it moves
        }
        QTest::mouseRelease(fader, Qt::LeftButton, {}, at(-20.0));
        QCOMPARE(session().history().position(), steps + 1);
        QCOMPARE(fader->gainDb(), theSend().gainDb);
        session().undo();
        QVERIFY(session().project() == before);
        QCOMPARE(fader->gainDb(), 0.0);
    }

    void switchAndTapEdit()
    {
        send();
        auto* on = rows()[0]->findChild<QAbstractButton*>("sendOn");
        auto* pre = rows()[0]->findChild<QAbstractButton*>("sendPre");
        on->click();
        pre->click();
        QVERIFY(!theSend().on && theSend().preFader);
        session().undo();
        session().undo();
        QVERIFY(theSend().on && !theSend().preFader);
        QVERIFY(on->isChecked() && !pre->isChecked());
    }

    void stripsSayWhatTheyAreAndWhereTheyPlay()
    {
        const auto output = [&](int index) { return strip(index)->findChild<QToolButton*>("output"); };
        QCOMPARE(output(0)->text(), QStringLiteral("\u2192 Master"));
        session().apply("Lead", [&](const Project& project) { return edits::setOutput(project, id(0), id(1)); });
        QCOMPARE(output(0)->text(), QStringLiteral("\u2192 Echo"));
        session().apply("Lead", [&](const Project& project) { return edits::setOutput(project, id(0), {}); });
        session().apply("Lead", [&](const Project& project) { return edits::setParent(project, id(0), id(2)); });
        QCOMPARE(output(0)->text(), QStringLiteral("\u2192 Band"));
        QCOMPARE(output(1)->text(), QStringLiteral("Bus \u2192 Master"));
        QVERIFY(output(2)->text().startsWith(QStringLiteral("Folder \u2192 ")));
        emit output(0)->menu()->aboutToShow();
        QVERIFY(output(0)->menu()->actions().size() > 3);
        QVERIFY(!m_panel->findChild<QWidget*>("masterStrip")->findChild<QToolButton*>("output"));
        const auto ground = [](QWidget* shown) { return shown->grab().toImage().pixelColor(3, shown->height() / 2); };
        QCOMPARE(ground(strip(0)), ui::theme().bg2);
        QCOMPARE(ground(strip(1)), ui::theme().bg1); // a bus
        QCOMPARE(ground(strip(2)), ui::theme().bg1); // a folder
    }

    void whatIsAutomatedIsShownAsItIs()
    {
        send();
        automate({AutomationKind::volume}, -12.0, -24.0);
        automate({AutomationKind::pan}, -1.0, 1.0);
        automate({AutomationKind::mute}, 0.0, 1.0);
        automate({AutomationKind::sendGain, theSend().id}, -6.0, -18.0);
        auto* fader = strip(0)->findChild<ui::GainBox*>();
        auto* pan = strip(0)->findChild<ui::PanSlider*>();
        auto* mute = strip(0)->findChildren<ui::MixButton*>()[0];
        for (auto* found : strip(0)->findChildren<ui::MixButton*>())
            if (found->accessibleName() == QStringLiteral("Mute Voice"))
                mute = found;
        auto* sent = rows()[0]->findChild<ui::Fader*>();
        const auto at = [&](double beat) {
            session().seek(session().project().tempoMap.framesAt(base::Beats::of(beat), 48000));
        };
        at(2);
        QVERIFY(!mute->isChecked());
        at(4);
        QVERIFY(std::abs(fader->value() + 18.0) < 0.1 && std::abs(pan->pan()) < 0.02);
        QVERIFY(!mute->isChecked()); // nothing is half muted
        QVERIFY(std::abs(sent->gainDb() + 12.0) < 0.1);
        at(8);
        QVERIFY(std::abs(fader->value() + 24.0) < 0.1 && pan->pan() == 1.0 && mute->isChecked());
        QVERIFY(!fader->isEnabled() && !pan->isEnabled() && !mute->isEnabled() && !sent->isEnabled());
        QCOMPARE(session().project().tracks[0]->mix.gainDb, 0.0); // shown, not edited
        int marks = 0;
        for (auto* mark : strip(0)->findChildren<QLabel*>("automated"))
            marks += mark->isVisibleTo(strip(0)) ? 1 : 0;
        QCOMPARE(marks, 3); // volume, pan and the send
        session().apply("Off", [&](const Project& project) {
            return edits::switchLane(project, id(0), {AutomationKind::volume}, false);
        });
        QVERIFY(fader->isEnabled());
        QCOMPARE(fader->value(), 0.0);
    }

private:
    ui::Session& session() { return *m_fixture->session; }
    project::TrackId id(std::size_t index) { return session().project().tracks[index]->id; }
    const project::Send& theSend() { return session().project().tracks[0]->sends.front(); }
    ui::MixerStrip* strip(int index) { return m_panel->findChildren<ui::MixerStrip*>("strip")[index]; }
    QList<ui::SendRow*> rows() { return strip(0)->findChildren<ui::SendRow*>(); }
    void add(project::TrackKind kind, const char* name)
    {
        session().apply("Add", [=](const Project& project) { return edits::addTrack(project, kind, name, {}); });
    }
    void send()
    {
        session().apply("Send", [&](const Project& project) { return edits::addSend(project, id(0), id(1)); });
    }
    void automate(const project::AutomationTarget& target, double from, double to)
    {
        session().apply("Lane", [&](const Project& project) {
            return edits::setPoints(project, id(0), target, {}, base::Beats::whole(9),
                                    {{{}, from}, {base::Beats::whole(8), to}});
        });
    }

    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<ui::MixerPanel> m_panel;
};

QTEST_MAIN(TestMixerSends)
#include "test_mixer_sends.moc"
