// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/media/media_list.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QMenu;
class QTreeWidget;
class QTreeWidgetItem;

namespace melisma::ui {

class EmptyState;
class PeakCache;

/// The project's sounds: a list to filter, sort and drag into the timeline.
class MediaPanel : public QWidget {
    Q_OBJECT
public:
    explicit MediaPanel(Session& session, QWidget* parent = nullptr);
    ~MediaPanel() override;

    /// What can be done with the sound; the menu belongs to the panel and deletes itself when closed.
    QMenu* makeMenu(const std::string& sha256);

protected:
    void resizeEvent(QResizeEvent* event) override;

signals:
    void importWanted();
    void shown(project::ClipId clip); ///< a clip was chosen and should come into view

private:
    void rebuild();
    void fill(QTreeWidgetItem& item, const MediaEntry& entry);
    void drawThumbnails(const std::string& sha256);
    void filter();
    void rename(QTreeWidgetItem* item);
    void showInTimeline(const std::string& sha256);

    Session& m_session;
    PeakCache* m_peaks;
    QLineEdit* m_filter;
    QTreeWidget* m_list;
    EmptyState* m_empty;
    std::vector<MediaEntry> m_entries; ///< as listed
    bool m_filling = false;            ///< the list changes by us, not by the person
};

} // namespace melisma::ui
