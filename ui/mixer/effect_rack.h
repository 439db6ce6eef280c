// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;
class QMenu;

namespace melisma::ui {

/// The chain of a track or of the master (track 0), first to last: a row an effect (switch, name that opens its
/// editor, menu with order and removal), and a button that adds one.
class EffectRack : public QWidget {
    Q_OBJECT
public:
    EffectRack(Session& session, project::TrackId track, QWidget* parent = nullptr);

    /// Moves (or copies) an effect of any rack before the row `index` of this one.
    void take(project::EffectId effect, std::size_t index, bool copy);
    void sync();
    void addBelow(QWidget* widget); ///< scrolls with the rows

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< of the names: keys and the start of a drag
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    const std::vector<project::EffectSlot>* chain() const;
    void rebuild(const std::vector<project::EffectSlot>& effects);
    QWidget* makeDeltaMark(project::EffectId effect, const QString& name);
    QWidget* makeRow(const project::EffectSlot& slot);
    project::EffectId effectOf(const QWidget* row) const;
    void moveBy(project::EffectId effect, std::ptrdiff_t by);
    void startDrag(project::EffectId effect);
    std::size_t dropIndex(QPoint at) const;
    void showDropLine(std::optional<std::size_t> index);
    void fillRowMenu(QMenu* menu, project::EffectId effect);
    void addMove(QMenu* menu, const QString& text, project::EffectId effect, std::ptrdiff_t to, std::size_t count);

    Session& m_session;
    project::TrackId m_track;
    QVBoxLayout* m_content = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QWidget* m_dropLine = nullptr; ///< where a dragged effect would go
    QPoint m_pressed;              ///< on a name, in its own place
    std::vector<project::EffectSlot> m_shown;
    bool m_readOnly = false;
};

} // namespace melisma::ui
