// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/instruments/checked_fonts.h"
#include "core/music/score.h"
#include "ui/common/session.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace melisma::ui {

class AuditionPlayer;
class InstrumentList;

/// Chooses what plays an instrument track, by name: the families of General MIDI, or the presets of a SoundFont, with a
/// search, and each instrument is heard as it is gone to with Up and Down or a click. Nothing changes until it is
/// accepted; then it is one undo step, and a SoundFont is copied into the project.
class InstrumentDialog : public QDialog {
    Q_OBJECT
public:
    InstrumentDialog(Session& session, project::TrackId track, QWidget* parent = nullptr);

    /// Has a worker check the file and shows its presets; what is wrong with it is said in the dialog.
    void openFont(const std::filesystem::path& file);
    void accept() override;

signals:
    void fontOpened(bool shown); ///< the file has been checked, and is shown or refused

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Font {
        audio::CheckedFont checked;
        std::filesystem::path file;
    };

    void layOut();
    void addProjectFonts();
    void askForFont();
    void addFont(Font font);
    void showSource(int index);
    void sift(const QString& words);
    void goTo();
    void use(const music::Instrument& instrument, const Font& font);
    void tell(const QString& problem);
    const Font* font() const; ///< whose presets are shown; none: General MIDI
    music::Instrument played() const;

    Session& m_session;
    project::TrackId m_track;
    std::vector<Font> m_fonts; ///< as in the box of sources, behind General MIDI
    AuditionPlayer* m_audition;
    QComboBox* m_source;
    QPushButton* m_open;
    QLineEdit* m_search;
    InstrumentList* m_list;
    QPlainTextEdit* m_about;
    QLabel* m_problem;
    QPushButton* m_choose;
    bool m_ready = false; ///< what is gone to is heard
};

/// Opens it for that track, or for the selected one; a sentence where that is none of an instrument. `font`: a file to
/// show the presets of.
void chooseInstrument(Session& session, project::TrackId track, QWidget* parent,
                      const std::filesystem::path& font = {});

/// True when `files` is one SoundFont, which is then offered for the track.
bool dropSoundfont(Session& session, const QStringList& files, project::TrackId track, QWidget* parent);

} // namespace melisma::ui
