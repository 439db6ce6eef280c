// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with whole projects and their files: portable copies, missing sounds, clean-up, templates, and clips
// that go from one project into another.
#include "audio/export/export_project.h"
#include "core/base/sha256.h"
#include "core/edits/add_note_clip.h"
#include "core/edits/add_track.h"
#include "tests/gui/studio_fixture.h"
#include "ui/common/voice_gate.h"
#include "ui/files/bundle_actions.h"
#include "ui/files/clean_up_dialog.h"
#include "ui/files/import_tempo_dialog.h"
#include "ui/files/missing_sounds.h"
#include "ui/files/missing_sounds_dialog.h"
#include "ui/files/templates.h"
#include "ui/timeline/selection_actions.h"

#include <QCheckBox>
#include <QLabel>
#include <QMessageBox>
#include <QTimer>
#include <QTreeWidget>

using namespace melisma;
using namespace melisma::tests;
namespace fs = std::filesystem;

namespace {

QString q(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

struct Files : Studio {
    Files()
    {
        QObject::connect(session.get(), &ui::Session::message, [this](const QString& text) { messages << text; });
    }
    bool importSounds(const QStringList& files)
    {
        QSignalSpy changed(session.get(), &ui::Session::projectChanged);
        session->importFiles(files);
        return changed.wait(20'000);
    }
    /// Imports a sound of another rate and one of the project's own, and saves.
    bool makeSong()
    {
        return importSounds({q(writeSine("one.wav", 1.0, 44100)), q(writeSine("two.wav", 0.5, 48000))}) &&
               session->saveAs(song());
    }
    fs::path song() const { return path() / "Song.melisma"; }
    QString lastMessage() const { return messages.empty() ? QString() : messages.back(); }
    const project::Project& project() const { return session->project(); }
    const std::set<std::string>& missing() const { return ui::MissingSounds::of(*session).hashes(); }

    QStringList messages;
};

/// Searches and waits for the outcome.
QString searchedFor(ui::MissingSoundsDialog& dialog, const QStringList& places)
{
    QSignalSpy searched(&dialog, &ui::MissingSoundsDialog::searched);
    dialog.search(places);
    searched.wait(20'000);
    return dialog.findChild<QLabel*>("outcome")->text();
}

} // namespace

class TestFiles : public QObject {
    Q_OBJECT
private slots:
    void aPortableCopyOpensAsTheProjectItWas()
    {
        Files f;
        QVERIFY(f.makeSong());
        const auto before = f.project();
        ui::writePortableCopy(*f.session, q(f.path() / "Song.melisma.zip"), &f.window);
        QTRY_VERIFY(f.lastMessage().contains("Song.melisma.zip"));
        QVERIFY(f.session->newProject());
        f.window.openPath(q(f.path() / "Song.melisma.zip"));
        QTRY_COMPARE(f.session->folderPath(), f.path() / "Song 2.melisma");
        QVERIFY(f.project() == before);
        QVERIFY(f.missing().empty());
        std::ofstream(f.path() / "Bad.melisma.zip") << "PK no";
        f.window.openPath(q(f.path() / "Bad.melisma.zip"));
        QTRY_VERIFY(f.lastMessage().contains("Bad.melisma.zip"));
        QVERIFY(!fs::exists(f.path() / "Bad.melisma"));
        QVERIFY(f.project() == before);
    }

    /// From elsewhere comes a voice whose owner has revoked, as this library knows.
    void aPortableCopyInARevokedVoiceIsNotUnpacked()
    {
        Files f;
        QVERIFY(f.makeSong());
        QVERIFY(f.session->apply("A voice", [](const project::Project& song) -> base::Result<project::Project> {
            auto sung = song;
            project::Track track = *sung.tracks.front();
            project::Clip clip = *track.clips.front();
            project::Take take = *clip.takes.front();
            take.provenance.voice = {"hildegard", "Hildegard", {}, "stated", "LicenseRef-voice-rules"};
            clip.takes = {take};
            track.clips = {clip};
            sung.tracks.front() = base::Shared<project::Track>(track);
            return sung;
        }));
        QVERIFY(f.session->save()); // nothing is asked when it is left
        ui::writePortableCopy(*f.session, q(f.path() / "Song.melisma.zip"), &f.window);
        QTRY_VERIFY(f.lastMessage().contains("Song.melisma.zip"));
        const auto before = f.session->folderPath();
        auto now = voices::Consent::revoked;
        ui::VoiceGate::of(*f.session).setTerms([&now](const std::string&) {
            return std::optional(voices::VoiceTerms{now, {}, {}});
        });
        f.window.openPath(q(f.path() / "Song.melisma.zip"));
        QTRY_VERIFY(f.lastMessage().contains("rule: revoked"));
        QVERIFY(!fs::exists(f.path() / "Song 2.melisma"));
        QCOMPARE(f.session->folderPath(), before);
        now = voices::Consent::stated;
        f.window.openPath(q(f.path() / "Song.melisma.zip"));
        QTRY_COMPARE(f.session->folderPath(), f.path() / "Song 2.melisma");
    }

    void missingSoundsAreFoundByTheirHashOrByImportingThemAgain()
    {
        Files f;
        QVERIFY(f.makeSong());
        const auto backup = f.path() / "backup/deep";
        fs::create_directories(backup);
        fs::path two;
        for (const auto& [hash, asset] : f.project().assets)
            if (asset->name == "two.wav")
                two = f.session->mediaPath(*asset);
        QVERIFY(f.session->newProject());
        fs::copy(two, backup / "renamed.wav");
        fs::remove_all(f.song() / "media");
        QVERIFY(f.session->openProject(f.song()));
        QCOMPARE(f.missing().size(), std::size_t{2});
        auto* dialog = f.window.findChild<ui::MissingSoundsDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QTreeWidget*>()->topLevelItemCount(), 2);
        QVERIFY(f.action("Find missing")->isEnabled());

        const auto other = f.writeSine("other.wav", 0.3, 48000);
        QVERIFY(searchedFor(*dialog, {q(other)}).contains("none of the missing"));
        fs::create_directories(f.path() / "changed");
        fs::rename(f.writeSine("tmp.wav", 0.9, 44100), f.path() / "changed/one.wav");
        QVERIFY(searchedFor(*dialog, {q(f.path() / "changed/one.wav")}).contains("same name"));
        QCOMPARE(f.missing().size(), std::size_t{2});

        QSignalSpy found(&ui::MissingSounds::of(*f.session), &ui::MissingSounds::found);
        searchedFor(*dialog, {q(f.path() / "backup")});
        QCOMPARE(f.missing().size(), std::size_t{1});
        searchedFor(*dialog, {q(f.path() / "one.wav")}); // was resampled when it came in
        QVERIFY(f.missing().empty());
        QCOMPARE(found.size(), 2);
        QVERIFY(!f.action("Find missing")->isEnabled());
        for (const auto& [hash, asset] : f.project().assets)
            QCOMPARE(*base::sha256OfFile(f.session->mediaPath(*asset)), hash);
    }

    void aMidiFileOfAnotherTempoIsAskedFor()
    {
        using Tempo = ui::ImportTempo;
        Files f;
        QVERIFY(f.makeSong());
        const auto before = f.project();
        const auto band = qEnvironmentVariable("MELISMA_SOURCE_DIR") + "/tests/golden/midi/band.mid"; // 92 bpm
        int asked = 0;
        auto answer = Tempo::Answer::keep;
        Tempo::of(*f.session).setAsker([&](const Tempo::Question& question) {
            asked += question.file == "band.mid" && question.songBpm == before.tempoMap.bpmAt({}) ? 1 : 100;
            return answer;
        });
        QVERIFY(f.importSounds({band}));
        QVERIFY(f.project().tempoMap == before.tempoMap && f.project().tracks.size() > before.tracks.size());
        f.session->undo();
        answer = Tempo::Answer::take;
        QVERIFY(f.importSounds({band}));
        QVERIFY(std::abs(f.project().tempoMap.bpmAt({}) - 92.0) < 0.01);
        f.session->undo(); // one step
        QVERIFY(f.project() == before);
        answer = Tempo::Answer::cancel;
        f.session->importFiles({band});
        QTRY_VERIFY(f.lastMessage().contains("cancelled"));
        QVERIFY(f.project() == before && !f.session->importing());
        QCOMPARE(asked, 3);

        QTimer::singleShot(0, [&f] {
            auto* box = f.window.findChild<QMessageBox*>("importTempo");
            box->checkBox()->setChecked(true);
            box->findChild<QAbstractButton*>("takeTempo")->click();
        });
        QVERIFY(ui::askForTempo({"band.mid", 92.0, 120.0, {3, 4}, {4, 4}}, &f.window) == Tempo::Answer::take);
        QVERIFY(f.importSounds({band})); // unasked
        QVERIFY(std::abs(f.project().tempoMap.bpmAt({}) - 92.0) < 0.01);
        QCOMPARE(asked, 3);
        QSettings().remove("import/tempo");
    }

    void anExportNamesTheClipWhoseSoundIsMissing()
    {
        Files f;
        QVERIFY(f.makeSong());
        fs::remove_all(f.song() / "media");
        audio::ExportRequest request;
        request.mix = f.path() / "mix.wav";
        const auto done = audio::exportProject(
            f.project(), [&](const auto& asset) { return f.session->mediaPath(asset); }, f.soundfont(), request);
        QVERIFY(!done.ok());
        QVERIFY(done.error().message.find("one.wav") != std::string::npos);
        QVERIFY(done.error().message.find("track 'one'") != std::string::npos);
        QVERIFY(!fs::exists(f.path() / "mix.wav"));
    }

    void cleanUpTakesOnlyWhatNothingNeeds()
    {
        Files f;
        QVERIFY(f.makeSong());
        const std::string stray(64, 'a');
        std::ofstream(f.song() / "media" / (stray + ".wav")) << "nobody's";
        f.session->undo();
        f.session->undo(); // the imports: only the history and older states know their sounds
        QVERIFY(f.project().assets.empty());
        std::vector<fs::path> moved;
        const auto moveAway = [&moved](const fs::path& path) {
            moved.push_back(path);
            return fs::remove(path);
        };
        ui::CleanUpDialog dialog(*f.session);
        dialog.setMoveAway(moveAway);
        QCOMPARE(dialog.findChild<QTreeWidget*>()->topLevelItemCount(), 1);
        dialog.moveToTrash();
        QVERIFY(moved == std::vector{f.song() / "media" / (stray + ".wav")});
        f.session->redo();
        f.session->redo();
        QCOMPARE(f.project().assets.size(), std::size_t{2});
        for (const auto& [hash, asset] : f.project().assets)
            QVERIFY(fs::exists(f.session->mediaPath(*asset)));

        std::ofstream(f.song() / "media" / (stray + ".wav")) << "nobody's";
        auto second = f.makeSession();
        QVERIFY(second->openProject(f.song()) && second->readOnly());
        ui::CleanUpDialog refuses(*second);
        refuses.setMoveAway(moveAway);
        refuses.moveToTrash();
        QCOMPARE(moved.size(), std::size_t{1});
        QVERIFY(refuses.findChild<QLabel*>("lead")->text().contains("only be read"));
    }

    void whatComesToBeNeededAfterTheListWasShownStays()
    {
        Files f;
        QVERIFY(f.makeSong());
        std::string hash = f.project().assets.begin()->first;
        const auto state = f.project();
        QVERIFY(f.session->newProject());
        fs::rename(f.song() / "media", f.path() / "media"); // a project that never knew its sounds
        fs::remove_all(f.song());
        QVERIFY(project::ProjectFolder::create(f.song(), {}).ok());
        fs::remove(f.song() / "media");
        fs::rename(f.path() / "media", f.song() / "media");
        QVERIFY(f.session->openProject(f.song()));
        ui::CleanUpDialog dialog(*f.session);
        QVERIFY(dialog.findChild<QTreeWidget*>()->topLevelItemCount() >= 2);
        std::vector<fs::path> moved;
        dialog.setMoveAway([&moved](const fs::path& path) {
            moved.push_back(path);
            return true;
        });
        QVERIFY(f.session->apply("Bring back", [&](const project::Project&) { return base::Result(state); }));
        dialog.moveToTrash();
        QVERIFY(std::ranges::none_of(moved,
                                     [&](const auto& path) { return path.string().find(hash) != std::string::npos; }));
    }

    void templatesBeginNewProjects()
    {
        Files f;
        qputenv("MELISMA_TEMPLATES", q(f.path() / "templates").toUtf8());
        auto* way = f.find<QPushButton>("beginTemplate");
        QVERIFY(way && !way->isVisible());
        QVERIFY(f.makeSong());
        QVERIFY(!ui::saveTemplate(*f.session, " .. ", false));
        QVERIFY(ui::saveTemplate(*f.session, "Band", false));
        QVERIFY(ui::saveTemplate(*f.session, "With/sounds", true));
        QVERIFY(ui::saveTemplate(*f.session, "Band", false)); // replaces
        QVERIFY(ui::templateNames().contains("Band") && ui::templateNames().contains("With-sounds"));
        const auto song = f.project();
        f.window.newFromTemplate("Band");
        QCOMPARE(f.project().tracks.size(), song.tracks.size());
        QVERIFY(f.project().assets.empty() && f.project().length() == base::Frames{});
        QVERIFY(!f.session->isNamed() && f.session->folderPath() != f.song());
        f.window.newFromTemplate("With-sounds");
        QVERIFY(f.project().tracks == song.tracks);
        QVERIFY(f.missing().empty() && !f.session->isNamed());
        QVERIFY(fs::exists(f.session->mediaPath(*f.project().assets.begin()->second)));
        QVERIFY(f.session->newProject());
        QTRY_VERIFY(way->isVisible());
        f.window.newFromTemplate("gone");
        QVERIFY(f.lastMessage().contains("gone"));
        qunsetenv("MELISMA_TEMPLATES");
    }

    void clipsAreCopiedIntoAnotherProjectWithTheirSounds()
    {
        Files f;
        QVERIFY(f.makeSong());
        const auto take = f.project().tracks[0]->clips[0]->chosen();
        ui::selectAllClips(*f.session);
        ui::copySelected(*f.session);
        QVERIFY(f.session->newProject());
        f.session->seek({96000});
        ui::paste(*f.session);
        QCOMPARE(f.project().tracks.size(), std::size_t{2});
        QCOMPARE(f.project().assets.size(), std::size_t{2});
        const auto& clip = *f.project().tracks[0]->clips[0];
        QCOMPARE(clip.start.count, std::int64_t{96000});
        QVERIFY(clip.chosen().content == take.content && clip.chosen().provenance == take.provenance);
        for (const auto& [hash, asset] : f.project().assets)
            QCOMPARE(*base::sha256OfFile(f.session->mediaPath(*asset)), hash);
        QVERIFY(f.session->folderPath() != f.song());
        const auto pasted = f.project();
        QVERIFY(f.session->saveAs(f.path() / "Other.melisma"));
        fs::remove_all(f.song());
        QVERIFY(f.session->newProject());
        ui::paste(*f.session); // what was copied is no longer there
        QVERIFY(f.project().tracks.empty());
        QVERIFY(f.lastMessage().contains("one.wav") || f.lastMessage().contains("two.wav"));
    }
};

QTEST_MAIN(TestFiles)
#include "test_files.moc"
