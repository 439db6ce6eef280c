// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/quantise.h"
#include "ui/common/session.h"
#include "ui/pianoroll/note_drag.h"
#include "ui/pianoroll/note_value.h"
#include "ui/pianoroll/roll_geometry.h"
#include "ui/pianoroll/roll_metrics.h"

#include <QObject>
#include <QSize>

#include <optional>

namespace melisma::ui {

/// What the parts of the piano roll share: the clip, the part of it in view, the chosen notes, the tools. Lives on the
/// UI thread, owned by the PianoRoll. Notes are those
/// that are heard, of the chosen take or the comp, in their time.
class RollState : public QObject {
    Q_OBJECT
public:
    enum class Tool { choose, draw, paint, erase };

    explicit RollState(Session& session, QObject* parent = nullptr);

    Session& session() const { return m_session; }
    const project::Clip* clip() const; ///< null: nothing to show
    const project::Track* track() const;
    bool isDrums() const;
    RollFrame frame() const; ///< only while there is a clip
    RollRules rules() const; ///< only while there is a clip
    /// As they are drawn: with the gesture in progress.
    std::vector<music::Note> notes() const;
    std::vector<music::Note> storedNotes() const;

    const std::vector<music::Note>& chosen() const { return m_chosen; }
    bool isChosen(const music::Note& note) const;
    void choose(std::vector<music::Note> notes);
    void setPreview(NoteChange change); ///< empty ends it
    /// One undo step; the results become the chosen notes.
    void apply(const QString& label, const NoteChange& change, const std::string& mergeKey = {});

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    base::Beats grid() const { return m_grid; }
    void setGrid(base::Beats grid);
    NoteValue laneValue() const; ///< what the lane under the notes shows; velocity of drums
    void setLaneValue(NoteValue value);
    /// The lane shows this controller instead; none of drums.
    std::optional<int> laneController() const;
    void setLaneController(std::optional<int> controller);
    bool snap() const { return m_snap; }
    void setSnap(bool on);
    bool scaleLock() const { return m_scaleLock; }
    void setScaleLock(bool on);
    /// As the user last quantised, over the grid that is shown.
    music::Quantise quantise() const;
    void setQuantise(const music::Quantise& settings);
    base::Beats newLength() const { return m_newLength; } ///< of the next drawn note
    int newVelocity() const { return m_newVelocity; }
    void remember(const music::Note& note); ///< the next note drawn is like it

    /// What fits at a time of the song: the key's scale under the chord there.
    music::PitchClassSet scaleAt(base::Beats song) const;
    const music::Chord* chordAt(base::Beats song) const;

    const TimeScale& scale() const { return m_scale; }
    int rowHeight() const { return m_rowHeight; }
    int scrollY() const { return m_scrollY; }
    QSize viewport() const { return m_viewport; }
    /// Of drums those that the track uses and the usual ones, or all that have a name.
    const PitchRows& rows() const { return m_rows; }
    bool allDrums() const { return m_allDrums; }
    void setAllDrums(bool on);
    int contentHeight() const { return m_rows.count() * m_rowHeight; }
    void setViewport(QSize size);
    void setScale(TimeScale scale);
    void setScrollY(int y);
    void zoomAt(double x, double factor);
    void zoomRows(double factor);
    void scrollBy(double dx, double dy);
    void showClip(); ///< the whole clip across, its notes in the middle
    void reveal(const music::Note& note);

signals:
    void clipChanged();    ///< another clip, or none
    void viewChanged();    ///< scroll or zoom
    void contentChanged(); ///< notes, chosen notes, chords
    void toolsChanged();

private:
    void follow();
    void followProject();
    void centreRows();
    void layRows();

    Session& m_session;
    project::ClipId m_clip;
    std::vector<music::Note> m_chosen;
    NoteChange m_preview;
    Tool m_tool = Tool::choose;
    base::Beats m_grid{base::Beats::kTicksPerBeat / 4};
    NoteValue m_laneValue = NoteValue::velocity;
    std::optional<int> m_laneController;
    bool m_snap = true;
    bool m_scaleLock = false;
    music::Quantise m_quantise;
    PitchRows m_rows;
    bool m_allDrums = false;
    base::Beats m_newLength{base::Beats::kTicksPerBeat / 4};
    int m_newVelocity = 96;
    TimeScale m_scale;
    int m_rowHeight = RollMetrics::rowHeight;
    int m_scrollY = 0;
    QSize m_viewport;
};

} // namespace melisma::ui
