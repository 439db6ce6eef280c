// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automation/automation_recorder.h"

#include "ui/automation/automation_axis.h"
#include "ui/common/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace melisma::ui {
namespace {

using project::AutomationKind;
using project::AutomationPoints;

constexpr double kStep = 0.02;       ///< seconds that a sudden move takes at least
constexpr double kGainGrain = 0.2;   ///< dB that thinning may move a gain
constexpr double kRatioGrain = 0.01; ///< share that it may move a frequency
constexpr double kGrain = 0.005;     ///< share of the range that it may move anything else

} // namespace

AutomationRecorder& AutomationRecorder::of(Session& session)
{
    if (auto* known = session.findChild<AutomationRecorder*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new AutomationRecorder(session);
}

AutomationRecorder::AutomationRecorder(Session& session)
    : QObject(&session)
    , m_session(session)
    , m_modes(AutomationModes::of(session))
{
    connect(&session, &Session::playheadMoved, this, &AutomationRecorder::advance);
    connect(&session, &Session::playStateChanged, this, [this](bool playing) {
        if (playing)
            return startPlaying();
        finish();
        m_heard.reset();
        m_settling.clear();
        m_session.engine().letGoAllAutomated();
        if (std::exchange(m_writes, false))
            m_modes.endWriting();
        emit changed();
    });
    connect(&session, &Session::projectReplaced, this, [this] {
        m_hands.clear();
        m_moves.clear();
        m_pressed.clear();
        emit changed();
    });
    connect(&m_modes, &AutomationModes::changed, this, &AutomationRecorder::changed);
}

bool AutomationRecorder::canRecord() const
{
    return m_session.engine().playing() && !m_session.engine().playingPiece() && !m_session.readOnly();
}

std::int64_t AutomationRecorder::now() const
{
    return m_session.playhead().count;
}

base::Beats AutomationRecorder::beatsAt(std::int64_t frame) const
{
    const auto& project = m_session.project();
    return project.tempoMap.beatsAt({std::max<std::int64_t>(frame, 0)}, project.sampleRate);
}

/// What is stepped goes back at once.
std::int64_t AutomationRecorder::backFrames(const Hand& hand) const
{
    return hand.stepped ? 0 : std::llround(kBackSeconds * m_session.project().sampleRate);
}

/// As drawn, or where the control stands without a curve.
double AutomationRecorder::curveAt(const AutomationRef& ref, std::int64_t frame) const
{
    const auto& project = m_session.project();
    return automatedValue(lanesOf(project, ref.track), ref.target, beatsAt(frame))
        .value_or(AutomationAxis(project, ref.track, ref.target).resting());
}

double AutomationRecorder::heardValue(const Hand& hand, std::int64_t frame) const
{
    if (hand.left < 0)
        return hand.value;
    const auto way = backFrames(hand);
    const double share = way > 0 ? static_cast<double>(frame - hand.left) / static_cast<double>(way) : 1.0;
    return std::lerp(hand.value, curveAt(hand.ref, frame), std::clamp(share, 0.0, 1.0));
}

AutomationRecorder::Hand* AutomationRecorder::find(const AutomationRef& ref)
{
    const auto found = std::ranges::find(m_hands, ref, &Hand::ref);
    return found == m_hands.end() ? nullptr : &*found;
}

const AutomationRecorder::Hand* AutomationRecorder::find(const AutomationRef& ref) const
{
    return const_cast<AutomationRecorder*>(this)->find(ref);
}

bool AutomationRecorder::recording(const AutomationRef& ref) const
{
    const auto its = [&](const edits::RecordedMove& move) { return AutomationRef{move.track, move.target} == ref; };
    return find(ref) || std::ranges::any_of(m_moves, its);
}

/// A control that is on its way back is a move of its own when it is touched again.
AutomationRecorder::Hand& AutomationRecorder::begin(const AutomationRef& ref, double value)
{
    if (auto* known = find(ref)) {
        if (known->left < 0)
            return *known;
        m_moves.push_back(moveOf(*known, known->left));
        std::erase_if(m_hands, [&](const Hand& hand) { return hand.ref == ref; });
    }
    Hand hand;
    hand.ref = ref;
    hand.value = value;
    hand.stepped = AutomationAxis(m_session.project(), ref.track, ref.target).stepped();
    hand.moved = now();
    hand.samples.push_back({hand.moved, value});
    m_hands.push_back(std::move(hand));
    emit changed();
    return m_hands.back();
}

/// Where it is now. While it rests the last sample goes along; a sudden move begins close before it ends.
void AutomationRecorder::put(Hand& hand, std::int64_t frame)
{
    auto& samples = hand.samples;
    if (frame < samples.back().frame)
        return;
    if (samples.back().frame == frame && samples.size() > 1)
        samples.pop_back();
    const auto last = samples.back();
    if (last.frame == frame) {
        samples.back().value = hand.value;
        return;
    }
    const auto step = hand.stepped ? 1 : std::llround(kStep * m_session.project().sampleRate);
    if (last.value != hand.value && frame - last.frame > step)
        samples.push_back({frame - step, last.value});
    const bool rests =
        samples.size() > 1 && samples.back().value == hand.value && samples[samples.size() - 2].value == hand.value;
    if (rests)
        samples.pop_back();
    samples.push_back({frame, hand.value});
}

void AutomationRecorder::take(const AutomationRef& ref)
{
    if (std::ranges::find(m_pressed, ref) == m_pressed.end())
        m_pressed.push_back(ref);
    const auto mode = m_modes.ofLane(ref);
    if (!canRecord() || mode == AutomationMode::off || mode == AutomationMode::read)
        return;
    const auto value = shown(ref);
    begin(ref, value.value_or(curveAt(ref, now())));
    advance();
}

void AutomationRecorder::leave(const AutomationRef& ref)
{
    std::erase(m_pressed, ref);
    advance();
    auto* hand = find(ref);
    if (hand && hand->left < 0 && m_modes.ofLane(ref) == AutomationMode::touch && !hand->stepped)
        letGo(*hand, now());
}

void AutomationRecorder::refuse(const AutomationRef& ref)
{
    const AutomationAxis axis(m_session.project(), ref.track, ref.target);
    emit m_session.message(
        tr("%1 follows its lane. What you do to it is recorded while it plays; to set it without its "
           "lane, choose Off or Write.")
            .arg(axis.name()),
        false);
}

bool AutomationRecorder::move(const AutomationRef& ref, double value)
{
    const auto mode = m_modes.ofLane(ref);
    if (mode == AutomationMode::off || mode == AutomationMode::read || !isThere(m_session.project(), ref))
        return false;
    if (!canRecord()) {
        const auto* lane = laneOf(m_session.project(), ref);
        const bool follows = mode != AutomationMode::write && lane && !lane->points.empty();
        if (follows)
            refuse(ref);
        return follows;
    }
    advance();
    const auto place = now();
    auto& hand = begin(ref, shown(ref).value_or(curveAt(ref, place)));
    hand.value = value;
    hand.moved = place;
    put(hand, place);
    m_session.engine().holdAutomated(ref.track, ref.target, value);
    return true;
}

std::optional<double> AutomationRecorder::shown(const AutomationRef& ref) const
{
    if (const auto* hand = find(ref))
        return heardValue(*hand, now());
    if (m_modes.ofLane(ref) == AutomationMode::write)
        return std::nullopt;
    const auto& project = m_session.project();
    const auto& lanes = lanesOf(project, ref.track);
    return lanes.empty() ? std::nullopt : automatedValue(lanes, ref.target, beatsAt(now()));
}

bool AutomationRecorder::locked(const AutomationRef& ref) const
{
    const auto* lane = laneOf(m_session.project(), ref);
    return lane && !lane->points.empty() && m_modes.ofLane(ref) == AutomationMode::read;
}

void AutomationRecorder::letGo(Hand& hand, std::int64_t frame)
{
    put(hand, frame);
    hand.left = frame;
}

/// Touch alone ends before the stop: a key or wheel a while behind its last move, a switch that agrees with its curve.
bool AutomationRecorder::isOver(const Hand& hand, std::int64_t frame) const
{
    const auto mode = m_modes.ofLane(hand.ref);
    if (mode == AutomationMode::off || mode == AutomationMode::read)
        return true; // chosen meanwhile
    const bool pressed = std::ranges::find(m_pressed, hand.ref) != m_pressed.end();
    if (pressed || mode != AutomationMode::touch)
        return false;
    if (hand.stepped)
        return curveAt(hand.ref, frame) == hand.value;
    return static_cast<double>(frame - hand.moved) > kStillSeconds * m_session.project().sampleRate;
}

/// Up to what is heard now.
void AutomationRecorder::advance()
{
    serveSettling();
    if (!canRecord())
        return;
    const auto frame = now();
    if (m_last >= 0 && frame < m_last)
        comeRound();
    m_last = frame;
    std::vector<AutomationRef> back;
    for (Hand& hand : m_hands) {
        if (hand.left < 0) {
            put(hand, frame);
            if (isOver(hand, frame))
                hand.left = frame;
        }
        if (hand.left >= 0 && frame >= hand.left + backFrames(hand))
            back.push_back(hand.ref);
        else
            m_session.engine().holdAutomated(hand.ref.track, hand.ref.target, heardValue(hand, frame));
    }
    for (const auto& ref : back) {
        m_moves.push_back(moveOf(*find(ref), find(ref)->left));
        std::erase_if(m_hands, [&](const Hand& hand) { return hand.ref == ref; });
        m_session.engine().letGoAutomated(ref.track, ref.target);
    }
    if (!back.empty())
        emit changed();
}

/// The loop has begun again. What was recorded is heard from here on; a hand that still holds its control goes on.
void AutomationRecorder::comeRound()
{
    const auto& project = m_session.project();
    const auto end = project.tempoMap.framesAt(project.loop.end(), project.sampleRate).count;
    const auto held = m_hands;
    land(project.loop.on && m_last <= end ? end : m_last);
    m_modes.endWriting();
    for (const Hand& hand : held)
        if (hand.left < 0 && std::ranges::find(m_pressed, hand.ref) != m_pressed.end()) {
            begin(hand.ref, hand.value);
            std::erase(m_settling, hand.ref);
        }
}

edits::RecordedMove AutomationRecorder::moveOf(const Hand& hand, std::int64_t end) const
{
    const auto& project = m_session.project();
    const AutomationAxis axis(project, hand.ref.track, hand.ref.target);
    edits::RecordedMove move{hand.ref.track, hand.ref.target, {}, {}, {}, {}, axis.resting(), 0.0, axis.byRatio()};
    const bool gain =
        hand.ref.target.kind == AutomationKind::volume || hand.ref.target.kind == AutomationKind::sendGain;
    move.tolerance = gain ? kGainGrain : axis.byRatio() ? kRatioGrain : kGrain * (axis.highest() - axis.lowest());
    for (const auto& sample : hand.samples) {
        const auto point =
            project::AutomationPoint{beatsAt(sample.frame), sample.value,
                                     hand.stepped ? project::PointShape::hold : project::PointShape::linear};
        if (!move.points.empty() && move.points.back().at >= point.at)
            move.points.back().value = point.value; // within one tick the later
        else
            move.points.push_back(point);
    }
    move.from = move.points.front().at;
    move.to = std::max({beatsAt(end), move.points.back().at, move.from + base::Beats{1}});
    move.back = std::max(beatsAt(end + backFrames(hand)), move.to);
    return move;
}

std::optional<AutomationPoints> AutomationRecorder::drawn(const AutomationRef& ref) const
{
    std::vector<edits::RecordedMove> moves;
    std::ranges::copy_if(m_moves, std::back_inserter(moves), [&](const edits::RecordedMove& move) {
        return AutomationRef{move.track, move.target} == ref;
    });
    if (const auto* hand = find(ref))
        moves.push_back(moveOf(*hand, hand->left < 0 ? hand->samples.back().frame : hand->left));
    if (moves.empty())
        return std::nullopt;
    const auto edited = edits::recordAutomation(m_session.project(), moves);
    const auto* lane = edited ? laneOf(*edited, ref) : nullptr;
    return lane ? std::optional(lane->points) : std::nullopt;
}

/// Everything of the pass as one step; what has gone meanwhile, or took no time, is left aside.
void AutomationRecorder::land(std::int64_t at)
{
    auto moves = std::exchange(m_moves, {});
    std::vector<AutomationRef> held;
    for (Hand& hand : std::exchange(m_hands, {})) {
        held.push_back(hand.ref);
        if (hand.left < 0)
            put(hand, std::max(at, hand.samples.back().frame));
        moves.push_back(moveOf(hand, hand.left < 0 ? hand.samples.back().frame : hand.left));
    }
    std::erase_if(moves, [this](const edits::RecordedMove& move) {
        const bool brief = move.to - move.from <= base::Beats{1};
        return brief || !isThere(m_session.project(), {move.track, move.target});
    });
    if (!moves.empty() && !m_session.readOnly()) {
        m_session.endMerge();
        m_session.apply(tr("Record automation"),
                        [&moves](const project::Project& project) { return edits::recordAutomation(project, moves); });
    }
    for (const auto& ref : held)
        settle(ref);
    if (!moves.empty() || !held.empty())
        emit changed();
}

void AutomationRecorder::finish()
{
    if (recording())
        land(std::max(now(), m_last));
    m_last = -1;
}

void AutomationRecorder::jump()
{
    finish();
    m_modes.endWriting();
}

/// Under a hand already, or to be written from here on.
void AutomationRecorder::startPlaying()
{
    m_last = -1;
    m_writes = canRecord();
    if (!m_writes)
        return;
    for (const auto& ref : m_modes.writing())
        begin(ref, AutomationAxis(m_session.project(), ref.track, ref.target).resting());
    for (const auto& ref : std::vector(m_pressed))
        take(ref);
    advance();
}

} // namespace melisma::ui
