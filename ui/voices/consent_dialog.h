// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/sound_shelf.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace melisma::ui {

class ReadingForm;

/// How the owner of a voice agrees: by reading aloud (verified), by a recording, a signed agreement or an open licence
/// (stated).
class ConsentDialog : public QDialog {
    Q_OBJECT
public:
    enum Way { reading, recording, document, licence };

    /// `voice` is open.
    ConsentDialog(Session& session, const SoundVoice& voice, QWidget* parent = nullptr);
    static void openFor(Session& session, const SoundVoice& voice, QWidget* parent);

    void choose(Way way);
    ReadingForm& readingForm() { return *m_reading; }
    void accept() override;
    void reject() override; ///< not while the consent is being kept
    void done(int result) override;

private:
    QWidget* buildFilePage(Way way, const QString& hint, const QString& pick, const QString& filter);
    QWidget* buildLicencePage();
    void follow();
    SoundShelf::Work work() const;
    void land(const base::Result<void>& given);

    SoundShelf& m_shelf;
    std::string m_voice; ///< its id
    QTabBar* m_ways;
    QStackedWidget* m_pages;
    ReadingForm* m_reading;
    QLineEdit* m_owners[2]{};
    QLineEdit* m_files[2]{};
    QLineEdit* m_licence;
    QLineEdit* m_source;
    QLabel* m_stated;
    QLabel* m_problem;
    QProgressBar* m_bar;
    QPushButton* m_give;
    bool m_busy = false;
};

} // namespace melisma::ui
