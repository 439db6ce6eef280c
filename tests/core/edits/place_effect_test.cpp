// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_automation.h"
#include "core/edits/edit_effects.h"
#include "core/edits/place_effect.h"
#include "core/project/project_check.h"
#include "core/project/project_json.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;
using project::EffectId;
using project::Project;

namespace {

/// Three effects on the voice, the second with automation of a parameter and of its mix; one on the master.
struct Racks : ExampleSong {
    Racks() : ExampleSong(exampleSong())
    {
        for (const char* effect : {"gate", "eq", "delay"})
            project = done(edits::addEffect(project, vocal, {effect, {}, 0.5}));
        project = done(edits::addEffect(project, {}, {"limiter", {}, 1.0}));
        for (const auto& slot : project.findTrack(vocal)->effects)
            ids.push_back(slot.id);
        for (const auto& target :
             {project::AutomationTarget{project::AutomationKind::effectMix, {}, ids[1], {}},
              project::AutomationTarget{project::AutomationKind::effectParam, {}, ids[1], "peak1Gain"}})
            project = done(edits::addPoint(project, vocal, target, {base::Beats::whole(2), 0.25}));
    }
    std::string chain(const Project& at, project::TrackId track) const
    {
        std::string names;
        for (const auto& slot : track ? at.findTrack(track)->effects : at.masterEffects)
            names += slot.effect + ' ';
        return names;
    }
    std::vector<EffectId> ids;
};

} // namespace

class PlaceEffectTest : public QObject {
    Q_OBJECT
private slots:
    /// A and B are kept with the project, and a project without them says nothing of them.
    void twoSettingsAreCompared()
    {
        const Racks song;
        const auto before = *song.project.findEffect(song.ids[2]);
        base::ParamValues other;
        other.set("time", 125.0);
        auto edited = done(edits::swapEffectSettings(song.project, song.ids[2]));
        QVERIFY(edited.findEffect(song.ids[2])->onB && edited.findEffect(song.ids[2])->params == before.params);
        edited = done(edits::setEffectParams(edited, song.ids[2], other));
        edited = done(edits::setEffectMix(edited, song.ids[2], 0.9));
        edited = done(edits::swapEffectSettings(edited, song.ids[2]));
        const auto onA = *edited.findEffect(song.ids[2]);
        QVERIFY(!onA.onB && onA.params == before.params && onA.mix == before.mix);
        QVERIFY(onA.other == (project::EffectSettings{other, 0.9}));
        QVERIFY(project::checkProject(edited));
        const auto read = project::projectFromJson(project::toJson(edited));
        QVERIFY(read && *read == edited);
        edited = done(edits::copyEffectSettings(edited, song.ids[2]));
        QVERIFY(edited.findEffect(song.ids[2])->other == (project::EffectSettings{before.params, before.mix}));
        const auto plain = project::toJson(song.project).dump();
        QVERIFY(plain.find("onB") == std::string::npos && plain.find("\"other\"") == std::string::npos);
        QVERIFY(!edits::swapEffectSettings(edited, {987654}));
    }

    void withinItsChainAPlaceIsBeforeWhatStandsThere()
    {
        const Racks song;
        const auto placed = [&](std::size_t which, std::size_t index) {
            return song.chain(done(edits::placeEffect(song.project, song.ids[which], {song.vocal, index})), song.vocal);
        };
        QCOMPARE(placed(0, 0), "gate eq delay ");
        QCOMPARE(placed(0, 1), "gate eq delay "); // behind itself
        QCOMPARE(placed(0, 2), "eq gate delay ");
        QCOMPARE(placed(0, 3), "eq delay gate ");
        QCOMPARE(placed(2, 0), "delay gate eq ");
        QCOMPARE(placed(2, 1), "gate delay eq ");
    }

    void toAnotherChainItTakesItsAutomationAlong()
    {
        const Racks song;
        for (const auto track : {song.keys, project::TrackId{}}) {
            const auto there = done(edits::placeEffect(song.project, song.ids[1], {track, 0}));
            QVERIFY(project::checkProject(there).ok());
            QCOMPARE(song.chain(there, song.vocal), "gate delay ");
            QVERIFY(there.findTrack(song.vocal)->automation.empty());
            const auto& lanes = track ? there.findTrack(track)->automation : there.masterAutomation;
            QCOMPARE(lanes.size(), std::size_t{2});
            const auto back = done(edits::placeEffect(there, song.ids[1], {song.vocal, 1}));
            QVERIFY(back == song.project);
        }
    }

    void aCopyHasItsSettingsAlone()
    {
        const Racks song;
        const auto copied = done(edits::copyEffect(song.project, song.ids[1], {{}, 1}));
        QVERIFY(project::checkProject(copied).ok());
        QCOMPARE(song.chain(copied, {}), "limiter eq ");
        QVERIFY(copied.masterAutomation.empty());
        QVERIFY(copied.masterEffects[1].id != song.ids[1] && copied.masterEffects[1].mix == 0.5);
        QVERIFY(*copied.findTrack(song.vocal) == *song.project.findTrack(song.vocal));
    }

    void whatIsNotThereSaysSo()
    {
        const Racks song;
        QVERIFY(!edits::placeEffect(song.project, EffectId{9999}, {song.keys, 0}));
        QVERIFY(!edits::placeEffect(song.project, song.ids[0], {project::TrackId{9999}, 0}));
        QVERIFY(!edits::placeEffect(song.project, song.ids[0], {song.keys, 1}));
        QVERIFY(!edits::placeEffect(song.project, song.ids[0], {song.vocal, 4}));
        QVERIFY(!edits::copyEffect(song.project, song.ids[0], {song.vocal, 4}));
    }
};

QTEST_GUILESS_MAIN(PlaceEffectTest)
#include "place_effect_test.moc"
