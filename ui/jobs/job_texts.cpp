// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_texts.h"

#include "ui/common/spec_text.h"
#include "ui/common/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::JobTexts)
};

constexpr int kShownOfPrompt = 60; ///< characters: two lines of the panel
constexpr int kShownOfValue = 60;

QString stateText(jobs::JobState state)
{
    switch (state) {
    case jobs::JobState::done:
        return Words::tr("Done");
    case jobs::JobState::failed:
        return Words::tr("Failed");
    default:
        return Words::tr("Cancelled");
    }
}

QDateTime startOf(const jobs::JobRecord& record)
{
    return QDateTime::fromString(toQString(record.started), Qt::ISODate).toLocalTime();
}

QString clockText(const QTime& time)
{
    const QLocale locale;
    return locale.language() == QLocale::C ? time.toString(QStringLiteral("HH:mm"))
                                           : locale.toString(time, QLocale::ShortFormat);
}

QString momentText(const QDateTime& when)
{
    return QLocale().toString(when.date(), QLocale::ShortFormat) + u' ' + clockText(when.time());
}

QString whenText(const QDateTime& when, const QDateTime& now)
{
    const auto days = when.date().daysTo(now.date());
    if (days == 0)
        return clockText(when.time());
    return days == 1 ? Words::tr("yesterday %1").arg(clockText(when.time())) : momentText(when);
}

/// As few decimals as say it, two at most.
QString shortNumber(double value)
{
    const auto whole = [](double number) { return std::abs(number - std::round(number)) < 1e-9; };
    return numberText(value, whole(value) ? 0 : whole(value * 10.0) ? 1 : 2);
}

/// Short runs keep a decimal: "0.4 s".
QString takenText(double seconds)
{
    return seconds < 9.95 ? numberText(seconds, 1) + Words::tr(" s") : durationText(seconds);
}

QString valueText(const base::ParamValue& value, const base::ParamSpec* spec)
{
    const QString unit = spec && !spec->unit.empty() ? u' ' + specText(spec->unit) : QString();
    if (const auto* on = std::get_if<bool>(&value))
        return *on ? Words::tr("yes") : Words::tr("no");
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return numberText(static_cast<double>(*count), 0) + unit;
    if (const auto* number = std::get_if<double>(&value))
        return shortNumber(*number) + unit;
    const auto& text = std::get<std::string>(value);
    if (spec)
        for (const auto& choice : spec->choices)
            if (choice.id == text)
                return specText(choice.label);
    return toQString(text);
}

const base::ParamSpec* specOf(const base::TaskDescriptor* task, const std::string& key)
{
    if (!task)
        return nullptr;
    const auto found = std::ranges::find(task->params, key, &base::ParamSpec::key);
    return found == task->params.end() ? nullptr : &*found;
}

/// In the order of the task's form, then what it does not know.
std::vector<std::string> keysOf(const jobs::JobRecord& record, const base::TaskDescriptor* task)
{
    std::vector<std::string> keys;
    if (task)
        for (const auto& spec : task->params)
            if (record.request.params.has(spec.key))
                keys.push_back(spec.key);
    for (const auto& [key, value] : record.request.params.all())
        if (std::ranges::find(keys, key) == keys.end())
            keys.push_back(key);
    return keys;
}

FactsTable::Row paramRow(const jobs::JobRecord& record, const base::TaskDescriptor* task, const std::string& key)
{
    const auto* spec = specOf(task, key);
    return {spec && spec->isAsked() ? specText(spec->label) : toQString(key),
            valueText(record.request.params.all().at(key), spec)};
}

QString modelText(const base::ModelUse& model)
{
    const QString kind = model.trained ? Words::tr("trained net") : Words::tr("rules");
    return QStringLiteral("%1 %2 (%3)").arg(toQString(model.id), toQString(model.version), kind);
}

} // namespace

QString nameText(const jobs::JobRecord& record)
{
    const QString prompt = toQString(record.request.params.text("prompt").value_or("")).simplified();
    return prompt.isEmpty() ? toQString(record.title) : shortened(prompt, kShownOfPrompt);
}

QString endText(const jobs::JobRecord& record, const QDateTime& now)
{
    QStringList parts{stateText(record.state)};
    if (record.state == jobs::JobState::done)
        parts << takenText(record.seconds);
    if (const QDateTime when = startOf(record); when.isValid())
        parts << whenText(when, now);
    return parts.join(QStringLiteral(" \u00b7 "));
}

std::vector<FactsTable::Row> recordRows(const jobs::JobRecord& record, const base::TaskDescriptor* task)
{
    std::vector<FactsTable::Row> rows{
        {Words::tr("Task"), task ? specText(task->title) : toQString(record.request.task)}};
    for (const auto& key : keysOf(record, task))
        if (key != "prompt")
            rows.push_back(paramRow(record, task, key));
    for (auto& row : rows)
        row.value = shortened(row.value.simplified(), kShownOfValue);
    rows.push_back({Words::tr("Seed"), QString::number(record.request.seed)});
    if (!record.model.id.empty())
        rows.push_back({Words::tr("Model"), modelText(record.model)});
    rows.push_back({Words::tr("Time taken"), takenText(record.seconds)});
    if (const QDateTime when = startOf(record); when.isValid())
        rows.push_back({Words::tr("Started"), momentText(when)});
    if (!record.project.empty())
        rows.push_back({Words::tr("Project"), toQString(record.project.stem().string())});
    return rows;
}

QString reportText(const jobs::JobRecord& record, const base::TaskDescriptor* task)
{
    QStringList lines;
    if (record.error) {
        lines << toQString(record.error->sentence());
        if (!record.error->detail.empty())
            lines << toQString(record.error->detail);
        lines << QString();
    }
    for (const auto& key : keysOf(record, task)) {
        const auto row = paramRow(record, task, key);
        lines << row.name + QStringLiteral(": ") + row.value;
    }
    lines << QStringLiteral("%1: %2").arg(Words::tr("Task"), toQString(record.request.task))
          << QStringLiteral("%1: %2").arg(Words::tr("Seed"), QString::number(record.request.seed));
    if (!record.model.id.empty())
        lines << QStringLiteral("%1: %2").arg(Words::tr("Model"), modelText(record.model));
    return lines.join(u'\n');
}

} // namespace melisma::ui
