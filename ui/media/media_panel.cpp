// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/media_panel.h"

#include "core/edits/rename_asset.h"
#include "ui/common/empty_state.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/files/missing_sounds.h"
#include "ui/media/media_list.h"
#include "ui/waveform/peak_cache.h"
#include "ui/waveform/waveform_painter.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr QSize kThumbnail(44, 22);
constexpr int kRoomForKind = 380; ///< px; in less, names need the room more and the tool tip says it
enum Column { kName, kLength, kKind, kUsed, kColumns };
enum Role { kHash = Qt::UserRole, kSortKey };

/// Sorts by numbers where a column holds numbers.
class Item : public QTreeWidgetItem {
public:
    bool operator<(const QTreeWidgetItem& other) const override
    {
        const int column = treeWidget() ? treeWidget()->sortColumn() : 0;
        const QVariant mine = data(column, kSortKey);
        const QVariant theirs = other.data(column, kSortKey);
        if (mine.isValid() && theirs.isValid())
            return mine.toDouble() < theirs.toDouble();
        return QString::localeAwareCompare(text(column), other.text(column)) < 0;
    }
};

class List : public QTreeWidget {
protected:
    QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override
    {
        return items.isEmpty() ? nullptr : mimeOfMedia(items.front()->data(kName, kHash).toString().toStdString());
    }
    QStringList mimeTypes() const override { return {QStringLiteral("application/x-melisma-media")}; }
};

std::string hashOf(const QTreeWidgetItem& item)
{
    return item.data(kName, kHash).toString().toStdString();
}

QPixmap thumbnail(const project::Asset& asset, const audio::PeakPyramid* peaks, qreal ratio)
{
    QPixmap picture(kThumbnail * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(theme().bg0);
    QPainter painter(&picture);
    if (peaks)
        paintWaveform(painter, {QRectF(QPointF(), kThumbnail), {}, asset.frames, 1.0, theme().accent}, *peaks);
    return picture;
}

QString kindText(const MediaEntry& entry)
{
    const QString rate = numberText(entry.sampleRate / 1000.0, entry.sampleRate % 1000 ? 1 : 0);
    const QString width = entry.channels == 1 ? MediaPanel::tr("mono") : MediaPanel::tr("stereo");
    return MediaPanel::tr("%1 kHz %2").arg(rate, width);
}

} // namespace

MediaPanel::MediaPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_peaks(new PeakCache({[&session](const project::Asset& asset) { return session.mediaPath(asset); },
                             [&session] { return session.cachePath(); }},
                            this))
    , m_filter(new QLineEdit)
    , m_list(new List)
    , m_empty(new EmptyState(tr("Sounds that you import are listed here."), tr("Import sound files\u2026")))
{
    m_filter->setPlaceholderText(tr("Filter by name"));
    m_filter->setAccessibleName(tr("Filter by name"));
    m_filter->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Sounds of the project"));
    m_list->setColumnCount(kColumns);
    m_list->setHeaderLabels({tr("Name"), tr("Length"), tr("Kind"), tr("Used")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setIconSize(kThumbnail);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(kName, Qt::AscendingOrder);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(kName, QHeaderView::Stretch);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 2, 2);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &MediaPanel::filter);
    connect(m_empty, &EmptyState::triggered, this, &MediaPanel::importWanted);
    connect(m_peaks, &PeakCache::ready, this, &MediaPanel::drawThumbnails);
    connect(&session, &Session::projectChanged, this, [this] {
        if (mediaEntries(m_session.project()) != m_entries) // most edits touch no sound
            rebuild();
    });
    connect(&session, &Session::projectReplaced, m_peaks, &PeakCache::clear);
    connect(&MissingSounds::of(session), &MissingSounds::found, this, [this] {
        m_peaks->clear();
        rebuild();
    });
    connect(m_list, &QTreeWidget::itemChanged, this, &MediaPanel::rename);
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { showInTimeline(hashOf(*item)); });
    connect(m_list, &QTreeWidget::customContextMenuRequested, this, [this](QPoint at) {
        if (const auto* item = m_list->itemAt(at))
            makeMenu(hashOf(*item))->popup(m_list->viewport()->mapToGlobal(at));
    });
    rebuild();
}

MediaPanel::~MediaPanel() = default;

void MediaPanel::resizeEvent(QResizeEvent*)
{
    m_list->setColumnHidden(kKind, width() < kRoomForKind);
}

void MediaPanel::rebuild()
{
    const QScopedValueRollback busy(m_filling, true);
    const auto* current = m_list->currentItem();
    const QString chosen = current ? current->data(kName, kHash).toString() : QString();
    m_list->clear();
    m_entries = mediaEntries(m_session.project());
    QList<QTreeWidgetItem*> items;
    for (const MediaEntry& entry : m_entries) {
        items << new Item;
        fill(*items.back(), entry);
    }
    m_list->addTopLevelItems(items);
    for (QTreeWidgetItem* item : items)
        if (item->data(kName, kHash).toString() == chosen)
            m_list->setCurrentItem(item);
    m_list->setVisible(!m_entries.empty());
    m_filter->setVisible(!m_entries.empty());
    m_empty->setVisible(m_entries.empty());
    filter();
}

void MediaPanel::fill(QTreeWidgetItem& item, const MediaEntry& entry)
{
    const auto* asset = m_session.project().findAsset(entry.sha256);
    const QFileInfo file(toQString(m_session.mediaPath(*asset)));
    item.setData(kName, kHash, toQString(entry.sha256));
    item.setText(kName, entry.name);
    item.setText(kLength, durationText(entry.seconds));
    item.setData(kLength, kSortKey, entry.seconds);
    item.setText(kKind, kindText(entry));
    item.setData(kKind, kSortKey, entry.sampleRate * 100.0 + entry.channels);
    item.setText(kUsed, numberText(entry.used, 0));
    item.setData(kUsed, kSortKey, entry.used);
    item.setTextAlignment(kLength, Qt::AlignRight | Qt::AlignVCenter);
    item.setTextAlignment(kUsed, Qt::AlignRight | Qt::AlignVCenter);
    item.setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
                  (m_session.readOnly() ? Qt::NoItemFlags : Qt::ItemIsEditable));
    const bool missing = !file.exists();
    if (missing)
        item.setText(kKind, tr("missing"));
    for (const int column : {kName, kKind})
        if (missing)
            item.setForeground(column, theme().bad);
    item.setToolTip(
        kName, missing ? tr("The sound file is missing from the project's media folder.")
                       : tr("%1, %2, %3 MB")
                             .arg(entry.name, kindText(entry), numberText(static_cast<double>(file.size()) / 1e6, 1)));
    item.setIcon(kName, thumbnail(*asset, missing ? nullptr : m_peaks->find(*asset), devicePixelRatioF()));
}

void MediaPanel::drawThumbnails(const std::string& sha256)
{
    const QScopedValueRollback busy(m_filling, true);
    const auto* asset = m_session.project().findAsset(sha256);
    for (int i = 0; asset && i < m_list->topLevelItemCount(); ++i)
        if (QTreeWidgetItem* item = m_list->topLevelItem(i); hashOf(*item) == sha256)
            item->setIcon(kName, thumbnail(*asset, m_peaks->find(*asset), devicePixelRatioF()));
}

void MediaPanel::filter()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        item->setHidden(!item->text(kName).contains(m_filter->text(), Qt::CaseInsensitive));
    }
}

void MediaPanel::rename(QTreeWidgetItem* item)
{
    if (m_filling)
        return;
    const std::string hash = hashOf(*item);
    const std::string name = item->text(kName).toStdString();
    // The list is built anew by the edit, so not from within its own signal.
    QMetaObject::invokeMethod(
        this,
        [this, hash, name] {
            const auto edit = [&](const project::Project& project) { return edits::renameAsset(project, hash, name); };
            if (!m_session.apply(tr("Rename sound"), edit))
                rebuild();
        },
        Qt::QueuedConnection);
}

void MediaPanel::showInTimeline(const std::string& sha256)
{
    for (const auto& track : m_session.project().tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (const auto* audio = std::get_if<project::AudioContent>(&take->content);
                    audio && audio->assetSha256 == sha256) {
                    const project::ClipId id = clip->id;
                    m_session.selectClips({id});
                    emit shown(id);
                    return;
                }
}

QMenu* MediaPanel::makeMenu(const std::string& sha256)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* add = menu->addAction(tr("Add to track at playhead"), this, [this, sha256] {
        const auto* track = m_session.project().findTrack(m_session.selectedTrack());
        const bool fits = track && track->kind == project::TrackKind::audio;
        placeMedia(m_session, sha256, fits ? track->id : project::TrackId(), m_session.playhead());
    });
    menu->addAction(tr("Show in timeline"), this, [this, sha256] { showInTimeline(sha256); });
    QAction* rename = menu->addAction(tr("Rename"), this, [this, sha256] {
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            if (hashOf(*m_list->topLevelItem(i)) == sha256)
                m_list->editItem(m_list->topLevelItem(i), kName);
    });
    add->setEnabled(!m_session.readOnly());
    rename->setEnabled(!m_session.readOnly());
    return menu;
}

} // namespace melisma::ui
