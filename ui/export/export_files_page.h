// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/export/export_choices.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace melisma::ui {

/// What is exported, which stretch of it, where to and under which names.
class ExportFilesPage : public QWidget {
    Q_OBJECT
public:
    explicit ExportFilesPage(const Session& session, QWidget* parent = nullptr);

    void showChoices(const ExportChoices& choices);
    void read(ExportChoices& choices) const;
    /// The names that stems will have, or what is wrong with their pattern.
    void showNames(const QString& text, bool wrong);

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void keepRoom();
    QWidget* buildWhat(const Session& session);
    void fillRanges(const Session& session);
    QWidget* buildTyped(const Session& session);
    QWidget* buildWhere();
    void browse();

    QCheckBox* m_mix;
    QCheckBox* m_stems;
    QCheckBox* m_midi;
    QCheckBox* m_prompts;
    QComboBox* m_range;
    QWidget* m_typed; ///< from and to, where they are typed
    QLineEdit* m_from;
    QLineEdit* m_to;
    QLineEdit* m_folder;
    QLineEdit* m_name;
    QLineEdit* m_pattern;
    QLabel* m_names;
};

} // namespace melisma::ui
