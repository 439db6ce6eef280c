// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/clean_up_dialog.h"

#include "ui/common/edit_modes.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/record/recording.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr QSize kSize(620, 400);
constexpr int kBriefName = 16; ///< digits of a hash that tell files apart for a person

QString megabytes(std::uint64_t bytes)
{
    return CleanUpDialog::tr("%1 MB").arg(numberText(static_cast<double>(bytes) / 1e6, 1));
}

std::uint64_t bytesOf(const std::vector<project::UnusedFile>& files)
{
    std::uint64_t bytes = 0;
    for (const auto& file : files)
        bytes += file.bytes;
    return bytes;
}

} // namespace

CleanUpDialog::CleanUpDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_lead(new QLabel)
    , m_list(new QTreeWidget)
    , m_trash(new QPushButton(tr("Move to &trash")))
    , m_moveAway([](const std::filesystem::path& path) { return QFile::moveToTrash(toQString(path)); })
{
    setObjectName(QStringLiteral("cleanUp"));
    setWindowTitle(tr("Clean up"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 4, 3);
    m_lead->setObjectName(QStringLiteral("lead"));
    m_lead->setWordWrap(true);
    column->addWidget(m_lead);
    m_list->setAccessibleName(tr("Files that nothing needs"));
    m_list->setHeaderLabels({tr("File"), tr("Kind"), tr("Last changed"), tr("Size")});
    m_list->setRootIsDecorated(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    column->addWidget(m_list, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_trash, QDialogButtonBox::ActionRole);
    column->addWidget(buttons);
    connect(m_trash, &QPushButton::clicked, this, &CleanUpDialog::moveToTrash);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&session, &Session::projectReplaced, this, &QDialog::reject);
    resize(kSize);
    m_trash->setEnabled(false);
    if (const QString why = obstacle(); !why.isEmpty())
        tell(why);
    else if (const auto files = look(); !files)
        tell(toQString(files.error().sentence()));
    else
        show(*files);
}

QString CleanUpDialog::obstacle() const
{
    if (m_session.readOnly())
        return tr("This project can only be read here, so it is not cleaned up.");
    if (m_session.folderPath().empty())
        return tr("This project has no files yet.");
    if (m_session.jobsUnderWayHere() > 0 || m_session.importing() || Recording::of(m_session).active())
        return tr(
            "Something is still being recorded, imported or generated for this project. Clean up when it is done.");
    return {};
}

base::Result<std::vector<project::UnusedFile>> CleanUpDialog::look() const
{
    std::vector<project::ProjectPtr> alive;
    for (const auto& step : m_session.history().steps())
        alive.push_back(step.project);
    std::set<std::string> copied;
    for (const auto& entry : m_session.editModes().board().entries)
        for (const auto& take : entry.clip->takes)
            if (const auto* audio = std::get_if<project::AudioContent>(&take->content))
                copied.insert(audio->assetSha256);
    return project::unusedFiles(m_session.folderPath(), alive, copied);
}

void CleanUpDialog::show(const std::vector<project::UnusedFile>& files)
{
    m_files = files;
    m_list->clear();
    for (const auto& file : files) {
        const QFileInfo info(toQString(file.path));
        auto* item = new QTreeWidgetItem(
            m_list, {info.fileName().left(kBriefName) + QStringLiteral("\u2026.") + info.suffix(),
                     file.cache ? tr("picture of a sound") : tr("sound"),
                     QLocale().toString(info.lastModified(), QLocale::ShortFormat), megabytes(file.bytes)});
        item->setToolTip(0, info.filePath());
        item->setTextAlignment(3, Qt::AlignRight | Qt::AlignVCenter);
    }
    if (files.empty())
        tell(tr(
            "There is nothing to clean up: every file is needed by the project, an older state of it, or a step that "
            "can be undone."));
    else
        m_lead->setText(
            tr("%n files (%1) are needed neither by the project, nor by an older state of it, nor by a step "
               "that can be undone. They go to the trash, where they can be brought back from.",
               nullptr, static_cast<int>(files.size()))
                .arg(megabytes(bytesOf(files))));
    m_trash->setEnabled(!files.empty());
}

void CleanUpDialog::tell(const QString& text)
{
    m_lead->setText(text);
    m_trash->setEnabled(false);
}

/// Looks anew: what has come to be needed since the list was shown stays.
void CleanUpDialog::moveToTrash()
{
    if (const QString why = obstacle(); !why.isEmpty())
        return tell(why);
    const auto now = look();
    if (!now)
        return tell(toQString(now.error().sentence()));
    std::vector<project::UnusedFile> moved, stayed;
    for (const auto& file : m_files)
        if (std::ranges::find(*now, file) != now->end())
            (m_moveAway(file.path) ? moved : stayed).push_back(file);
    show(stayed);
    if (!stayed.empty())
        tell(tr("%n files could not be moved to the trash and stay where they are.", nullptr,
                static_cast<int>(stayed.size())));
    else
        tell(tr("%n files (%1) were moved to the trash.", nullptr, static_cast<int>(moved.size()))
                 .arg(megabytes(bytesOf(moved))));
}

} // namespace melisma::ui
