// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/spectrogram_style.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace melisma::ui {

/// The settings of a spectrogram, one a row.
class StyleForm : public QWidget {
    Q_OBJECT
public:
    explicit StyleForm(const project::SpectrogramStyle& style, QWidget* parent = nullptr);

    project::SpectrogramStyle style() const;
    void setStyle(const project::SpectrogramStyle& style); ///< says nothing

signals:
    void changed(const project::SpectrogramStyle& style); ///< by the person

private:
    void say();

    QComboBox* m_scale;
    QComboBox* m_size;
    QComboBox* m_window;
    QComboBox* m_colours;
    QSpinBox* m_range;
    QSpinBox* m_gain;
};

} // namespace melisma::ui
