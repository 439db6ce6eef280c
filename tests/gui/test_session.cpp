// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The session alone: what lands on the disk, what undo gives back, what is refused and said.
#include "core/edits/add_track.h"
#include "core/edits/rename_track.h"
#include "tests/gui/session_fixture.h"

using namespace melisma;
using tests::SessionFixture;

namespace {

const auto addPiano = [](const project::Project& project) {
    return edits::addTrack(project, project::TrackKind::instrument, "Piano", {"Piano", 0, 0});
};

/// Everything the session said, in order.
struct Messages {
    explicit Messages(ui::Session& session)
    {
        QObject::connect(&session, &ui::Session::message, &session, [this](const QString& text, bool isFailure) {
            all << text;
            failures += isFailure ? 1 : 0;
        });
    }
    QStringList all;
    int failures = 0;
};

std::size_t clipsWithTakes(const project::Project& project, std::size_t takes)
{
    std::size_t count = 0;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            count += clip->takes.size() == takes ? 1 : 0;
    return count;
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT
private slots:
    void firstEditPutsTheProjectOnTheDisk();
    void refusedEditIsSaidAndChangesNothing();
    void generatedSongIsOneUndoStep();
    void takesComeInOneStep();
    void sameSeedSameSong();
    void saveAsMovesANamelessProject();
    void secondOpenerOnlyReads();
    void importsLandTogetherAndSkipWhatIsNoSound();
    void midiComesInWithItsTempoWhereNothingIsYet();
    void lateResultIsNotPutIntoAnotherProject();
    void playbackMovesThePlayhead();
    void vanishedClipsAreDeselected();
};

void TestSession::firstEditPutsTheProjectOnTheDisk()
{
    SessionFixture f;
    QVERIFY(f.session->folderPath().empty());
    QVERIFY(f.session->apply("Add track", addPiano));
    const auto home = f.session->folderPath();
    QVERIFY(std::filesystem::exists(home / "project.json"));
    QVERIFY(!f.session->isNamed());
    QVERIFY(f.session->apply(
        "Rename", [](const project::Project& p) { return edits::renameTrack(p, p.tracks.front()->id, "Rhodes"); }));
    f.session->undo();
    f.session->redo();
    const auto expected = f.session->project();
    f.session->newProject(); // leaves: flushes the journal and unlocks
    QVERIFY(f.session->project().tracks.empty());
    QVERIFY(f.session->openProject(home));
    QVERIFY(f.session->project() == expected);
    QVERIFY(!f.session->isNamed());
}

void TestSession::refusedEditIsSaidAndChangesNothing()
{
    SessionFixture f;
    Messages said(*f.session);
    const auto before = f.session->snapshot();
    QVERIFY(!f.session->apply(
        "Add track", [](const project::Project& p) { return edits::addTrack(p, project::TrackKind::audio, ""); }));
    QCOMPARE(said.failures, 1);
    QVERIFY(f.session->snapshot() == before);
    QVERIFY(f.session->folderPath().empty());
}

void TestSession::generatedSongIsOneUndoStep()
{
    SessionFixture f;
    QVERIFY(f.generate("slow rainy lo-fi with rhodes, bass and drums", 7));
    const auto& project = f.session->project();
    QVERIFY(project.tracks.size() >= 3);
    QVERIFY(!project.markers.empty());
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips) {
            const auto& made = clip->chosen().provenance;
            const bool byNet = track->role == "drums"; // the rest is written and played by rules
            QVERIFY(made.origin == (byNet ? project::Origin::aiGenerated : project::Origin::algorithmic));
            QCOMPARE(made.model.weightsSha256.size(), std::size_t(byNet ? 64 : 0));
            QCOMPARE(made.task, std::string("compose"));
            QCOMPARE(made.seed, std::uint64_t{7});
            QVERIFY(!made.prompt.empty() && !made.model.id.empty() && !made.started.empty());
        }
    QCOMPARE(f.session->history().position(), std::size_t{1});
    const auto song = f.session->project();
    f.session->undo();
    QVERIFY(f.session->project() == project::Project());
    f.session->redo();
    QVERIFY(f.session->project() == song);
}

void TestSession::takesComeInOneStep()
{
    SessionFixture f;
    QVERIFY(f.generate("house with piano, bass and drums", 3, 2));
    QCOMPARE(f.session->history().position(), std::size_t{1});
    QVERIFY(clipsWithTakes(f.session->project(), 2) > 0);
}

void TestSession::sameSeedSameSong()
{
    const auto pitches = [](std::uint64_t seed) {
        SessionFixture f;
        std::vector<int> all;
        if (f.generate("folk guitar ballad", seed))
            for (const auto& track : f.session->project().tracks)
                for (const auto& clip : track->clips)
                    for (const auto& note : std::get<project::NoteContent>(clip->chosen().content)->notes)
                        all.push_back(note.pitch);
        return all;
    };
    const auto first = pitches(11);
    QVERIFY(first.size() > 50);
    QVERIFY(first == pitches(11));
    QVERIFY(first != pitches(12));
}

void TestSession::saveAsMovesANamelessProject()
{
    SessionFixture f;
    QVERIFY(f.session->apply("Add track", addPiano));
    const auto before = f.session->folderPath();
    const auto wanted = f.path() / "Rain.melisma";
    QVERIFY(f.session->saveAs(f.path() / "Rain"));
    QVERIFY(f.session->isNamed());
    QCOMPARE(f.session->folderPath(), wanted);
    QCOMPARE(f.session->project().name, std::string("Rain"));
    QVERIFY(!std::filesystem::exists(before));
    QVERIFY(!f.session->hasUnsavedEdits());
    f.session->undo();
    QVERIFY(f.session->hasUnsavedEdits());
    Messages said(*f.session);
    f.session->newProject();
    QVERIFY(f.session->apply("Add track", addPiano));
    QVERIFY2(!f.session->saveAs(wanted), "an existing project is not overwritten without being told to");
    QCOMPARE(said.failures, 1);
}

void TestSession::secondOpenerOnlyReads()
{
    SessionFixture f;
    QVERIFY(f.session->apply("Add track", addPiano));
    const auto second = f.makeSession();
    Messages said(*second);
    QVERIFY(second->openProject(f.session->folderPath()));
    QVERIFY(second->readOnly());
    QVERIFY(!second->apply("Add track", addPiano));
    QCOMPARE(said.failures, 1);
    QVERIFY(second->saveAs(f.path() / "Copy"));
    QVERIFY(!second->readOnly());
    QVERIFY(second->apply("Add track", addPiano));
}

void TestSession::importsLandTogetherAndSkipWhatIsNoSound()
{
    SessionFixture f;
    Messages said(*f.session);
    const auto first = f.writeSine("one.wav", 1.0, 44100);
    const auto second = f.writeSine("two.wav", 0.5, 48000);
    const auto text = f.path() / "text.wav";
    std::ofstream(text) << "not a sound";
    double fraction = 0.0;
    QObject::connect(f.session.get(), &ui::Session::importProgress, f.session.get(),
                     [&fraction](const QString&, double now) { fraction = now; });
    f.session->importFiles({QString::fromStdString(first.string()), QString::fromStdString(text.string()),
                            QString::fromStdString(second.string())});
    QVERIFY(QTest::qWaitFor([&fraction] { return fraction >= 1.0; }, 20000));
    const auto& project = f.session->project();
    QCOMPARE(project.tracks.size(), std::size_t{2});
    QCOMPARE(f.session->history().position(), std::size_t{1});
    QCOMPARE(said.failures, 1);
    QVERIFY(said.all.join(u' ').contains("text.wav"));
    for (const auto& [hash, asset] : project.assets) {
        QCOMPARE(asset->sampleRate, project.sampleRate);
        QVERIFY(std::filesystem::exists(f.session->mediaPath(*asset)));
    }
    QVERIFY(std::abs(project.length().count - 48000) < 50); // one second, resampled
}

void TestSession::midiComesInWithItsTempoWhereNothingIsYet()
{
    SessionFixture f;
    Messages said(*f.session);
    const auto band = QString::fromStdString((f.resources().parent_path() / "tests/golden/midi/band.mid").string());
    for (int times = 1; times <= 2; ++times) {
        QSignalSpy changed(f.session.get(), &ui::Session::projectChanged);
        f.session->importFiles({band}, {}, {48000});
        QVERIFY(QTest::qWaitFor([&changed] { return !changed.empty(); }, 20000));
        const auto& project = f.session->project();
        QCOMPARE(project.tracks.size(), std::size_t(4 * times));
        QCOMPARE(project.tempoMap.bpmAt({}), 92.0);
        QCOMPARE(project.tracks.back()->clips.front()->start.count > 0, times == 2); // at 0 with the tempo, else there
    }
    QVERIFY(!said.all.join(u' ').contains("left out")); // its pitch bend is in the clip
    QCOMPARE(said.failures, 0);
    f.session->undo();
    f.session->undo();
    QVERIFY(f.session->project().tracks.empty());
    QCOMPARE(f.session->project().tempoMap.bpmAt({}), 120.0);
}

void TestSession::lateResultIsNotPutIntoAnotherProject()
{
    SessionFixture f;
    Messages said(*f.session);
    base::ParamValues params;
    params.set("prompt", "jazz trio");
    params.set("bars", std::int64_t{4});
    f.session->setTasks({f.compose()});
    f.session->generate(f.compose(), params, 1);
    f.session->newProject();
    QVERIFY(QTest::qWaitFor([&said] { return said.failures > 0; }, 30000));
    QVERIFY(f.session->project().tracks.empty());
    f.queue.waitForIdle();
    QSignalSpy landed(f.session.get(), &ui::Session::jobLanded);
    QVERIFY(QTest::qWaitFor([&f] { return !f.session->jobHistory().records().empty(); }));
    const auto record = f.session->jobHistory().records().front();
    QVERIFY(record.state == jobs::JobState::failed && record.clips.empty() && !f.session->canShow(record));
    f.session->runAgain(record, false); // here and now it is wanted
    QVERIFY(landed.wait(30000));
    QVERIFY(!f.session->project().tracks.empty());
}

void TestSession::playbackMovesThePlayhead()
{
    SessionFixture f;
    QVERIFY(f.started());
    QVERIFY(f.generate("techno with drums and bass", 5));
    f.pull(256);
    QSignalSpy playing(f.session.get(), &ui::Session::playStateChanged);
    f.session->seek({48000});
    QCOMPARE(f.session->playhead().count, std::int64_t{48000});
    f.session->play();
    f.pull(48000);
    QCOMPARE(f.session->playhead().count, std::int64_t{96000});
    float loudest = 0.0f;
    for (const float sample : f.pulled())
        loudest = std::max(loudest, std::abs(sample));
    QVERIFY2(loudest > 0.01f, "the song sounds");
    f.session->stop();
    QCOMPARE(playing.count(), 2);
}

void TestSession::vanishedClipsAreDeselected()
{
    SessionFixture f;
    QVERIFY(f.generate("folk guitar", 2));
    const auto& track = f.session->project().tracks.front();
    f.session->selectTrack(track->id);
    f.session->selectClips({track->clips.front()->id});
    f.session->undo();
    QVERIFY(f.session->selectedClips().empty());
    QVERIFY(!f.session->selectedTrack());
}

QTEST_MAIN(TestSession)
#include "test_session.moc"
