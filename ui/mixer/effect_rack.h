// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QVBoxLayout;
class QMenu;

namespace melisma::ui {

/// The chain of a track or of the master (track 0), first to last: a row an effect (switch, name that opens its
/// editor, menu with order and removal), and a button that adds one.
class EffectRack : public QWidget {
    Q_OBJECT
public:
    EffectRack(Session& session, project::TrackId track, QWidget* parent = nullptr);

    void sync();
    void addBelow(QWidget* widget); ///< scrolls with the rows

private:
    const std::vector<project::EffectSlot>* chain() const;
    void rebuild(const std::vector<project::EffectSlot>& effects);
    QWidget* makeRow(const project::EffectSlot& slot);
    void fillRowMenu(QMenu* menu, project::EffectId effect);
    void addMove(QMenu* menu, const QString& text, project::EffectId effect, std::ptrdiff_t to, std::size_t count);

    Session& m_session;
    project::TrackId m_track;
    QVBoxLayout* m_content = nullptr;
    QVBoxLayout* m_rows = nullptr;
    std::vector<project::EffectSlot> m_shown;
    bool m_readOnly = false;
};

} // namespace melisma::ui
