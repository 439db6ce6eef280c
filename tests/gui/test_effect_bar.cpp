// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/answers.h"
#include "tests/gui/session_fixture.h"

#include "audio/effects/effect_kind.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_effects.h"
#include "ui/mixer/effect_bar.h"
#include "ui/mixer/preset_texts.h"

#include <QMenu>
#include <QPushButton>

#include <fstream>

using namespace melisma;
using namespace melisma::tests;

namespace {

/// A track with a reverb, and the bar above its form.
struct Bar : SessionFixture {
    Bar()
    {
        session->apply("track", [](const auto& p) { return edits::addTrack(p, project::TrackKind::audio, "Voice"); });
        const auto track = session->project().tracks[0]->id;
        session->apply("effect", [track](const auto& p) { return edits::addEffect(p, track, {"reverb", {}, 0.5}); });
        bar = std::make_unique<ui::EffectBar>(*session, slot().id, audio::UserPresets(path() / "presets"));
        bar->show();
    }
    const project::EffectSlot& slot() const { return session->project().tracks[0]->effects[0]; }
    QMenu* menu() const
    {
        auto* menu = bar->findChild<QPushButton*>("presets")->menu();
        emit menu->aboutToShow();
        return menu;
    }
    QAction* entry(const QString& text) const
    {
        for (auto* action : menu()->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }
    void press(const char* name) const { QTest::mouseClick(bar->findChild<QPushButton*>(name), Qt::LeftButton); }
    double decay() const { return slot().params.number("decay").value_or(1.6); }
    void setDecay(double seconds)
    {
        auto params = slot().params;
        params.set("decay", seconds);
        session->apply("decay", [&](const auto& p) { return edits::setEffectParams(p, slot().id, params); });
    }

    std::unique_ptr<ui::EffectBar> bar;
};

} // namespace

class TestEffectBar : public QObject {
    Q_OBJECT
private slots:
    void everyFactoryPresetHasItsName()
    {
        for (const auto& kind : audio::effectKinds())
            for (const auto& preset : audio::factoryPresets(kind.id))
                QVERIFY2(ui::isPresetText(preset.name), preset.name.c_str());
    }

    void aPresetIsChosenInOneStep()
    {
        Bar f;
        f.setDecay(9.0);
        const auto before = f.slot();
        const auto steps = f.session->history().position();
        QVERIFY(f.entry("Large hall"));
        f.entry("Large hall")->trigger();
        const auto hall = audio::factoryPresets("reverb").at(2);
        QCOMPARE(hall.name, "Large hall");
        QVERIFY(f.slot().params == hall.setting.params && f.slot().mix == hall.setting.mix);
        QCOMPARE(f.session->history().position(), steps + 1);
        f.session->undo();
        QVERIFY(f.slot() == before);
    }

    void theUsersOwnAreSavedAndDeleted()
    {
        Bar f;
        f.setDecay(3.25);
        answerWith(QStringLiteral(" Mine "));
        f.entry(QStringLiteral("Save as a preset\u2026"))->trigger();
        QVERIFY(f.entry("Mine"));
        f.setDecay(1.0);
        f.entry("Mine")->trigger();
        QCOMPARE(f.decay(), 3.25);
        auto* removal = f.entry("Delete a preset");
        QVERIFY(removal && removal->menu());
        removal->menu()->actions().at(0)->trigger();
        QVERIFY(!f.entry("Mine") && !f.entry("Delete a preset"));
    }

    void aDamagedListIsToldAndTheRestStays()
    {
        Bar f;
        std::filesystem::create_directories(f.path() / "presets");
        std::ofstream(f.path() / "presets" / "reverb.json") << "{";
        QSignalSpy told(f.session.get(), &ui::Session::message);
        QVERIFY(f.entry("Small room"));
        QVERIFY(!told.isEmpty());
        QVERIFY(told.front().front().toString().contains(QStringLiteral("reverb.json")));
    }

    void twoSettingsAreCompared()
    {
        Bar f;
        f.setDecay(2.0);
        f.press("settingB"); // alike at first
        QCOMPARE(f.decay(), 2.0);
        f.setDecay(5.0);
        f.press("settingA");
        QCOMPARE(f.decay(), 2.0);
        f.press("settingA"); // is on already
        QCOMPARE(f.decay(), 2.0);
        f.press("settingB");
        QCOMPARE(f.decay(), 5.0);
        QCOMPARE(f.bar->findChild<QPushButton*>("copySetting")->text(), QStringLiteral("Copy to A"));
        f.press("copySetting");
        f.press("settingA");
        QCOMPARE(f.decay(), 5.0);
        QVERIFY(f.bar->findChild<QPushButton*>("settingA")->isChecked());
    }
};

QTEST_MAIN(TestEffectBar)
#include "test_effect_bar.moc"
