// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "ui/common/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace melisma::ui {

class AuditionPlayer;

/// Chooses what plays an instrument track, by name: families of General MIDI, a search, and each instrument is heard as
/// it is gone to with Up and Down or a click. Nothing changes until it is accepted; then it is one undo step.
class InstrumentDialog : public QDialog {
    Q_OBJECT
public:
    InstrumentDialog(Session& session, project::TrackId track, QWidget* parent = nullptr);

    void accept() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void sift(const QString& words);
    void go(int direction);
    void goTo(QTreeWidgetItem* item);
    const music::Instrument* instrumentOf(const QTreeWidgetItem* item) const;
    QTreeWidgetItem* addFamily(const QString& name);
    void add(QTreeWidgetItem* family, const music::Instrument& instrument);

    Session& m_session;
    project::TrackId m_track;
    std::vector<music::Instrument> m_instruments;
    AuditionPlayer* m_audition;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QLabel* m_problem;
    QPushButton* m_choose;
    bool m_ready = false; ///< what is gone to is heard
};

/// Opens it for that track, or for the selected one; a sentence where that is none of an instrument.
void chooseInstrument(Session& session, project::TrackId track, QWidget* parent);

} // namespace melisma::ui
