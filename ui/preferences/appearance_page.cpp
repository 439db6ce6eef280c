// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/appearance_page.h"

#include "ui/common/preferences.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>

namespace melisma::ui {
namespace {

constexpr int kScaleStep = 5; ///< percent

/// What the running program was started with.
const Preferences& atStart()
{
    static const Preferences read = Preferences::load();
    return read;
}

} // namespace

AppearancePage::AppearancePage(QWidget* parent)
    : QWidget(parent)
    , m_theme(new QComboBox)
    , m_scale(new QSlider(Qt::Horizontal))
    , m_percent(new QLabel)
    , m_language(new QComboBox)
    , m_restart(smallLabel(tr("Scale and language change when Melisma is started again.")))
{
    m_theme->setObjectName(QStringLiteral("themeChoice"));
    m_theme->setAccessibleName(tr("Theme"));
    m_theme->addItem(tr("As the system"), themeWord(ThemeChoice::system));
    m_theme->addItem(tr("Dark"), themeWord(ThemeChoice::dark));
    m_theme->addItem(tr("Light"), themeWord(ThemeChoice::light));
    m_theme->addItem(tr("High contrast"), themeWord(ThemeChoice::highContrast));
    m_scale->setObjectName(QStringLiteral("scale"));
    m_scale->setAccessibleName(tr("Scale"));
    m_scale->setRange(Preferences::kLeastScale / kScaleStep, Preferences::kMostScale / kScaleStep);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));

    const Preferences now = Preferences::load();
    m_theme->setCurrentIndex(m_theme->findData(themeWord(now.theme)));
    m_scale->setValue(now.scalePercent / kScaleStep);
    m_language->setCurrentIndex(m_language->findData(now.language));

    auto* scaleRow = new QHBoxLayout;
    scaleRow->addWidget(m_scale, 1);
    scaleRow->addWidget(m_percent);
    auto* form = new QFormLayout(this);
    setGrid(form, 0, 3);
    form->addRow(tr("Theme"), m_theme);
    form->addRow(tr("Scale"), scaleRow);
    form->addRow(tr("Language"), m_language);
    form->addRow(m_restart);
    keep();
    connect(m_theme, &QComboBox::currentIndexChanged, this, &AppearancePage::keep);
    connect(m_scale, &QSlider::valueChanged, this, &AppearancePage::keep);
    connect(m_language, &QComboBox::currentIndexChanged, this, &AppearancePage::keep);
}

void AppearancePage::keep()
{
    const Preferences& started = atStart();
    const Preferences before = Preferences::load();
    Preferences now = before;
    now.theme = themeFromWord(m_theme->currentData().toString());
    now.scalePercent = m_scale->value() * kScaleStep;
    now.language = m_language->currentData().toString();
    m_percent->setText(tr("%1 %").arg(now.scalePercent));
    m_restart->setVisible(now.scalePercent != started.scalePercent || now.language != started.language);
    if (now == before)
        return;
    now.save();
    if (now.theme != before.theme)
        applyTheme(*qApp, now.theme);
}

} // namespace melisma::ui
