// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace melisma::ui {
namespace fs = std::filesystem;
namespace {

struct Format {
    const char* label;
    audio::Container container;
    audio::SampleFormat samples;
};
using audio::Container;
using audio::SampleFormat;

constexpr std::array<Format, 5> kFormats = {{
    {QT_TRANSLATE_NOOP("ExportDialog", "WAV, 24 bit"), Container::wav, SampleFormat::int24},
    {QT_TRANSLATE_NOOP("ExportDialog", "WAV, 16 bit"), Container::wav, SampleFormat::int16},
    {QT_TRANSLATE_NOOP("ExportDialog", "WAV, 32 bit float"), Container::wav, SampleFormat::float32},
    {QT_TRANSLATE_NOOP("ExportDialog", "FLAC, 24 bit"), Container::flac, SampleFormat::int24},
    {QT_TRANSLATE_NOOP("ExportDialog", "FLAC, 16 bit"), Container::flac, SampleFormat::int16},
}};

/// Where exports go at first; a bare system has no music folder yet.
QString usualFolder()
{
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return QFileInfo::exists(music) ? music : QDir::homePath();
}

QString fileText(const audio::ExportedFile& file)
{
    QString text = toQString(file.path.filename().string());
    if (file.kind != "mix" && file.kind != "stem")
        return text;
    if (std::isfinite(file.integratedLufs))
        text += ExportDialog::tr(" \u00b7 %1 LUFS").arg(numberText(file.integratedLufs, 1));
    if (std::isfinite(file.truePeakDb))
        text += ExportDialog::tr(" \u00b7 true peak %1 dB").arg(numberText(file.truePeakDb, 1));
    return text;
}

QString reportText(const audio::ExportReport& report)
{
    QStringList lines;
    int records = 0;
    for (const auto& file : report.files) {
        records += file.kind == "record" ? 1 : 0;
        if (file.kind != "record")
            lines << fileText(file);
    }
    if (records > 0)
        lines << ExportDialog::tr("AI-usage records: %1, in the tags and beside the files").arg(records);
    if (report.gainDb != 0.0)
        lines << ExportDialog::tr("Turned down by %1 dB so that nothing clips").arg(numberText(-report.gainDb, 1));
    return ExportDialog::tr("Written in %1 s:").arg(numberText(report.elapsedSeconds, 1)) + u'\n' + lines.join(u'\n');
}

} // namespace

ExportDialog::ExportDialog(Session& session, QWidget* parent) : QDialog(parent), m_session(session)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setMinimumWidth(480);
    m_form = new QWidget;
    auto* form = new QVBoxLayout(m_form);
    setGrid(form, 0, 4);
    form->addWidget(buildChoices());
    form->addWidget(buildPlace());
    m_bar = new QProgressBar;
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Export progress"));
    m_state = smallLabel({});
    m_state->setObjectName(QStringLiteral("exportState"));
    m_show = new QPushButton(tr("Show folder"));
    m_close = new QPushButton(tr("Cancel"));
    m_export = accentButton(tr("Export"));
    m_export->setObjectName(QStringLiteral("exportStart"));
    m_export->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 5, 3);
    layout->addWidget(m_form);
    layout->addWidget(m_bar);
    layout->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    layout->addLayout(buttons);
    m_show->hide();
    m_bar->hide();
    connectParts();
    restoreChoices();
    refresh();
}

QWidget* ExportDialog::buildChoices()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    setGrid(layout, 0, 1);
    layout->addWidget(sectionLabel(tr("What")));
    m_mix = new QCheckBox(tr("Mix"));
    m_mix->setObjectName(QStringLiteral("exportMix"));
    m_stems = new QCheckBox(tr("Stems, one file a track"));
    m_stems->setObjectName(QStringLiteral("exportStems"));
    m_midi = new QCheckBox(tr("MIDI file of the instrument tracks"));
    m_midi->setObjectName(QStringLiteral("exportMidi"));
    m_prompts = new QCheckBox(tr("Include prompts and lyrics in the AI-usage record"));
    m_prompts->setToolTip(tr("Every audio file carries a record of where AI was used, in its tags and beside it."));
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->setAccessibleName(tr("File format"));
    for (const Format& format : kFormats)
        m_format->addItem(QCoreApplication::translate("ExportDialog", format.label));
    auto* mixRow = new QHBoxLayout;
    mixRow->addWidget(m_mix);
    mixRow->addStretch(1);
    mixRow->addWidget(m_format);
    layout->addLayout(mixRow);
    for (QWidget* choice : {m_stems, m_midi, m_prompts})
        layout->addWidget(choice);
    return box;
}

QWidget* ExportDialog::buildPlace()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    setGrid(layout, 0, 2);
    layout->addWidget(sectionLabel(tr("Where")));
    m_folder = new QLineEdit;
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_folder->setAccessibleName(tr("Folder"));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("exportName"));
    m_name->setAccessibleName(tr("File name"));
    auto* browseButton = new QPushButton(tr("Choose\u2026"));
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    auto* folderRow = new QHBoxLayout;
    folderRow->setSpacing(8);
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(browseButton);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setLabelAlignment(Qt::AlignLeft);
    form->addRow(tr("Folder"), folderRow);
    form->addRow(tr("Name"), m_name);
    layout->addLayout(form);
    m_replace = new QCheckBox(tr("Replace files that are already there"));
    m_replace->setObjectName(QStringLiteral("exportReplace"));
    layout->addWidget(m_replace);
    return box;
}

void ExportDialog::connectParts()
{
    for (QCheckBox* choice : {m_mix, m_stems, m_midi})
        connect(choice, &QCheckBox::toggled, this, &ExportDialog::refresh);
    for (QLineEdit* line : {m_folder, m_name})
        connect(line, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_show, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->text())); });
    connect(&m_runner, &ExportRunner::finished, this, &ExportDialog::showReport);
    connect(&m_runner, &ExportRunner::progressed, this, [this](double fraction, const QString& stage) {
        m_bar->setValue(static_cast<int>(fraction * 1000.0));
        m_state->setText(stage);
    });
}

void ExportDialog::restoreChoices()
{
    const QSettings settings;
    m_mix->setChecked(settings.value(QStringLiteral("export/mix"), true).toBool());
    m_stems->setChecked(settings.value(QStringLiteral("export/stems"), false).toBool());
    m_midi->setChecked(settings.value(QStringLiteral("export/midi"), false).toBool());
    m_prompts->setChecked(settings.value(QStringLiteral("export/prompts"), true).toBool());
    m_format->setCurrentIndex(settings.value(QStringLiteral("export/format"), 0).toInt());
    m_folder->setText(settings.value(QStringLiteral("export/folder"), usualFolder()).toString());
    const fs::path home = m_session.folderPath();
    m_name->setText(toQString(m_session.isNamed() && !home.empty() ? home.stem().string() : m_session.project().name));
}

void ExportDialog::storeChoices() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("export/mix"), m_mix->isChecked());
    settings.setValue(QStringLiteral("export/stems"), m_stems->isChecked());
    settings.setValue(QStringLiteral("export/midi"), m_midi->isChecked());
    settings.setValue(QStringLiteral("export/prompts"), m_prompts->isChecked());
    settings.setValue(QStringLiteral("export/format"), m_format->currentIndex());
    settings.setValue(QStringLiteral("export/folder"), m_folder->text());
}

void ExportDialog::refresh()
{
    const bool something = m_mix->isChecked() || m_stems->isChecked() || m_midi->isChecked();
    const bool empty = m_session.project().length() == base::Frames{};
    m_export->setEnabled(something && !empty && !m_folder->text().trimmed().isEmpty() &&
                         !m_name->text().trimmed().isEmpty());
    if (empty)
        m_state->setText(tr("There is nothing to export yet: generate a song or import a sound file."));
}

void ExportDialog::browse()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Export into"), m_folder->text());
    if (!folder.isEmpty())
        m_folder->setText(folder);
}

audio::ExportRequest ExportDialog::request() const
{
    const Format& format = kFormats[static_cast<std::size_t>(m_format->currentIndex())];
    const fs::path folder = toPath(m_folder->text().trimmed());
    const std::string name = m_name->text().trimmed().toStdString();
    audio::ExportRequest request;
    request.format = format.samples;
    request.stemContainer = format.container;
    request.overwrite = m_replace->isChecked();
    request.includePrompts = m_prompts->isChecked();
    if (m_mix->isChecked())
        request.mix = folder / (name + (format.container == Container::wav ? ".wav" : ".flac"));
    if (m_stems->isChecked())
        request.stemsFolder = folder / (name + " stems");
    if (m_midi->isChecked())
        request.midi = folder / (name + ".mid");
    return request;
}

void ExportDialog::start()
{
    storeChoices();
    setRunning(true);
    const auto media = [session = m_session.folderPath()](const project::Asset& asset) { return session / asset.file; };
    m_runner.start(m_session.snapshot(), media, m_session.soundfont(), request());
}

void ExportDialog::setRunning(bool running)
{
    m_form->setEnabled(!running);
    m_export->setEnabled(!running);
    m_bar->setVisible(running);
    m_bar->setValue(0);
    m_show->hide();
    setRole(m_state, "small");
    m_state->setText(running ? tr("Preparing \u2026") : QString());
    m_close->setText(tr("Cancel"));
}

void ExportDialog::showReport(const base::Result<audio::ExportReport>& report)
{
    setRunning(false);
    if (report) {
        m_state->setText(reportText(*report));
        m_show->show();
        m_close->setText(tr("Close"));
        adjustSize();
        return;
    }
    const bool cancelled = report.error().kind == base::ErrorKind::cancelled;
    setRole(m_state, cancelled ? "small" : "failure");
    m_state->setText(cancelled ? tr("Cancelled. Nothing was written.") : toQString(report.error().sentence()));
    adjustSize();
}

void ExportDialog::reject()
{
    if (m_runner.running())
        m_runner.cancel();
    else
        QDialog::reject();
}

} // namespace melisma::ui
