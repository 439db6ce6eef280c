// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/painted_parts.h"
#include "ui/mixer/band_axes.h"
#include "ui/mixer/band_model.h"
#include "ui/mixer/effect_view.h"

#include <functional>
#include <optional>

namespace melisma::ui {

/// The bands of an effect over the spectrum of what passes through it.
///
/// A handle is dragged: frequency across, gain up; Shift finely, Alt (or the wheel) the width. Double click: on or off,
/// or back. By keyboard: Tab goes from band to band, the arrows move one (Shift: finely), Page Up and Page Down change
/// its width, Space and Return do as a double click does, Escape gives up a drag.
class BandGraph : public EffectView, public PaintedParts {
    Q_OBJECT
public:
    static constexpr double kReach = 13.0; ///< px around a handle that it is taken by
    static constexpr double kFine = 0.1;   ///< of a movement with Shift

    BandGraph(std::unique_ptr<BandModel> model, EffectScope& scope, QWidget* parent = nullptr);

    void setSlot(const project::EffectSlot& slot) override;

    QPointF placeOf(std::size_t handle) const; ///< px
    std::optional<std::size_t> chosen() const { return m_chosen; }
    /// dB of the whole effect at a frequency, as it is drawn while it lowers nothing.
    double drawnDb(double hertz) const;

    std::vector<PaintedPart> paintedParts() const override;
    std::uint64_t focusedPart() const override { return m_chosen ? *m_chosen + 1 : 0; }
    void pressPart(std::uint64_t key) override;

    QSize sizeHint() const override { return {560, 240}; }
    QSize minimumSizeHint() const override { return {320, 160}; }

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// A drag: where it began, and the parameters then.
    struct Drag {
        QPointF from;
        base::ParamValues params;
        bool moved = false;
    };
    using Handle = BandHandle;

    const Handle& handle(std::size_t index) const { return m_model->handles()[index]; }
    double valueOf(const std::string& key) const;
    bool isOn(std::size_t index) const;
    std::optional<std::size_t> handleAt(QPointF at) const;
    void choose(std::optional<std::size_t> handle);
    void put(const std::string& key, double value); ///< rounded and held to its range
    void set(const base::ParamValues& params);      ///< and tells
    void dragTo(QPointF at, Qt::KeyboardModifiers keys);
    void endDrag(bool keep);
    bool pressKey(const QKeyEvent& event);
    void stepHertz(double octaves);
    void stepGain(double db);
    void stepWidth(double factor);
    void toggleOrReset(std::size_t index);
    void oneStep(const std::function<void()>& change);
    QString valueText(std::size_t index) const;
    void computeCurves();
    double wholeDb(std::span<const BandModel::Response> bands, const audio::Reductions& lowered) const;
    void paintCurves(QPainter& painter);
    void paintHandles(QPainter& painter);
    void paintReadout(QPainter& painter);

    std::unique_ptr<BandModel> m_model;
    EffectScope& m_scope;
    BandAxes m_axes;
    base::ParamValues m_params;
    std::vector<float> m_values; ///< m_params as the effect takes them
    double m_mix = 1.0;
    bool m_bypass = false;
    std::vector<double> m_hertz;                            ///< of the curves' points
    std::vector<std::vector<BandModel::Response>> m_curves; ///< by point
    std::optional<std::size_t> m_chosen;
    std::optional<std::size_t> m_hovered;
    std::optional<Drag> m_drag;
};

} // namespace melisma::ui
