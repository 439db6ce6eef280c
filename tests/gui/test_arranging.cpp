// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing anew, going on and growing from a theme, from the menus of the real window with the real composer.
#include "tests/gui/answers.h"
#include "tests/gui/studio_fixture.h"
#include "ui/common/theme.h"
#include "ui/generate/arrange_actions.h"
#include "ui/timeline/clip_menu.h"

#include <QApplication>

#include <set>

using namespace melisma;
using project::Clip;
using project::Project;
using tests::answerWith;
using tests::Studio;

namespace {

struct SongStudio : Studio {
    SongStudio() { composed = composeByHand(); }

    const Project& song() const { return session->project(); }

    bool lands(const std::function<void()>& action)
    {
        QSignalSpy landed(session.get(), &ui::Session::jobLanded);
        action();
        return !landed.empty() || landed.wait(30000);
    }

    /// The longest track of a pitched instrument.
    const project::Track& melodyTrack() const
    {
        const project::Track* found = nullptr;
        for (const auto& track : song().tracks)
            if (!track->instrument.isDrums() && (!found || track->clips.size() > found->clips.size()))
                found = &*track;
        return *found;
    }

    bool composed = false;
};

std::size_t takesOf(const Project& project)
{
    std::size_t count = 0;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            count += clip->takes.size();
    return count;
}

bool sameNotes(const project::Take& a, const project::Take& b)
{
    return std::get<project::NoteContent>(a.content)->notes == std::get<project::NoteContent>(b.content)->notes;
}

/// The entry of a menu of clips, of its submenus too.
QAction* entry(const QMenu& menu, const QString& text)
{
    for (QAction* action : menu.actions()) {
        if (action->text().startsWith(text))
            return action;
        if (action->menu())
            if (QAction* inside = entry(*action->menu(), text))
                return inside;
    }
    return nullptr;
}

} // namespace

class TestArranging : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    /// The chosen clip gets another take, chosen; nothing else of the song changes, and one undo takes it back.
    void newTakeOfTheChosenClip()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        const auto before = studio.session->snapshot();
        const auto clip = studio.melodyTrack().clips.front()->id;
        studio.session->selectClips({clip});
        QVERIFY(studio.lands([&] { studio.action("New takes")->trigger(); }));
        const auto& now = *studio.song().findClip(clip);
        QCOMPARE(now.takes.size(), std::size_t(2));
        QCOMPARE(now.chosenTake, now.takes[1]->id);
        QVERIFY(!sameNotes(*now.takes[0], *now.takes[1]));
        QCOMPARE(takesOf(studio.song()), takesOf(*before) + 1);
        studio.action("Undo")->trigger();
        QVERIFY(studio.song() == *before);
    }

    /// Only clips of the section under the playhead get takes.
    void sectionIsRewritten()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        const auto& markers = studio.song().markers;
        QVERIFY(!markers.empty());
        const auto section = markers.back();
        studio.session->seek(studio.song().tempoMap.framesAt(section.start, studio.song().sampleRate));
        QVERIFY(studio.lands([&] { studio.action("Rewrite the section")->trigger(); }));
        int rewritten = 0;
        for (const auto& track : studio.song().tracks)
            for (const auto& clip : track->clips) {
                const bool inside = clip->start.count >= section.start.ticks &&
                                    clip->start.count < (section.start + section.length).ticks;
                QVERIFY(inside || clip->takes.size() == 1);
                rewritten += clip->takes.size() == 2 ? 1 : 0;
            }
        QVERIFY(rewritten > 0);
    }

    void songGoesOn()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        const auto before = studio.session->snapshot();
        QVERIFY(studio.lands([&] {
            answerWith(QString("chorus outro"));
            studio.action("Continue the song")->trigger();
        }));
        QVERIFY(studio.song().length() > before->length());
        QCOMPARE(studio.song().markers.size(), before->markers.size() + 2);
        QCOMPARE(studio.song().tracks.size(), before->tracks.size());
        for (std::size_t i = 0; i < before->tracks.size(); ++i) // what was there is as it was
            QVERIFY(studio.song().tracks[i]->clips.front() == before->tracks[i]->clips.front());
    }

    void songGoesOnWithAThemeFromAClip()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        const auto length = studio.song().length();
        const auto& track = studio.melodyTrack();
        const auto clip = track.clips.back()->id;
        const auto bar = studio.song().tempoMap.barAt(base::Beats{track.clips.back()->start.count}) + 1;
        const std::unique_ptr<QMenu> menu(ui::makeClipMenu(*studio.session, clip, nullptr));
        QAction* action = entry(*menu, "Continue the song with it");
        QVERIFY(action && action->isEnabled());
        const std::string name = track.name;
        QVERIFY(studio.lands([&] {
            answerWith(QString("verse"));
            action->trigger();
        }));
        QVERIFY(studio.song().length() > length);
        const auto& params = studio.song().tracks.front()->clips.back()->chosen().provenance.params;
        QCOMPARE(params.text("theme").value_or(""), name);
        QCOMPARE(params.integer("themeBar").value_or(0), std::int64_t{bar});
    }

    void drumsAreNoTheme()
    {
        SongStudio studio;
        QVERIFY(studio.composed);
        for (const auto& track : studio.song().tracks)
            for (const auto& clip : track->clips) {
                const std::unique_ptr<QMenu> menu(ui::makeClipMenu(*studio.session, clip->id, nullptr));
                QCOMPARE(entry(*menu, "Use as theme") != nullptr, !track->instrument.isDrums());
            }
    }
};

QTEST_MAIN(TestArranging)
#include "test_arranging.moc"
