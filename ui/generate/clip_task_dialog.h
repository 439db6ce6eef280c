// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDialog>

#include <optional>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace melisma::ui {

class ParamForm;
class VoiceOffer;

/// Asks what a task on one clip needs, most of all its words, and hands in the job. Made from the task's parameters;
/// what a kind of dialog adds is its title, its texts, what it begins with and what it makes of the form.
class ClipTaskDialog : public QDialog {
    Q_OBJECT
public:
    ParamForm& form() { return *m_form; }
    void accept() override;

protected:
    static constexpr const char* kLyrics = "lyrics"; ///< the parameter with the words, shown large

    struct Texts {
        QString title;
        QString hint; ///< above the form
        QString action;
        QString actionName; ///< of the button, for tests
    };

    ClipTaskDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip, QWidget* parent);
    /// Lays the dialog out; to be called once, by the constructor of the kind.
    void build(const Texts& texts, const base::ParamValues& begin);

    /// What is handed in, or none after refuse().
    virtual std::optional<base::ParamValues> wish() = 0;
    virtual std::uint64_t seed() const { return 0; }
    void refuse(const QString& why);
    /// Beside the others, on the left.
    void addButton(QPushButton* button);

    Session& session() const { return m_session; }
    project::ClipId clipId() const { return m_clip; }
    /// Only while it is there.
    const project::Clip& clip() const { return *m_session.project().findClip(m_clip); }
    QString words() const;

private:
    Session& m_session;
    base::TaskDescriptor m_task;
    project::ClipId m_clip;
    void showOffer();

    ParamForm* m_form;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
    QPushButton* m_action = nullptr;
    VoiceOffer* m_offer = nullptr; ///< above the form, while the task has no voices
    QVBoxLayout* m_layout = nullptr;
};

} // namespace melisma::ui
