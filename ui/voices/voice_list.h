// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/voice_listener.h"
#include "ui/voices/voice_row.h"

#include <QListWidget>

namespace melisma::ui {

/// Voices, one a row, each with a button that lets it be heard. Space listens, Enter takes, Shift and Ctrl choose
/// several.
class VoiceList : public QListWidget {
    Q_OBJECT
public:
    explicit VoiceList(QWidget* parent = nullptr);

    void setRows(std::vector<VoiceRow> rows); ///< keeps what is chosen, where it is still there
    const std::vector<VoiceRow>& rows() const { return m_rows; }
    const VoiceRow* rowOf(const QString& id) const; ///< null: not one of them
    /// How many are shown; what is chosen and not shown is given up.
    int sift(const VoiceFilter& filter);
    QStringList chosen() const; ///< ids, in the order of the list
    void choose(const QString& id);
    void showListening(const VoiceListener& listener);

    /// Where the button is in a row that takes up `row`.
    static QRect listenButton(const QRect& row);
    QSize minimumSizeHint() const override { return {200, 160}; }

signals:
    void listenWanted(const QString& id);
    void useWanted(const QString& id);

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool pressListen(const QMouseEvent& event);

    std::vector<VoiceRow> m_rows; ///< of the items, in their order
};

} // namespace melisma::ui
