// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_sound_page.h"

#include "audio/files/container.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace melisma::ui {
namespace {

using audio::Container;
using audio::Dither;
using audio::SampleFormat;

struct Preset {
    const char* label;
    bool measured;
    double lufs;
    double peakDb;
};
/// The last one stands for whatever is typed.
constexpr std::array<Preset, 5> kPresets{{
    {QT_TRANSLATE_NOOP("melisma::ui::ExportSoundPage", "As it is"), false, -14.0, -1.0},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportSoundPage", "Streaming"), true, -14.0, -1.0},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportSoundPage", "Broadcast, EBU R 128"), true, -23.0, -1.0},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportSoundPage", "CD, loud"), true, -9.0, -0.3},
    {QT_TRANSLATE_NOOP("melisma::ui::ExportSoundPage", "Own values"), true, -16.0, -1.0},
}};
constexpr int kOwnPreset = static_cast<int>(kPresets.size()) - 1;
constexpr int kAsMix = -1;
constexpr std::array kRates{44100, 48000, 88200, 96000};
constexpr std::array kBitRates{96, 128, 160, 192, 256, 320};

QComboBox* combo(const char* objectName, const QString& name)
{
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(name);
    return box;
}

QString rateText(int rate)
{
    return ExportSoundPage::tr("%1 kHz").arg(numberText(rate / 1000.0, rate % 1000 == 0 ? 0 : 1));
}

/// Chooses the row with that data; the first when there is none.
void choose(QComboBox& box, int data)
{
    const int row = box.findData(data);
    box.setCurrentIndex(row < 0 ? 0 : row);
}

/// A number that shows its unit once and a real minus sign.
class DecibelBox : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override { return numberText(value, decimals()); }
    double valueFromText(const QString& text) const override
    {
        QString plain = text;
        return plain.remove(suffix()).replace(QChar(0x2212), u'-').trimmed().toDouble();
    }
    QValidator::State validate(QString& text, int&) const override
    {
        bool number = false;
        QString plain = text;
        const double value = plain.remove(suffix()).replace(QChar(0x2212), u'-').trimmed().toDouble(&number);
        return number && value >= minimum() && value <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
    }
};

QDoubleSpinBox* decibels(const char* objectName, const QString& name, double low, double high, const QString& unit)
{
    auto* box = new DecibelBox;
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(name);
    box->setDecimals(1);
    box->setSingleStep(0.5);
    box->setSuffix(u' ' + unit);
    box->setRange(low, high);
    return box;
}

} // namespace

ExportSoundPage::ExportSoundPage(int projectRate, QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 3);
    column->setContentsMargins(0, 12, 0, 0);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft);
    buildFormat(*form, projectRate);
    buildLoudness(*form);
    column->addLayout(form);
    m_hint = smallLabel({});
    column->addWidget(m_hint);
    column->addStretch(1);
    for (QComboBox* box : {m_container, m_stems, m_depth, m_kbps, m_rate, m_dither})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportSoundPage::refresh);
    connect(m_variable, &QCheckBox::toggled, this, &ExportSoundPage::refresh);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ExportSoundPage::choosePreset);
    for (QDoubleSpinBox* box : {m_lufs, m_peak})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            m_preset->setCurrentIndex(kOwnPreset);
            refresh();
        });
}

void ExportSoundPage::buildFormat(QFormLayout& form, int projectRate)
{
    m_container = combo("exportFormat", tr("File format"));
    for (const Container container : audio::kContainers)
        m_container->addItem(QString::fromUtf8(audio::nameOf(container).data()), static_cast<int>(container));
    m_stems = combo("exportStemFormat", tr("Format of stems"));
    m_stems->addItem(tr("As the mix"), kAsMix);
    for (const Container container : audio::kContainers)
        m_stems->addItem(QString::fromUtf8(audio::nameOf(container).data()), static_cast<int>(container));
    m_depth = combo("exportDepth", tr("Bit depth"));
    m_kbps = combo("exportBitRate", tr("Bit rate"));
    m_kbps->addItem(tr("Best"), 0);
    for (const int kbps : kBitRates)
        m_kbps->addItem(tr("%1 kbit/s").arg(kbps), kbps);
    m_variable = new QCheckBox(tr("Variable: by quality, the bit rate is its mean"));
    m_rate = combo("exportRate", tr("Sample rate"));
    m_rate->addItem(tr("As the project, %1").arg(rateText(projectRate)), 0);
    for (const int rate : kRates)
        m_rate->addItem(rateText(rate), rate);
    m_dither = combo("exportDither", tr("Dither"));
    m_dither->addItem(tr("As needed"), static_cast<int>(Dither::automatic));
    m_dither->addItem(tr("Triangular"), static_cast<int>(Dither::triangular));
    m_dither->addItem(tr("Triangular, shaped noise"), static_cast<int>(Dither::shaped));
    m_dither->addItem(tr("None"), static_cast<int>(Dither::none));
    form.addRow(tr("Format"), m_container);
    form.addRow(tr("Stems"), m_stems);
    form.addRow(tr("Bit depth"), m_depth);
    form.addRow(tr("Bit rate"), m_kbps);
    form.addRow(QString(), m_variable);
    form.addRow(tr("Sample rate"), m_rate);
    form.addRow(tr("Dither"), m_dither);
}

void ExportSoundPage::buildLoudness(QFormLayout& form)
{
    m_preset = combo("exportLoudness", tr("Loudness"));
    for (const Preset& preset : kPresets)
        m_preset->addItem(tr(preset.label));
    m_lufs = decibels("exportLufs", tr("Integrated loudness"), -50.0, -5.0, tr("LUFS"));
    m_peak = decibels("exportTruePeak", tr("True-peak ceiling"), -20.0, 0.0, tr("dB"));
    form.addRow(tr("Loudness"), m_preset);
    form.addRow(tr("Target"), m_lufs);
    form.addRow(tr("True peak at most"), m_peak);
}

void ExportSoundPage::choosePreset()
{
    const int row = m_preset->currentIndex();
    if (row != kOwnPreset) {
        const QSignalBlocker quietLufs(m_lufs), quietPeak(m_peak);
        m_lufs->setValue(kPresets[static_cast<std::size_t>(row)].lufs);
        m_peak->setValue(kPresets[static_cast<std::size_t>(row)].peakDb);
    }
    refresh();
}

/// Of the mix and of the stems.
std::vector<Container> ExportSoundPage::chosenContainers() const
{
    const auto mix = static_cast<Container>(m_container->currentData().toInt());
    const int stems = m_stems->currentData().toInt();
    return {mix, stems == kAsMix ? mix : static_cast<Container>(stems)};
}

void ExportSoundPage::refresh()
{
    const auto containers = chosenContainers();
    const auto any = [&](const auto& holds) { return std::ranges::any_of(containers, holds); };
    const int depth = m_depth->count() > 0 ? m_depth->currentData().toInt() : static_cast<int>(SampleFormat::int24);
    {
        const QSignalBlocker quiet(m_depth);
        m_depth->clear();
        m_depth->addItem(tr("24 bit"), static_cast<int>(SampleFormat::int24));
        m_depth->addItem(tr("16 bit"), static_cast<int>(SampleFormat::int16));
        if (any([](Container each) { return each == Container::wav; }) &&
            !any([](Container each) { return each == Container::flac; }))
            m_depth->addItem(tr("32 bit float"), static_cast<int>(SampleFormat::float32));
        choose(*m_depth, depth);
    }
    const bool anyExact = any([](Container each) { return !audio::isLossy(each); });
    const bool floats = m_depth->currentData().toInt() == static_cast<int>(SampleFormat::float32);
    m_depth->setEnabled(anyExact);
    m_dither->setEnabled(anyExact && !floats);
    m_kbps->setEnabled(any(audio::isLossy));
    m_variable->setEnabled(any([](Container each) { return each == Container::mp3; }));
    const bool measured = kPresets[static_cast<std::size_t>(m_preset->currentIndex())].measured;
    m_lufs->setEnabled(measured);
    m_peak->setEnabled(measured);
    m_hint->setText(measured ? tr("A look-ahead limiter keeps the mix below the ceiling. Stems get the same gain "
                                  "without it.")
                             : tr("If the mix would clip, mix and stems are turned down alike."));
    emit changed();
}

void ExportSoundPage::showChoices(const ExportChoices& choices)
{
    choose(*m_container, static_cast<int>(choices.container));
    choose(*m_stems, choices.stemContainer ? static_cast<int>(*choices.stemContainer) : kAsMix);
    refresh(); // the depths that these containers have
    choose(*m_depth, static_cast<int>(choices.format));
    choose(*m_kbps, choices.kbps);
    m_variable->setChecked(choices.variableRate);
    choose(*m_rate, choices.sampleRate);
    choose(*m_dither, static_cast<int>(choices.dither));
    int row = choices.loudnessLufs ? kOwnPreset : 0;
    for (int i = 1; i < kOwnPreset; ++i)
        if (choices.loudnessLufs == kPresets[static_cast<std::size_t>(i)].lufs &&
            choices.truePeakDb == kPresets[static_cast<std::size_t>(i)].peakDb)
            row = i;
    m_lufs->setValue(choices.loudnessLufs.value_or(kPresets[0].lufs));
    m_peak->setValue(choices.truePeakDb);
    m_preset->setCurrentIndex(row);
    choosePreset();
}

void ExportSoundPage::read(ExportChoices& choices) const
{
    choices.container = static_cast<Container>(m_container->currentData().toInt());
    choices.stemContainer.reset();
    if (const int stems = m_stems->currentData().toInt(); stems != kAsMix)
        choices.stemContainer = static_cast<Container>(stems);
    choices.format = static_cast<SampleFormat>(m_depth->currentData().toInt());
    choices.kbps = m_kbps->isEnabled() ? m_kbps->currentData().toInt() : 0;
    choices.variableRate = m_variable->isChecked();
    choices.sampleRate = m_rate->currentData().toInt();
    choices.dither = static_cast<Dither>(m_dither->currentData().toInt());
    const bool measured = kPresets[static_cast<std::size_t>(m_preset->currentIndex())].measured;
    choices.loudnessLufs = measured ? std::optional(m_lufs->value()) : std::nullopt;
    choices.truePeakDb = m_peak->value();
}

} // namespace melisma::ui
