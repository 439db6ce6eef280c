// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/prompt_reading.h"

#include "ui/common/text.h"
#include "ui/generate/reading_terms.h"

#include <QByteArray>
#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::PromptReading)
};

/// Bytes of UTF-8 as characters of the QString.
std::optional<TextSpan> spanFrom(const base::Json& entry, const char* begin, const char* end, const QByteArray& utf8)
{
    const auto from = base::member<std::size_t>(entry, begin);
    const auto to = base::member<std::size_t>(entry, end);
    if (!from || !to || *from >= *to || *to > static_cast<std::size_t>(utf8.size()))
        return std::nullopt;
    const auto characters = [&utf8](std::size_t bytes) {
        return static_cast<int>(QString::fromUtf8(utf8.first(static_cast<qsizetype>(bytes))).size());
    };
    return TextSpan{characters(*from), characters(*to)};
}

/// "Lo-Fi" and "lofi" say the same.
QString lettersOf(const QString& text)
{
    QString letters;
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            letters += c.toLower();
    return letters;
}

/// "mood: wistful" into its parts; "chords" is a topic alone.
void split(const std::string& meaning, ReadStretch& stretch)
{
    const auto colon = meaning.find(": ");
    const std::string topic = meaning.substr(0, colon);
    const std::string as = colon == std::string::npos ? std::string() : meaning.substr(colon + 2);
    stretch.topic = toQString(topic);
    stretch.as = meaningText(topic, as);
    if (lettersOf(stretch.as) == lettersOf(stretch.text))
        stretch.as.clear();
}

QString topicText(const QString& topic)
{
    const std::pair<const char*, QString> known[] = {
        {"genre", Words::tr("Style")},     {"genre, the nearest there is", Words::tr("Style, the nearest there is")},
        {"mood", Words::tr("Mood")},       {"tempo", Words::tr("Tempo")},
        {"key", Words::tr("Key")},         {"meter", Words::tr("Meter")},
        {"chords", Words::tr("Chords")},   {"length", Words::tr("Length")},
        {"section", Words::tr("Section")}, {"instrument", Words::tr("Instrument")},
        {"without", Words::tr("Without")}, {"voice", Words::tr("Voice")},
    };
    for (const auto& [name, text] : known)
        if (topic == QLatin1String(name))
            return text;
    return readingTerm(topic.toStdString()).value_or(topic);
}

} // namespace

std::vector<ReadStretch> readingFrom(const base::Json& facts, const QString& prompt)
{
    std::vector<ReadStretch> reading;
    const QByteArray utf8 = prompt.toUtf8();
    for (const auto& entry : base::memberOr<base::Json>(facts, "reading", base::Json::array())) {
        const auto words = spanFrom(entry, "begin", "end", utf8);
        const auto cut = spanFrom(entry, "cutBegin", "cutEnd", utf8);
        if (!words || !cut)
            continue;
        ReadStretch stretch;
        stretch.text = toQString(base::memberOr<std::string>(entry, "text", "")).simplified();
        const auto why = base::memberOr<std::string>(entry, "why", "");
        stretch.why = readingTerm(why).value_or(toQString(why));
        stretch.words = *words;
        stretch.cut = *cut;
        split(base::memberOr<std::string>(entry, "as", ""), stretch);
        if (!stretch.text.isEmpty())
            reading.push_back(std::move(stretch));
    }
    return reading;
}

TextSpan tidyCut(const QString& prompt, TextSpan cut)
{
    const auto blank = [&prompt](int at) { return at >= 0 && at < prompt.size() && prompt[at].isSpace(); };
    const int size = static_cast<int>(prompt.size());
    int before = cut.begin;
    while (blank(before - 1))
        --before;
    int after = cut.end;
    while (blank(after))
        ++after;
    const bool commaBefore = before > 0 && prompt[before - 1] == u',';
    const bool commaAfter = after < size && prompt[after] == u',';
    if (after == size) // the last: what joined it goes too
        return {commaBefore ? before - 1 : before, size};
    if (commaAfter && (commaBefore || before == 0)) {
        ++after;
        while (blank(after))
            ++after;
        return {cut.begin, after};
    }
    if (commaAfter)
        return {before, after};
    return {cut.begin, after};
}

QString chipText(const ReadStretch& stretch)
{
    if (stretch.topic == QLatin1String("without"))
        return Words::tr("no %1").arg(stretch.text);
    if (stretch.topic.isEmpty() || stretch.as.isEmpty())
        return stretch.text;
    return stretch.text + QStringLiteral(" \u2192 ") + stretch.as;
}

QString chipHelp(const ReadStretch& stretch)
{
    if (stretch.topic.isEmpty())
        return stretch.why.isEmpty() ? Words::tr("Not understood") : Words::tr("Not used: %1").arg(stretch.why);
    return topicText(stretch.topic) + QStringLiteral(": ") + (stretch.as.isEmpty() ? stretch.text : stretch.as);
}

} // namespace melisma::ui
