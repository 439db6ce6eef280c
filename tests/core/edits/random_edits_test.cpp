// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "core/project/project_check.h"
#include "core/project/project_json.h"
#include "tests/core/edits/random_editor.h"

#include <QTest>

#include <map>
#include <set>

using namespace melisma;
using namespace melisma::tests;
using project::History;
using project::Project;

namespace {

constexpr int kEdits = 20'000;
constexpr int kCheckpoint = 500;

bool clipHolds(const Project& project, const project::Clip& clip)
{
    const bool windowHolds = clip.start.count >= 0 && clip.length.count >= 1 && clip.offset.count >= 0;
    const bool materialHolds = (clip.offset + clip.length).count <= clip.longestMaterial().count;
    const auto room = project.endOf(clip) - project.startOf(clip);
    const bool fadesHold =
        clip.fades.in.count >= 0 && clip.fades.out.count >= 0 && clip.fades.in + clip.fades.out <= room;
    return windowHolds && materialHolds && fadesHold && !clip.takes.empty() && clip.findTake(clip.chosenTake) &&
           clip.gainDb >= project::kSilentDb && clip.gainDb <= project::kLoudestDb;
}

/// Joints ascend, and at each another take of the clip begins.
bool compHolds(const project::Clip& clip)
{
    auto last = clip.chosenTake;
    std::int64_t at = 0;
    for (const auto& part : clip.comp) {
        if (part.from.count <= at || part.from.timeBase != clip.timeBase() || part.take == last ||
            !clip.findTake(part.take))
            return false;
        at = part.from.count;
        last = part.take;
    }
    return true;
}

/// Written from the promises in the headers, apart from checkProject.
QString brokenPromise(const Project& project)
{
    std::multiset<std::uint64_t> ids;
    for (const auto& marker : project.markers)
        ids.insert(marker.id.value);
    for (const auto& slot : project.masterEffects)
        ids.insert(slot.id.value);
    for (const auto& track : project.tracks) {
        ids.insert(track->id.value);
        for (const auto& slot : track->effects)
            ids.insert(slot.id.value);
        for (const auto& send : track->sends)
            ids.insert(send.id.value);
        if (!track->clips.empty() && track->kind != project::TrackKind::audio &&
            track->kind != project::TrackKind::instrument)
            return "clips on a bus or folder";
        std::int64_t last = 0;
        for (const auto& clip : track->clips) {
            ids.insert(clip->id.value);
            for (const auto& take : clip->takes)
                ids.insert(take->id.value);
            if (clip->start.count < last)
                return "clips not ascending";
            last = clip->start.count;
            if (!clipHolds(project, *clip) || !compHolds(*clip))
                return QString("clip %1 is unsound").arg(clip->id.value);
        }
    }
    for (const auto id : ids)
        if (id == 0 || id >= project.nextId || ids.count(id) != 1)
            return QString("id %1").arg(id);
    const auto checked = checkProject(project);
    return checked ? QString() : QString::fromStdString(checked.error().message);
}

QString lostInJson(const Project& project)
{
    const auto text = project::toJson(project).dump();
    const auto back = project::projectFromJson(*base::parseJson(text, "dump"));
    if (!back)
        return QString::fromStdString(back.error().message);
    return *back == project && project::toJson(back.value()).dump() == text ? QString()
                                                                            : "differs after the round trip";
}

struct Tally {
    int accepted = 0;
    int refused = 0;
};

} // namespace

class RandomEditsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const int other = qEnvironmentVariableIntValue("MELISMA_SEED"); // for walks beyond the one that always runs
        RandomEditor editor(other != 0 ? static_cast<unsigned>(other) : 20261122u);
        for (int i = 0; i < kEdits; ++i) {
            const auto edit = editor.next(m_history.current());
            const auto before = m_history.snapshot();
            const auto position = m_history.position();
            const bool ok = m_history.apply(edit.name, edit.edit).ok();
            ++(ok ? m_tally[edit.name].accepted : m_tally[edit.name].refused);
            if (!ok)
                QVERIFY2(m_history.snapshot() == before && m_history.position() == position, edit.name.c_str());
            const auto broken = brokenPromise(m_history.current());
            QVERIFY2(broken.isEmpty(), qPrintable(QString("edit %1, %2: %3").arg(i).arg(edit.name.c_str(), broken)));
            if (i % kCheckpoint == 0) {
                const auto lost = lostInJson(m_history.current());
                QVERIFY2(lost.isEmpty(), qPrintable(QString("edit %1: %2").arg(i).arg(lost)));
                m_checkpoints[m_history.position()] = project::toJson(m_history.current()).dump();
            }
        }
    }

    void everyEditWasAcceptedAndRefused()
    {
        if (qEnvironmentVariableIsSet("MELISMA_SEED"))
            QSKIP("another walk may miss a rare refusal");
        QCOMPARE(m_tally.size(), std::size_t(104));
        for (const auto& [name, tally] : m_tally) {
            QVERIFY2(tally.accepted > 0, name.c_str());
            QVERIFY2(tally.refused > 0, name.c_str());
        }
        QVERIFY(m_history.position() > kEdits / 4);
    }

    void undoingAllGivesTheStartAndRedoingAllTheEnd()
    {
        const Project end = m_history.current();
        while (m_history.undo()) {
        }
        QCOMPARE(m_history.current(), Project());
        while (m_history.redo())
            if (const auto known = m_checkpoints.find(m_history.position()); known != m_checkpoints.end())
                QCOMPARE(project::toJson(m_history.current()).dump(),
                         known->second); // no snapshot was changed in place
        QCOMPARE(m_history.current(), end);
    }

    void stepsShareWhatTheyDoNotChange()
    {
        std::set<const project::Track*> tracks;
        std::size_t named = 0;
        for (const auto& step : m_history.steps())
            for (const auto& track : step.project->tracks) {
                tracks.insert(track.get());
                ++named;
            }
        QVERIFY2(tracks.size() * 10 < named,
                 qPrintable(QString("%1 tracks stored for %2 named").arg(tracks.size()).arg(named)));
    }

private:
    History m_history;
    std::map<std::string, Tally> m_tally;
    std::map<std::size_t, std::string> m_checkpoints;
};

QTEST_APPLESS_MAIN(RandomEditsTest)
#include "random_edits_test.moc"
