// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/band_graph.h"

#include "ui/common/theme.h"
#include "ui/mixer/band_painter.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace melisma::ui {
namespace {

constexpr double kDragDistance = 3.0; ///< px before a press becomes a drag
constexpr int kPointWidth = 2;        ///< px between the points of a curve
constexpr double kWidthStep = 1.1;    ///< times a notch of the wheel
constexpr double kWidthPixels = 60.0; ///< of an Alt-drag that make the Q twice as great

} // namespace

BandGraph::BandGraph(std::unique_ptr<BandModel> model, EffectScope& scope, QWidget* parent)
    : EffectView(parent)
    , PaintedParts(QAccessible::List)
    , m_model(std::move(model))
    , m_scope(scope)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Bands"));
    setAccessibleDescription(tr("Tab: the next band. Arrows: its frequency and gain. Page Up, Page Down: its width. "
                                "Space: on or off, or back."));
    setToolTip(tr("Drag a band; Shift: finely. Alt-drag or the wheel: its width. Double click: on or off, or back."));
    connect(&m_scope, &EffectScope::looked, this, qOverload<>(&QWidget::update));
    m_values = audio::effectParams(m_model->kind(), m_params);
}

void BandGraph::setSlot(const project::EffectSlot& slot)
{
    m_params = slot.params;
    m_mix = slot.mix;
    m_bypass = slot.bypass;
    m_values = audio::effectParams(m_model->kind(), m_params);
    computeCurves();
    partsChanged();
    update();
}

double BandGraph::valueOf(const std::string& key) const
{
    const auto& params = m_model->kind().params;
    const auto* spec = m_model->spec(key);
    return spec ? static_cast<double>(m_values[static_cast<std::size_t>(spec - params.data())]) : 0.0;
}

bool BandGraph::isOn(std::size_t index) const
{
    return handle(index).on.empty() || valueOf(handle(index).on) > 0.5;
}

QPointF BandGraph::placeOf(std::size_t index) const
{
    const auto& own = handle(index);
    const double hertz = own.hertz.empty() ? m_model->hertzOf(index, m_values) : valueOf(own.hertz);
    return {m_axes.xOf(hertz), m_axes.yOf(own.gain.empty() ? 0.0 : valueOf(own.gain))};
}

/// The nearest; the chosen one where several are as near.
std::optional<std::size_t> BandGraph::handleAt(QPointF at) const
{
    std::optional<std::size_t> best;
    double nearest = kReach;
    for (std::size_t i = 0; i < m_model->handles().size(); ++i) {
        const QPointF way = placeOf(i) - at;
        const double distance = std::hypot(way.x(), way.y()) - (m_chosen == i ? 0.5 : 0.0);
        if (distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

void BandGraph::choose(std::optional<std::size_t> index)
{
    if (m_chosen == index)
        return;
    m_chosen = index;
    partsChanged();
    tellFocus(*this);
    update();
}

// Changing

void BandGraph::put(const std::string& key, double value)
{
    const auto* spec = m_model->spec(key);
    if (!spec)
        return;
    if (spec->kind == base::ParamKind::toggle) {
        m_params.set(key, value > 0.5);
        return;
    }
    const double steps = *spec->maximum - *spec->minimum <= 20.0 ? 100.0 : 10.0; // as the form shows it
    m_params.set(key, std::clamp(std::round(value * steps) / steps, *spec->minimum, *spec->maximum));
}

void BandGraph::set(const base::ParamValues& params)
{
    m_params = params;
    m_values = audio::effectParams(m_model->kind(), m_params);
    computeCurves();
    partsChanged();
    update();
    emit changed(m_params);
}

void BandGraph::oneStep(const std::function<void()>& change)
{
    emit began();
    change();
    set(m_params);
    emit ended();
}

void BandGraph::stepHertz(double octaves)
{
    const auto& own = handle(*m_chosen);
    put(own.hertz, valueOf(own.hertz) * std::exp2(octaves));
}

void BandGraph::stepGain(double db)
{
    const auto& own = handle(*m_chosen);
    put(own.gain, valueOf(own.gain) + db);
}

void BandGraph::stepWidth(double factor)
{
    const auto& own = handle(*m_chosen);
    put(own.width, valueOf(own.width) * factor);
}

/// What can be switched is switched; other bands go back to no gain and their usual width.
void BandGraph::toggleOrReset(std::size_t index)
{
    const auto& own = handle(index);
    oneStep([&] {
        if (!own.on.empty()) {
            put(own.on, isOn(index) ? 0.0 : 1.0);
            return;
        }
        for (const auto* key : {&own.gain, &own.width})
            if (const auto* spec = m_model->spec(*key))
                put(*key, std::get<double>(*spec->defaultValue));
        if (own.gain.empty())
            put(own.hertz, std::get<double>(*m_model->spec(own.hertz)->defaultValue));
    });
}

// Mouse

void BandGraph::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    choose(handleAt(event->position()));
    if (!m_chosen)
        return;
    m_drag = Drag{event->position(), m_params, false};
    emit began();
}

void BandGraph::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag) {
        dragTo(event->position(), event->modifiers());
        return;
    }
    const auto over = handleAt(event->position());
    if (over != m_hovered) {
        m_hovered = over;
        setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

/// From where it began, so that what its range held back is not lost.
void BandGraph::dragTo(QPointF at, Qt::KeyboardModifiers keys)
{
    if (!m_chosen)
        return;
    if (!m_drag->moved && (at - m_drag->from).manhattanLength() < kDragDistance)
        return;
    m_drag->moved = true;
    const auto now = std::exchange(m_params, m_drag->params);
    m_values = audio::effectParams(m_model->kind(), m_params);
    const auto& own = handle(*m_chosen);
    const QPointF way = (at - m_drag->from) * (keys.testFlag(Qt::ShiftModifier) ? kFine : 1.0);
    if (keys.testFlag(Qt::AltModifier)) {
        stepWidth(std::exp2(-way.y() / kWidthPixels));
    } else {
        const double x = m_axes.xOf(std::max(valueOf(own.hertz), BandAxes::kLowHz)) + way.x();
        put(own.hertz, m_axes.hertzAt(x));
        stepGain(-way.y() / m_axes.area.height() * 2.0 * BandAxes::kMostDb);
        if (!own.on.empty())
            put(own.on, 1.0); // who moves a cut wants it
    }
    if (m_params != now)
        set(m_params);
    else
        m_values = audio::effectParams(m_model->kind(), m_params);
}

void BandGraph::endDrag(bool keep)
{
    if (!m_drag)
        return;
    const auto drag = *std::exchange(m_drag, {});
    if (!keep && drag.moved)
        set(drag.params);
    emit ended();
}

void BandGraph::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        endDrag(true);
}

void BandGraph::mouseDoubleClickEvent(QMouseEvent* event)
{
    endDrag(true);
    if (const auto at = handleAt(event->position()); at && event->button() == Qt::LeftButton) {
        choose(at);
        toggleOrReset(*at);
    }
}

void BandGraph::leaveEvent(QEvent*)
{
    m_hovered.reset();
    update();
}

void BandGraph::wheelEvent(QWheelEvent* event)
{
    const auto at = handleAt(event->position());
    if (at)
        choose(at);
    const int turn = event->angleDelta().y() + event->angleDelta().x(); // Alt turns the wheel's axes about
    if (!m_chosen || turn == 0 || handle(*m_chosen).width.empty()) {
        event->ignore();
        return;
    }
    const double notches = turn / 120.0 * (event->modifiers().testFlag(Qt::ShiftModifier) ? kFine : 1.0);
    stepWidth(std::pow(kWidthStep, notches));
    set(m_params);
    event->accept();
}

// Painting

void BandGraph::resizeEvent(QResizeEvent* event)
{
    EffectView::resizeEvent(event);
    m_axes.area = bandArea(rect());
    computeCurves();
    partsChanged();
}

void BandGraph::computeCurves()
{
    m_hertz.clear();
    m_curves.clear();
    for (double x = m_axes.area.left(); x <= m_axes.area.right(); x += kPointWidth) {
        m_hertz.push_back(m_axes.hertzAt(x));
        m_curves.push_back(m_model->bands(m_values, m_hertz.back()));
    }
}

double BandGraph::wholeDb(std::span<const BandModel::Response> bands, const audio::Reductions& lowered) const
{
    const auto heard = 1.0 + m_mix * (m_model->whole(bands, lowered) - 1.0);
    return 20.0 * std::log10(std::max(std::abs(heard), 1e-6));
}

double BandGraph::drawnDb(double hertz) const
{
    return wholeDb(m_model->bands(m_values, hertz), {});
}

void BandGraph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().bg0);
    paintBandGrid(painter, m_axes);
    painter.setClipRect(m_axes.area);
    paintSpectrum(painter, m_axes, m_scope.before(), SpectrumLook::ground);
    paintSpectrum(painter, m_axes, m_scope.behind(), SpectrumLook::line);
    paintCurves(painter);
    painter.setClipping(false);
    paintHandles(painter);
    paintReadout(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(theme().accent);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void BandGraph::paintCurves(QPainter& painter)
{
    const auto curve = [&](const auto& dbOf) {
        std::vector<double> levels;
        for (const auto& bands : m_curves)
            levels.push_back(dbOf(bands));
        return levels;
    };
    const auto own = m_chosen ? m_chosen : m_hovered;
    if (own && !m_curves.empty() && *own < m_curves.front().size()) {
        // What is added to others stands on the ground; what a filter changes, on 0 dB.
        const double ground = handle(*own).hertz.empty() ? m_axes.area.bottom() : m_axes.yOf(0.0);
        const auto levels =
            curve([&](const auto& bands) { return 20.0 * std::log10(std::max(std::abs(bands[*own]), 1e-6)); });
        paintBandFill(painter, m_axes, m_hertz, levels, ground, theme().track(static_cast<int>(*own)));
    }
    const auto whole = [&](const audio::Reductions& lowered) {
        return curve([&](const auto& bands) { return wholeDb(bands, lowered); });
    };
    paintCurve(painter, m_axes, m_hertz, whole({}), QPen(m_bypass ? theme().faint : theme().text, 2.0));
    const auto lowered = m_scope.loweredNow();
    if (std::ranges::any_of(lowered, [](float db) { return db > 0.05f; }) && !m_bypass)
        paintCurve(painter, m_axes, m_hertz, whole(lowered), QPen(theme().warn, 1.5));
}

void BandGraph::paintHandles(QPainter& painter)
{
    for (std::size_t i = 0; i < m_model->handles().size(); ++i) {
        const auto& own = handle(i);
        if (own.gain.empty() && own.on.empty())
            paintDivide(painter, m_axes, placeOf(i).x());
        HandleLook look{theme().track(static_cast<int>(i)), QString::number(i + 1)};
        look.on = isOn(i) && !m_bypass;
        look.chosen = m_chosen == i && hasFocus();
        look.hovered = m_hovered == i || m_chosen == i;
        paintHandle(painter, placeOf(i), look);
    }
}

void BandGraph::paintReadout(QPainter& painter)
{
    const auto shown = m_drag || hasFocus() || !m_hovered ? m_chosen : m_hovered;
    if (!shown)
        return;
    paintBandText(painter, m_axes, QStringLiteral("%1   %2").arg(handle(*shown).name, valueText(*shown)));
}

} // namespace melisma::ui
