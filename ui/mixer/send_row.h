// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/automation/automation_ref.h"
#include "ui/common/session.h"

#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace melisma::ui {

class AutomationMark;
class Fader;
class MixButton;
class SwitchDot;

/// One send of a strip: switch, bus, before or behind the fader, and a fader that is heard while it moves. A drag is
/// one undo step.
class SendRow : public QWidget {
    Q_OBJECT
public:
    SendRow(Session& session, project::SendId send, QWidget* parent = nullptr);

    project::SendId send() const { return m_send; }
    void sync();           ///< shows the project's current state
    void followPlayhead(); ///< shows what automation says now

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void change(const QString& label, const std::function<void(project::Send&)>& set, bool merge = false);
    const project::Track* owner() const;
    AutomationRef ref() const;

    Session& m_session;
    project::SendId m_send;
    SwitchDot* m_on;
    MixButton* m_pre;
    Fader* m_fader;
    AutomationMark* m_mark;
    QString m_name; ///< of the bus
};

/// The sends of a track's strip, first to last; empty and without height when there is none.
class SendRack : public QWidget {
    Q_OBJECT
public:
    SendRack(Session& session, project::TrackId track, QWidget* parent = nullptr);

    void sync();
    void followPlayhead();

private:
    Session& m_session;
    project::TrackId m_track;
    QVBoxLayout* m_column;
    std::vector<SendRow*> m_rows;
};

} // namespace melisma::ui
