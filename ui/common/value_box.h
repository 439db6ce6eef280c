// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/number_box.h"

#include <optional>

namespace melisma::ui {

/// A number between two ends as a knob is used: dragged up or to the right it rises (Shift: finely), a double click
/// types a value, Ctrl+click is back to the usual one. A line below the number shows where it lies. Drags go
/// by ratios where `byRatio` says so: frequencies, times.
class ValueBox : public NumberBox {
    Q_OBJECT
public:
    ValueBox(double lowest, double highest, double usual, bool byRatio, QWidget* parent = nullptr);

    bool isDragged() const { return m_drag && m_drag->moved; }

signals:
    void dragBegan();
    void dragEnded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< of the line that shows the number
    void paintEvent(QPaintEvent* event) override;

private:
    struct Drag {
        QPointF from;
        double share = 0.0; ///< of the way from end to end
        bool moved = false;
    };

    double shareOf(double value) const;
    double valueAt(double share) const;
    bool dragTo(QPointF at, bool fine);
    bool endDrag();
    void reset();

    double m_usual;
    bool m_byRatio;
    std::optional<Drag> m_drag;
};

} // namespace melisma::ui
