// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_catalogue.h"
#include "ui/voices/sound_shelf.h"
#include "ui/voices/voice_sources.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace melisma::ui {

class PassphraseForm;
class SpeakerCheck;

/// A voice of sound is made: of recordings, of the weights of RVC, or of a voice that was exported elsewhere. The files
/// are checked as they are named, and recordings for being of one person; the voice is kept off the UI thread.
class NewVoiceDialog : public QDialog {
    Q_OBJECT
public:
    /// `catalogue` knows the languages that people choose from; it may be null.
    NewVoiceDialog(Session& session, const voices::VoiceCatalogue* catalogue, QWidget* parent = nullptr);

    VoiceSources& sources() { return *m_sources; }
    void accept() override;
    void reject() override; ///< not while the voice is being kept

signals:
    void made(const QString& id);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildForm(const voices::VoiceCatalogue* catalogue);
    QWidget* buildFiles();
    QWidget* makeRow(std::size_t index);
    void chooseFiles();
    void recordNow();
    void follow();
    void layFiles();
    void showSpeakers();
    bool ready() const;
    bool mayMix();
    voices::NewVoice wish() const;
    SoundShelf::Work work(std::shared_ptr<std::string> id);
    void land(const base::Result<void>& kept, const std::string& id);

    Session& m_session;
    SoundShelf& m_shelf;
    VoiceSources* m_sources;
    SpeakerCheck* m_speakers;
    QLabel* m_several; ///< who does not sound like the others
    QLabel* m_empty;   ///< what a voice can be made of
    QVBoxLayout* m_files;
    QWidget* m_more; ///< buttons that add files
    QPushButton* m_add;
    QWidget* m_list = nullptr; ///< of the files
    QWidget* m_form;
    QLineEdit* m_name;
    QComboBox* m_language;
    QComboBox* m_sex;
    PassphraseForm* m_passphrase;
    QLabel* m_state;
    QProgressBar* m_bar;
    QPushButton* m_keep;
    int m_takes = 0; ///< recorded here
    bool m_busy = false;
    bool m_mixed = false; ///< the person wants a voice of these recordings, whoever is heard
};

} // namespace melisma::ui
