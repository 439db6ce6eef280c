// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <string>

namespace melisma::ui {

class AutomationModes;
class Session;
class TimelineState;

/// Keeps how the tracks are looked at, and the modes of their automation, in `view.json` beside the project, and finds
/// them again when it is opened. It is no part of the document: a file that is missing or spoilt means the usual view.
/// Owned by the TimelineView; UI thread.
class KeptTimeline : public QObject {
    Q_OBJECT
public:
    KeptTimeline(Session& session, TimelineState& state, QObject* parent);
    ~KeptTimeline() override; ///< writes what has not been written

    static constexpr const char* kFile = "view.json";

private:
    void load();
    void note();
    void followFolder();
    void write();
    std::string text() const;

    Session& m_session;
    TimelineState& m_state;
    AutomationModes& m_modes;
    std::filesystem::path m_folder; ///< of the project that the view is of; empty: not on the disk, or only to be read
    std::string m_written;          ///< as it stands there, or the usual view
    std::string m_wanted;
    QTimer m_timer;
};

} // namespace melisma::ui
