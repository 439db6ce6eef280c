// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/timeline_fixture.h"
#include "ui/clip_work/sound_work.h"

#include <algorithm>
#include <cmath>

namespace melisma::tests {

/// Sounds on a session whose device only runs when pulled.
struct Sounds : TimelineFixture {
    Sounds()
    {
        QObject::connect(session.get(), &ui::Session::message, [this](const QString& text) { messages << text; });
    }

    const project::Project& project() const { return session->project(); }
    project::ClipId lastClip() const { return project().tracks.back()->clips.back()->id; }
    project::TrackId lastTrack() const { return project().tracks.back()->id; }
    std::size_t steps() const { return session->history().position(); }

    void select(double from, double to) { selectOn(from, to, {lastTrack()}); }
    void selectOn(double from, double to, std::set<project::TrackId> tracks)
    {
        const auto at = [](double seconds) { return base::toFrames({seconds}, kRate); };
        session->selectTime({{at(from), at(to)}, std::move(tracks)});
    }
    project::TrackId addKeys()
    {
        session->apply("keys", [](const project::Project& now) {
            return edits::addTrack(now, project::TrackKind::instrument, "Keys", {"Piano", 0, 0});
        });
        const auto track = lastTrack();
        session->apply("notes", [track](const project::Project& now) {
            return edits::addNoteClip(now, track, "Verse", phrase(1, 60, 1, 240), {}, machineMade());
        });
        return track;
    }
    /// Nothing but zeros, which 16 bits would have dither on.
    bool importSilence(const char* name, double seconds)
    {
        const auto file = path() / name;
        QSignalSpy changed(session.get(), &ui::Session::projectChanged);
        if (!writeSound(file, spec(audio::Container::wav, audio::SampleFormat::float32, kRate, 1),
                        static_cast<int>(seconds * kRate), [](int, int) { return 0.0; }))
            return false;
        session->importFiles({q(file)});
        return changed.wait(20'000);
    }
    /// Runs an action and waits until what it ordered has landed.
    bool does(void (*action)(ui::Session&))
    {
        auto& work = ui::SoundWork::of(*session);
        QSignalSpy landed(&work, &ui::SoundWork::landed);
        action(*session);
        return work.busy() && landed.wait(10'000);
    }
    /// The last message, and forgets all.
    QString said()
    {
        const QString text = messages.isEmpty() ? QString() : messages.last();
        messages.clear();
        return text;
    }
    audio::NullDevice& device() { return dynamic_cast<audio::NullDevice&>(engine.device()); }
    /// The left side of the next frames that the device gets.
    std::vector<float> pull(double seconds)
    {
        std::vector<float> left;
        while (left.size() < static_cast<std::size_t>(seconds * kRate)) {
            engine.waitForTransport();
            device().pull(4096);
            for (std::size_t i = 0; i < device().pulled().size(); i += 2)
                left.push_back(device().pulled()[i]);
        }
        return left;
    }
    /// The left side of what is heard of the song's first frames.
    std::vector<float> hear(double seconds)
    {
        session->stop();
        engine.waitForPlan();
        pull(0.1); // until it stands
        session->seek({});
        session->play();
        auto left = pull(seconds);
        session->stop();
        pull(0.1);
        return left;
    }

    QStringList messages;
};

/// No two stretches of it are alike.
inline double noise(int frame, int)
{
    const auto mixed = static_cast<unsigned>(frame + 1) * 2654435761u;
    return static_cast<double>(mixed >> 16 & 0x7fffu) / 32768.0 - 0.5;
}

/// The frames from `from` to `to` of what was heard are those of the song from `at` on.
inline bool isSong(const std::vector<float>& heard, std::size_t from, std::size_t to, const std::vector<float>& song,
                   std::size_t at)
{
    for (auto i = from; i < to; ++i)
        if (heard[i] != song[at + i - from]) {
            qWarning("frame %zu", i);
            return false;
        }
    return true;
}

inline bool isSilent(const std::vector<float>& heard, std::size_t from)
{
    return std::all_of(heard.begin() + static_cast<std::ptrdiff_t>(from), heard.end(),
                       [](float sample) { return sample == 0.0f; });
}

inline float loudest(const std::vector<float>& heard)
{
    float most = 0.0f;
    for (const float sample : heard)
        most = std::max(most, std::abs(sample));
    return most;
}

} // namespace melisma::tests
