// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "audio/analysis/sound_picture.h"
#include "core/project/history.h"
#include "ui/common/session.h"

#include <memory>
#include <stop_token>

namespace melisma::ui {

class Poster;

/// A measurement and what it is of.
struct MeasuredMix {
    audio::SoundPicture picture;
    base::Frames start;              ///< of the song, where the picture begins
    project::ProjectPtr of;          ///< the project as it was
    std::set<project::ClipId> clips; ///< empty: the whole mix
};
using MeasuredMixPtr = std::shared_ptr<const MeasuredMix>;

/// Renders the mix, or the chosen clips through their tracks' and the master's effects, faster than time on a thread of
/// its own, and measures it. Lives on the UI thread and never blocks it: a new measurement gives the last one up at
/// once, and what was given up never reports.
class MixMeasurer : public QObject {
    Q_OBJECT
public:
    explicit MixMeasurer(Session& session, QObject* parent = nullptr);
    ~MixMeasurer() override;

    /// The selected clips, or everything where none is selected. False: there is nothing to hear.
    bool measure(const audio::SpectrogramSettings& settings);
    void cancel();
    bool running() const { return m_running; }

signals:
    void progressed(double fraction);
    void measured(const MeasuredMixPtr& result);
    void failed(const QString& sentence);
    void runningChanged(bool running);

private:
    void setRunning(bool running);

    Session& m_session;
    std::shared_ptr<Poster> m_poster;
    std::stop_source m_stop;
    int m_generation = 0; ///< of the last measurement that was asked for
    bool m_running = false;
};

/// `project` with nothing but these clips, none of them muted.
project::Project onlyClips(const project::Project& project, const std::set<project::ClipId>& clips);

} // namespace melisma::ui
