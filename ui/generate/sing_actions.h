// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/melody_phrases.h"
#include "ui/common/session.h"

class QWidget;

namespace melisma::ui {

/// The task that sings a clip; null where nothing here does.
const base::TaskDescriptor* singTask(const Session& session);
/// A clip with notes that are no drums.
bool isMelody(const project::Project& project, project::ClipId clip);
/// The melody that is selected, alone; none else.
project::ClipId selectedMelody(const Session& session);
/// The clip was sung before, so singing makes another take.
bool wasSung(const project::Project& project, project::ClipId clip);
/// Asks for words and voice, and sings the clip onto the lead vocal. Answers at once.
void singWithLyrics(Session& session, project::ClipId clip, QWidget* parent);

/// The phrases of a melody that can be sung again one by one: none before it was sung, or where it is a single one.
std::vector<jobs::MelodyPhrase> phrasesToSing(const Session& session, project::ClipId clip);
/// Sings only `phrase`, as the whole was sung last but with another seed; it becomes a take of its own part of the sung
/// clip, which is cut out for that.
void singPhraseAgain(Session& session, project::ClipId clip, const jobs::MelodyPhrase& phrase);

} // namespace melisma::ui
