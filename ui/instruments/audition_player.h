// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "ui/common/poster.h"
#include "ui/common/session.h"

#include <QObject>

#include <filesystem>
#include <memory>

namespace melisma::ui {

/// Lets an instrument be heard beside the project, one at a time: the newest wish counts, those that it overtook while
/// they were loaded are never heard. UI thread; the work is done in Qt's pool.
class AuditionPlayer : public QObject {
    Q_OBJECT
public:
    explicit AuditionPlayer(Session& session, QObject* parent = nullptr);
    ~AuditionPlayer() override;

    /// `font`: where the SoundFont of `instrument` lies, which has been checked; empty for General MIDI.
    void play(const music::Instrument& instrument, const std::filesystem::path& font = {});
    void stop();

signals:
    void failed(const QString& sentence);
    void begun(); ///< it is heard from here on

private:
    void land(std::uint64_t wish, const base::Result<std::vector<float>>& sound);

    Session& m_session;
    std::shared_ptr<Poster> m_poster;
    std::uint64_t m_wish = 0;
};

} // namespace melisma::ui
