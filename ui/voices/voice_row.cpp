// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_row.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::VoicesPanel)
};

QString sexText(const std::string& sex)
{
    return sex == "f" ? Words::tr("female") : sex == "m" ? Words::tr("male") : Words::tr("mixed");
}

QString kindText(voices::VoiceKind kind)
{
    switch (kind) {
    case voices::VoiceKind::blend:
        return Words::tr("your blend");
    case voices::VoiceKind::own:
        return Words::tr("your design");
    case voices::VoiceKind::imported:
        return Words::tr("your import");
    case voices::VoiceKind::pack:
        break;
    }
    return {};
}

VoiceRow rowOf(const voices::VoiceCatalogue& catalogue, const voices::Voice& voice)
{
    VoiceRow row;
    row.id = voice.id;
    row.name = toQString(voice.name);
    row.languageCode = voice.language;
    row.sex = voice.sex;
    row.kind = voice.kind;
    const auto* language = catalogue.language(voice.language);
    row.language = languageName(&catalogue, voice.language);
    row.rough = language && language->reading == "rough";
    if (const auto* pack = catalogue.find(voice.id)) {
        row.grade = toQString(pack->grade);
        row.note = specText(pack->note);
    } else {
        row.note = toQString(voice.recipe.text());
    }
    return row;
}

} // namespace

QString VoiceRow::facts() const
{
    if (sound) {
        const QString made = kind == voices::VoiceKind::imported ? Words::tr("imported") : Words::tr("recordings");
        return made + QStringLiteral(" \u00b7 ") + language;
    }
    return sexText(sex) + QStringLiteral(" \u00b7 ") + language;
}

QString VoiceRow::spoken() const
{
    QStringList said{name, language};
    if (!sound || sex != "mixed")
        said << sexText(sex);
    if (sound)
        said << Words::tr("made of sound") << stateBadge(*sound);
    else if (isOwn())
        said << kindText(kind);
    if (!grade.isEmpty())
        said << Words::tr("grade %1").arg(grade);
    if (rough)
        said << Words::tr("reads roughly");
    return said.join(QStringLiteral(", "));
}

std::vector<VoiceRow> voiceRows(const voices::VoiceLibrary& library)
{
    std::vector<VoiceRow> rows;
    for (const auto& voice : library.own().list().voices)
        rows.push_back(rowOf(library.catalogue(), voice));
    for (const auto& voice : library.packs())
        rows.push_back(rowOf(library.catalogue(), voice));
    sortOwnFirst(rows);
    return rows;
}

VoiceRow soundRow(const voices::VoiceCatalogue* catalogue, const voices::Voice& header, SoundState state)
{
    VoiceRow row;
    row.id = header.id;
    row.name = toQString(header.name);
    row.languageCode = header.language;
    row.language = languageName(catalogue, header.language);
    row.sex = header.sex;
    row.kind = header.kind;
    row.sound = state;
    row.note = stateSentence(state);
    return row;
}

void sortOwnFirst(std::vector<VoiceRow>& rows)
{
    std::ranges::stable_sort(rows, [](const VoiceRow& a, const VoiceRow& b) {
        return a.isOwn() && (!b.isOwn() || QString::localeAwareCompare(a.name, b.name) < 0);
    });
}

QString languageName(const voices::VoiceCatalogue* catalogue, const std::string& code)
{
    const auto* language = catalogue ? catalogue->language(code) : nullptr;
    return language ? specText(language->name) : toQString(code);
}

/// Every word stands at the beginning of one of the row's, so that "male" does not find "female".
bool VoiceFilter::lets(const VoiceRow& row) const
{
    if ((!language.empty() && row.languageCode != language) || (!sex.empty() && row.sex != sex))
        return false;
    const QStringList there =
        (row.spoken() + u' ' + toQString(row.id) + u' ' + row.note).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&there](const QString& wanted) {
        return std::ranges::any_of(
            there, [&wanted](const QString& word) { return word.startsWith(wanted, Qt::CaseInsensitive); });
    });
}

} // namespace melisma::ui
