// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/sound_state.h"

#include "core/voices/clone_permit.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QColor>
#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::SoundVoices)
};

using voices::ConsentMethod;

bool breaks(const std::vector<voices::BrokenRule>& broken, const char* rule)
{
    return std::ranges::find(broken, rule, &voices::BrokenRule::rule) != broken.end();
}

QString termText(const voices::VoiceRules& rules)
{
    if (rules.from.empty() && rules.until.empty())
        return Words::tr("without end");
    if (rules.until.empty())
        return Words::tr("from %1 on").arg(dayText(rules.from));
    if (rules.from.empty())
        return Words::tr("until %1").arg(dayText(rules.until));
    return Words::tr("%1 to %2").arg(dayText(rules.from), dayText(rules.until));
}

QString headingOf(const voices::ConsentRecord& record)
{
    const QString owner = toQString(record.owner);
    switch (record.method) {
    case ConsentMethod::spoken:
        return Words::tr("%1 read the statement aloud here.").arg(owner);
    case ConsentMethod::recording:
        return Words::tr("Somebody handed in a recording in which %1 agrees.").arg(owner);
    case ConsentMethod::document:
        return Words::tr("Somebody handed in an agreement signed by %1.").arg(owner);
    case ConsentMethod::licence:
        break;
    }
    return Words::tr("Published under %1, says: %2.").arg(toQString(record.licence), toQString(record.source));
}

QString speakerText(const voices::ConsentScores& scores)
{
    if (scores.speakerModel.empty())
        return Words::tr("The speaker was not compared with the voice.");
    return Words::tr("Likeness to the recordings of the voice: %1 at least; %2 is needed.")
        .arg(numberText(scores.leastSimilarity, 2), numberText(scores.neededSimilarity, 2));
}

} // namespace

SoundState stateOf(const voices::VoiceDetails& details, const std::string& ownKey)
{
    const auto consent = voices::consentNow(details, ownKey);
    const auto broken = voices::brokenRules(details.rules, consent, {});
    if (consent == voices::Consent::revoked)
        return SoundState::revoked;
    if (consent == voices::Consent::none)
        return SoundState::none;
    if (breaks(broken, "term")) {
        auto begun = details.rules;
        begun.from.clear();
        return breaks(voices::brokenRules(begun, consent, {}), "term") ? SoundState::expired : SoundState::early;
    }
    return consent == voices::Consent::verified ? SoundState::verified : SoundState::stated;
}

QString stateBadge(SoundState state)
{
    switch (state) {
    case SoundState::locked:
        return Words::tr("locked");
    case SoundState::broken:
        return Words::tr("damaged");
    case SoundState::revoked:
        return Words::tr("revoked");
    case SoundState::none:
        return Words::tr("no consent");
    case SoundState::early:
        return Words::tr("not yet");
    case SoundState::expired:
        return Words::tr("expired");
    case SoundState::stated:
        return Words::tr("stated");
    case SoundState::verified:
        break;
    }
    return Words::tr("verified");
}

QColor stateColour(SoundState state)
{
    switch (state) {
    case SoundState::verified:
        return theme().accent;
    case SoundState::stated:
        return theme().text;
    case SoundState::locked:
        return theme().dim;
    case SoundState::broken:
        return theme().bad;
    default:
        return theme().warn;
    }
}

QString stateSentence(SoundState state)
{
    switch (state) {
    case SoundState::locked:
        return Words::tr("Unlock your voices to see who agreed to what.");
    case SoundState::broken:
        return Words::tr("It cannot be opened, so it cannot be used.");
    case SoundState::revoked:
        return Words::tr("Its owner took the consent back: nothing new is made with it.");
    case SoundState::none:
        return Words::tr("Nothing can be sung with it until its owner agrees.");
    case SoundState::early:
        return Words::tr("The time for which its owner agreed has not begun.");
    case SoundState::expired:
        return Words::tr("The time for which its owner agreed is over: nothing new is made with it.");
    case SoundState::stated:
        return Words::tr("It can be used, but not for commerce, politics or endorsements; exports say that the consent "
                         "is only stated.");
    case SoundState::verified:
        break;
    }
    return Words::tr("It can be used for all that the rules below allow.");
}

ConsentText consentText(const voices::VoiceDetails& details, voices::Consent consent)
{
    ConsentText text;
    if (details.revoked) {
        text.heading = Words::tr("Revoked on %1: %2")
                           .arg(dayText(details.revoked->time.substr(0, 10)), toQString(details.revoked->reason));
        return text;
    }
    if (!details.consent) {
        text.heading = Words::tr("Nobody has agreed yet.");
        return text;
    }
    const auto& record = *details.consent;
    if (consent == voices::Consent::none) {
        text.heading = Words::tr("There is a record, but it was changed, or it is of other recordings.");
        return text;
    }
    text.heading = headingOf(record);
    text.facts << Words::tr("On %1").arg(dayText(record.time.substr(0, 10)));
    if (record.scores && record.method == ConsentMethod::spoken)
        text.facts << speakerText(*record.scores);
    if (record.method == ConsentMethod::spoken && consent == voices::Consent::stated)
        text.facts << Words::tr("Another machine signed this record, so here it counts as stated.");
    text.proof = Words::tr("This shows that the record was not changed since. It does not show who gave the consent.");
    return text;
}

std::vector<RuleText> ruleTexts(const voices::VoiceRules& rules, voices::Consent consent)
{
    const auto use = [&](const char* rule, bool voices::IntendedUse::*what, bool ruleAllows) {
        voices::IntendedUse intended;
        intended.*what = true;
        if (!breaks(voices::brokenRules(rules, consent, intended), rule))
            return Words::tr("allowed");
        return ruleAllows ? Words::tr("only once verified") : Words::tr("not allowed");
    };
    using Use = voices::IntendedUse;
    std::vector<RuleText> texts{
        {Words::tr("Commercial use"), use("commercial", &Use::commercial, rules.commercial)},
        {Words::tr("Endorsements"), use("endorsement", &Use::endorsement, rules.endorsement)},
        {Words::tr("Politics"), use("political", &Use::political, rules.political)},
        {Words::tr("Adult content"), use("adult", &Use::adult, rules.adult)},
        {Words::tr("Training of models"), use("training", &Use::training, rules.training)},
        {Words::tr("Languages"), rules.languages.empty() ? Words::tr("all") : listed(rules.languages)},
        {Words::tr("Territories"), rules.territories.empty() ? Words::tr("everywhere") : listed(rules.territories)},
        {Words::tr("Term"), termText(rules)},
    };
    const auto add = [&texts](const QString& name, const QString& value) {
        if (!value.isEmpty())
            texts.push_back({name, value});
    };
    add(Words::tr("Credit"), toQString(rules.credit));
    const int places = rules.sharePercent == std::floor(rules.sharePercent) ? 0 : 2;
    if (rules.sharePercent > 0.0)
        add(Words::tr("Share of revenue"),
            Words::tr("%1 % to %2").arg(numberText(rules.sharePercent, places), toQString(rules.payee)));
    add(Words::tr("Licence"), toQString(rules.licence));
    return texts;
}

QString foundText(const voices::ReferenceQuality& quality)
{
    return Words::tr("%1 of voice").arg(durationText(quality.activeSeconds));
}

QStringList weaknessTexts(const voices::ReferenceQuality& quality)
{
    QStringList texts;
    for (const auto& weakness : voices::weaknessesOf(quality)) {
        if (weakness == "clipped")
            texts << Words::tr("Clipped: every copy will sound harsh where it was too loud.");
        else if (weakness == "noisy")
            texts << Words::tr("Noisy: every copy will carry the noise of the room.");
        else if (weakness == "quiet")
            texts << Words::tr("Very quiet: hiss comes up with the voice.");
    }
    return texts;
}

QString windowSentence(const base::Error& error)
{
    const bool forTerminals =
        error.hint.find("melisma ") != std::string::npos || error.hint.find("--") != std::string::npos;
    return toQString(forTerminals ? base::Error{error.kind, error.message, {}, {}}.sentence() : error.sentence());
}

QString listed(const std::vector<std::string>& items)
{
    QStringList texts;
    for (const auto& item : items)
        texts << toQString(item);
    return texts.join(QStringLiteral(", "));
}

QString dayText(const std::string& day)
{
    const auto date = QDate::fromString(toQString(day), Qt::ISODate);
    return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : toQString(day);
}

} // namespace melisma::ui
