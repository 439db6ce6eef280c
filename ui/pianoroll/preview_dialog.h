// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/shape_notes.h"
#include "ui/pianoroll/roll_state.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace melisma::ui {

/// Asks how notes are to be changed and shows in the roll, while it is open, what they would become; one undo step when
/// it is accepted, no trace otherwise.
class PreviewDialog : public QDialog {
    Q_OBJECT
public:
    void accept() override;
    void done(int result) override;

protected:
    PreviewDialog(RollState& state, const QString& title, const QString& action, QWidget* parent);

    virtual NoteChange change() const = 0;
    virtual void keep() const {} ///< the settings, for the next time
    void preview();              ///< the change as the fields say
    QSpinBox* addNumber(const QString& name, const QString& label, int most, int value, const QString& unit);
    RollState& state() const { return m_state; }
    QFormLayout& form() const { return *m_form; }

private:
    RollState& m_state;
    QString m_title;
    QFormLayout* m_form;
};

/// Grid, strength, swing; starts, ends.
class QuantiseDialog : public PreviewDialog {
    Q_OBJECT
public:
    explicit QuantiseDialog(RollState& state, QWidget* parent = nullptr);

protected:
    NoteChange change() const override;
    void keep() const override;

private:
    music::Quantise settings() const;
    QCheckBox* addCheck(const QString& name, const QString& label, bool on);

    QComboBox* m_grid;
    QSpinBox* m_strength;
    QSpinBox* m_swing;
    QCheckBox* m_starts;
    QCheckBox* m_ends;
};

/// How far starts and velocities stray, and a button that throws the dice again.
class HumaniseDialog : public PreviewDialog {
    Q_OBJECT
public:
    explicit HumaniseDialog(RollState& state, QWidget* parent = nullptr);

protected:
    NoteChange change() const override;

private:
    std::uint64_t m_seed = 1;
    QSpinBox* m_timing;
    QSpinBox* m_velocity;
};

} // namespace melisma::ui
