// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A vocal is sung again in another voice: what is asked, what is refused, where it lands.
#include "core/base/resource_folder.h"
#include "core/base/task_facts.h"
#include "core/jobs/clone_input.h"
#include "core/voices/voice_library.h"
#include "tests/gui/singing_fixture.h"
#include "tests/support/scratch_dir.h"
#include "ui/common/param_form.h"
#include "ui/common/theme.h"
#include "ui/common/voice_gate.h"
#include "ui/generate/clone_actions.h"
#include "ui/generate/clone_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QSet>

using namespace melisma;

namespace {

/// Writes a tone as long as the part that it is asked for.
class OtherVoice : public base::Task {
public:
    /// By all of them, in turn.
    static std::vector<base::TaskRequest>& asked()
    {
        static std::vector<base::TaskRequest> requests;
        return requests;
    }
    /// Whether it takes voices that no recordings were made of.
    static bool& builtIn()
    {
        static bool is = false;
        return is;
    }
    base::TaskDescriptor descriptor() const override
    {
        const auto spec = [](const char* key, const char* label, base::ParamKind kind) {
            base::ParamSpec made;
            made.key = key;
            made.label = label;
            made.kind = kind;
            return made;
        };
        using Kind = base::ParamKind;
        base::TaskDescriptor made;
        made.id = jobs::kCloneTask;
        made.title = "Sing with another voice";
        made.params = {spec("voice", "Voice", Kind::text),       spec("transpose", "Transpose", Kind::number),
                       spec("formant", "Formant", Kind::number), spec("only", "Try the first", Kind::number),
                       spec("begin", "", Kind::number),          spec("end", "", Kind::number),
                       spec("songAt", "", Kind::number),         spec("sourceTrack", "", Kind::text),
                       spec("sourceClip", "", Kind::text),       spec("sourceClipId", "", Kind::integer),
                       spec("voiceName", "", Kind::text),        base::voiceTermsParam()};
        if (builtIn()) {
            auto method = spec("method", "Method", Kind::choice);
            method.choices = {{"auto", "The best there is"}, {jobs::kBuiltInMethod, "Built in"}};
            method.defaultValue = std::string("auto");
            made.params.push_back(method);
        }
        made.inputs = {"recording"};
        made.makesSounds = true;
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override
    {
        const double all = *request.params.number("end") - *request.params.number("begin");
        const double seconds = std::min(all, request.params.number("only").value_or(all));
        asked().push_back(request);
        const auto path = context.folder / "clone.wav";
        tests::writeSound(path, tests::spec(audio::Container::wav, audio::SampleFormat::int16, 24000, 1),
                          static_cast<int>(seconds * 24000), [](int frame, int) { return 0.1 * (frame % 5); });
        base::TaskFile file{"audio", "Anna", path, ""};
        file.place = base::SoundPlace{"Anna", "vocals"};
        file.story = base::FileStory{
            {"rvc", "v2", "", "CC-BY-4.0", true}, {"anna", "Anna", {}, "stated", "CC-BY-4.0"}, {"vocals"}, {}};
        base::TaskResult result;
        result.files = {file};
        result.model = file.story->model;
        result.facts[base::kTransformsFact] = true;
        return result;
    }
};

/// A song with a recording on a track of its own.
struct SongWithVocal : tests::SessionFixture {
    SongWithVocal()
    {
        session.reset();
        std::filesystem::create_directories(path() / "imports");
        session =
            std::make_unique<ui::Session>(ui::Session::Services{*engine, queue, {}, path() / "imports", projects()});
        session->setTasks(*backend.describe());
        const auto sound = path() / "take.wav";
        tests::writeSound(sound, tests::spec(audio::Container::wav, audio::SampleFormat::int16, 48000, 1), 48000 * 3,
                          [](int frame, int) { return 0.2 * std::sin(frame * 0.03); });
        QSignalSpy changed(session.get(), &ui::Session::projectChanged);
        session->importFiles({QString::fromStdString(sound.string())});
        changed.wait(20000);
    }
    ~SongWithVocal() { session.reset(); }

    const project::Clip& clip() { return *session->project().tracks.front()->clips.front(); }
    std::unique_ptr<ui::CloneDialog> dialog()
    {
        voices::Voice anna;
        anna.id = "anna";
        anna.name = "Anna";
        anna.ofSound = true;
        voices::Voice bert = anna;
        bert.id = "bert";
        bert.name = "Bert";
        return std::make_unique<ui::CloneDialog>(*session, *session->task(jobs::kCloneTask), clip().id,
                                                 std::vector{anna, bert});
    }
    bool land(const std::function<void()>& start)
    {
        QSignalSpy landed(session.get(), &ui::Session::jobLanded);
        start();
        return landed.count() > 0 || landed.wait(20000);
    }

    static std::vector<std::unique_ptr<base::Task>> tasks()
    {
        std::vector<std::unique_ptr<base::Task>> made;
        made.push_back(std::make_unique<OtherVoice>());
        return made;
    }
    jobs::InProcessBackend backend{tasks()};
    jobs::JobQueue queue{backend, path() / "clone-jobs"};
};

} // namespace

class TestClone : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void aVocalIsSungByAnotherOnATrackOfItsOwn()
    {
        SongWithVocal song;
        const auto dialog = song.dialog();
        auto* voices = qobject_cast<QComboBox*>(dialog->form().editor("voice"));
        QVERIFY(voices);
        QCOMPARE(voices->currentText(), QStringLiteral("Anna"));
        QVERIFY(voices->findText(QStringLiteral("Bert")) >= 0);
        if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty()) {
            dialog->show();
            QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
            dialog->grab().save(folder + "/clone-dialog.png");
        }
        QVERIFY(song.land([&] { dialog->accept(); }));
        const auto& tracks = song.session->project().tracks;
        QCOMPARE(tracks.size(), std::size_t{2});
        QCOMPARE(tracks.back()->name, tracks.front()->name + " (Anna)");
        QCOMPARE(tracks.back()->clips.front()->start.count, song.clip().start.count);
        QCOMPARE(tracks.back()->clips.front()->length.count, song.clip().length.count);
        QVERIFY(tracks.front()->mix.mute);
        song.session->undo();
        QCOMPARE(song.session->project().tracks.size(), std::size_t{1});
        QVERIFY(!song.session->project().tracks.front()->mix.mute);
    }

    void theSettingsOfLastTimeAreThereAgain()
    {
        SongWithVocal song;
        auto first = song.dialog();
        base::ParamValues values = first->form().values();
        values.set("voice", "bert");
        values.set("transpose", -5.0);
        values.set("formant", 2.0);
        first->form().setValues(values);
        QVERIFY(song.land([&] { first->accept(); }));
        const auto again = song.dialog()->form().values();
        QCOMPARE(*again.text("voice"), std::string("bert"));
        QCOMPARE(*again.number("transpose"), -5.0);
        QCOMPARE(*again.number("formant"), 2.0);
    }

    void theFirstSecondsAreHeardBeforeAllIsSung()
    {
        SongWithVocal song;
        const auto before = song.session->snapshot();
        const auto dialog = song.dialog();
        dialog->form().setValues([&] {
            auto values = dialog->form().values();
            values.set("formant", -2.0);
            return values;
        }());
        auto* listen = dialog->findChild<QPushButton*>("listenToClone");
        QCOMPARE(listen->text(), QStringLiteral("Listen"));
        OtherVoice::asked().clear();
        listen->click();
        QCOMPARE(listen->text(), QStringLiteral("Stop"));
        QTRY_VERIFY(song.session->engine().soundPlaying());
        QVERIFY(song.session->snapshot() == before);
        const auto heard = OtherVoice::asked().front();
        QCOMPARE(*heard.params.number("only"), 10.0);
        QCOMPARE(*heard.params.number("formant"), -2.0);
        listen->click();
        QVERIFY(!song.session->engine().soundPlaying());
        QCOMPARE(listen->text(), QStringLiteral("Listen"));
        QVERIFY(song.land([&] { dialog->accept(); }));
        QCOMPARE(OtherVoice::asked().back().seed, heard.seed); // what was heard is what is sung
        QVERIFY(!OtherVoice::asked().back().params.number("only"));
    }

    void whoseOwnerDoesNotAgreeIsNotSung()
    {
        SongWithVocal song;
        ui::VoiceGate::of(*song.session).setPrepare([](base::TaskRequest& request) {
            return request.params.text("voice") == "anna"
                       ? base::Result<void>(base::Error{base::ErrorKind::unsupported,
                                                        "The voice Anna may not be cloned",
                                                        "Let its owner agree",
                                                        {}})
                       : base::Result<void>();
        });
        QSignalSpy jobs(song.session.get(), &ui::Session::jobChanged);
        const auto dialog = song.dialog();
        dialog->accept();
        QCOMPARE(dialog->result(), 0);
        QCOMPARE(jobs.count(), 0);
        bool told = false;
        for (const auto* label : dialog->findChildren<QLabel*>())
            told = told || (label->text().contains(QStringLiteral("may not be cloned")) && !label->isHidden());
        QVERIFY(told);
        QSignalSpy messages(song.session.get(), &ui::Session::message);
        base::ParamValues anna;
        anna.set("voice", "anna");
        QVERIFY(!song.session->generate(*song.session->task(jobs::kCloneTask), anna, 1, song.clip().id));
        QVERIFY(messages.count() == 1 && messages.front().at(1).toBool());
    }

    void publishedVoicesAreOfferedWhereTheBuiltInWayIs()
    {
        const tests::ScratchDir made;
        const auto before = qgetenv("MELISMA_VOICES");
        qputenv("MELISMA_VOICES", QByteArray::fromStdString(made.path().string()));
        const auto restore = qScopeGuard([&before] {
            OtherVoice::builtIn() = false;
            before.isNull() ? qunsetenv("MELISMA_VOICES") : qputenv("MELISMA_VOICES", before);
        });
        {
            SongWithVocal song;
            QVERIFY(!ui::canClone(*song.session, song.clip().id)); // nobody has made a voice
        }
        const auto library = voices::VoiceLibrary::open(*base::resourceFolder());
        QVERIFY(library && library->keepBlend("af_heart", "af_sky", 0.5, "Dawn"));
        OtherVoice::builtIn() = true;
        SongWithVocal song;
        QVERIFY(ui::canClone(*song.session, song.clip().id));
        QWidget window;
        ui::singWithVoice(*song.session, song.clip().id, &window);
        auto* dialog = window.findChild<ui::CloneDialog*>();
        QVERIFY(dialog);
        auto* voices = qobject_cast<QComboBox*>(dialog->form().editor("voice"));
        QCOMPARE(voices->itemText(0), QStringLiteral("Dawn"));
        QVERIFY(voices->findText(QStringLiteral("Heart")) > 0);
        QVERIFY(voices->findText(QStringLiteral("Alpha")) < 0); // there are two of this name
        QVERIFY(voices->findText(QStringLiteral("Alpha (Hindi)")) > 0);
        QSet<QString> names;
        for (int i = 0; i < voices->count(); ++i)
            names.insert(voices->itemText(i));
        QCOMPARE(names.size(), voices->count());
        QCOMPARE(voices->count(), int(library->packs().size()) + 1);
        if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty()) {
            QVERIFY(QTest::qWaitForWindowExposed(dialog));
            dialog->grab().save(folder + "/clone-dialog-builtin.png");
        }
        // A blend is asked for by what it is mixed of: a worker knows no voices of the user.
        QVERIFY(song.land([&] { dialog->accept(); }));
        QCOMPARE(*OtherVoice::asked().back().params.text("voice"), library->resolve("dawn")->recipe.text());
        QCOMPARE(song.session->project().tracks.back()->name, song.session->project().tracks.front()->name + " (Dawn)");
    }

    void aTakeRemembersWhatItsVoiceAllows()
    {
        SongWithVocal song;
        ui::VoiceGate::of(*song.session).setPrepare([](base::TaskRequest& request) {
            request.params.set(base::kVoiceTerms, "{\"consent\": \"stated\"}");
            return base::Result<void>();
        });
        const auto dialog = song.dialog();
        QVERIFY(song.land([&] { dialog->accept(); }));
        const auto& provenance = song.session->project().tracks.back()->clips.front()->chosen().provenance;
        QCOMPARE(*provenance.params.text(base::kVoiceTerms), std::string("{\"consent\": \"stated\"}"));
        QVERIFY(provenance.origin == project::Origin::aiTransformed);
        QCOMPARE(provenance.inputs.front().sha256,
                 std::get<project::AudioContent>(song.clip().chosen().content).assetSha256);
    }
};

QTEST_MAIN(TestClone)
#include "test_clone.moc"
