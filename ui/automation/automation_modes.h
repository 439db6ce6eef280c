// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "ui/automation/automation_ref.h"

#include <QColor>
#include <QObject>
#include <QString>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace melisma::ui {

/// What automation does with a control while it plays. Off: nothing. Read: the control follows its curve. Touch: it is
/// recorded while a hand has hold of it. Latch: from the first touch to the stop. Write: from the start to the stop.
enum class AutomationMode { off, read, touch, latch, write };

QString modeText(AutomationMode mode); ///< one word
QString modeTip(AutomationMode mode);  ///< a sentence
QColor modeColour(AutomationMode mode);

/// The mode of each track and of lanes that have one of their own. Off is in the project (no lane of it is on); all
/// else is a way of working and no edit, kept beside the project (KeptTimeline). One for each session, a child of it;
/// UI thread.
class AutomationModes : public QObject {
    Q_OBJECT
public:
    static AutomationModes& of(Session& session);

    AutomationMode ofTrack(project::TrackId track) const; ///< 0: the master
    /// That of its track, unless it has one of its own or is off. Read, at most, where nothing may be changed.
    AutomationMode ofLane(const AutomationRef& ref) const;
    bool hasOwn(const AutomationRef& ref) const { return own(ref) != nullptr; }

    /// For all its lanes; modes of their own go. Switching lanes off or on is an undo step.
    void setTrack(project::TrackId track, AutomationMode mode);
    /// None: as its track.
    void setLane(const AutomationRef& ref, std::optional<AutomationMode> mode);
    /// On to the next of read, touch, latch and write.
    void nextOfTrack(project::TrackId track);

    /// Lanes that are seen in the timeline: with those that have points they are what Write writes.
    void setShown(std::vector<AutomationRef> lanes) { m_shown = std::move(lanes); }
    std::vector<AutomationRef> writing() const;
    /// Write has written, and is Touch from here on.
    void endWriting();

    base::Json toJson() const; ///< without what is read as usual
    void restore(const base::Json& json);

signals:
    void changed();

private:
    using Own = std::pair<AutomationRef, AutomationMode>;

    explicit AutomationModes(Session& session);
    const Own* own(const AutomationRef& ref) const;
    AutomationMode chosenFor(project::TrackId track) const;
    void switchTrack(project::TrackId track, bool on);

    Session& m_session;
    std::map<project::TrackId, AutomationMode> m_tracks;
    std::vector<Own> m_lanes;
    std::vector<AutomationRef> m_shown;
};

} // namespace melisma::ui
