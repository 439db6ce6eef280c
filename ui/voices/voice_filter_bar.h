// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/voice_row.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace melisma::ui {

/// By what a voice is found: words, language, sex.
class VoiceFilterBar : public QWidget {
    Q_OBJECT
public:
    /// `catalogue`: with the languages that there are; null: none is offered.
    explicit VoiceFilterBar(const voices::VoiceCatalogue* catalogue, QWidget* parent = nullptr);

    VoiceFilter filter() const;
    /// Lets all voices through.
    void clear();

signals:
    void changed();

private:
    QLineEdit* m_words;
    QComboBox* m_languages;
    QComboBox* m_sexes;
};

} // namespace melisma::ui
