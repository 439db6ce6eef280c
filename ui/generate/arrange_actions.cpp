// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/arrange_actions.h"

#include "ui/common/text.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace melisma::ui {
namespace {

constexpr const char* kTask = "arrange";

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ArrangeActions)
};

void submit(Session& session, base::ParamValues params)
{
    const auto* task = session.task(kTask);
    if (!task)
        return;
    const auto seed = QRandomGenerator::global()->bounded(1, std::numeric_limits<int>::max());
    session.generate(*task, params, static_cast<std::uint64_t>(seed));
}

void setBars(const project::Project& project, base::Beats from, base::Beats to, base::ParamValues& params)
{
    params.set("fromBar", std::int64_t{project.tempoMap.barAt(from) + 1});
    params.set("toBar", std::int64_t{project.tempoMap.barAt(to - base::Beats{1}) + 1});
}

/// Nothing when the person thinks better of it.
QString askForSections(QWidget* parent)
{
    bool accepted = false;
    const QString sections =
        QInputDialog::getText(parent, Words::tr("Continue the song"), Words::tr("Sections to add at the end"),
                              QLineEdit::Normal, QStringLiteral("verse chorus outro"), &accepted);
    return accepted ? sections.trimmed() : QString();
}

} // namespace

bool canArrange(const Session& session)
{
    return session.task(kTask) != nullptr && !session.readOnly();
}

void writeNewTakes(Session& session)
{
    const auto& project = session.project();
    base::Beats from{project::kLastCount};
    base::Beats to;
    std::string parts;
    for (const auto id : session.selectedClips()) {
        const auto* clip = project.findClip(id);
        if (!clip || clip->isAudio())
            continue;
        from = std::min(from, base::Beats{clip->start.count});
        to = std::max(to, base::Beats{clip->end().count});
        const std::string& name = project.trackOf(id)->name;
        if (parts.find(name) == std::string::npos)
            parts += (parts.empty() ? "" : ", ") + name;
    }
    if (parts.empty()) {
        emit session.message(Words::tr("Choose clips with notes first: each gets a new take."), false);
        return;
    }
    base::ParamValues params;
    params.set("rewrite", parts);
    setBars(project, from, to, params);
    submit(session, std::move(params));
}

void rewriteSection(Session& session)
{
    const auto& project = session.project();
    const auto at = project.tempoMap.beatsAt(session.playhead(), project.sampleRate);
    const auto section = std::ranges::find_if(
        project.markers, [at](const auto& marker) { return marker.start <= at && at < marker.start + marker.length; });
    if (section == project.markers.end()) {
        emit session.message(Words::tr("There is no section under the playhead."), false);
        return;
    }
    base::ParamValues params;
    params.set("rewrite", "all");
    setBars(project, section->start, section->start + section->length, params);
    submit(session, std::move(params));
}

void continueSong(Session& session, QWidget* parent)
{
    const QString sections = askForSections(parent);
    if (sections.isEmpty())
        return;
    base::ParamValues params;
    params.set("continue", sections.toStdString());
    submit(session, std::move(params));
}

void useAsTheme(Session& session, project::ClipId id, ThemeUse use, QWidget* parent)
{
    const auto& project = session.project();
    const auto* clip = project.findClip(id);
    if (!clip || clip->isAudio())
        return;
    const std::string& track = project.trackOf(id)->name;
    base::ParamValues params;
    params.set("theme", track);
    params.set("themeBar", std::int64_t{project.tempoMap.barAt(base::Beats{clip->start.count}) + 1});
    if (use == ThemeUse::rewriteTrack)
        params.set("rewrite", track);
    if (use == ThemeUse::continueSong) {
        const QString sections = askForSections(parent);
        if (sections.isEmpty())
            return;
        params.set("continue", sections.toStdString());
    }
    submit(session, std::move(params));
}

} // namespace melisma::ui
