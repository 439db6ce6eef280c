// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_sources.h"

#include "core/voices/make_voice.h"
#include "core/voices/voice_package.h"
#include "ui/common/poster.h"
#include "ui/common/text.h"
#include "ui/voices/sound_state.h"

#include <QThreadPool>

#include <algorithm>
#include <fstream>
#include <utility>

namespace melisma::ui {
namespace {

using base::Result;
using Kind = VoiceSources::Kind;

constexpr std::streamsize kHead = 64; ///< bytes that tell an exported voice

Kind kindOf(const std::filesystem::path& path)
{
    const QString ending = toQString(path.extension()).toLower();
    if (ending == QStringLiteral(".pth"))
        return Kind::weights;
    if (ending == QStringLiteral(".index"))
        return Kind::index;
    return ending == QStringLiteral(".melisma-voice") ? Kind::package : Kind::recording;
}

/// What Melisma exported is known whatever its file is called. Reads the file, so not on the UI thread.
Kind kindIn(const std::filesystem::path& path, Kind byName)
{
    if (byName != Kind::recording)
        return byName;
    std::string head(kHead, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), kHead);
    head.resize(static_cast<std::size_t>(file.gcount()));
    return voices::isVoicePackage(head) ? Kind::package : Kind::recording;
}

/// Of weights and packages only the bytes count; what is wrong with them is told when they are opened.
Result<audio::VoiceReference> readSource(const std::filesystem::path& path, Kind kind)
{
    if (kind == Kind::recording)
        return audio::readVoiceReference(path);
    auto file = voices::readVoiceFile(kind == Kind::index ? "index" : "model", path);
    if (!file)
        return file.error();
    if (kind == Kind::package && !voices::isVoicePackage(file->bytes))
        return base::Error{base::ErrorKind::input,
                           VoiceSources::tr("This is not a voice that Melisma exported").toStdString(),
                           VoiceSources::tr("Export it again").toStdString(),
                           {}};
    return audio::VoiceReference{std::move(*file), {}};
}

Result<VoiceSources::Material> shared(Result<audio::VoiceReference> read)
{
    if (!read)
        return read.error();
    return VoiceSources::Material(std::make_shared<audio::VoiceReference>(std::move(*read)));
}

QString foundIn(Kind kind, const voices::ReferenceQuality& quality)
{
    switch (kind) {
    case Kind::weights:
        return VoiceSources::tr("weights of RVC");
    case Kind::index:
        return VoiceSources::tr("index of RVC");
    case Kind::package:
        return VoiceSources::tr("exported voice");
    case Kind::recording:
        break;
    }
    return foundText(quality);
}

} // namespace

VoiceSources::VoiceSources(QObject* parent) : QObject(parent), m_poster(std::make_shared<Poster>(this)) {}

VoiceSources::~VoiceSources()
{
    m_poster->close();
}

void VoiceSources::add(const QStringList& paths)
{
    for (const QString& text : paths) {
        const auto path = toPath(text);
        if (std::ranges::find(m_sources, path, &Source::path) != m_sources.end())
            continue;
        Source source;
        source.path = path;
        source.kind = kindOf(path);
        source.checking = true;
        m_sources.push_back(std::move(source));
        check(path, kindOf(path));
    }
    emit changed();
}

void VoiceSources::addTake(std::vector<float> mono, int sampleRate, const QString& name)
{
    Source source;
    source.path = toPath(name);
    source.checking = true;
    m_sources.push_back(std::move(source));
    QThreadPool::globalInstance()->start([this, poster = m_poster, mono = std::move(mono), sampleRate, name] {
        const auto read = shared(audio::voiceReferenceOf(mono, sampleRate, name.toStdString()));
        poster->post([this, name, read] { land(toPath(name), Kind::recording, read); });
    });
    emit changed();
}

void VoiceSources::remove(std::size_t index)
{
    m_sources.erase(m_sources.begin() + static_cast<std::ptrdiff_t>(index));
    emit changed();
}

void VoiceSources::check(const std::filesystem::path& path, Kind kind)
{
    QThreadPool::globalInstance()->start([this, poster = m_poster, path, byName = kind] {
        const auto found = kindIn(path, byName);
        const auto read = shared(readSource(path, found));
        poster->post([this, path, found, read] { land(path, found, read); });
    });
}

void VoiceSources::land(const std::filesystem::path& path, Kind kind, const Result<Material>& read)
{
    const auto source = std::ranges::find(m_sources, path, &Source::path);
    if (source == m_sources.end())
        return;
    source->checking = false;
    source->kind = kind;
    if (read) {
        source->material = *read;
        source->found = foundIn(kind, (*read)->quality);
        if (kind == Kind::recording)
            source->weak = weaknessTexts((*read)->quality);
    } else {
        source->problem = windowSentence(read.error());
    }
    emit changed();
}

bool VoiceSources::checking() const
{
    return std::ranges::any_of(m_sources, &Source::checking);
}

std::size_t VoiceSources::count(Kind kind) const
{
    return static_cast<std::size_t>(std::ranges::count(m_sources, kind, &Source::kind));
}

bool VoiceSources::isPackage() const
{
    return count(Kind::package) > 0;
}

bool VoiceSources::isWeights() const
{
    return count(Kind::weights) > 0;
}

QString VoiceSources::problem() const
{
    if (m_sources.empty())
        return tr("Choose what the voice is made of.");
    if (std::ranges::any_of(m_sources, [](const Source& source) { return !source.problem.isEmpty(); }))
        return tr("Take out what cannot be used.");
    const auto all = m_sources.size();
    if (isPackage() && all > 1)
        return tr("An exported voice comes alone.");
    if (isWeights() && (count(Kind::weights) > 1 || count(Kind::index) > 1 || count(Kind::recording) > 0))
        return tr("A voice of RVC is one .pth file, with one .index at most.");
    if (!isWeights() && count(Kind::index) > 0)
        return tr("An index needs the .pth file that it belongs to.");
    return {};
}

QString VoiceSources::suggestedName() const
{
    const auto first = std::ranges::find(m_sources, isWeights() ? Kind::weights : Kind::recording, &Source::kind);
    return first == m_sources.end() ? QString() : toQString(first->path.stem());
}

std::vector<VoiceSources::Material> VoiceSources::material() const
{
    std::vector<Material> material;
    for (const auto& source : m_sources)
        material.push_back(source.material);
    return material;
}

std::vector<VoiceSources::Material> VoiceSources::recordings() const
{
    std::vector<Material> recordings;
    if (checking() || isWeights() || isPackage())
        return recordings;
    for (const auto& source : m_sources)
        if (source.kind == Kind::recording && source.material)
            recordings.push_back(source.material);
    return recordings;
}

QString VoiceSources::filter()
{
    const QString sounds = QStringLiteral("*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aif *.aiff");
    return tr("Voices and recordings (%1)").arg(sounds + QStringLiteral(" *.pth *.index *.melisma-voice")) +
           QStringLiteral(";;") + tr("All files (*)");
}

} // namespace melisma::ui
