// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/export/export_choices.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;

namespace melisma::ui {

/// Format, depth, bit rate, sample rate, dither and loudness.
class ExportSoundPage : public QWidget {
    Q_OBJECT
public:
    /// `projectRate` in Hz names the rate that "as the project" means.
    explicit ExportSoundPage(int projectRate, QWidget* parent = nullptr);

    void showChoices(const ExportChoices& choices);
    void read(ExportChoices& choices) const;

signals:
    void changed();

private:
    void buildFormat(QFormLayout& form, int projectRate);
    void buildLoudness(QFormLayout& form);
    void choosePreset();
    std::vector<audio::Container> chosenContainers() const;
    void refresh();

    QComboBox* m_container;
    QComboBox* m_stems;
    QComboBox* m_depth;
    QComboBox* m_kbps;
    QComboBox* m_rate;
    QComboBox* m_dither;
    QComboBox* m_preset;
    QCheckBox* m_variable;
    QDoubleSpinBox* m_lufs;
    QDoubleSpinBox* m_peak;
    QLabel* m_hint;
};

} // namespace melisma::ui
