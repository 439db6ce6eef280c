// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/mix_measurer.h"

#include "audio/graph/offline_renderer.h"
#include "core/project/routing.h"
#include "core/project/stretch.h"
#include "ui/clip_work/sound_work.h"
#include "ui/common/poster.h"
#include "ui/common/text.h"

#include <QThreadPool>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kReportEvery = 48000; ///< frames

/// Of the clips, or of the whole song without any.
project::Stretch spanToMeasure(const project::Project& project, const std::set<project::ClipId>& clips)
{
    return clips.empty() ? project::Stretch{{}, project.length()} : project::stretchOf(project, clips);
}

/// What the thread works with; it shares nothing with the UI thread.
struct Work {
    project::Project project;
    project::Stretch span;
    audio::LiveEngine::MediaPath media;
    std::filesystem::path soundfont;
    audio::SpectrogramSettings settings;
    std::stop_token stop;
    std::function<void(double)> progress;

    base::Result<audio::SoundPicture> run() const
    {
        const base::Frames length = span.length();
        audio::SoundPictureMaker maker(project.sampleRate, length, settings);
        std::int64_t reported = 0;
        audio::OfflineRequest request{span.start, span.end};
        const auto rendered = audio::renderOffline(
            project, media, soundfont, request,
            [&](const audio::RenderedBlock& block) -> base::Result<void> {
                maker.add({block.mix, 2 * static_cast<std::size_t>(block.frames)});
                const std::int64_t done = block.position.count + block.frames - span.start.count;
                if (done - reported >= kReportEvery) {
                    reported = done;
                    progress(static_cast<double>(done) / static_cast<double>(length.count));
                }
                return {};
            },
            stop);
        if (!rendered)
            return rendered.error();
        return maker.finish();
    }
};

} // namespace

project::Project onlyClips(const project::Project& project, const std::set<project::ClipId>& clips)
{
    project::Project reduced = project;
    std::vector<base::Shared<project::Track>> kept;
    for (const auto& track : project.tracks) {
        const auto chosen = [&](const auto& clip) { return clips.contains(clip->id); };
        if (!project::sums(track->kind) && std::ranges::none_of(track->clips, chosen))
            continue;
        kept.push_back(track.with([&](project::Track& copy) {
            std::erase_if(copy.clips, [&](const auto& clip) { return !chosen(clip); });
            copy.mix.mute = false;
            copy.mix.solo = false;
        }));
    }
    reduced.tracks = std::move(kept);
    return reduced;
}

MixMeasurer::MixMeasurer(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_poster(std::make_shared<Poster>(this))
{
    connect(&m_session, &Session::projectReplaced, this, &MixMeasurer::cancel);
}

MixMeasurer::~MixMeasurer()
{
    m_stop.request_stop();
    m_poster->close();
}

bool MixMeasurer::measure(const audio::SpectrogramSettings& settings)
{
    cancel();
    auto of = m_session.snapshot();
    std::set<project::ClipId> clips;
    for (const auto id : m_session.selectedClips())
        if (of->findClip(id))
            clips.insert(id);
    const project::Stretch span = spanToMeasure(*of, clips);
    if (span.isEmpty())
        return false;
    m_stop = {};
    const int generation = ++m_generation;
    const auto here = [this, generation](std::function<void()> work) {
        return [this, generation, work = std::move(work)] {
            if (generation == m_generation)
                work();
        };
    };
    Work work{clips.empty() ? *of : onlyClips(*of, clips),
              span,
              SoundWork::mediaPath(m_session),
              m_session.soundfont(),
              settings,
              m_stop.get_token(),
              {}};
    work.progress = [this, poster = m_poster, here](double fraction) {
        poster->post(here([this, fraction] { emit progressed(fraction); }));
    };
    setRunning(true);
    QThreadPool::globalInstance()->start([this, poster = m_poster, here, of, clips, work = std::move(work)] {
        auto picture = work.run();
        auto result = std::make_shared<MeasuredMix>();
        if (picture)
            *result = {std::move(*picture), work.span.start, of, clips};
        const QString sentence = picture ? QString() : toQString(picture.error().sentence());
        poster->post(here([this, result, sentence] {
            setRunning(false);
            if (sentence.isEmpty())
                emit measured(result);
            else
                emit failed(sentence);
        }));
    });
    return true;
}

void MixMeasurer::cancel()
{
    m_stop.request_stop();
    ++m_generation;
    setRunning(false);
}

void MixMeasurer::setRunning(bool running)
{
    if (m_running == running)
        return;
    m_running = running;
    emit runningChanged(running);
}

} // namespace melisma::ui
