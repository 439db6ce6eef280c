// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QRect>
#include <QString>

#include <cstdint>
#include <vector>

class QWidget;

namespace melisma::ui {

/// What assistive programs are told of a thing that a widget paints: a track, a clip, a note.
struct PaintedPart {
    std::uint64_t key = 0;    ///< the same for the same thing as long as it is there; one of its own in its widget
    std::uint64_t parent = 0; ///< key of the part that it lies in; 0: it lies in the widget
    QAccessible::Role role = QAccessible::ListItem;
    QString name;
    QString value;
    QRect place; ///< px in the widget; may lie outside of what is seen
    bool selected = false;
};

/// A widget that paints things which are no widgets derives from this, beside QWidget, and assistive programs find them
/// under it. UI thread.
class PaintedParts {
public:
    /// `role` is that of the widget itself.
    explicit PaintedParts(QAccessible::Role role);
    virtual ~PaintedParts();

    /// Everything that is painted or would be after scrolling; a part comes after the one that it lies in.
    virtual std::vector<PaintedPart> paintedParts() const = 0;
    /// The part that keys act on; 0: none.
    virtual std::uint64_t focusedPart() const { return 0; }
    /// As if it were clicked.
    virtual void pressPart(std::uint64_t key) = 0;

    QAccessible::Role widgetRole() const { return m_role; }
    std::uint64_t partsRevision() const { return m_revision; }

protected:
    /// What paintedParts() answers has changed, or lies elsewhere.
    void partsChanged() { ++m_revision; }
    /// Keys act on another part: it is read out.
    void tellFocus(QWidget& widget);

private:
    QAccessible::Role m_role;
    std::uint64_t m_revision = 1;
};

} // namespace melisma::ui
