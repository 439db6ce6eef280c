// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_library.h"
#include "ui/voices/sound_state.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace melisma::ui {

/// What the list of voices says about one of them.
struct VoiceRow {
    std::string id;
    QString name;
    std::string languageCode;
    QString language;
    std::string sex;    ///< "f", "m" or "mixed"
    QString grade;      ///< by its authors, A to F; empty: none
    QString note;       ///< what more there is to know
    bool rough = false; ///< Melisma reads its language with mistakes
    voices::VoiceKind kind = voices::VoiceKind::pack;
    std::optional<SoundState> sound{}; ///< of one that is made of sound: it sings what others sang, and does not speak

    bool operator==(const VoiceRow&) const = default;
    bool isOwn() const { return kind != voices::VoiceKind::pack; }
    /// "female · American English"
    QString facts() const;
    /// All of it in words, for who does not see marks.
    QString spoken() const;
};

/// The user's voices by name, then the published ones in the order of their languages.
std::vector<VoiceRow> voiceRows(const voices::VoiceLibrary& library);

/// A voice of sound among them.
VoiceRow soundRow(const voices::VoiceCatalogue* catalogue, const voices::Voice& header, SoundState state);
/// The user's by name, all others behind them as they are.
void sortOwnFirst(std::vector<VoiceRow>& rows);

/// What people call the language of a voice.
QString languageName(const voices::VoiceCatalogue* catalogue, const std::string& code);

struct VoiceFilter {
    QStringList words;    ///< each begins a word of the row
    std::string language; ///< its code; empty: any
    std::string sex;      ///< empty: any
    bool lets(const VoiceRow& row) const;
};

} // namespace melisma::ui
