// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/style_form.h"

#include "ui/common/text.h"
#include "ui/spectrogram/colour_map.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPainter>
#include <QPixmap>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr QSize kSwatch(48, 12);

QIcon swatch(project::ColourMap map)
{
    QPixmap picture(kSwatch * 2);
    picture.setDevicePixelRatio(2);
    QPainter painter(&picture);
    const auto& colours = spectrogramColours(map);
    for (int x = 0; x < kSwatch.width() * 2; ++x)
        painter.fillRect(QRectF(x / 2.0, 0, 0.5, kSwatch.height()),
                         QColor(colours[x * (colours.size() - 1) / (kSwatch.width() * 2 - 1)]));
    return picture;
}

QComboBox* choice(const QStringList& texts, const QString& name)
{
    auto* box = new QComboBox;
    for (const QString& text : texts)
        box->addItem(text, box->count());
    box->setAccessibleName(name);
    return box;
}

QSpinBox* decibels(double low, double high, const QString& name)
{
    auto* box = new QSpinBox;
    box->setRange(static_cast<int>(low), static_cast<int>(high));
    box->setSuffix(QStringLiteral(" dB"));
    box->setAccessibleName(name);
    return box;
}

} // namespace

StyleForm::StyleForm(const project::SpectrogramStyle& style, QWidget* parent)
    : QWidget(parent)
    , m_scale(choice({tr("Linear"), tr("Mel"), tr("Logarithmic")}, tr("Frequency scale")))
    , m_size(choice({}, tr("Window size")))
    , m_window(choice({tr("Hann"), tr("Hamming"), tr("Blackman\u2013Harris"), tr("Rectangular")}, tr("Window shape")))
    , m_colours(choice({tr("Ember"), tr("Lagoon"), tr("Grey"), tr("Inverse")}, tr("Colours")))
    , m_range(
          decibels(project::SpectrogramStyle::kLeastRangeDb, project::SpectrogramStyle::kGreatestRangeDb, tr("Range")))
    , m_gain(
          decibels(-project::SpectrogramStyle::kGreatestGainDb, project::SpectrogramStyle::kGreatestGainDb, tr("Gain")))
{
    for (int size = project::SpectrogramStyle::kSmallestWindow; size <= project::SpectrogramStyle::kLargestWindow;
         size *= 2)
        m_size->addItem(tr("%1 samples").arg(size), size);
    m_colours->setIconSize(kSwatch);
    for (int i = 0; i < m_colours->count(); ++i)
        m_colours->setItemIcon(i, swatch(static_cast<project::ColourMap>(i)));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Scale"), m_scale);
    form->addRow(tr("Window"), m_size);
    form->addRow(tr("Shape"), m_window);
    form->addRow(tr("Colours"), m_colours);
    form->addRow(tr("Range"), m_range);
    form->addRow(tr("Gain"), m_gain);
    setStyle(style);
    for (QComboBox* box : {m_scale, m_size, m_window, m_colours})
        connect(box, &QComboBox::currentIndexChanged, this, &StyleForm::say);
    for (QSpinBox* box : {m_range, m_gain})
        connect(box, &QSpinBox::valueChanged, this, &StyleForm::say);
}

project::SpectrogramStyle StyleForm::style() const
{
    return {static_cast<project::FrequencyScale>(m_scale->currentData().toInt()),
            m_size->currentData().toInt(),
            static_cast<project::WindowShape>(m_window->currentData().toInt()),
            static_cast<project::ColourMap>(m_colours->currentData().toInt()),
            static_cast<double>(m_range->value()),
            static_cast<double>(m_gain->value())};
}

void StyleForm::setStyle(const project::SpectrogramStyle& style)
{
    const QSignalBlocker quiet(this);
    m_scale->setCurrentIndex(static_cast<int>(style.scale));
    m_size->setCurrentIndex(m_size->findData(style.windowSize));
    m_window->setCurrentIndex(static_cast<int>(style.window));
    m_colours->setCurrentIndex(static_cast<int>(style.colours));
    m_range->setValue(static_cast<int>(std::lround(style.rangeDb)));
    m_gain->setValue(static_cast<int>(std::lround(style.gainDb)));
}

void StyleForm::say()
{
    emit changed(style());
}

} // namespace melisma::ui
