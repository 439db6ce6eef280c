// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/spectrogram_page.h"

#include "ui/common/widgets.h"
#include "ui/spectrogram/spectrogram_defaults.h"
#include "ui/spectrogram/style_form.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace melisma::ui {

SpectrogramPage::SpectrogramPage(QWidget* parent) : QWidget(parent)
{
    auto& defaults = SpectrogramDefaults::instance();
    auto* form = new StyleForm(defaults.style());
    auto* reset = new QPushButton(tr("Restore first values"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 3, 3);
    column->addWidget(smallLabel(tr("For audio tracks that have no settings of their own.")));
    column->addWidget(form);
    column->addWidget(reset, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(form, &StyleForm::changed, &defaults, &SpectrogramDefaults::setStyle);
    connect(reset, &QPushButton::clicked, &defaults, [&defaults] { defaults.setStyle({}); });
    connect(&defaults, &SpectrogramDefaults::changed, form, [form, &defaults] { form->setStyle(defaults.style()); });
}

} // namespace melisma::ui
