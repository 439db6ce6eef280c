// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/export/export_choices.h"

#include <array>

class QFormLayout;
class QLineEdit;

namespace melisma::ui {

/// What the files say about the song.
class ExportTagsPage : public QWidget {
    Q_OBJECT
public:
    /// Tempo and key stand in the tags as the project has them, unless others are written here.
    explicit ExportTagsPage(const project::Project& project, QWidget* parent = nullptr);

    void showTags(const audio::SongTags& tags);
    audio::SongTags read() const;
    QString problem() const; ///< one sentence about what cannot be written; empty: all is well

signals:
    void changed();

private:
    QLineEdit* addField(QFormLayout& form, const QString& name, const char* objectName);

    static constexpr std::size_t kFields = 7;
    std::array<QLineEdit*, kFields> m_fields{};
    QLineEdit* m_bpm;
    QLineEdit* m_key;
};

} // namespace melisma::ui
