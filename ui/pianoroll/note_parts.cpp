// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/note_parts.h"

#include "ui/common/text.h"
#include "ui/pianoroll/roll_state.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::NoteParts)
};

QString nameOf(const music::Note& note)
{
    const QString pitch = toQString(music::pitchText(note.pitch));
    return note.lyric.empty() ? pitch : QStringLiteral("%1, %2").arg(pitch, toQString(note.lyric));
}

} // namespace

std::uint64_t partKeyOf(const music::Note& note)
{
    return (static_cast<std::uint64_t>(note.start.ticks) << 8) + static_cast<std::uint64_t>(note.pitch) + 1;
}

QString notePlaceText(const RollState& state, const music::Note& note)
{
    const auto at = state.session().project().tempoMap.positionAt(note.start + state.frame().shift());
    return Words::tr("bar %1, beat %2, velocity %3").arg(at.bar).arg(at.beat).arg(note.velocity);
}

std::vector<PaintedPart> notePartsOf(const RollState& state)
{
    if (!state.clip())
        return {};
    const auto frame = state.frame();
    std::set<std::uint64_t> seen; // of two notes of one start and pitch the first is told
    std::vector<PaintedPart> parts;
    for (const auto& note : state.notes())
        if (const auto key = partKeyOf(note); seen.insert(key).second)
            parts.push_back({key, 0, QAccessible::ListItem, nameOf(note), notePlaceText(state, note),
                             frame.rectOf(note).toAlignedRect(), state.isChosen(note)});
    return parts;
}

std::optional<music::Note> noteOfPart(const RollState& state, std::uint64_t key)
{
    const auto notes = state.notes();
    const auto found = std::ranges::find(notes, key, partKeyOf);
    return found == notes.end() ? std::nullopt : std::optional(*found);
}

} // namespace melisma::ui
