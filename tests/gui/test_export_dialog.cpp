// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The export dialog: what its pages ask reaches the file, nothing is lost unasked, and it remembers.
#include "audio/files/audio_file.h"
#include "tests/gui/session_fixture.h"
#include "ui/common/preferences.h"
#include "ui/common/theme.h"
#include "ui/export/export_choices.h"
#include "ui/export/export_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>

using namespace melisma;
using tests::SessionFixture;

namespace {

struct Asked : SessionFixture {
    explicit Asked(const std::function<project::Project(project::Project)>& change = {})
    {
        std::filesystem::create_directories(folder());
        made = generate("slow piano", 7);
        if (change)
            made = made && session->apply("change", [&](const project::Project& song) { return change(song); });
        open();
    }

    void open()
    {
        dialog = std::make_unique<ui::ExportDialog>(*session);
        dialog->show();
        find<QLineEdit>("exportFolder")->setText(QString::fromStdString(folder().string()));
        find<QLineEdit>("exportName")->setText("piano");
    }

    std::filesystem::path folder() const { return path() / "out"; }

    template <class T>
    T* find(const char* name) const
    {
        return dialog->findChild<T*>(QString::fromLatin1(name));
    }
    void choose(const char* combo, const QString& text) const
    {
        auto* box = find<QComboBox>(combo);
        const int row = box->findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        box->setCurrentIndex(row);
    }
    /// Presses Export and waits for its end; what the dialog says then.
    QString exported() const
    {
        auto* start = find<QPushButton>("exportStart");
        QTest::mouseClick(start, Qt::LeftButton);
        if (!QTest::qWaitFor([start] { return start->isEnabled(); }, 60000))
            return {};
        return find<QLabel>("exportState")->text();
    }

    bool made = false;
    std::unique_ptr<ui::ExportDialog> dialog;
};

} // namespace

class TestExportDialog : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }
    void depthsAndRatesFollowTheFormat();
    void presetsFillInTheLoudness();
    void stemsShowTheirNamesAndWhatIsWrongWithThem();
    void whatIsAskedReachesTheFile();
    void filesAreReplacedOnlyWhenSaidSo();
    void choicesAreRemembered();
    void aNewSongGoesWhereThePreferencesSay();
    void sectionsLimitTheRange();
    void sectionsOfOneNameAreNumbered();
    void typedPlacesLimitTheRange();
    void stemsHaveAFormatOfTheirOwn();
    void tempoAndKeyCanBeWritten();
};

void TestExportDialog::depthsAndRatesFollowTheFormat()
{
    Asked asked;
    QVERIFY(asked.made);
    auto* depth = asked.find<QComboBox>("exportDepth");
    asked.choose("exportDepth", "32 bit float");
    asked.choose("exportFormat", "FLAC"); // has no floats
    QCOMPARE(depth->currentText(), QString("24 bit"));
    QCOMPARE(depth->count(), 2);
    QVERIFY(!asked.find<QComboBox>("exportBitRate")->isEnabled());
    asked.choose("exportFormat", "MP3");
    QVERIFY(!depth->isEnabled() && asked.find<QComboBox>("exportBitRate")->isEnabled());
}

void TestExportDialog::presetsFillInTheLoudness()
{
    Asked asked;
    auto* lufs = asked.find<QDoubleSpinBox>("exportLufs");
    QVERIFY(!lufs->isEnabled());
    asked.choose("exportLoudness", "Broadcast, EBU R 128");
    QCOMPARE(lufs->value(), -23.0);
    QVERIFY(lufs->isEnabled());
    QVERIFY2(lufs->text().startsWith(QChar(0x2212)) && lufs->text().endsWith("LUFS"), qPrintable(lufs->text()));
    lufs->setValue(-18.0);
    QCOMPARE(asked.find<QComboBox>("exportLoudness")->currentText(), QString("Own values"));
    QCOMPARE(lufs->value(), -18.0);
}

void TestExportDialog::stemsShowTheirNamesAndWhatIsWrongWithThem()
{
    Asked asked;
    auto* names = asked.find<QLabel>("exportNames");
    QVERIFY(names->text().isEmpty());
    asked.find<QCheckBox>("exportStems")->setChecked(true);
    QVERIFY2(names->text().startsWith("01 "), qPrintable(names->text()));
    asked.find<QLineEdit>("exportPattern")->setText("{track} of {project}");
    QVERIFY2(names->text().contains(" of "), qPrintable(names->text()));
    asked.find<QLineEdit>("exportPattern")->setText("{wrong}");
    QVERIFY(names->text().contains("{wrong}"));
    QVERIFY(asked.exported().contains("{wrong}"));
    QVERIFY(std::filesystem::is_empty(asked.folder()));
}

void TestExportDialog::whatIsAskedReachesTheFile()
{
    Asked asked;
    QVERIFY(asked.find<QLabel>("exportEstimate")->text().contains("AI-usage record:"));
    asked.choose("exportFormat", "FLAC");
    asked.choose("exportDepth", "16 bit");
    asked.choose("exportRate", "44.1 kHz");
    asked.choose("exportLoudness", "Streaming");
    asked.find<QLineEdit>("exportArtist")->setText("Ann");
    const QString said = asked.exported();
    QVERIFY2(said.contains("piano.flac") && said.contains(QString::fromUtf8("\u221214.0 LUFS")), qPrintable(said));
    const auto reader = audio::openAudioFile(asked.folder() / "piano.flac");
    QVERIFY(reader.ok());
    QCOMPARE((*reader)->info().sampleRate, 44100);
    QCOMPARE((*reader)->info().bits, 16);
    std::ifstream stream(asked.folder() / "piano.flac", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    QVERIFY(bytes.find("ARTIST=Ann") != std::string::npos);
}

void TestExportDialog::filesAreReplacedOnlyWhenSaidSo()
{
    Asked asked;
    const auto file = asked.folder() / "piano.wav";
    std::ofstream(file) << "mine";
    const QString question = asked.exported();
    QVERIFY2(question.contains("piano.wav") && question.contains("Replace") && !question.contains("--"),
             qPrintable(question));
    QCOMPARE(std::filesystem::file_size(file), std::uintmax_t{4});
    auto* start = asked.find<QPushButton>("exportStart");
    QCOMPARE(start->text(), QString("Replace"));
    asked.find<QLineEdit>("exportName")->setText("other"); // another question now
    QCOMPARE(start->text(), QString("Export"));
    asked.find<QLineEdit>("exportName")->setText("piano");
    asked.exported();
    asked.exported();
    QVERIFY(audio::openAudioFile(file).ok());
    QCOMPARE(start->text(), QString("Export"));
}

void TestExportDialog::choicesAreRemembered()
{
    Asked asked;
    asked.choose("exportFormat", "OGG");
    asked.choose("exportLoudness", "Broadcast, EBU R 128");
    asked.find<QLineEdit>("exportPattern")->setText("{track}");
    asked.find<QLineEdit>("exportTitle")->setText("Night");
    QVERIFY(!asked.exported().isEmpty());
    const auto again = ui::loadChoices(*asked.session);
    QVERIFY(again.container == audio::Container::ogg && again.loudnessLufs == -23.0);
    QCOMPARE(again.stemNames, std::string("{track}"));
    QCOMPARE(again.tags.title, std::string("Night"));
    asked.open();
    QCOMPARE(asked.find<QComboBox>("exportFormat")->currentText(), QString("OGG"));
    asked.session->newProject();
    const auto other = ui::loadChoices(*asked.session);
    QVERIFY(other.container == audio::Container::ogg && other.tags.title.empty());
    QCOMPARE(other.folder, again.folder);
}

void TestExportDialog::aNewSongGoesWhereThePreferencesSay()
{
    Asked asked;
    QVERIFY(!asked.exported().isEmpty());
    auto preferences = ui::Preferences::load();
    preferences.exportFolder = QString::fromStdString((asked.path() / "wished").string());
    preferences.save();
    QCOMPARE(ui::loadChoices(*asked.session).folder, QString::fromStdString(asked.folder().string()));
    asked.session->newProject();
    QCOMPARE(ui::loadChoices(*asked.session).folder, preferences.exportFolder);
    preferences.exportFolder.clear();
    preferences.save();
}

void TestExportDialog::sectionsLimitTheRange()
{
    Asked asked;
    auto* range = asked.find<QComboBox>("exportRange");
    const auto& markers = asked.session->project().markers;
    QVERIFY(!markers.empty() && range->count() > 1);
    range->setCurrentIndex(range->count() - 1);
    QVERIFY(!asked.exported().isEmpty());
    const auto reader = audio::openAudioFile(asked.folder() / "piano.wav");
    const auto& project = asked.session->project();
    const auto& last = markers.back();
    const auto frames = project.tempoMap.framesAt(last.start + last.length, project.sampleRate) -
                        project.tempoMap.framesAt(last.start, project.sampleRate);
    QCOMPARE((*reader)->info().frames.count, frames.count);
}

/// Of two sections of one name each can be had, and they can be told apart.
void TestExportDialog::sectionsOfOneNameAreNumbered()
{
    Asked asked([](project::Project project) {
        auto twin = project.markers.front();
        twin.id = {project.nextId++};
        twin.start = project.markers.back().start + project.markers.back().length;
        twin.length = base::Beats::whole(2);
        project.markers.push_back(twin);
        return project;
    });
    const auto& project = asked.session->project();
    auto* range = asked.find<QComboBox>("exportRange");
    const QString name = QString::fromStdString(project.markers.front().name);
    QVERIFY(range->findText(QString("Section: %1, no. 1").arg(name)) >= 0);
    const int second = range->findText(QString("Section: %1, no. 2").arg(name));
    QVERIFY(second >= 0);
    range->setCurrentIndex(second);
    QVERIFY(!asked.exported().isEmpty());
    const auto reader = audio::openAudioFile(asked.folder() / "piano.wav");
    const auto start = project.markers.back().start;
    const auto frames = project.tempoMap.framesAt(start + base::Beats::whole(2), project.sampleRate) -
                        project.tempoMap.framesAt(start, project.sampleRate);
    QCOMPARE((*reader)->info().frames.count, frames.count);
}

void TestExportDialog::typedPlacesLimitTheRange()
{
    Asked asked;
    auto* range = asked.find<QComboBox>("exportRange");
    auto* from = asked.find<QLineEdit>("exportFrom");
    auto* to = asked.find<QLineEdit>("exportTo");
    auto* start = asked.find<QPushButton>("exportStart");
    QVERIFY(!from->isVisible());
    range->setCurrentIndex(range->findData(static_cast<int>(ui::ExportRange::typed)));
    QVERIFY(from->isVisible());
    QVERIFY(start->isEnabled()); // the whole song at first
    to->setText("1");
    QVERIFY(!start->isEnabled()); // ends where it begins
    QVERIFY(asked.find<QLabel>("exportEstimate")->text().contains("5.3"));
    from->setText("1.2");
    to->setText("0:01.5");
    QVERIFY(start->isEnabled());
    QVERIFY(!asked.exported().isEmpty());
    const auto reader = audio::openAudioFile(asked.folder() / "piano.wav");
    const auto& project = asked.session->project();
    const auto beat = project.tempoMap.framesAt(base::Beats::whole(1), project.sampleRate);
    QCOMPARE((*reader)->info().frames.count, project.sampleRate * 3 / 2 - beat.count);
}

/// The mix to listen to, the stems to work with.
void TestExportDialog::stemsHaveAFormatOfTheirOwn()
{
    Asked asked;
    auto* mix = asked.find<QComboBox>("exportFormat");
    auto* stems = asked.find<QComboBox>("exportStemFormat");
    mix->setCurrentIndex(mix->findData(static_cast<int>(audio::Container::mp3)));
    QVERIFY(!asked.find<QComboBox>("exportDepth")->isEnabled());
    stems->setCurrentIndex(stems->findData(static_cast<int>(audio::Container::wav)));
    QVERIFY(asked.find<QComboBox>("exportDepth")->isEnabled());
    asked.find<QCheckBox>("exportStems")->setChecked(true);
    QVERIFY(!asked.exported().isEmpty());
    QVERIFY(std::filesystem::exists(asked.folder() / "piano.mp3"));
    int waves = 0;
    for (const auto& entry : std::filesystem::directory_iterator(asked.folder() / "piano stems"))
        waves += entry.path().extension() == ".wav" ? 1 : 0;
    QVERIFY(waves > 0);
}

/// Tempo and key in the tags as they were written, or one sentence.
void TestExportDialog::tempoAndKeyCanBeWritten()
{
    Asked asked;
    auto* bpm = asked.find<QLineEdit>("exportBpm");
    auto* key = asked.find<QLineEdit>("exportKey");
    auto* start = asked.find<QPushButton>("exportStart");
    bpm->setText("fast");
    QVERIFY(!start->isEnabled());
    QVERIFY(asked.find<QLabel>("exportEstimate")->text().contains("999"));
    bpm->setText("87,5");
    key->setText("loud");
    QVERIFY(!start->isEnabled());
    key->setText("f# minor");
    QVERIFY(start->isEnabled());
    auto* mix = asked.find<QComboBox>("exportFormat");
    mix->setCurrentIndex(mix->findData(static_cast<int>(audio::Container::flac)));
    QVERIFY(!asked.exported().isEmpty());
    QProcess probe;
    probe.start("ffprobe", {"-v", "error", "-show_entries", "format_tags", "-of", "flat",
                            QString::fromStdString((asked.folder() / "piano.flac").string())});
    if (!probe.waitForStarted())
        QSKIP("no ffprobe");
    probe.waitForFinished();
    const QString tags = probe.readAllStandardOutput();
    QVERIFY2(tags.contains("BPM=\"87.5\"", Qt::CaseInsensitive), qPrintable(tags));
    QVERIFY2(tags.contains("INITIALKEY=\"F#m\"", Qt::CaseInsensitive), qPrintable(tags));
}

QTEST_MAIN(TestExportDialog)
#include "test_export_dialog.moc"
