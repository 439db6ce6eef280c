// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_choices.h"

#include "audio/files/container.h"
#include "core/base/json.h"
#include "ui/common/preferences.h"
#include "ui/common/session.h"
#include "ui/common/text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace melisma::ui {

using base::Json;
using base::memberOr;

namespace {

/// Where exports go at first; a bare system has no music folder yet.
QString usualFolder()
{
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return QFileInfo::exists(music) ? music : QDir::homePath();
}

/// What is remembered of one project has a name of its own in the settings.
QString keyOf(const Session& session)
{
    const QByteArray path = toQString(session.folderPath()).toUtf8();
    return QStringLiteral("export/projects/") + QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex();
}

template <class Enum>
Enum enumOr(const Json& json, const char* key, Enum fallback, int count)
{
    const int value = memberOr(json, key, static_cast<int>(fallback));
    return value >= 0 && value < count ? static_cast<Enum>(value) : fallback;
}

Json tagsToJson(const audio::SongTags& tags)
{
    Json json{{"title", tags.title},     {"artist", tags.artist},       {"album", tags.album}, {"year", tags.year},
              {"comment", tags.comment}, {"copyright", tags.copyright}, {"isrc", tags.isrc},   {"key", tags.key}};
    if (tags.bpm)
        json["bpm"] = *tags.bpm;
    return json;
}

audio::SongTags tagsFrom(const Json& json)
{
    audio::SongTags tags;
    tags.title = memberOr<std::string>(json, "title", "");
    tags.artist = memberOr<std::string>(json, "artist", "");
    tags.album = memberOr<std::string>(json, "album", "");
    tags.year = memberOr<std::string>(json, "year", "");
    tags.comment = memberOr<std::string>(json, "comment", "");
    tags.copyright = memberOr<std::string>(json, "copyright", "");
    tags.isrc = memberOr<std::string>(json, "isrc", "");
    tags.bpm = base::member<double>(json, "bpm");
    tags.key = memberOr<std::string>(json, "key", "");
    return tags;
}

Json toJson(const ExportChoices& choices)
{
    Json json{{"mix", choices.mix},
              {"stems", choices.stems},
              {"midi", choices.midi},
              {"prompts", choices.prompts},
              {"container", static_cast<int>(choices.container)},
              {"format", static_cast<int>(choices.format)},
              {"dither", static_cast<int>(choices.dither)},
              {"sampleRate", choices.sampleRate},
              {"kbps", choices.kbps},
              {"variableRate", choices.variableRate},
              {"truePeakDb", choices.truePeakDb},
              {"folder", choices.folder.toStdString()},
              {"stemNames", choices.stemNames},
              {"tags", tagsToJson(choices.tags)}};
    if (choices.stemContainer)
        json["stemContainer"] = static_cast<int>(*choices.stemContainer);
    if (choices.loudnessLufs)
        json["loudnessLufs"] = *choices.loudnessLufs;
    return json;
}

ExportChoices fromJson(const Json& json)
{
    ExportChoices choices;
    choices.mix = memberOr(json, "mix", true);
    choices.stems = memberOr(json, "stems", false);
    choices.midi = memberOr(json, "midi", false);
    choices.prompts = memberOr(json, "prompts", true);
    choices.container = enumOr(json, "container", choices.container, static_cast<int>(audio::kContainers.size()));
    if (json.contains("stemContainer"))
        choices.stemContainer =
            enumOr(json, "stemContainer", choices.container, static_cast<int>(audio::kContainers.size()));
    choices.format = enumOr(json, "format", choices.format, 3);
    choices.dither = enumOr(json, "dither", choices.dither, 4);
    choices.sampleRate = memberOr(json, "sampleRate", 0);
    choices.kbps = memberOr(json, "kbps", 0);
    choices.variableRate = memberOr(json, "variableRate", false);
    choices.truePeakDb = memberOr(json, "truePeakDb", -1.0);
    choices.loudnessLufs = base::member<double>(json, "loudnessLufs");
    choices.folder = QString::fromStdString(memberOr<std::string>(json, "folder", ""));
    choices.stemNames = memberOr<std::string>(json, "stemNames", choices.stemNames);
    choices.tags = tagsFrom(memberOr(json, "tags", Json::object()));
    return choices;
}

std::optional<project::Stretch> notEmpty(const project::Stretch& stretch)
{
    return stretch.isEmpty() ? std::nullopt : std::optional(stretch);
}

std::optional<project::Stretch> sectionStretch(const project::Project& project, project::MarkerId marker)
{
    const auto sections = project::sectionsOf(project);
    const auto found = std::ranges::find(sections, marker, &project::NumberedSection::marker);
    return found == sections.end() ? std::nullopt : std::optional(found->stretch);
}

std::optional<project::Stretch> typedStretch(const project::Project& project, const ExportChoices& choices)
{
    const auto from = project::readPlace(project, choices.from.toStdString());
    const auto to = project::readPlace(project, choices.to.toStdString());
    return from && to ? notEmpty({*from, *to}) : std::nullopt;
}

} // namespace

audio::SampleFormat formatIn(audio::Container container, audio::SampleFormat wanted)
{
    const bool flac = container == audio::Container::flac;
    return flac && wanted == audio::SampleFormat::float32 ? audio::SampleFormat::int24 : wanted;
}

std::optional<project::Stretch> stretchOf(const ExportChoices& choices, const Session& session)
{
    const auto& project = session.project();
    switch (choices.range) {
    case ExportRange::loop:
        return project::loopOf(project);
    case ExportRange::selection:
        return notEmpty(project::stretchOf(project, session.selectedClips()));
    case ExportRange::section:
        return sectionStretch(project, choices.section);
    case ExportRange::typed:
        return typedStretch(project, choices);
    default:
        return project::Stretch{{}, project.length()};
    }
}

audio::ExportRequest requestOf(const ExportChoices& choices, const Session& session)
{
    const auto folder = toPath(choices.folder.trimmed());
    const std::string name = choices.name.trimmed().toStdString();
    audio::ExportRequest request;
    request.stemContainer = choices.stemContainer.value_or(choices.container);
    request.stemNames = choices.stemNames;
    request.format = formatIn(request.stemContainer, formatIn(choices.container, choices.format));
    request.dither = choices.dither;
    request.kbps = choices.kbps;
    request.variableRate = choices.variableRate;
    request.sampleRate = choices.sampleRate;
    request.loudnessLufs = choices.loudnessLufs;
    request.truePeakDb = choices.truePeakDb;
    request.tags = choices.tags;
    request.includePrompts = choices.prompts;
    if (choices.mix)
        request.mix = folder / (name + std::string(audio::extensionOf(choices.container)));
    if (choices.stems)
        request.stemsFolder = folder / (name + " stems");
    if (choices.midi)
        request.midi = folder / (name + ".mid");
    const auto stretch = stretchOf(choices, session);
    if (stretch && choices.range != ExportRange::whole) {
        request.rangeStart = stretch->start;
        request.rangeEnd = stretch->end;
    }
    return request;
}

ExportChoices loadChoices(const Session& session)
{
    const QSettings settings;
    const auto own = settings.value(keyOf(session)).toString().toStdString();
    const auto last = settings.value(QStringLiteral("export/last")).toString().toStdString();
    const auto json = base::parseJson(own.empty() ? last : own, "export settings");
    ExportChoices choices = json ? fromJson(*json) : ExportChoices();
    if (own.empty()) { // another song's name and code are not this one's
        choices.tags.title.clear();
        choices.tags.isrc.clear();
        choices.tags.comment.clear();
        choices.tags.bpm.reset();
        choices.tags.key.clear();
        if (const QString wished = Preferences::load().exportFolder; !wished.isEmpty())
            choices.folder = wished; // goes before where another song went
    }
    if (choices.folder.isEmpty())
        choices.folder = usualFolder();
    const auto home = session.folderPath();
    choices.name = toQString(session.isNamed() && !home.empty() ? home.stem().string() : session.project().name);
    return choices;
}

void storeChoices(const ExportChoices& choices, const Session& session)
{
    QSettings settings;
    const QString text = QString::fromStdString(toJson(choices).dump());
    settings.setValue(QStringLiteral("export/last"), text);
    settings.setValue(keyOf(session), text);
}

} // namespace melisma::ui
