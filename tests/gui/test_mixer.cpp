// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The mixer: strips follow the project, controls edit it, racks and editors are built from the registry.
#include "tests/gui/answers.h"
#include "tests/gui/session_fixture.h"

#include "audio/effects/effect_kind.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_effects.h"
#include "core/edits/remove_track.h"
#include "ui/common/fader.h"
#include "ui/common/param_form.h"
#include "ui/common/shared_meters.h"
#include "ui/mixer/effect_dialog.h"
#include "ui/mixer/effect_form.h"
#include "ui/mixer/effect_rack.h"
#include "ui/mixer/gain_box.h"
#include "ui/mixer/mixer_panel.h"
#include "ui/mixer/mixer_strip.h"
#include "ui/mixer/strip_meter.h"
#include "ui/tracks/effect_menu.h"
#include "ui/tracks/mix_button.h"
#include "ui/tracks/routing_menu.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>

using namespace melisma;
using namespace melisma::tests;

class TestMixer : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_panel = std::make_unique<ui::MixerPanel>(session());
        m_panel->resize(900, 300);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_fixture.reset();
    }

    void stripsFollowTheTracks()
    {
        QCOMPARE(strips().size(), 0);
        addTrack("One");
        addTrack("Two");
        QCOMPARE(strips().size(), 2);
        QCOMPARE(strips()[1]->accessibleName(), QStringLiteral("Strip of Two"));
        const auto first = session().project().tracks[0]->id;
        session().apply("Remove", [first](const auto& project) { return edits::removeTrack(project, first); });
        QTRY_COMPARE(strips().size(), 1);
        session().undo();
        QCOMPARE(strips().size(), 2);
        QVERIFY(m_panel->findChild<QWidget*>("masterStrip"));
    }

    void aTrackIsLedToBusesAndFolders()
    {
        addTrack("Voice");
        for (const auto& [kind, name] :
             {std::pair{project::TrackKind::bus, "Echo"}, {project::TrackKind::folder, "Band"}})
            session().apply("Add", [=](const auto& project) { return edits::addTrack(project, kind, name); });
        const auto id = session().project().tracks[0]->id, echo = session().project().tracks[1]->id,
                   band = session().project().tracks[2]->id;
        const auto voice = [&]() -> const project::Track& { return *session().project().findTrack(id); };
        choose(id, {"Output", "Echo"});
        QCOMPARE(voice().output, echo);
        choose(id, {"Output", "Master"});
        QVERIFY(!voice().output);
        choose(id, {"Folder", "Band"});
        QCOMPARE(voice().parent, band);
        choose(id, {"Sends", "New send to Echo"});
        QCOMPARE(voice().sends.front().bus, echo);
        choose(id, {"Sends", "Echo", "Before the fader"});
        QVERIFY(voice().sends.front().preFader && voice().sends.front().on);
        choose(id, {"Sends", "Echo", "On"});
        QVERIFY(!voice().sends.front().on);
        choose(id, {"Sends", "Echo", "Remove"});
        QVERIFY(voice().sends.empty());
        choose(id, {"Invert the phase"});
        QVERIFY(voice().mix.invertPhase);
        // A bus cannot play into itself by a way round.
        session().apply("Add",
                        [](const auto& project) { return edits::addTrack(project, project::TrackKind::bus, "Room"); });
        const auto room = session().project().tracks[3]->id;
        choose(echo, {"Output", "Room"});
        QSignalSpy said(&session(), &ui::Session::message);
        choose(room, {"Output", "Echo"});
        QVERIFY(!session().project().findTrack(room)->output && said.count() == 1);
    }

    void controlsEdit()
    {
        addTrack("One");
        auto* strip = strips()[0];
        const auto mix = [this] { return session().project().tracks[0]->mix; };
        strip->findChild<ui::Fader*>()->setValue(-60);
        QCOMPARE(mix().gainDb, -6.0);
        QCOMPARE(strip->findChild<ui::GainBox*>()->value(), -6.0);
        strip->findChild<ui::GainBox*>()->setValue(-12.5);
        QCOMPARE(mix().gainDb, -12.5);
        QCOMPARE(strip->findChild<ui::Fader*>()->gainDb(), -12.5);
        const auto buttons = strip->findChildren<ui::MixButton*>();
        QCOMPARE(buttons.size(), 2);
        buttons[0]->click();
        buttons[1]->click();
        QVERIFY(mix().mute && mix().solo);
        auto* master = m_panel->findChild<QWidget*>("masterStrip");
        master->findChild<ui::GainBox*>()->setValue(-3.0);
        QCOMPARE(session().project().masterGainDb, -3.0);
        QVERIFY(master->findChildren<ui::MixButton*>().isEmpty());
    }

    void gainsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("gain");
        QTest::newRow("minus sign") << QString(QChar(0x2212)) + "4.5" << -4.5;
        QTest::newRow("hyphen") << "-4.5" << -4.5;
        QTest::newRow("comma") << "-4,5" << -4.5;
        QTest::newRow("silence") << QString(QChar(0x2212)) + QChar(0x221e) << -60.0;
        QTest::newRow("too loud") << "40" << 12.0;
    }
    void gainsAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(double, gain);
        const ui::GainBox box;
        QCOMPARE(box.valueFromText(text), gain);
        QString letters = "abc";
        int position = 0;
        QCOMPARE(box.validate(letters, position), QValidator::Invalid);
        QCOMPARE(box.textFromValue(-4.5), QString(QChar(0x2212)) + "4.5");
    }

    void selectionIsShared()
    {
        addTrack("One");
        addTrack("Two");
        QTest::mouseClick(strips()[1], Qt::LeftButton, {}, {4, strips()[1]->height() - 6});
        QCOMPARE(session().selectedTrack().value, session().project().tracks[1]->id.value);
    }

    void menuAddsEveryEffect()
    {
        addTrack("One");
        const auto track = session().project().tracks[0]->id;
        QMenu menu;
        std::vector<project::EffectId> added;
        ui::fillEffectMenu(&menu, session(), track, [&](project::EffectId id) { added.push_back(id); });
        QCOMPARE(static_cast<std::size_t>(menu.actions().size()), audio::effectKinds().size());
        for (QAction* action : menu.actions())
            action->trigger();
        const auto& chain = session().project().tracks[0]->effects;
        QCOMPARE(chain.size(), added.size());
        for (std::size_t i = 0; i < chain.size(); ++i) {
            QVERIFY(chain[i].id == added[i]);
            QCOMPARE(chain[i].effect, audio::effectKinds()[i].id);
        }
        QTRY_COMPARE(rackButtons("effectName").size(), static_cast<qsizetype>(chain.size())); // shown by an event
        rackButtons("effectOn")[1]->click();
        QVERIFY(session().project().tracks[0]->effects[1].bypass);
    }

    void editorIsMadeFromTheSpecs()
    {
        addTrack("One");
        const auto track = session().project().tracks[0]->id;
        for (const auto& kind : audio::effectKinds()) {
            const project::EffectId id{session().project().nextId};
            session().apply("Add", [&](const auto& project) {
                return edits::addEffect(project, track, {kind.id, {}, kind.usualMix});
            });
            ui::EffectDialog dialog(session(), id);
            auto* form = dialog.findChild<ui::ParamForm*>();
            QCOMPARE(form->editors().size(), kind.params.size() + 2);
            const auto& spec = *std::ranges::find(kind.params, base::ParamKind::number, &base::ParamSpec::kind);
            auto* box = qobject_cast<QDoubleSpinBox*>(form->editor(spec.key));
            QVERIFY2(box, spec.key.c_str());
            const auto steps = session().history().steps().size();
            box->setValue(*spec.minimum + 1.0);
            box->setValue(*spec.minimum + 2.0);
            QCOMPARE(session().history().steps().size(), steps + 1); // one drag, one step
            QCOMPARE(*session().project().findEffect(id)->params.number(spec.key), *spec.minimum + 2.0);
            session().undo();
            QCOMPARE(form->values().number(spec.key), std::get<double>(*spec.defaultValue));
            session().redo();
            QCOMPARE(box->value(), *spec.minimum + 2.0);
        }
    }

    void editorGoesWithItsEffect()
    {
        const project::EffectId id{session().project().nextId};
        session().apply("Add", [](const auto& project) { return edits::addEffect(project, {}, {"reverb", {}, 0.3}); });
        ui::EffectDialog::show(session(), id, m_panel.get());
        ui::EffectDialog::show(session(), id, m_panel.get());
        QCOMPARE(m_panel->findChildren<ui::EffectDialog*>().size(), 1);
        session().apply("Remove", [id](const auto& project) { return edits::removeEffect(project, id); });
        QTRY_COMPARE(m_panel->findChildren<ui::EffectDialog*>().size(), 0);
        session().undo();
        session().undo();
        QVERIFY(session().project().masterEffects.empty());
    }

    void formAndSlotAgree()
    {
        project::EffectSlot slot{{3}, "compressor", {}, true, 0.4};
        slot.params.set("ratio", 5.0);
        QCOMPARE(ui::slotFromForm({{3}, "compressor", {}, false, 1.0}, ui::effectFormValues(slot)), slot);
    }

    /// Two views look at one meter: neither takes a peak from the other.
    void aHiddenMixerFollowsWhenItIsShown()
    {
        addTrack("One");
        m_panel->hide();
        addTrack("Two");
        QCOMPARE(strips().size(), 1);
        m_panel->show();
        QCOMPARE(strips().size(), 2);
    }

    void aStripIsRenamedByItsMenu()
    {
        addTrack("One");
        QContextMenuEvent asked(QContextMenuEvent::Mouse, {5, 5}, strips()[0]->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(strips()[0], &asked);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu && !menu->actions().isEmpty());
        QCOMPARE(menu->actions().front()->text(), QStringLiteral("Rename"));
        answerWith(QStringLiteral(" Lead "));
        menu->actions().front()->trigger();
        menu->close();
        QCOMPARE(session().project().tracks[0]->name, "Lead");
    }

    /// By keyboard an effect is switched off and on again from the same place.
    void aSwitchKeepsTheFocus()
    {
        addTrack("One");
        const auto id = session().project().tracks[0]->id;
        for (const char* effect : {"gate", "reverb"})
            session().apply("add", [&](const auto& p) { return edits::addEffect(p, id, {effect, {}}); });
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        rackButtons("effectOn").at(1)->setFocus();
        for (const bool bypassed : {true, false}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
            QCOMPARE(session().project().tracks[0]->effects.at(1).bypass, bypassed);
        }
    }

    void effectsAreOrderedByKeysAndDrops()
    {
        addTrack("One");
        addTrack("Two");
        const auto first = session().project().tracks[0]->id;
        for (const char* effect : {"gate", "eq", "reverb"})
            session().apply("add", [&](const auto& p) { return edits::addEffect(p, first, {effect, {}}); });
        const auto names = [&](std::size_t track) {
            std::string all;
            for (const auto& slot : session().project().tracks[track]->effects)
                all += slot.effect + ' ';
            return all;
        };
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        rackButtons("effectName").at(2)->setFocus();
        for (int i = 0; i < 3; ++i) // follows the effect, and stops at the top
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(0), "reverb gate eq ");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(names(0), "gate reverb eq ");

        const auto drop = [&](int strip, int row, Qt::DropAction action) {
            auto* rack = strips()[strip]->findChild<ui::EffectRack*>();
            const QPoint at(4, row == 0 ? 1 : rack->height() - 4);
            QMimeData data;
            data.setData("application/x-melisma-effect",
                         QByteArray::number(qulonglong(session().project().tracks[0]->effects[0].id.value)));
            QDragEnterEvent enter(at, Qt::MoveAction | Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(rack, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent dropped(at, action, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(rack, &dropped);
        };
        drop(0, 9, Qt::MoveAction);
        QCOMPARE(names(0), "reverb eq gate ");
        drop(1, 9, Qt::CopyAction);
        QCOMPARE(names(0) + names(1), "reverb eq gate reverb ");
        drop(1, 0, Qt::MoveAction);
        QCOMPARE(names(0), "eq gate ");
        QCOMPARE(names(1), "reverb reverb ");
    }

    void metersAreShared()
    {
        QVERIFY(m_fixture->generate("lofi", 3));
        session().play();
        m_fixture->pull(96000);
        const auto header = session().meters().master(ui::MeterReader::timeline);
        const auto mixer = session().meters().master(ui::MeterReader::mixer);
        QVERIFY(header.peak[0] > 0.01f);
        QVERIFY(header.peak == mixer.peak);
        QCOMPARE(session().meters().master(ui::MeterReader::mixer).peak[0], 0.0f);
        session().stop();
    }

    void metersHoldTheHighest()
    {
        ui::StripMeter meter;
        QSignalSpy spy(&meter, &ui::StripMeter::highestChanged);
        meter.setReading({{0.5f, 0.25f}, {0.1f, 0.1f}});
        meter.setReading({{0.1f, 0.1f}, {0.1f, 0.1f}});
        QCOMPARE(spy.size(), 1);
        QVERIFY(std::abs(meter.highestDb() + 6.02) < 0.01);
        QTest::mouseClick(&meter, Qt::LeftButton);
        QVERIFY(meter.highestDb() < -100.0);
    }

private:
    ui::Session& session() { return *m_fixture->session; }
    QList<ui::MixerStrip*> strips() { return m_panel->findChildren<ui::MixerStrip*>("strip"); }
    QList<QAbstractButton*> rackButtons(const char* name)
    {
        QList<QAbstractButton*> shown;
        for (auto* button : strips()[0]->findChildren<QAbstractButton*>(name))
            if (button->isVisibleTo(strips()[0]))
                shown << button;
        return shown;
    }
    /// Triggers what lies at that path of the track's menu; the words of an entry may go on with its gain.
    void choose(project::TrackId track, const QStringList& path)
    {
        QMenu menu;
        ui::fillRoutingMenu(&menu, session(), track, nullptr);
        const QMenu* at = &menu;
        for (const QString& text : path) {
            const auto entries = at->actions();
            const auto found = std::ranges::find_if(entries, [&](const QAction* entry) {
                return entry->text() == text || entry->text().startsWith(text + "   ");
            });
            QVERIFY2(found != entries.end(), qPrintable(text));
            if (!(*found)->menu())
                return (*found)->trigger();
            at = (*found)->menu();
        }
    }
    void addTrack(const char* name)
    {
        session().apply("Add", [name](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, name, {});
        });
    }

    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<ui::MixerPanel> m_panel;
};

QTEST_MAIN(TestMixer)
#include "test_mixer.moc"
