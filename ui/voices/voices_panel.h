// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_library.h"
#include "ui/voices/voice_listener.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace melisma::ui {

class EmptyState;
class SoundShelf;
class SoundVoicePage;
class ListenButton;
class ModelFetch;
class VoiceFilterBar;
class VoiceList;
class VoiceMaker;

/// All voices of the user: found by name, language or sex, heard, handed to whoever generates, and made of others; and
/// those that are made of sound, with who agreed to what.
class VoicesPanel : public QWidget {
    Q_OBJECT
public:
    VoicesPanel(Session& session, const base::Result<voices::VoiceLibrary>& library,
                VoiceSamples cache = VoiceSamples(VoiceSamples::usualRoot()), QWidget* parent = nullptr);

    /// Offers to fetch the voices where none are installed.
    void offerVoices(ModelFetch& fetch);
    QSize sizeHint() const override { return {300, 600}; }

signals:
    void useWanted(const QString& voice); ///< its id

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildActions();
    void connectList();
    QWidget* buildSoundActions();
    void refresh();
    void showRows();
    void showOffer();
    void sift();
    void followChoice();
    void listenTo(const QString& id);
    void make(const QStringList& ids);
    void openSound(const QString& id);
    void giveConsent(const QString& id);
    void addVoice();
    void showMenu(const QPoint& at);
    void rename(const QString& id);
    void remove(const QString& id);
    void tell(const QString& sentence, bool failed = true);

    Session& m_session;
    std::optional<voices::VoiceLibrary> m_library; ///< none: it could not be read
    VoiceListener* m_listener;
    QStackedWidget* m_pages;
    VoiceFilterBar* m_filter;
    VoiceList* m_list;
    EmptyState* m_nothing;
    QLabel* m_state; ///< what does not work, and what to do
    ListenButton* m_listen;
    QPushButton* m_use;
    QPushButton* m_blend;
    QPushButton* m_design;
    QStackedWidget* m_actions; ///< for voices that speak, and for those made of sound
    QPushButton* m_details;
    QPushButton* m_consent;
    QPushButton* m_addVoice;
    VoiceMaker* m_maker = nullptr;
    SoundShelf& m_shelf;
    SoundVoicePage* m_sound;
    ModelFetch* m_fetch = nullptr;
    QWidget* m_offer = nullptr; ///< in the place of the list, or below it where there are voices of sound
    bool m_offerAlone = false;  ///< it is in that place
};

} // namespace melisma::ui
