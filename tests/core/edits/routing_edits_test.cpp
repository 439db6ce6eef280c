// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_audio_clip.h"
#include "core/edits/edit_automation.h"
#include "core/edits/edit_helpers.h"
#include "core/edits/edit_routing.h"
#include "core/edits/move_clip.h"
#include "core/edits/remove_track.h"
#include "core/edits/set_track_mix.h"
#include "core/project/project_check.h"
#include "core/project/project_json.h"
#include "core/project/routing.h"
#include "tests/core/edits/example_song.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;
using project::Project;
using project::TrackId;
using project::TrackKind;

namespace {

/// The example song with two buses and two folders, nothing led anywhere yet.
struct Routed {
    Routed() : song(exampleSong()), project(song.project)
    {
        bus = add(TrackKind::bus, "Bus");
        echo = add(TrackKind::bus, "Echo");
        folder = add(TrackKind::folder, "Folder");
        inner = add(TrackKind::folder, "Inner");
    }
    TrackId add(TrackKind kind, const char* name)
    {
        project = done(edits::addTrack(project, kind, name));
        return project.tracks.back()->id;
    }
    void output(TrackId from, TrackId to) { project = done(edits::setOutput(project, from, to)); }
    void parent(TrackId from, TrackId to) { project = done(edits::setParent(project, from, to)); }
    project::SendId send(TrackId from, TrackId to)
    {
        project = done(edits::addSend(project, from, to));
        return project.findTrack(from)->sends.back().id;
    }
    bool audible(TrackId id) const { return isAudible(project, *project.findTrack(id)); }
    void solo(TrackId id, bool on = true) { project = done(edits::setTrackSolo(project, id, on)); }
    void mute(TrackId id, bool on = true) { project = done(edits::setTrackMute(project, id, on)); }

    decltype(exampleSong()) song;
    Project project;
    TrackId bus, echo, folder, inner;
};

} // namespace

class RoutingEditsTest : public QObject {
    Q_OBJECT
private slots:
    void nothingPlaysIntoItself()
    {
        Routed r;
        r.output(r.bus, r.echo);
        QVERIFY(!edits::setOutput(r.project, r.echo, r.bus).ok());
        QVERIFY(!edits::setOutput(r.project, r.bus, r.bus).ok());
        QVERIFY(!edits::addSend(r.project, r.echo, r.bus).ok());
        QVERIFY(!edits::addSend(r.project, r.echo, r.echo).ok());
        QVERIFY(!edits::setOutput(r.project, r.bus, r.song.keys).ok()); // not a bus
        QVERIFY(!edits::setParent(r.project, r.song.keys, r.bus).ok()); // not a folder
        r.parent(r.inner, r.folder);
        QVERIFY(!edits::setParent(r.project, r.folder, r.inner).ok());
        r.output(r.folder, r.bus);
        QVERIFY(!edits::setParent(r.project, r.echo, r.inner).ok()); // inner, folder, bus, echo, inner
        QVERIFY(checkProject(r.project).ok());
    }

    void brokenWaysAreRefused()
    {
        const auto refused = [](const std::function<void(Routed&)>& harm) {
            Routed r;
            harm(r);
            return !checkProject(r.project).ok();
        };
        const auto change = [](Routed& r, TrackId id, auto&& edit) {
            r.project = done(edits::changeTrack(r.project, id, edit));
        };
        QVERIFY(!refused([](Routed&) {}));
        QVERIFY(refused([&](Routed& r) { change(r, r.bus, [&](project::Track& t) { t.output = r.bus; }); }));
        QVERIFY(refused([&](Routed& r) { change(r, r.bus, [&](project::Track& t) { t.output = {999}; }); }));
        QVERIFY(refused([&](Routed& r) { change(r, r.folder, [&](project::Track& t) { t.parent = r.folder; }); }));
        QVERIFY(refused([&](Routed& r) {
            r.send(r.bus, r.echo);
            change(r, r.echo, [&](project::Track& t) { t.output = r.bus; });
        }));
        QVERIFY(refused([&](Routed& r) {
            change(r, r.bus, [&](project::Track& t) { t.clips = r.project.findTrack(r.song.vocal)->clips; });
        }));
        QVERIFY(refused([&](Routed& r) { change(r, r.bus, [](project::Track& t) { t.mix.width = 2.5; }); }));
    }

    void removingABusLeadsAroundIt()
    {
        Routed r;
        r.output(r.song.vocal, r.bus);
        const auto send = r.send(r.song.keys, r.bus);
        r.project =
            done(edits::addPoint(r.project, r.song.keys, {project::AutomationKind::sendGain, send}, {{0}, -6.0}));
        const auto gone = done(edits::removeTrack(r.project, r.bus));
        QVERIFY(!gone.findTrack(r.song.vocal)->output);
        QVERIFY(gone.findTrack(r.song.keys)->sends.empty());
        QVERIFY(gone.findTrack(r.song.keys)->automation.empty());
        QVERIFY(checkProject(gone).ok());
    }

    void removingAFolderKeepsWhatStoodInIt()
    {
        Routed r;
        r.parent(r.inner, r.folder);
        r.parent(r.song.vocal, r.inner);
        r.project = done(edits::removeTrack(r.project, r.inner));
        QCOMPARE(r.project.findTrack(r.song.vocal)->parent.value, r.folder.value);
        r.project = done(edits::removeTrack(r.project, r.folder));
        QVERIFY(!r.project.findTrack(r.song.vocal)->parent);
    }

    /// The bus between keeps the two from feeding each other; without it the inner one has to leave its folder.
    void removingNeverClosesACircle()
    {
        Routed r;
        r.parent(r.echo, r.folder);
        r.output(r.echo, r.bus);
        r.output(r.folder, r.echo);
        QVERIFY(checkProject(r.project).ok());
        QVERIFY(!edits::setOutput(r.project, r.echo, {}).ok());
        const auto gone = done(edits::removeTrack(r.project, r.bus));
        QVERIFY(checkProject(gone).ok());
    }

    void busesAndFoldersHoldNoClips()
    {
        Routed r;
        for (const auto id : {r.bus, r.folder}) {
            const auto moved = edits::moveClip(r.project, r.song.audio, id, {0});
            QVERIFY(!moved.ok() && !moved.error().message.empty());
            const auto asset = *r.project.assets.begin()->second;
            const auto added = edits::addAudioClip(r.project, id, asset, {0}, {});
            QVERIFY(!added.ok());
            QVERIFY(added.error().message.find("holds no clips") != std::string::npos);
        }
    }

    /// vocal -> bus -> master, keys -> master and a send to echo -> master.
    void soloAndMute_data()
    {
        QTest::addColumn<QString>("soloed");
        QTest::addColumn<QString>("muted");
        QTest::addColumn<QString>("heard"); // of keys, vocal, bus, echo
        QTest::newRow("all") << ""
                             << ""
                             << "kvbe";
        QTest::newRow("a track keeps the bus that it feeds") << "v"
                                                             << ""
                                                             << "vb";
        QTest::newRow("a track keeps its send") << "k"
                                                << ""
                                                << "ke";
        QTest::newRow("a bus keeps what feeds it") << "b"
                                                   << ""
                                                   << "vb";
        QTest::newRow("an echo keeps what is sent to it") << "e"
                                                          << ""
                                                          << "ke";
        QTest::newRow("two") << "kv"
                             << ""
                             << "kvbe";
        QTest::newRow("a muted bus silences what feeds it") << ""
                                                            << "b"
                                                            << "ke";
        QTest::newRow("mute wins") << "v"
                                   << "v"
                                   << "b";
        QTest::newRow("a muted echo leaves the direct sound") << ""
                                                              << "e"
                                                              << "kvb";
    }
    void soloAndMute()
    {
        QFETCH(QString, soloed);
        QFETCH(QString, muted);
        QFETCH(QString, heard);
        Routed r;
        r.output(r.song.vocal, r.bus);
        r.send(r.song.keys, r.echo);
        const std::map<char, TrackId> ids{{'k', r.song.keys}, {'v', r.song.vocal}, {'b', r.bus}, {'e', r.echo}};
        for (const auto& [letter, id] : ids) {
            r.solo(id, soloed.contains(QLatin1Char(letter)));
            r.mute(id, muted.contains(QLatin1Char(letter)));
        }
        for (const auto& [letter, id] : ids)
            QVERIFY2(r.audible(id) == heard.contains(QLatin1Char(letter)), qPrintable(QString(QLatin1Char(letter))));
    }

    /// A soloed echo is fed by the send alone: the direct way of the same track is closed, so it is not heard twice.
    void aSoloedBusIsNotHeardTwice()
    {
        Routed r;
        const auto send = r.send(r.song.keys, r.echo);
        r.solo(r.echo);
        for (const auto& route : routingOf(r.project).routes)
            if (r.project.tracks[route.from]->id == r.song.keys)
                QCOMPARE(route.heard, route.send != project::Route::kOutput);
        QVERIFY(r.project.findSend(send));
    }

    void everythingFeedsBehindItself()
    {
        Routed r;
        r.output(r.bus, r.echo);
        r.parent(r.song.keys, r.folder);
        r.output(r.folder, r.bus);
        const auto routing = routingOf(r.project);
        std::vector<std::size_t> rank(routing.order.size());
        for (std::size_t i = 0; i < routing.order.size(); ++i)
            rank[routing.order[i]] = i;
        for (const auto& route : routing.routes)
            QVERIFY(route.to == project::Route::kMaster || rank[route.from] < rank[route.to]);
    }

    /// Nothing new stands in the file of a project that uses nothing new, so that older ones read as they were.
    void plainProjectsAreWrittenAsBefore()
    {
        const auto text = project::toJson(exampleSong().project).dump();
        for (const char* key :
             {"parent", "output", "sends", "automation", "width", "invertPhase", "masterAutomation", "panLaw"})
            QVERIFY2(text.find(QByteArray("\"").append(key).append("\"").toStdString()) == std::string::npos, key);
    }

    void roundTrip()
    {
        Routed r;
        r.parent(r.song.vocal, r.folder);
        r.output(r.song.keys, r.bus);
        auto send = *r.project.findSend(r.send(r.song.keys, r.echo));
        send.gainDb = -7.5;
        send.preFader = true;
        send.on = false;
        r.project = done(edits::setSend(r.project, send));
        r.project = done(edits::setTrackPhase(r.project, r.song.vocal, true));
        r.project = done(edits::setTrackWidth(r.project, r.song.vocal, 1.5));
        r.project = done(edits::setPanLaw(r.project, project::PanLaw::linear));
        r.project = done(edits::addPoint(r.project, {}, {}, {{960}, -3.0, project::PointShape::hold}));
        const auto back = project::projectFromJson(*base::parseJson(project::toJson(r.project).dump(), "text"));
        QVERIFY2(back.ok(), back ? "" : back.error().message.c_str());
        QVERIFY(*back == r.project);
    }
};

QTEST_APPLESS_MAIN(RoutingEditsTest)
#include "routing_edits_test.moc"
