// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_dialog.h"

#include "audio/export/export_plan.h"
#include "ui/clip_work/sound_work.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/export/export_estimate.h"
#include "ui/export/export_files_page.h"
#include "ui/export/export_report_text.h"
#include "ui/export/export_sound_page.h"
#include "ui/export/export_tags_page.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kNamesShown = 3;
constexpr int kWidth = 560;

int audioFiles(const audio::ExportRequest& request, const project::Project& project)
{
    const auto plan = audio::planExport(project, request);
    return plan ? static_cast<int>(plan->audio.size()) : 0;
}

/// The files of the plan that are there already, records aside.
QStringList existing(const project::Project& project, const audio::ExportRequest& request)
{
    QStringList names;
    const auto planned = audio::plannedFiles(project, request);
    if (!planned)
        return names;
    for (const auto& file : *planned) {
        std::error_code ignored;
        if (std::filesystem::exists(file, ignored))
            names << toQString(file.filename().string());
    }
    return names;
}

} // namespace

ExportDialog::ExportDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_files(new ExportFilesPage(session))
    , m_sound(new ExportSoundPage(session.project().sampleRate))
    , m_tags(new ExportTagsPage(session.project()))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setMinimumWidth(kWidth);
    build();
    const ExportChoices remembered = loadChoices(session);
    m_files->showChoices(remembered);
    m_sound->showChoices(remembered);
    m_tags->showTags(remembered.tags);
    connectParts();
    refresh();
}

void ExportDialog::build()
{
    m_pages = new QTabWidget;
    m_pages->setObjectName(QStringLiteral("exportPages"));
    m_pages->setDocumentMode(true);
    m_pages->tabBar()->setDrawBase(false);
    m_pages->addTab(m_files, tr("Files"));
    m_pages->addTab(m_sound, tr("Sound"));
    m_pages->addTab(m_tags, tr("Tags"));
    m_estimate = smallLabel({});
    m_estimate->setObjectName(QStringLiteral("exportEstimate"));
    m_bar = new QProgressBar;
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Export progress"));
    m_state = smallLabel({});
    m_state->setObjectName(QStringLiteral("exportState"));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_show = new QPushButton(tr("Show in folder"));
    m_close = new QPushButton(tr("Cancel"));
    m_export = accentButton(tr("Export"));
    m_export->setObjectName(QStringLiteral("exportStart"));
    m_export->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 4, 3);
    for (QWidget* part : std::initializer_list<QWidget*>{m_pages, m_estimate, m_bar, m_state})
        layout->addWidget(part);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    layout->addLayout(buttons);
    for (QWidget* later : std::initializer_list<QWidget*>{m_show, m_bar, m_state})
        later->hide();
}

void ExportDialog::connectParts()
{
    connect(m_files, &ExportFilesPage::changed, this, &ExportDialog::refresh);
    connect(m_sound, &ExportSoundPage::changed, this, &ExportDialog::refresh);
    connect(m_tags, &ExportTagsPage::changed, this, &ExportDialog::refresh);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_show, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(choices().folder)); });
    connect(&m_runner, &ExportRunner::finished, this, &ExportDialog::showReport);
    connect(&m_runner, &ExportRunner::progressed, this, [this](double fraction, const QString& stage) {
        m_bar->setValue(static_cast<int>(fraction * 1000.0));
        m_state->setText(stage);
    });
}

ExportChoices ExportDialog::choices() const
{
    ExportChoices result;
    m_files->read(result);
    m_sound->read(result);
    result.tags = m_tags->read();
    return result;
}

/// Anything else asked for is another question about what is there already.
void ExportDialog::refresh()
{
    m_replace = false;
    m_export->setText(tr("Export"));
    const ExportChoices wanted = choices();
    const bool something = wanted.mix || wanted.stems || wanted.midi;
    const bool empty = m_session.project().length() == base::Frames{};
    const auto request = requestOf(wanted, m_session);
    showStemNames(request);
    const bool known = stretchOf(wanted, m_session).has_value() && m_tags->problem().isEmpty();
    m_export->setEnabled(something && !empty && known && !wanted.folder.trimmed().isEmpty() &&
                         !wanted.name.trimmed().isEmpty());
    if (empty)
        m_estimate->setText(tr("There is nothing to export yet: generate a song or import a sound file."));
    else
        m_estimate->setText(m_tags->problem().isEmpty() ? estimateText(request) : m_tags->problem());
}

void ExportDialog::showStemNames(const audio::ExportRequest& request)
{
    if (!request.stemsFolder) {
        m_files->showNames({}, false);
        return;
    }
    const auto names = audio::stemFileNames(m_session.project(), request);
    if (!names) {
        m_files->showNames(toQString(names.error().sentence()), true);
        return;
    }
    QStringList first;
    for (std::size_t i = 0; i < names->size() && i < kNamesShown; ++i)
        first << toQString((*names)[i]);
    const int more = static_cast<int>(names->size()) - kNamesShown;
    m_files->showNames(first.join(QStringLiteral(" \u00b7 ")) + (more > 0 ? tr(" and %1 more").arg(more) : QString()),
                       false);
}

QString ExportDialog::estimateText(const audio::ExportRequest& request) const
{
    const auto& project = m_session.project();
    const auto stretch = stretchOf(choices(), m_session);
    if (!stretch && choices().range == ExportRange::typed)
        return tr("Write bars like 5, beats like 5.3 or times like 1:23.4, the start before the end.");
    if (!stretch)
        return tr("That range is empty.");
    const double seconds = base::toSeconds(stretch->end - stretch->start, project.sampleRate).value;
    QString text = clockText({seconds});
    const int files = audioFiles(request, project);
    if (files > 0)
        text += tr(" \u00b7 about %1").arg(bytesText(estimatedBytes(project, request, seconds)));
    if (const double time = estimatedSeconds(seconds, files); files > 0 && time >= 0.0)
        text += tr(" \u00b7 takes about %1").arg(durationText(std::max(1.0, time)));
    return text + u'\n' + recordText(project);
}

void ExportDialog::start()
{
    const ExportChoices wanted = choices();
    auto request = requestOf(wanted, m_session);
    const QStringList there = existing(m_session.project(), request);
    if (!there.isEmpty() && !m_replace) {
        askToReplace(there);
        return;
    }
    request.overwrite = m_replace;
    storeChoices(wanted, m_session);
    const auto stretch = stretchOf(wanted, m_session).value_or(project::Stretch{});
    m_seconds = base::toSeconds(stretch.end - stretch.start, m_session.project().sampleRate).value;
    setRunning(true);
    m_runner.start(m_session.snapshot(), SoundWork::mediaPath(m_session), m_session.soundfont(), request);
}

void ExportDialog::askToReplace(const QStringList& names)
{
    m_replace = true;
    m_export->setText(tr("Replace"));
    const qsizetype more = names.size() - 1;
    showState(more == 0 ? tr("\u201c%1\u201d is already there. Replace it, or choose another name.").arg(names.first())
                        : tr("\u201c%1\u201d and %2 more are already there. Replace them, or choose another name.")
                              .arg(names.first())
                              .arg(more),
              "failure");
}

void ExportDialog::showState(const QString& text, const char* role)
{
    setRole(m_state, role);
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    layout()->activate();
    adjustSize();
}

void ExportDialog::setRunning(bool running)
{
    m_pages->setEnabled(!running);
    m_export->setEnabled(!running);
    m_bar->setVisible(running);
    m_bar->setValue(0);
    m_show->hide();
    m_close->setText(tr("Cancel"));
    showState(running ? tr("Preparing \u2026") : QString(), "small");
}

void ExportDialog::showReport(const base::Result<audio::ExportReport>& report)
{
    setRunning(false);
    if (!report) {
        const bool cancelled = report.error().kind == base::ErrorKind::cancelled;
        showState(cancelled ? tr("Cancelled. Nothing was written.") : toQString(report.error().sentence()),
                  cancelled ? "small" : "failure");
        return;
    }
    rememberSpeed(m_seconds, soundFilesIn(*report), report->elapsedSeconds);
    m_replace = false;
    m_export->setText(tr("Export"));
    m_show->show();
    m_close->setText(tr("Close"));
    showState(reportText(*report), "small");
}

void ExportDialog::reject()
{
    if (m_runner.running())
        m_runner.cancel();
    else
        QDialog::reject();
}

} // namespace melisma::ui
