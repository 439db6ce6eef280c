// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/import_tempo.h"

#include "audio/files/land_import.h"
#include "core/edits/import_score.h"
#include "ui/common/preferences.h"

namespace melisma::ui {

ImportTempo& ImportTempo::of(Session& session)
{
    if (auto* known = session.findChild<ImportTempo*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new ImportTempo(session);
}

ImportTempo::ImportTempo(Session& session) : QObject(&session), m_session(session) {}

ImportTempo::Answer ImportTempo::answerFor(const audio::ImportedScores& scores, base::Frames at) const
{
    const auto& project = m_session.project();
    const auto& song = project.tempoMap;
    const auto beat = song.beatsAt(at, project.sampleRate);
    if (scores.files.empty() || !edits::differsFromSong(project, scores.files.front().midi.score, beat))
        return Answer::keep;
    using Choice = Preferences::FileTempo;
    const auto set = Preferences::load().fileTempo;
    if (set != Choice::ask || !m_ask)
        return set == Choice::take ? Answer::take : Answer::keep;
    const auto& own = scores.files.front().midi.score.tempoMap;
    return m_ask({scores.files.front().source.filename().string(), own.bpmAt({}), song.bpmAt(beat), own.meterAtBar(0),
                  song.meterAtBar(song.barAt(beat))});
}

} // namespace melisma::ui
