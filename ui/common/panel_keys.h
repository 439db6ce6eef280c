// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>
#include <vector>

class QAction;
class QKeyEvent;
class QWidget;

namespace melisma::ui {

/// Keys of one panel's widget that go before the window's while it has the focus: Q quantises in the piano roll and is
/// waveform or spectrogram elsewhere. The widget passes its events on; the user may change the keys (ShortcutMap).
class PanelKeys : public QObject {
    Q_OBJECT
public:
    /// `scope` is the panel's stable name and begins the names of its actions, `area` its title.
    PanelKeys(const QString& scope, const QString& area, QWidget& widget);

    /// `name` follows the scope: "quantise" is "pianoroll.quantise".
    QAction* add(const QString& name, const QString& text, const QList<QKeySequence>& keys, std::function<void()> run);

    /// The enabled action that has what was pressed; null for none.
    QAction* actionFor(const QKeyEvent& event) const;

private:
    QString m_scope;
    QString m_area;
    std::vector<QAction*> m_actions;
};

} // namespace melisma::ui
