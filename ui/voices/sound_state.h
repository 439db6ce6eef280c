// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/reference_check.h"
#include "core/voices/sound_voices.h"

#include <QString>
#include <QStringList>

#include <vector>

class QColor;

namespace melisma::ui {

/// What stands for or against the use of a voice of sound, in the order in which it is asked.
enum class SoundState {
    locked,   ///< nobody has opened the vault
    broken,   ///< it does not open
    revoked,  ///< its owner took the consent back
    none,     ///< nobody has agreed, or the record is not intact
    early,    ///< its term has not begun
    expired,  ///< its term is over
    stated,   ///< somebody says that its owner agrees
    verified, ///< its owner read the statement here
};

/// By the rules of core. `ownKey` is this machine's public key.
SoundState stateOf(const voices::VoiceDetails& details, const std::string& ownKey);

QString stateBadge(SoundState state);    ///< "verified"
QColor stateColour(SoundState state);    ///< of the theme
QString stateSentence(SoundState state); ///< what it means for the person

/// Who agreed, how and when, and what that shows.
struct ConsentText {
    QString heading;   ///< "Anna Meier read the statement here"
    QStringList facts; ///< one a line
    QString proof;     ///< what it shows and what not; empty: there is nothing to show
};
ConsentText consentText(const voices::VoiceDetails& details, voices::Consent consent);

struct RuleText {
    QString name;
    QString value;
};
/// What its owner allows, in words.
std::vector<RuleText> ruleTexts(const voices::VoiceRules& rules, voices::Consent consent);

/// "1 min 10 s of voice", and what will be heard in every copy.
QString foundText(const voices::ReferenceQuality& quality);
QStringList weaknessTexts(const voices::ReferenceQuality& quality);

/// What core says, without the commands of the terminal that it advises.
QString windowSentence(const base::Error& error);

/// "DE, US"
QString listed(const std::vector<std::string>& items);

/// A day as people of this language write it.
QString dayText(const std::string& day);

} // namespace melisma::ui
