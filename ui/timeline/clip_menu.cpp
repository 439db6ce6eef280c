// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_menu.h"

#include "ui/common/text.h"
#include "ui/generate/arrange_actions.h"
#include "ui/generate/sing_actions.h"
#include "ui/generate/word_actions.h"
#include "ui/timeline/clip_actions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QInputDialog>
#include <QMenu>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ClipMenu)
};

constexpr int kPhraseShown = 48; ///< characters

void fillTakes(QMenu* menu, Session& session, const project::Clip& clip)
{
    auto* group = new QActionGroup(menu);
    for (const auto& take : clip.takes) {
        QAction* action = menu->addAction(toQString(take->name));
        action->setCheckable(true);
        action->setChecked(take->id == clip.chosenTake);
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

QMenu* makeClipMenu(Session& session, project::ClipId id, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto* clip = session.project().findClip(id);
    if (!clip)
        return menu;
    menu->addAction(Words::tr("Split at the playhead"), menu, [&session] { splitAtPlayhead(session); });
    menu->addAction(Words::tr("Duplicate"), menu, [&session] { duplicateSelected(session); });
    menu->addAction(Words::tr("Delete"), menu, [&session] { deleteSelected(session); });
    menu->addSeparator();
    QMenu* takes = menu->addMenu(Words::tr("Takes"));
    fillTakes(takes, session, *clip);
    takes->setEnabled(clip->takes.size() > 1);
    if (!clip->isAudio() && canArrange(session))
        menu->addAction(Words::tr("Write a new take"), menu, [&session] { writeNewTakes(session); });
    if (isMelody(session.project(), id) && canArrange(session))
        fillThemeUses(menu->addMenu(Words::tr("Use as theme")), session, id, parent);
    if (singTask(session) && isMelody(session.project(), id))
        menu->addAction(wasSung(session.project(), id) ? Words::tr("Sing again\u2026")
                                                       : Words::tr("Sing with lyrics\u2026"),
                        menu, [&session, id, parent] { singWithLyrics(session, id, parent); });
    if (const auto phrases = phrasesToSing(session, id); singTask(session) && !phrases.empty())
        fillPhrases(menu->addMenu(Words::tr("Sing one phrase again")), session, id, phrases);
    if (alignTask(session) && clip->isAudio())
        menu->addAction(Words::tr("Find the words\u2026"), menu,
                        [&session, id, parent] { findWords(session, id, parent); });
    if (clip->isAudio()) // notes have no gain of their own
        menu->addAction(Words::tr("Gain\u2026"), menu, [&session, id, parent] { askForGain(session, id, parent); });
    for (QAction* action : menu->actions())
        action->setEnabled(action->isEnabled() && !session.readOnly());
    return menu;
}

} // namespace melisma::ui
