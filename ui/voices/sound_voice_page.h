// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_catalogue.h"
#include "ui/voices/sound_shelf.h"

#include <QWidget>

#include <string>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace melisma::ui {

class FactsTable;

/// All that is known of one voice of sound: who agreed to what, what its owner allows, where the project uses it; and
/// what can be done with it.
class SoundVoicePage : public QWidget {
    Q_OBJECT
public:
    /// `catalogue` knows the names of languages; it may be null.
    SoundVoicePage(Session& session, SoundShelf& shelf, const voices::VoiceCatalogue* catalogue,
                   QWidget* parent = nullptr);

    void open(const QString& id);
    QString id() const { return m_id; }
    void unlock(); ///< asks for the passphrase; what is wrong with it is told on the page

signals:
    void left(); ///< back to the list; the voice may be gone

private:
    QWidget* buildHead();
    QWidget* buildConsent();
    QWidget* buildFoot();
    void follow();
    void showConsent(const SoundVoice& voice);
    void showPlaces();
    void rename();
    void remove();
    void revoke();
    void exportVoice();
    void tell(const QString& sentence, bool failed = true);
    void tellResult(const base::Result<void>& result);

    Session& m_session;
    SoundShelf& m_shelf;
    const voices::VoiceCatalogue* m_catalogue;
    QString m_id;
    QLabel* m_name;
    QLabel* m_badge;
    QLabel* m_meaning; ///< of the state
    QLabel* m_heading; ///< of the consent
    QLabel* m_facts;
    QLabel* m_proof;
    QWidget* m_record;
    QPushButton* m_unlock;
    QPushButton* m_consent;
    QPushButton* m_revoke;
    QWidget* m_opened; ///< what only an open voice shows
    FactsTable* m_rules;
    QPushButton* m_change;
    FactsTable* m_made;
    QLabel* m_nowhere;
    QVBoxLayout* m_places;
    QPushButton* m_export;
    QLabel* m_state;
};

} // namespace melisma::ui
