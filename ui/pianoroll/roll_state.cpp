// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/roll_state.h"

#include "core/music/percussion.h"
#include "core/project/comp.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace melisma::ui {
namespace {

constexpr int kMiddleC = 60;

bool hasNotes(const project::Clip* clip)
{
    return clip && !clip->isAudio();
}

} // namespace

RollState::RollState(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::selectionChanged, this, &RollState::follow);
    connect(&session, &Session::projectChanged, this, &RollState::followProject);
    connect(&session, &Session::projectReplaced, this, &RollState::followProject);
    follow();
}

const project::Clip* RollState::clip() const
{
    const auto* clip = m_clip ? m_session.project().findClip(m_clip) : nullptr;
    return hasNotes(clip) ? clip : nullptr;
}

const project::Track* RollState::track() const
{
    return clip() ? m_session.project().trackOf(m_clip) : nullptr;
}

bool RollState::isDrums() const
{
    return track() && track()->instrument.isDrums();
}

/// Shows the one chosen clip with notes; keeps the last while something else is chosen.
void RollState::follow()
{
    const auto& selected = m_session.selectedClips();
    if (selected.size() != 1 || *selected.begin() == m_clip ||
        !hasNotes(m_session.project().findClip(*selected.begin())))
        return;
    m_clip = *selected.begin();
    m_chosen.clear();
    m_preview = {};
    layRows();
    emit clipChanged();
    showClip();
    emit contentChanged();
}

void RollState::followProject()
{
    if (m_clip && !clip()) {
        m_clip = {};
        m_chosen.clear();
        emit clipChanged();
    }
    follow();
    layRows();
    const auto stored = storedNotes();
    std::erase_if(m_chosen, [&](const auto& note) { return std::ranges::find(stored, note) == stored.end(); });
    emit contentChanged();
}

RollFrame RollState::frame() const
{
    return {m_session.project(), *clip(), m_scale, m_rowHeight, m_scrollY, m_rows, isDrums()};
}

RollRules RollState::rules() const
{
    const auto& shown = *clip();
    const auto& project = m_session.project();
    RollRules rules{project.tempoMap, m_grid, frame().shift(), {shown.start.count}, {shown.end().count},
                    m_snap,           {},     m_rows};
    if (m_scaleLock && !isDrums())
        rules.scaleAt = [this](base::Beats at) { return scaleAt(at); };
    return rules;
}

std::vector<music::Note> RollState::storedNotes() const
{
    const auto* shown = clip();
    return shown ? project::heardNotes(*shown)->notes : std::vector<music::Note>();
}

std::vector<music::Note> RollState::notes() const
{
    return m_preview.appliedTo(storedNotes());
}

bool RollState::isChosen(const music::Note& note) const
{
    return std::ranges::find(m_chosen, note) != m_chosen.end();
}

void RollState::choose(std::vector<music::Note> notes)
{
    if (notes == m_chosen)
        return;
    m_chosen = std::move(notes);
    emit contentChanged();
}

void RollState::setPreview(NoteChange change)
{
    if (change == m_preview)
        return;
    m_preview = std::move(change);
    emit contentChanged();
}

void RollState::apply(const QString& label, const NoteChange& change, const std::string& mergeKey)
{
    m_preview = {};
    const bool done =
        !change.empty() &&
        m_session.apply(
            label, [&, clip = m_clip](const project::Project& project) { return change.edit(project, clip); },
            mergeKey);
    if (!done) {
        emit contentChanged();
        return;
    }
    auto chosen = m_chosen;
    for (const auto& [before, after] : change.changed)
        std::erase(chosen, before);
    for (const auto& note : change.removed)
        std::erase(chosen, note);
    const auto results = change.results();
    for (const auto& note : results)
        chosen.push_back(note);
    m_chosen = change.added.empty() ? std::move(chosen) : change.added;
    if (!results.empty())
        remember(results.back());
    emit contentChanged();
}

void RollState::setTool(Tool tool)
{
    m_tool = tool;
    emit toolsChanged();
}

void RollState::setGrid(base::Beats grid)
{
    m_grid = grid;
    m_newLength = grid;
    emit toolsChanged();
    emit contentChanged();
}

NoteValue RollState::laneValue() const
{
    return isDrums() ? NoteValue::velocity : m_laneValue;
}

std::optional<int> RollState::laneController() const
{
    return isDrums() ? std::nullopt : m_laneController;
}

void RollState::setLaneController(std::optional<int> controller)
{
    m_laneController = controller;
    emit toolsChanged();
}

void RollState::setLaneValue(NoteValue value)
{
    m_laneController.reset();
    m_laneValue = value;
    emit toolsChanged();
}

void RollState::setSnap(bool on)
{
    m_snap = on;
    emit toolsChanged();
}

void RollState::setScaleLock(bool on)
{
    m_scaleLock = on;
    emit toolsChanged();
    emit contentChanged();
}

/// All clips of the track count, so that rows stay when another of them is shown.
void RollState::layRows()
{
    PitchRows::Pitches shown;
    if (isDrums()) {
        for (int pitch = 0; pitch < 128; ++pitch)
            if (music::isUsualPercussion(pitch) || (m_allDrums && !music::percussionName(pitch).empty()))
                shown.set(static_cast<std::size_t>(pitch));
        for (const auto& each : track()->clips)
            if (const auto* notes = std::get_if<project::NoteContent>(&each->chosen().content))
                for (const auto& note : (*notes)->notes)
                    shown.set(static_cast<std::size_t>(note.pitch));
    }
    const PitchRows rows(shown);
    if (std::exchange(m_rows, rows) != rows)
        emit viewChanged();
}

void RollState::setAllDrums(bool on)
{
    m_allDrums = on;
    layRows();
    emit toolsChanged();
    centreRows();
}

music::Quantise RollState::quantise() const
{
    music::Quantise settings = m_quantise;
    settings.grid = m_grid;
    return settings;
}

void RollState::setQuantise(const music::Quantise& settings)
{
    m_quantise = settings;
    if (settings.grid != m_grid)
        setGrid(settings.grid);
    emit toolsChanged();
}

void RollState::remember(const music::Note& note)
{
    m_newLength = note.length;
    m_newVelocity = note.velocity;
}

const music::Chord* RollState::chordAt(base::Beats song) const
{
    const auto& chords = m_session.project().chords;
    const auto after = std::ranges::upper_bound(chords, song, {}, &music::ChordEvent::start);
    if (after == chords.begin())
        return nullptr;
    const auto& event = *std::prev(after);
    return song < event.start + event.length ? &event.chord : nullptr;
}

music::PitchClassSet RollState::scaleAt(base::Beats song) const
{
    const auto& key = m_session.project().key;
    const auto* chord = chordAt(song);
    return chord ? music::chordScale(key, *chord) : music::scaleOf(key);
}

void RollState::setViewport(QSize size)
{
    const double middle = m_scrollY + m_viewport.height() / 2.0; // stays where it is
    const bool first = m_viewport.isEmpty();
    m_viewport = size;
    if (first)
        showClip();
    else
        setScrollY(static_cast<int>(middle - size.height() / 2.0));
}

void RollState::setScale(TimeScale scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    emit viewChanged();
}

void RollState::setScrollY(int y)
{
    m_scrollY = std::clamp(y, 0, std::max(0, contentHeight() - m_viewport.height()));
    emit viewChanged();
}

void RollState::zoomAt(double x, double factor)
{
    setScale(m_scale.zoomedAt(x, factor));
}

void RollState::zoomRows(double factor)
{
    const double middle = (m_scrollY + m_viewport.height() / 2.0) / m_rowHeight;
    const int rounded = static_cast<int>(factor > 1 ? std::ceil(m_rowHeight * factor) : m_rowHeight * factor);
    m_rowHeight = std::clamp(rounded, RollMetrics::lowestRow, RollMetrics::highestRow);
    setScrollY(static_cast<int>(middle * m_rowHeight - m_viewport.height() / 2.0));
}

void RollState::scrollBy(double dx, double dy)
{
    m_scale = m_scale.scrolledBy(dx);
    setScrollY(m_scrollY + static_cast<int>(dy));
}

void RollState::showClip()
{
    const auto* shown = clip();
    if (!shown || m_viewport.isEmpty())
        return;
    const auto& project = m_session.project();
    const auto start = static_cast<double>(project.startOf(*shown).count);
    const auto length = static_cast<double>(project.endOf(*shown).count) - start;
    constexpr double kRoom = 1.04; // a little of what follows
    const double framesPerPixel = std::max(length * kRoom / m_viewport.width(), TimeScale::kClosest);
    m_scale = {framesPerPixel, std::max(0.0, start - length * 0.01)};
    centreRows();
}

/// All notes in the middle, or where most of them are when there is no room for all.
void RollState::centreRows()
{
    std::vector<int> pitches;
    for (const auto& note : storedNotes())
        pitches.push_back(note.pitch);
    std::ranges::sort(pitches);
    double middle = m_rows.rowOf(kMiddleC);
    if (!pitches.empty()) {
        const int lowest = m_rows.rowOf(pitches.front());
        const int highest = m_rows.rowOf(pitches.back());
        const bool fits = (highest - lowest + 1) * m_rowHeight <= m_viewport.height();
        middle = fits ? (lowest + highest) / 2.0 : m_rows.rowOf(pitches[pitches.size() / 2]);
    }
    setScrollY(static_cast<int>((m_rows.count() - 0.5 - middle) * m_rowHeight - m_viewport.height() / 2.0));
}

void RollState::reveal(const music::Note& note)
{
    const QRectF rect = frame().rectOf(note);
    if (rect.left() < 0 || rect.left() > m_viewport.width())
        m_scale = m_scale.scrolledBy(rect.left() - m_viewport.width() / 3.0);
    if (rect.top() < 0)
        setScrollY(m_scrollY + static_cast<int>(rect.top()));
    else if (rect.bottom() > m_viewport.height())
        setScrollY(m_scrollY + static_cast<int>(std::ceil(rect.bottom() - m_viewport.height())));
    else
        emit viewChanged();
}

} // namespace melisma::ui
