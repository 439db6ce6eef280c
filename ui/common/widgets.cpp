// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/widgets.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>

namespace melisma::ui {
namespace {

QLabel* label(const QString& text, const char* role, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setProperty("role", role);
    made->setTextFormat(Qt::PlainText);
    return made;
}

} // namespace

QLabel* sectionLabel(const QString& text, QWidget* parent)
{
    return label(text, "section", parent);
}

QLabel* smallLabel(const QString& text, QWidget* parent)
{
    auto* made = label(text, "small", parent);
    made->setWordWrap(true);
    return made;
}

QLabel* titleLabel(const QString& text, QWidget* parent)
{
    auto* made = label(text, "title", parent);
    made->setWordWrap(true);
    return made;
}

QFrame* card(QWidget* parent)
{
    auto* made = new QFrame(parent);
    made->setProperty("card", "plain");
    return made;
}

void setRole(QLabel* label, const char* role)
{
    label->setProperty("role", role);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

void setFailed(QFrame* card, bool failed)
{
    card->setProperty("card", failed ? "failed" : "plain");
    card->style()->unpolish(card);
    card->style()->polish(card);
}

QPushButton* accentButton(const QString& text, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setProperty("accent", true);
    made->setFocusPolicy(Qt::TabFocus);
    made->setCursor(Qt::PointingHandCursor);
    return made;
}

QToolButton* iconButton(const QString& iconName, const QString& name, QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setIcon(icon(iconName, &Theme::dim));
    made->setAccessibleName(name);
    made->setToolTip(name);
    made->setFixedSize(24, 24);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QScrollArea* scrolling(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

void setGrid(QLayout* layout, int margin, int spacing)
{
    const int unit = theme().spacing;
    layout->setContentsMargins(margin * unit, margin * unit, margin * unit, margin * unit);
    layout->setSpacing(spacing * unit);
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace melisma::ui
