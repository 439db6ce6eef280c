// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_menu.h"

#include "core/edits/mark_clips.h"
#include "core/edits/set_fades.h"
#include "ui/clip_work/stretch_form.h"
#include "ui/common/menu_keys.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/generate/arrange_actions.h"
#include "ui/generate/clone_actions.h"
#include "ui/generate/sing_actions.h"
#include "ui/generate/word_actions.h"
#include "ui/timeline/clip_actions.h"
#include "ui/timeline/clip_sound_actions.h"
#include "ui/timeline/piece_player.h"
#include "ui/timeline/selection_actions.h"
#include "ui/timeline/take_actions.h"
#include "ui/timeline/zero_crossings.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QInputDialog>
#include <QKeySequence>
#include <QLineEdit>
#include <QMenu>
#include <QPixmap>

namespace melisma::ui {
namespace {

using project::ClipId;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ClipMenu)
};

constexpr int kPhraseShown = 48; ///< characters
constexpr int kClipColours = 12; ///< of the palette that are offered

void fillTakes(QMenu* menu, Session& session, const project::Clip& clip)
{
    auto* group = new QActionGroup(menu);
    for (const auto& take : clip.takes) {
        QAction* action = menu->addAction(toQString(take->name));
        if (const auto number = menu->actions().size(); number <= 9)
            showKey(action, QKeySequence(Qt::Key_0 + static_cast<int>(number)));
        action->setCheckable(true);
        action->setChecked(clip.comp.empty() && take->id == clip.chosenTake);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu,
                         [&session, id = clip.id, takeId = take->id] { chooseTake(session, id, takeId); });
    }
}

void fillPhrases(QMenu* menu, Session& session, project::ClipId id, const std::vector<jobs::MelodyPhrase>& phrases)
{
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        const QString words = shortened(toQString(phrases[i].words), kPhraseShown);
        menu->addAction(words.isEmpty() ? Words::tr("Phrase %1").arg(i + 1) : words, menu,
                        [&session, id, phrase = phrases[i]] { singPhraseAgain(session, id, phrase); });
    }
}

void fillThemeUses(QMenu* menu, Session& session, project::ClipId id, QWidget* parent)
{
    const std::pair<QString, ThemeUse> uses[] = {
        {Words::tr("Write a band around it"), ThemeUse::accompany},
        {Words::tr("New takes of this track that grow from it"), ThemeUse::rewriteTrack},
        {Words::tr("Continue the song with it\u2026"), ThemeUse::continueSong}};
    for (const auto& [text, use] : uses)
        menu->addAction(text, menu, [&session, id, use = use, parent] { useAsTheme(session, id, use, parent); });
}

void fillClipboard(QMenu* menu, Session& session)
{
    showKeys(menu->addAction(Words::tr("Cut"), menu, [&session] { cutSelected(session); }), "edit.cut");
    showKeys(menu->addAction(Words::tr("Copy"), menu, [&session] { copySelected(session); }), "edit.copy");
    showKeys(menu->addAction(Words::tr("Duplicate"), menu, [&session] { duplicateSelected(session); }),
             "edit.duplicate");
    showKeys(menu->addAction(Words::tr("Delete"), menu, [&session] { deleteSelected(session); }), "edit.delete");
}

void fillSound(QMenu* menu, Session& session, bool isAudio, QWidget* parent)
{
    showKeys(menu->addAction(Words::tr("Silence"), menu, [&session] { silenceSelected(session); }), "edit.silence");
    if (isAudio)
        showKeys(menu->addAction(Words::tr("Normalise"), menu, [&session] { normaliseSelected(session); }),
                 "edit.normalise");
    showKeys(menu->addAction(Words::tr("Reverse"), menu, [&session] { reverseSelected(session); }), "edit.reverse");
    if (isAudio)
        showKeys(menu->addAction(Words::tr("Stretch and pitch\u2026"), menu,
                                 [&session, parent] { showStretch(session, parent); }),
                 "edit.stretch");
}

void askForName(Session& session, ClipId id, QWidget* parent)
{
    const auto* clip = session.project().findClip(id);
    if (!clip)
        return;
    bool accepted = false;
    const QString name = QInputDialog::getText(parent, Words::tr("Rename clip"), Words::tr("Name"), QLineEdit::Normal,
                                               toQString(clip->name), &accepted);
    if (accepted)
        session.apply(Words::tr("Rename clip"), [&](const project::Project& project) {
            return edits::renameClip(project, id, name.trimmed().toStdString());
        });
}

void fillColours(QMenu* menu, Session& session)
{
    menu->addAction(Words::tr("As the track"), menu,
                    [&session] { setSelectedColour(session, project::Clip::kTrackColour); });
    for (int colour = 0; colour < kClipColours; ++colour) {
        QPixmap patch(12, 12);
        patch.fill(theme().track(colour));
        menu->addAction(patch, Words::tr("Colour %1").arg(colour + 1), menu,
                        [&session, colour] { setSelectedColour(session, colour); });
    }
}

/// Name, colour, group and lock, of all selected clips where that makes sense.
void fillMarks(QMenu* menu, Session& session, const project::Clip& clip, QWidget* parent)
{
    menu->addAction(Words::tr("Rename\u2026"), menu,
                    [&session, id = clip.id, parent] { askForName(session, id, parent); });
    fillColours(menu->addMenu(Words::tr("Colour")), session);
    showKeys(menu->addAction(clip.locked ? Words::tr("Unlock") : Words::tr("Lock"), menu,
                             [&session] { toggleLock(session); }),
             "edit.lock");
    if (clip.group)
        showKeys(menu->addAction(Words::tr("Ungroup"), menu, [&session] { groupSelected(session, false); }),
                 "edit.ungroup");
    else if (session.selectedClips().size() > 1)
        showKeys(menu->addAction(Words::tr("Group"), menu, [&session] { groupSelected(session, true); }), "edit.group");
    if (session.selectedClips().size() > 1)
        showKeys(menu->addAction(Words::tr("Join"), menu, [&session] { joinSelected(session); }), "edit.join");
}

void fillShapes(QMenu* menu, Session& session, ClipId id, project::FadeShape project::Fades::*shape)
{
    const auto* clip = session.project().findClip(id);
    using project::FadeShape;
    const std::pair<FadeShape, QString> shapes[] = {{FadeShape::linear, Words::tr("Straight")},
                                                    {FadeShape::equalPower, Words::tr("Equal power")},
                                                    {FadeShape::slow, Words::tr("Slow start")},
                                                    {FadeShape::fast, Words::tr("Fast start")},
                                                    {FadeShape::symmetric, Words::tr("S-shaped")}};
    for (const auto& [wanted, text] : shapes) {
        auto* action = menu->addAction(text, menu, [&session, id, shape, wanted = wanted] {
            const auto* now = session.project().findClip(id);
            if (!now)
                return;
            auto fades = now->fades;
            fades.*shape = wanted;
            session.apply(Words::tr("Fade shape"),
                          [=](const project::Project& project) { return edits::setFades(project, id, fades); });
        });
        action->setCheckable(true);
        action->setChecked(clip && clip->fades.*shape == wanted);
    }
}

void askForGain(Session& session, project::ClipId id, QWidget* parent)
{
    const auto* clip = session.project().findClip(id);
    if (!clip)
        return;
    bool accepted = false;
    const double gain = QInputDialog::getDouble(parent, Words::tr("Clip gain"), Words::tr("Gain in dB"), clip->gainDb,
                                                project::kSilentDb, project::kLoudestDb, 1, &accepted);
    if (accepted)
        setClipGain(session, id, gain);
}

} // namespace

QMenu* makeTakeMenu(Session& session, project::ClipId id, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto* clip = session.project().findClip(id))
        fillTakes(menu, session, *clip);
    return menu;
}

QMenu* makeTimeMenu(Session& session, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    showKeys(menu->addAction(Words::tr("Split at both ends"), menu, [&session] { splitSelected(session); }),
             "edit.split");
    fillClipboard(menu, session);
    showKeys(menu->addAction(Words::tr("Delete and close the gap"), menu,
                             [&session] { deleteSelected(session, edits::Ripple::track); }),
             "edit.delete-ripple");
    showKeys(menu->addAction(Words::tr("Take the time out of the song"), menu,
                             [&session] { deleteSelected(session, edits::Ripple::all); }),
             "edit.delete-ripple-all");
    showKeys(menu->addAction(Words::tr("Keep only this"), menu, [&session] { trimToSelection(session); }), "edit.trim");
    menu->addSeparator();
    showKeys(menu->addAction(Words::tr("Silence"), menu, [&session] { silenceSelected(session); }), "edit.silence");
    showKeys(menu->addAction(Words::tr("Reverse"), menu, [&session] { reverseSelected(session); }), "edit.reverse");
    showKeys(menu->addAction(Words::tr("Move the edges to zero crossings"), menu,
                             [&session] { moveToZeroCrossings(session); }),
             "edit.zero-crossings");
    menu->addSeparator();
    showKeys(menu->addAction(Words::tr("Preview the cut"), menu,
                             [&session] { PiecePlayer::of(session).play(PiecePlayer::What::cut); }),
             "play.cut-preview");
    showKeys(menu->addAction(Words::tr("Loop"), menu, [&session] { session.loopSelection(); }), "play.loop-selection");
    return menu;
}

QMenu* makeClipMenu(Session& session, project::ClipId id, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto* clip = session.project().findClip(id);
    if (!clip)
        return menu;
    showKeys(menu->addAction(Words::tr("Split at the playhead"), menu, [&session] { splitSelected(session); }),
             "edit.split");
    fillClipboard(menu, session);
    menu->addSeparator();
    fillMarks(menu, session, *clip, parent);
    fillSound(menu->addMenu(Words::tr("Sound")), session, clip->isAudio(), parent);
    menu->addSeparator();
    QMenu* takes = menu->addMenu(Words::tr("Takes"));
    fillTakes(takes, session, *clip);
    takes->setEnabled(clip->takes.size() > 1);
    takes->addSeparator();
    fillCompMenu(takes, session, *clip);
    if (!clip->isAudio() && canArrange(session))
        showKeys(menu->addAction(Words::tr("Write a new take"), menu, [&session] { writeNewTakes(session); }),
                 "generate.takes");
    if (isMelody(session.project(), id) && canArrange(session))
        fillThemeUses(menu->addMenu(Words::tr("Use as theme")), session, id, parent);
    if (singTask(session) && isMelody(session.project(), id))
        menu->addAction(wasSung(session.project(), id) ? Words::tr("Sing again\u2026")
                                                       : Words::tr("Sing with lyrics\u2026"),
                        menu, [&session, id, parent] { singWithLyrics(session, id, parent); });
    if (const auto phrases = phrasesToSing(session, id); singTask(session) && !phrases.empty())
        fillPhrases(menu->addMenu(Words::tr("Sing one phrase again")), session, id, phrases);
    if (canClone(session, id))
        menu->addAction(Words::tr("Sing with voice\u2026"), menu,
                        [&session, id, parent] { singWithVoice(session, id, parent); });
    if (alignTask(session) && clip->isAudio())
        menu->addAction(Words::tr("Find the words\u2026"), menu,
                        [&session, id, parent] { findWords(session, id, parent); });
    if (clip->isAudio()) { // notes have no gain of their own
        menu->addAction(Words::tr("Gain\u2026"), menu, [&session, id, parent] { askForGain(session, id, parent); });
        fillShapes(menu->addMenu(Words::tr("Fade-in")), session, id, &project::Fades::inShape);
        fillShapes(menu->addMenu(Words::tr("Fade-out")), session, id, &project::Fades::outShape);
    }
    for (QAction* action : menu->actions())
        action->setEnabled(action->isEnabled() && !session.readOnly());
    return menu;
}

} // namespace melisma::ui
