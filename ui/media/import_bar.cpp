// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/import_bar.h"

#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kWidth = 120;
constexpr int kSteps = 1000;

} // namespace

ImportBar::ImportBar(Session& session, QWidget* parent) : QWidget(parent), m_session(session), m_bar(new QProgressBar)
{
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kWidth);
    m_bar->setAccessibleName(tr("Import"));
    auto* cancel = iconButton(QStringLiteral("close"), tr("Cancel the import"));
    cancel->setObjectName(QStringLiteral("cancelImport"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar);
    row->addWidget(cancel);
    hide();
    connect(cancel, &QToolButton::clicked, &session, &Session::cancelImports);
    connect(&session, &Session::importProgress, this, &ImportBar::show);
}

void ImportBar::show(const QString& text, double fraction)
{
    m_bar->setValue(static_cast<int>(std::lround(fraction * kSteps)));
    m_bar->setToolTip(text);
    setVisible(m_session.importing());
}

} // namespace melisma::ui
