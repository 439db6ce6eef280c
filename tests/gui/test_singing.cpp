// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clip with notes is sung: what the dialog begins with, what the task gets, and where the sound lands. The singer is
// the test's own: it writes a tone of the melody's length, so no voices need be installed.
#include "core/edits/add_note_clip.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_notes.h"
#include "core/jobs/melody_input.h"
#include "tests/audio/sound_support.h"
#include "tests/gui/session_fixture.h"
#include "ui/common/facts_table.h"
#include "ui/common/param_form.h"
#include "ui/common/theme.h"
#include "ui/generate/clip_lyrics.h"
#include "ui/generate/generate_panel.h"
#include "ui/generate/sing_actions.h"
#include "ui/generate/sing_dialog.h"
#include "ui/generate/words_dialog.h"
#include "ui/inspector/clip_panel.h"
#include "ui/timeline/clip_menu.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <sstream>

using namespace melisma;
using base::Beats;

namespace {

base::ParamSpec longText(const char* key, double least)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.label = key;
    spec.kind = base::ParamKind::longText;
    if (least > 0)
        spec.minimum = least;
    return spec;
}

/// Keeps what it was asked, and sings a tone from the song's start to the melody's end.
class ToneSinger : public base::Task {
public:
    explicit ToneSinger(std::string id, bool melody) : m_id(std::move(id)), m_melody(melody) {}

    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = m_id;
        made.title = m_melody ? "Sing a melody" : "Speak a text";
        made.params = {m_melody ? longText("lyrics", 0) : longText("text", 1)};
        if (m_melody)
            made.inputs = {"melody"};
        made.makesSounds = true;
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override
    {
        double seconds = 1.0;
        if (m_melody) {
            const auto score = *music::scoreFromJson(*base::readJsonFile(request.inputs.front().path));
            const auto& clip = score.parts.front().clips.front();
            seconds = score.tempoMap.secondsAt(clip.start + clip.notes.length).value;
        }
        const auto path = context.folder / "tone.wav";
        const auto format = tests::spec(audio::Container::wav, audio::SampleFormat::int16, 24000, 1);
        tests::writeSound(path, format, static_cast<int>(seconds * 24000),
                          [](int frame, int) { return 0.1 * (frame % 7); });
        base::TaskFile file{"audio", m_melody ? "Vocal" : "Speech", path, ""};
        file.place = base::SoundPlace{m_melody ? "Vocal" : "Speech", "vocals"};
        file.story = base::FileStory{{"kokoro", "1.0", "", "Apache-2.0", true},
                                     {"af_heart", "Heart", {}, "builtin", "Apache-2.0"},
                                     {"vocals"},
                                     "rain",
                                     {{"rain", {seconds - 0.5}, {seconds}}}};
        base::TaskResult result;
        result.files = {file};
        result.model = file.story->model;
        if (const auto words = request.params.text("lyrics"); m_melody && words)
            result.facts["syllables"] = spread(request, *words);
        return result;
    }

private:
    /// A word a note; the last is held.
    static std::vector<std::string> spread(const base::TaskRequest& request, const std::string& words)
    {
        const auto score = *music::scoreFromJson(*base::readJsonFile(request.inputs.front().path));
        std::vector<std::string> syllables(score.parts.front().clips.front().notes.notes.size(), "_");
        const auto split = QString::fromStdString(words).split(u' ', Qt::SkipEmptyParts);
        for (std::size_t i = 0; i < std::min<std::size_t>(syllables.size(), static_cast<std::size_t>(split.size()));
             ++i)
            syllables[i] = split[static_cast<qsizetype>(i)].toStdString();
        return syllables;
    }

    std::string m_id;
    bool m_melody;
};

/// Hears every word of what it is given, half a second each.
class WordFinder : public base::Task {
public:
    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = "align";
        made.title = "Find the words";
        made.params = {longText("lyrics", 0)};
        made.inputs = {"recording"};
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext&) override
    {
        std::vector<base::TimedWord> words;
        std::istringstream text(request.params.text("lyrics").value_or(""));
        for (std::string word; text >> word;) {
            const double start = 0.5 * static_cast<double>(words.size());
            words.push_back({word, {start}, {start + 0.5}});
        }
        base::TaskResult result;
        if (std::filesystem::exists(request.inputs.front().path))
            result.facts["words"] = base::toJson(words);
        return result;
    }
};

std::vector<std::unique_ptr<base::Task>> singers()
{
    std::vector<std::unique_ptr<base::Task>> tasks;
    tasks.push_back(std::make_unique<WordFinder>());
    tasks.push_back(std::make_unique<ToneSinger>("speak", false));
    tasks.push_back(std::make_unique<ToneSinger>("sing", true));
    return tasks;
}

music::NoteSequence melody(const std::vector<std::string>& syllables)
{
    music::NoteSequence notes;
    for (std::size_t i = 0; i < syllables.size(); ++i)
        notes.notes.push_back({Beats::whole(static_cast<std::int64_t>(i)), Beats::of(0.9), 60, 90, syllables[i]});
    notes.length = Beats::whole(8);
    return notes;
}

/// Two clips with notes on one track, at beats 8 and 16, at 120 bpm: seconds 4 and 8.
struct Song : tests::SessionFixture {
    Song()
    {
        session.reset();                                         // one at a time on the engine
        std::filesystem::create_directories(path() / "imports"); // as the studio does: sounds pass through it
        session = std::make_unique<ui::Session>(
            ui::Session::Services{*engine, voiceQueue, {}, path() / "imports", projects()});
        session->setTasks(*voices.describe());
        session->apply("Melody", [](const project::Project& project) -> base::Result<project::Project> {
            auto edited = edits::addTrack(project, project::TrackKind::instrument, "Lead");
            const auto track = edited->tracks.back()->id;
            edited = edits::addNoteClip(*edited, track, "Verse", melody({"slow", "rain", "fall-", "ing"}),
                                        Beats::whole(8), {});
            return edits::addNoteClip(*edited, track, "Chorus", melody({"", "", ""}), Beats::whole(16), {});
        });
    }
    ~Song() { session.reset(); }

    const project::Clip& clip(std::size_t index) { return *session->project().tracks.front()->clips[index]; }
    const project::Track* vocal()
    {
        for (const auto& track : session->project().tracks)
            if (track->name == jobs::kLeadVocal)
                return track.get();
        return nullptr;
    }
    bool land(const std::function<void()>& start)
    {
        QSignalSpy landed(session.get(), &ui::Session::jobLanded);
        start();
        return landed.count() > 0 || landed.wait(20000);
    }

    jobs::InProcessBackend voices{singers()};
    jobs::JobQueue voiceQueue{voices, path() / "voice-jobs"};
};

QPlainTextEdit* lyricsOf(ui::SingDialog& dialog)
{
    return qobject_cast<QPlainTextEdit*>(dialog.form().editor("lyrics"));
}

} // namespace

class TestSinging : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void notesBecomeLyrics()
    {
        auto notes = melody({"slow", "rain", "_", "fall-", "ing", "", "", "la /lɑ/"});
        QCOMPARE(ui::lyricsOf(notes), std::string("slow rain _ fall-ing\nla /lɑ/")); // a rest of two beats
        for (auto& note : notes.notes)
            note.lyric.clear();
        QCOMPARE(ui::lyricsOf(notes), std::string());
    }

    void aClipIsSungWhereItStands()
    {
        Song song;
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(0).id);
        QCOMPARE(lyricsOf(dialog)->toPlainText(), QStringLiteral("slow rain fall-ing"));
        if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty()) {
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            dialog.grab().save(folder + "/sing-dialog.png");
        }
        QVERIFY(song.land([&] { dialog.accept(); }));
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        const auto* track = song.vocal();
        QVERIFY(track);
        const auto& sung = *track->clips.front();
        QCOMPARE(sung.name, std::string("Verse"));
        QCOMPARE(song.session->project().startOf(sung).count, std::int64_t{4 * 48000});
        QCOMPARE(sung.offset.count, std::int64_t{4 * 48000});    // the sound counts from the song's start
        QCOMPARE(sung.length.count, std::int64_t{4 * 48000});    // eight beats
        QVERIFY(!sung.chosen().provenance.params.has("lyrics")); // unchanged: the notes say it
        QCOMPARE(sung.chosen().words.front().text, std::string("rain"));
    }

    void singingAgainIsATakeAndAnotherClipIsNot()
    {
        Song song;
        const auto sing = [&](std::size_t index, const char* words) {
            ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(index).id);
            lyricsOf(dialog)->setPlainText(words);
            return song.land([&] { dialog.accept(); });
        };
        QVERIFY(sing(0, "one"));
        QVERIFY(sing(0, "two"));
        QVERIFY(sing(1, "three"));
        QCOMPARE(song.vocal()->clips.size(), std::size_t{2});
        QCOMPARE(song.vocal()->clips[0]->takes.size(), std::size_t{2});
        QCOMPARE(song.vocal()->clips[0]->chosen().provenance.lyrics, std::string("rain"));
        QCOMPARE(*song.vocal()->clips[0]->chosen().provenance.params.text("lyrics"), std::string("two"));
        ui::SingDialog again(*song.session, *song.session->task("sing"), song.clip(1).id);
        QCOMPARE(lyricsOf(again)->toPlainText(), QStringLiteral("three _ _")); // its notes say it by now
        song.session->undo();                                                  // sound and words are one step
        QCOMPARE(song.vocal()->clips.size(), std::size_t{1});
        ui::SingDialog before(*song.session, *song.session->task("sing"), song.clip(1).id);
        QCOMPARE(lyricsOf(before)->toPlainText(), QString());
        ui::SingDialog first(*song.session, *song.session->task("sing"), song.clip(0).id);
        QCOMPARE(lyricsOf(first)->toPlainText(), QStringLiteral("two _ _ _"));
    }

    void onePhraseIsSungAgain()
    {
        Song song;
        const auto id = song.clip(0).id;
        song.session->apply("Rest", [&](const project::Project& project) {
            const auto& notes = std::get<project::NoteContent>(project.findClip(id)->chosen().content)->notes;
            auto late = notes[2];
            late.start = Beats::whole(5);
            auto last = notes[3];
            last.start = Beats::whole(6);
            return edits::changeNotes(project, id, {{notes[2], late}, {notes[3], last}});
        });
        QVERIFY(ui::phrasesToSing(*song.session, id).empty()); // nobody has sung it yet
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), id);
        QVERIFY(song.land([&] { dialog.accept(); }));
        const auto phrases = ui::phrasesToSing(*song.session, id);
        QCOMPARE(phrases.size(), std::size_t{2});
        QCOMPARE(phrases[1].words, std::string("falling"));
        const std::unique_ptr<QMenu> menu(ui::makeClipMenu(*song.session, id, nullptr));
        QMenu* offered = nullptr;
        for (const auto* action : menu->actions())
            if (action->text() == "Sing one phrase again")
                offered = action->menu();
        QVERIFY(offered && offered->actions().size() == 2);
        QCOMPARE(offered->actions()[0]->text(), QStringLiteral("slow rain"));
        QVERIFY(song.land([&] { offered->actions()[1]->trigger(); }));
        const auto& pieces = song.vocal()->clips;
        QCOMPARE(pieces.size(), std::size_t{2});
        QCOMPARE(pieces[0]->takes.size(), std::size_t{1});
        QCOMPARE(pieces[1]->takes.size(), std::size_t{2});
        QCOMPARE(ui::phrasesToSing(*song.session, id).size(), std::size_t{2}); // and again, if need be
        song.session->undo();
        QCOMPARE(song.vocal()->clips.size(), std::size_t{1});
    }

    void wordsAreFoundInASound()
    {
        Song song;
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

    void nothingIsSungWithoutWords()
    {
        Song song;
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(1).id);
        dialog.accept();
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
        QCOMPARE(song.session->jobsUnderWay(), 0);
    }

    void theMenuOffersIt()
    {
        Song song;
        const auto texts = [&](project::ClipId id) {
            QStringList all;
            const std::unique_ptr<QMenu> menu(ui::makeClipMenu(*song.session, id, nullptr));
            for (const auto* action : menu->actions())
                all << action->text();
            return all;
        };
        QVERIFY(texts(song.clip(0).id).contains(QStringLiteral("Sing with lyrics…")));
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(0).id);
        QVERIFY(song.land([&] { dialog.accept(); }));
        QVERIFY(texts(song.clip(0).id).contains(QStringLiteral("Sing again…")));
        QVERIFY(texts(song.clip(1).id).contains(QStringLiteral("Sing with lyrics…")));
        const auto sung = song.vocal()->clips.front()->id;
        QVERIFY(texts(sung).filter(QStringLiteral("Sing")).isEmpty());
        QVERIFY(texts(sung).contains(QStringLiteral("Find the words…")));
        QVERIFY(!texts(song.clip(0).id).contains(QStringLiteral("Find the words…")));
        song.session->setTasks({});
        QVERIFY(texts(song.clip(0).id).filter(QStringLiteral("Sing")).isEmpty());
    }

    void thePanelOffersSingingForAMelody()
    {
        Song song;
        ui::GeneratePanel panel(*song.session);
        panel.setTasks(song.voices.describe());
        panel.show();
        const auto segment = [&](const char* title) {
            const auto all = panel.findChildren<QPushButton*>();
            const auto found = std::ranges::find_if(
                all, [title](const auto* each) { return each->isCheckable() && each->text() == QLatin1String(title); });
            return found == all.end() ? nullptr : *found;
        };
        auto* generate = panel.findChild<QPushButton*>("generateButton");
        QVERIFY(segment("Speak a text") && !segment("Speak a text")->isHidden());
        QVERIFY(segment("Sing a melody")->isHidden());
        song.session->selectClips({song.clip(0).id});
        QVERIFY(!segment("Sing a melody")->isHidden());
        segment("Sing a melody")->click();
        QVERIFY(song.land([&] { generate->click(); }));
        QCOMPARE(song.vocal()->clips.front()->name, std::string("Verse"));
        song.session->selectClips({}); // what is shown stays, and says what it wants
        QVERIFY(!segment("Sing a melody")->isHidden());
        const auto jobs = song.voiceQueue.jobs().size();
        generate->click();
        QCOMPARE(song.voiceQueue.jobs().size(), jobs);
        segment("Speak a text")->click();
        QVERIFY(segment("Sing a melody")->isHidden());
    }

    void speechLandsOnItsTrackAndTellsTheVoice()
    {
        Song song;
        ui::GeneratePanel panel(*song.session);
        panel.setTasks(song.voices.describe());
        auto* generate = panel.findChild<QPushButton*>("generateButton");
        generate->click(); // nothing written yet
        QCOMPARE(song.session->jobsUnderWay(), 0);
        panel.findChild<QPlainTextEdit*>("text")->setPlainText("Good evening");
        QVERIFY(song.land([&] { generate->click(); }));
        const auto& track = *song.session->project().tracks.back();
        QCOMPARE(track.name, std::string("Speech"));
        ui::ClipPanel inspector(*song.session);
        song.session->selectClips({track.clips.front()->id});
        QStringList shown;
        for (const auto* label : inspector.findChildren<QLabel*>())
            shown << label->text();
        QVERIFY(shown.contains(QStringLiteral("Voice")));
        QVERIFY(shown.contains(QStringLiteral("Heart")));
    }
};

QTEST_MAIN(TestSinging)
#include "test_singing.moc"
