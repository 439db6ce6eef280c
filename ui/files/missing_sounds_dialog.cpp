// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/missing_sounds_dialog.h"

#include "audio/files/find_sounds.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/files/file_work.h"
#include "ui/files/missing_sounds.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr QSize kSize(620, 380);
constexpr std::size_t kRefusalsTold = 3;

/// "Vocals: Verse, Chorus" for each track.
QString clipsWith(const project::Project& project, const std::string& sha256)
{
    QStringList tracks;
    for (const auto& track : project.tracks) {
        if (track->instrument.soundfont == sha256)
            tracks << toQString(track->name);
        QStringList clips;
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (const auto* audio = std::get_if<project::AudioContent>(&take->content);
                    audio && audio->assetSha256 == sha256 && !clips.contains(toQString(clip->name)))
                    clips << toQString(clip->name);
        if (!clips.empty())
            tracks << toQString(track->name) + QStringLiteral(": ") + clips.join(QStringLiteral(", "));
    }
    return tracks.join(QStringLiteral("; "));
}

} // namespace

MissingSoundsDialog::MissingSoundsDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_list(new QTreeWidget)
    , m_outcome(new QLabel)
    , m_files(new QPushButton(tr("Choose &files\u2026")))
    , m_folder(new QPushButton(tr("Search a f&older\u2026")))
{
    setObjectName(QStringLiteral("missingSounds"));
    setWindowTitle(tr("Missing sounds"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 4, 3);
    auto* lead = new QLabel(
        tr("The files of these sounds are not in the project's folder, so their clips or tracks are silent. Show "
           "where they may be: the files that were imported, a backup or another copy of the project."));
    lead->setWordWrap(true);
    column->addWidget(lead);
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderLabels({tr("Sound"), tr("Clips")});
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    column->addWidget(m_list, 1);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setWordWrap(true);
    column->addWidget(m_outcome);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_files, QDialogButtonBox::ActionRole);
    buttons->addButton(m_folder, QDialogButtonBox::ActionRole);
    column->addWidget(buttons);
    connect(m_files, &QPushButton::clicked, this, &MissingSoundsDialog::askForFiles);
    connect(m_folder, &QPushButton::clicked, this, &MissingSoundsDialog::askForFolder);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&session, &Session::projectReplaced, this, &QDialog::reject);
    resize(kSize);
    fill();
}

void MissingSoundsDialog::fill()
{
    m_list->clear();
    const auto& project = m_session.project();
    for (const auto& hash : MissingSounds::of(m_session).hashes()) {
        const auto* asset = project.findAsset(hash);
        if (!asset)
            continue;
        auto* item = new QTreeWidgetItem(m_list, {toQString(asset->name), clipsWith(project, hash)});
        item->setToolTip(1, item->text(1));
    }
    const bool searches = !MissingSounds::of(m_session).hashes().empty() && !m_session.readOnly();
    m_files->setEnabled(searches);
    m_folder->setEnabled(searches);
    if (m_session.readOnly())
        m_outcome->setText(tr("This project can only be read here, so nothing can be brought back into it."));
}

void MissingSoundsDialog::askForFiles()
{
    search(QFileDialog::getOpenFileNames(this, tr("Choose files"), QDir::homePath()));
}

void MissingSoundsDialog::askForFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Search a folder"), QDir::homePath());
    if (!folder.isEmpty())
        search({folder});
}

void MissingSoundsDialog::search(const QStringList& places)
{
    if (places.isEmpty() || m_session.readOnly())
        return;
    audio::SoundSearch search{{}, {}, m_session.folderPath(), m_session.cachePath()};
    for (const auto& hash : MissingSounds::of(m_session).hashes())
        if (const auto* asset = m_session.project().findAsset(hash))
            search.lost.push_back(*asset);
    for (const QString& place : places)
        search.places.push_back(toPath(place));
    const auto found = std::make_shared<audio::FoundSounds>();
    FileWork::start(
        this, tr("Looking for the sounds\u2026"),
        [search, found](const auto& progress, std::stop_token stop) -> base::Result<void> {
            auto outcome = audio::findSounds(search, progress, stop);
            if (!outcome)
                return outcome.error();
            *found = std::move(*outcome);
            return {};
        },
        [this, found](const base::Result<void>& result) {
            MissingSounds::of(m_session).look(); // also after an error: some may be there
            fill();
            if (result)
                showOutcome(found->sha256.size(), found->refused);
            else
                m_outcome->setText(toQString(result.error().sentence()));
            emit searched();
        });
}

void MissingSoundsDialog::showOutcome(std::size_t found, const std::vector<std::string>& refused)
{
    QStringList told;
    told << (found > 0 ? tr("%n sounds are there again.", nullptr, static_cast<int>(found))
                       : tr("None of the missing sounds was found."));
    for (std::size_t i = 0; i < std::min(refused.size(), kRefusalsTold); ++i)
        told << toQString(refused[i]);
    if (refused.size() > kRefusalsTold)
        told << tr("and %1 more").arg(refused.size() - kRefusalsTold);
    m_outcome->setText(told.join(u' '));
}

} // namespace melisma::ui
