// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <string>

class QLabel;
class QLineEdit;

namespace melisma::ui {

/// A passphrase, unseen while it is typed; a fresh one is typed twice. What was typed is overwritten when it is taken
/// and when the form goes, as far as Qt lets go of it.
class PassphraseForm : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseForm(bool fresh, QWidget* parent = nullptr);
    ~PassphraseForm() override;

    /// Long enough, and both times the same.
    bool isGood() const;
    /// Hands it out and clears the fields. It is wiped with its last holder, whatever became of the work that it was
    /// for.
    std::shared_ptr<std::string> takeShared();
    void begin(); ///< clears it and puts the cursor there

signals:
    void changed();

private:
    void follow();
    void clear();

    bool m_fresh;
    QLineEdit* m_first;
    QLineEdit* m_second;
    QLabel* m_state;
};

} // namespace melisma::ui
