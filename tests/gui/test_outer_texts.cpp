// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from outside Qt has a German text: tasks, effects, stages, readings of prompts, exports, keys and drums.
#include "audio/effects/effect_kind.h"
#include "audio/export/export_texts.h"
#include "core/music/percussion.h"
#include "ml/compose/chord_wishes.h"
#include "ml/compose/library.h"
#include "ml/compose/prompt_preview.h"
#include "ml/compose/prompt_reasons.h"
#include "ml/tasks/registry.h"
#include "tests/gui/session_fixture.h"
#include "ui/common/key_text.h"
#include "ui/common/spec_text.h"
#include "ui/export/export_report_text.h"
#include "ui/generate/prompt_reading.h"
#include "ui/generate/reading_terms.h"
#include "ui/jobs/job_texts.h"

#include <fmt/format.h>

#include <QDialogButtonBox>
#include <QDirIterator>
#include <QFile>
#include <QFileDialog>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace melisma;
using tests::SessionFixture;

namespace {

QString sourceRoot()
{
    return qEnvironmentVariable("MELISMA_SOURCE_DIR");
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A format of fmt as it comes out with a value.
QString filled(QString format)
{
    static const QRegularExpression hole("\\{[^}]*\\}");
    return format.replace(hole, "7");
}

/// Whether it is listed and German says it in other words.
bool isGerman(const QString& text)
{
    return ui::isSpecText(text.toStdString()) && ui::specText(text.toStdString()) != text;
}

QStringList sourcesUnder(const QStringList& folders)
{
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator found(sourceRoot() + u'/' + folder, {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext())
            files << found.next();
    }
    return files;
}

const ml::Lexicon& lexicon()
{
    static const auto library = ml::Library::load(SessionFixture::resources(), "/nonexistent");
    return library->lexicon;
}

base::ParamValues prompt(const std::string& text)
{
    base::ParamValues values;
    values.set("prompt", text);
    return values;
}

std::vector<ui::ReadStretch> reading(const base::ParamValues& values)
{
    return ui::readingFrom(ml::previewPrompt(values, lexicon()), QString::fromStdString(*values.text("prompt")));
}

/// The first meaning or reason in the answer to `values` that stays English; empty where none does.
QString englishIn(const base::ParamValues& values)
{
    static const QSet<QString> asTheyAre = {"key", "meter"}; // keyText, and "3/4" in any language
    const auto facts = ml::previewPrompt(values, lexicon());
    for (const auto& entry : facts.at("reading")) {
        const auto why = entry.at("why").get<std::string>();
        if (!why.empty() && !ui::readingTerm(why))
            return QString::fromStdString(why);
        const auto as = QString::fromStdString(entry.at("as").get<std::string>());
        const QString topic = as.section(": ", 0, 0);
        if (as.contains(": ") && !asTheyAre.contains(topic))
            for (const QString& part : as.section(": ", 1).split(", "))
                if (!ui::readingTerm(part.toStdString()))
                    return part;
    }
    for (const auto& stretch : reading(values))
        if (!stretch.topic.isEmpty() && ui::chipHelp(stretch).startsWith(stretch.topic + ": "))
            return stretch.topic;
    return {};
}

} // namespace

class TestOuterTexts : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void tasksAndEffectsAreGerman();
    void valuesKeepTheirPlace();
    void stagesOfTasksAreGerman();
    void exportsAreGerman();
    void everyWordOfThePromptIsGerman();
    void reasonsAreGerman();
    void chipsAreGerman();
    void placeholdersAreUnderstood();
    void keysAreGerman();
    void drumsAndVoicesAreGerman();
    void jobDetailsAreGerman();
    void textsOfQtAreGerman();
    void noTextPassesTr();

private:
    QTranslator m_german;
};

void TestOuterTexts::initTestCase()
{
    QVERIFY(m_german.load(QLocale("de_AT"), "melisma", "_", ":/i18n"));
    QCoreApplication::installTranslator(&m_german);
}

/// That each listed text has its German is for test_language: lupdate reads the same list.
void TestOuterTexts::tasksAndEffectsAreGerman()
{
    int checked = 0;
    const auto check = [&checked](const std::string& text) {
        ++checked;
        if (!text.empty() && !ui::isSpecText(text))
            QFAIL(("not in ui/common/spec_text.cpp: " + text).c_str());
    };
    const auto checkSpecs = [&check](const std::vector<base::ParamSpec>& specs) {
        for (const auto& spec : specs) {
            for (const auto& text : {spec.label, spec.help, spec.placeholder, spec.unit})
                check(text);
            for (const auto& choice : spec.choices)
                check(choice.label);
        }
    };
    for (const auto& task : ml::makeTasks({})) {
        const auto descriptor = task->descriptor();
        if (descriptor.internal) // seen by nobody
            continue;
        check(descriptor.title);
        check(descriptor.summary);
        checkSpecs(descriptor.params);
    }
    for (const auto& kind : audio::effectKinds()) {
        check(kind.name);
        check(kind.summary);
        checkSpecs(kind.params);
    }
    QVERIFY(checked > 150);
    QCOMPARE(ui::specText("Reverb"), "Hall");
    QCOMPARE(ui::specText("what no one ever said"), "what no one ever said");
    QCOMPARE(ui::specText(""), QString());
}

void TestOuterTexts::valuesKeepTheirPlace()
{
    QCOMPARE(ui::specText("Writing take 3"), "Schreibt Take 3");
    QCOMPARE(ui::specText("Speaking (12 s so far)"), "Spricht (bisher 12 s)");
    QCOMPARE(ui::specText("Singing: Clear %1"), "Singt: Clear %1"); // words of a song are nobody's to translate
    QCOMPARE(ui::specText("Humming"), "Humming");
}

/// Every stage that a task can tell, found where it is told.
void TestOuterTexts::stagesOfTasksAreGerman()
{
    static const QRegularExpression told(
        R"re((?:\breport\(\s*context\s*,\s*|progress\(\s*\{\s*)(?:fmt::format\(\s*)?(?:"((?:[^"\\]|\\.)*)"|([\w.]+)))re");
    QSet<QString> stages;
    for (const QString& file : sourcesUnder({"ml", "app/worker", "core/jobs"})) {
        const QString source = textOf(file);
        for (auto found = told.globalMatch(source); found.hasNext();) {
            const auto match = found.next();
            const QString passedOn = match.captured(2);
            QVERIFY2(passedOn.isEmpty() || passedOn == "stage" || passedOn == "at.stage", qPrintable(file + passedOn));
            if (passedOn.isEmpty())
                stages << match.captured(1);
        }
    }
    QVERIFY(stages.size() >= 15);
    for (const QString& stage : stages)
        QVERIFY2(isGerman(filled(stage)), qPrintable(stage));
}

void TestOuterTexts::exportsAreGerman()
{
    const auto check = [](std::string_view format) {
        const QString text = filled(QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size())));
        QVERIFY2(isGerman(text), qPrintable(text));
    };
    for (const auto stage : audio::export_stage::kAll)
        check(stage);
    for (const auto note : audio::export_note::kAll)
        check(note);
    audio::ExportReport report;
    report.notes = {fmt::format(audio::export_note::kReached, -16.4)};
    QVERIFY(isGerman("No sound card"));
    QVERIFY(ui::reportText(report).endsWith("\nDer Mix kam auf \u221216.4 LUFS: mehr nähme ihm die Dynamik."));
}

/// Each phrase of the vocabulary, wanted and banned.
void TestOuterTexts::everyWordOfThePromptIsGerman()
{
    QVERIFY(lexicon().phrases.size() > 800);
    for (const auto& [phrase, meaning] : lexicon().phrases)
        for (const auto& text : {phrase, "no " + phrase, "intro, verse and " + phrase})
            if (const QString english = englishIn(prompt(text)); !english.isEmpty())
                QFAIL(("not in ui/generate/reading_terms.cpp: " + english.toStdString() + " of " + text).c_str());
    for (const char* text : {"92 bpm", "999 bpm", "one bar", "8 bars", "9999 bars", "2:30 min", "9 s", "1 s",
                             "jazz, no rock", "in F# minor", "no vocals, female singer", "Am F C G",
                             "[Verse] Am F [Chorus] C G", "[Nowhere] Am F C G", "soft deep female voice, jazz metal"})
        QCOMPARE(englishIn(prompt(text)), QString());
}

void TestOuterTexts::reasonsAreGerman()
{
    const auto name = [](std::string_view reason) {
        return ui::readingTerm(filled(QString::fromUtf8(reason.data())).toStdString()).value_or(QString());
    };
    for (const auto why : ml::reason::kAll)
        QVERIFY2(!name(why).isEmpty() && name(why) != QString::fromUtf8(why.data()), why.data());
    for (const auto& why : lexicon().reasons)
        QVERIFY2(ui::readingTerm(why).has_value(), why.c_str());
    QCOMPARE(*ui::readingTerm("the field Chords goes first"), "das Feld „Akkorde“ geht vor");
    QCOMPARE(*ui::readingTerm("one genre a song: classical came first"), "ein Genre je Stück: Klassik kam zuerst");
    for (const char* sheet : {"", "Qq", "% | Am", "[Nowhere] Am", "N.C."}) {
        ml::Wishes wishes;
        const auto read = ml::readChordWishes(sheet, lexicon(), wishes);
        QVERIFY2(!read.ok() && ui::readingTerm(read.error().message), read.ok() ? sheet : read.error().message.c_str());
    }
}

void TestOuterTexts::chipsAreGerman()
{
    auto values =
        prompt("traurig, wistful, waltz in F# minor, 8 bars, no drums, rain, 92 bpm, soft female voice, xyzzy");
    values.set("meter", "4/4");
    QStringList chips;
    QStringList helps;
    for (const auto& stretch : reading(values)) {
        chips << ui::chipText(stretch);
        helps << ui::chipHelp(stretch);
    }
    QCOMPARE(chips,
             QStringList({"traurig", "wistful → melancholisch", "waltz", "F# minor → fis-Moll", "8 bars → 8 Takte",
                          "ohne drums", "rain", "92 bpm", "soft female voice → weiblich, sanft", "xyzzy"}));
    QCOMPARE(helps, QStringList({"Stimmung: traurig", "Stimmung: melancholisch",
                                 "Nicht benutzt: das Feld „Taktart“ geht vor", "Tonart: fis-Moll", "Länge: 8 Takte",
                                 "Ohne: Schlagzeug", "Nicht benutzt: der Komponist schreibt Noten, keine Geräusche",
                                 "Tempo: 92 bpm", "Stimme: weiblich, sanft", "Nicht verstanden"}));
}

/// What an empty field proposes in German can be typed there.
void TestOuterTexts::placeholdersAreUnderstood()
{
    int words = 0;
    for (const auto& task : ml::makeTasks({}))
        for (const auto& spec : task->descriptor().params) {
            const QString shown = ui::specText(spec.placeholder);
            if (spec.key == "prompt")
                for (const auto& stretch : reading(prompt(shown.toStdString())))
                    QVERIFY2(!stretch.topic.isEmpty(), qPrintable(shown + ": " + stretch.text));
            if (spec.key == "key")
                QCOMPARE(music::Key::parse(shown.toStdString())->text(), spec.placeholder);
            static const QSet<std::string> kLists = {"instruments", "without", "add", "form", "continue"};
            if (!kLists.contains(spec.key))
                continue;
            for (const QString& word : shown.toLower().split(", ")) {
                ++words;
                QVERIFY2(lexicon().find(word.toStdString()), qPrintable(word));
            }
        }
    QVERIFY(words > 10);
}

/// German names of keys are whole, and can be typed where a key is asked for.
void TestOuterTexts::keysAreGerman()
{
    const auto name = [](const char* key) { return ui::keyText(*music::Key::parse(key)); };
    QCOMPARE(name("C major"), "C-Dur");
    QCOMPARE(name("B minor"), "h-Moll");
    QCOMPARE(name("Bb major"), "B-Dur");
    QCOMPARE(name("Eb major"), "Es-Dur");
    QCOMPARE(name("Ab minor"), "as-Moll");
    QCOMPARE(name("D dorian"), "D-dorisch");
    for (const auto mode : {music::Mode::major, music::Mode::minor, music::Mode::dorian, music::Mode::phrygian,
                            music::Mode::lydian, music::Mode::mixolydian})
        for (char letter = 'A'; letter <= 'G'; ++letter)
            for (int accidental = -1; accidental <= 1; ++accidental) {
                const music::Key key{{letter, accidental}, mode};
                QVERIFY2(!ui::keyText(key).contains(u'#'), qPrintable(ui::keyText(key)));
                QCOMPARE(music::Key::parse(ui::keyText(key).toStdString())->text(), key.text());
                QCoreApplication::removeTranslator(&m_german);
                QCOMPARE(ui::keyText(key).toStdString(), key.text());
                QCoreApplication::installTranslator(&m_german);
            }
}

void TestOuterTexts::drumsAndVoicesAreGerman()
{
    for (int pitch = 35; pitch <= 81; ++pitch)
        QVERIFY2(ui::isSpecText(std::string(music::percussionName(pitch))), music::percussionName(pitch).data());
    const auto catalogue = base::Json::parse(textOf(sourceRoot() + "/resources/voices/kokoro.json").toStdString());
    for (const auto& language : catalogue.at("languages"))
        QVERIFY(ui::isSpecText(language.at("name").get<std::string>()));
    for (const auto& voice : catalogue.at("voices"))
        if (const auto note = base::memberOr<std::string>(voice, "note", ""); !note.empty())
            QVERIFY2(ui::isSpecText(note), note.c_str());
}

void TestOuterTexts::jobDetailsAreGerman()
{
    for (const auto& task : ml::makeTasks({})) {
        const auto descriptor = task->descriptor();
        if (descriptor.internal)
            continue;
        jobs::JobRecord record;
        record.request.task = descriptor.id;
        QStringList expected{ui::specText(descriptor.title)};
        for (const auto& spec : descriptor.params)
            if (spec.key != "prompt" && spec.isAsked() && !spec.choices.empty()) {
                record.request.params.set(spec.key, spec.choices.back().id);
                expected << ui::specText(spec.label) << ui::specText(spec.choices.back().label);
            }
        QStringList shown;
        for (const auto& row : ui::recordRows(record, &descriptor))
            shown << row.name << row.value;
        QCOMPARE(shown.mid(1, expected.size()), expected);
    }
}

/// Without Qt's package of translations, which this program does not load.
void TestOuterTexts::textsOfQtAreGerman()
{
    QCOMPARE(QKeySequence("Ctrl+Shift+Del").toString(QKeySequence::NativeText), "Strg+Umschalt+Entf");
    QCOMPARE(QKeySequence("Ctrl+Shift+Home"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Home));
    QDialogButtonBox box(QDialogButtonBox::Close | QDialogButtonBox::Cancel | QDialogButtonBox::Save);
    QCOMPARE(box.button(QDialogButtonBox::Close)->text(), "Schließen");
    QCOMPARE(box.button(QDialogButtonBox::Cancel)->text(), "Abbrechen");
    QCOMPARE(box.button(QDialogButtonBox::Save)->text(), "Speichern");
    QLineEdit line;
    const std::unique_ptr<QMenu> menu(line.createStandardContextMenu());
    for (const QAction* action : menu->actions())
        if (!action->isSeparator())
            QVERIFY2(!QRegularExpression("Undo|Redo|Cut|Copy|Paste|Delete|Select").match(action->text()).hasMatch(),
                     qPrintable(action->text()));
    QFileDialog files;
    files.setOption(QFileDialog::DontUseNativeDialog);
    QStringList labels;
    for (const auto* label : files.findChildren<QLabel*>())
        labels << label->text();
    QVERIFY(labels.contains("Suchen in:") && labels.contains("Dateien vom Typ:"));
}

/// Names of steps and texts of widgets are never bare English; units and names of languages are the same everywhere.
void TestOuterTexts::noTextPassesTr()
{
    static const QRegularExpression bare(
        R"re(\b(?:apply|setText|setToolTip|setWindowTitle|addAction|addMenu|addItem|addRow|addTab|setTitle|setSuffix|setStatusTip|setAccessibleName|setAccessibleDescription|setPlaceholderText|\w*[lL]abel|QPushButton|QCheckBox)\(\s*(?:QStringLiteral\(|QString\(|QLatin1String\()?u?"([^"]*[A-Za-z]{2}[^"]*)")re");
    static const QSet<QString> sameInGerman = {"English", "Deutsch", " dB"};
    int files = 0;
    for (const QString& file : sourcesUnder({"ui"})) {
        ++files;
        const QString source = textOf(file);
        for (auto found = bare.globalMatch(source); found.hasNext();) {
            const QString text = found.next().captured(1);
            QVERIFY2(sameInGerman.contains(text), qPrintable(file + ": " + text));
        }
    }
    QVERIFY(files > 150);
}

QTEST_MAIN(TestOuterTexts)
#include "test_outer_texts.moc"
