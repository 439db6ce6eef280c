// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/whole_height.h"

#include <QDialog>
#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

class Grower final : public QObject {
public:
    explicit Grower(QDialog& dialog) : QObject(&dialog), m_dialog(dialog) { dialog.installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
            QMetaObject::invokeMethod(this, &Grower::grow, Qt::QueuedConnection); // once the layout has settled
        return QObject::eventFilter(watched, event);
    }

private:
    void grow()
    {
        auto* layout = m_dialog.layout();
        if (!layout)
            return;
        layout->activate();
        const int width = std::max(m_dialog.width(), layout->totalMinimumSize().width());
        const int needed =
            layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
        if (m_dialog.height() < needed)
            m_dialog.resize(width, needed);
    }

    QDialog& m_dialog;
};

} // namespace

void keepWholeHeight(QDialog& dialog)
{
    new Grower(dialog);
}

} // namespace melisma::ui
