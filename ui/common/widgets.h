// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QBoxLayout;
class QFrame;
class QLabel;
class QLayout;
class QPushButton;
class QScrollArea;
class QToolButton;
class QWidget;

namespace melisma::ui {

/// Small ready-made parts, so that panels share one look. Ownership: the given parent's.

QLabel* sectionLabel(const QString& text, QWidget* parent = nullptr); ///< heading of a group in a panel
QLabel* smallLabel(const QString& text, QWidget* parent = nullptr);   ///< secondary text, wraps
QLabel* titleLabel(const QString& text, QWidget* parent = nullptr);   ///< name of a card, wraps
QFrame* card(QWidget* parent = nullptr);
/// Changes the role a label is styled by (style_sheet.h).
void setRole(QLabel* label, const char* role);
/// Shows a card as failed or plain.
void setFailed(QFrame* card, bool failed);
/// The one main action in view.
QPushButton* accentButton(const QString& text, QWidget* parent = nullptr);
/// A borderless button with an icon; `name` is read by screen readers and shown as tool tip.
QToolButton* iconButton(const QString& iconName, const QString& name, QWidget* parent = nullptr);
/// A scroll area for a panel's content: no frame, follows the width.
QScrollArea* scrolling(QWidget* content, QWidget* parent = nullptr);
/// Sets margins and spacing, in units of the 4 px grid.
void setGrid(QLayout* layout, int margin, int spacing);
/// Removes and deletes everything in `layout`.
void clearLayout(QLayout* layout);

} // namespace melisma::ui
