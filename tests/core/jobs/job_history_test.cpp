// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/edits/add_score.h"
#include "core/jobs/job_history.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <set>

using namespace melisma;
using namespace melisma::jobs;
namespace fs = std::filesystem;

namespace {

JobRecord record(const std::string& title, JobState state = JobState::done)
{
    JobRecord made;
    made.title = title;
    made.request.task = "compose";
    made.request.params.set("prompt", "Stra\xc3\x9f"
                                      "enmusik \"laut\"\nund leise");
    made.request.params.set("bpm", 92.5);
    made.request.params.set("takes", std::int64_t{3});
    made.request.seed = 18446744073709551615ull; // the greatest there is
    made.state = state;
    made.model = {"composer", "0.4", "abc", "GPL-3.0-or-later", true};
    made.started = "2026-11-23T07:00:00Z";
    made.seconds = 3.25;
    if (state == JobState::failed)
        made.error = base::Error{base::ErrorKind::crashed, "The worker died", "Try again", "signal 9"};
    made.project = "/songs/Rain.melisma";
    made.clips = {project::ClipId{3}, project::ClipId{9}};
    return made;
}

bool same(const JobRecord& a, const JobRecord& b)
{
    return toJson(a) == toJson(b) && a.request.params == b.request.params && a.error == b.error && a.clips == b.clips;
}

std::vector<std::string> titles(const JobHistory& history)
{
    std::vector<std::string> all;
    for (const auto& entry : history.records())
        all.push_back(entry.title);
    return all;
}

} // namespace

class JobHistoryTest : public QObject {
    Q_OBJECT
private slots:
    void comesBackFromTheFile()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "new" / "jobs.json";
        JobHistory history(file);
        for (const auto state : {JobState::done, JobState::failed, JobState::cancelled})
            QVERIFY(history.add(record("Song", state)).ok());
        const JobHistory again(file);
        QCOMPARE(again.records().size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(same(again.records()[i], history.records()[i]));
        QVERIFY(again.records().front().state == JobState::cancelled); // newest first
        QCOMPARE(again.records()[1].request.seed, 18446744073709551615ull);
        QCOMPARE(again.records()[1].error->detail, std::string("signal 9"));
        const auto others = fs::perms::group_all | fs::perms::others_all;
        QVERIFY((fs::status(file).permissions() & others) == fs::perms::none);
    }

    /// Against a plain list: any order of additions and removals, with the file read anew now and then.
    void agreesWithAList()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "jobs.json";
        JobHistory history(file);
        std::vector<std::string> expected;
        std::mt19937 random(4);
        for (int step = 0; step < 400; ++step) {
            const auto choice = random() % 10;
            if (choice < 7 || expected.empty()) {
                const std::string title = "Song " + std::to_string(step);
                QVERIFY(history.add(record(title)).ok());
                expected.insert(expected.begin(), title);
                expected.resize(std::min(expected.size(), JobHistory::kMost));
            } else if (choice < 9) {
                const std::size_t at = random() % expected.size();
                QVERIFY(history.remove(history.records()[at].number).ok());
                expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(at));
            } else {
                history = JobHistory(file);
            }
            QCOMPARE(titles(history), expected);
        }
        QCOMPARE(history.records().size(), JobHistory::kMost);
        std::set<std::uint64_t> numbers;
        for (const auto& entry : history.records())
            numbers.insert(entry.number);
        QCOMPARE(numbers.size(), JobHistory::kMost);
    }

    void clearsDoneOrAll()
    {
        JobHistory history; // without a file
        for (const auto state : {JobState::done, JobState::failed, JobState::done, JobState::cancelled})
            QVERIFY(history.add(record("Song", state)).ok());
        QVERIFY(history.removeDone().ok());
        QCOMPARE(history.records().size(), std::size_t{2});
        QVERIFY(history.clear().ok());
        QVERIFY(history.records().empty() && !history.find(1));
    }

    void followsAMovedProject()
    {
        JobHistory history;
        QVERIFY(history.add(record("Landed")).ok());
        auto nowhere = record("Nowhere");
        nowhere.project.clear();
        QVERIFY(history.add(nowhere).ok());
        QVERIFY(history.projectMoved("/songs/Rain.melisma", "/b/Storm.melisma").ok());
        QVERIFY(history.projectMoved("", "/c/Other.melisma").ok());
        QCOMPARE(history.records()[1].project, fs::path("/b/Storm.melisma"));
        QVERIFY(history.records()[0].project.empty());
    }

    /// Nothing hangs on the history: what cannot be read is no history, what cannot be written is said.
    void damageCostsNothingElse()
    {
        const QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "jobs.json";
        QVERIFY(JobHistory(file).add(record("Song")).ok());
        std::string text;
        {
            std::ifstream in(file);
            text.assign(std::istreambuf_iterator<char>(in), {});
        }
        for (std::size_t length = 0; length < text.size(); length += 7) {
            std::ofstream(file) << text.substr(0, length);
            QVERIFY(JobHistory(file).records().size() <= 1);
        }
        std::ofstream(file) << R"({"version":1,"jobs":[7,{"state":"done"},{"state":"odd","request":{"task":"t"}}]})";
        QVERIFY(JobHistory(file).records().empty());

        std::ofstream(fs::path(folder.path().toStdString()) / "plain") << "a file, no folder";
        JobHistory stuck(fs::path(folder.path().toStdString()) / "plain" / "jobs.json");
        const auto kept = stuck.add(record("Song"));
        QVERIFY(!kept.ok() && !kept.error().message.empty());
        QCOMPARE(stuck.records().size(), std::size_t{1});
    }

    void newClipsAndNewTakesAreMade()
    {
        music::Score score;
        music::Part part;
        part.name = "Piano";
        music::PartClip clip;
        clip.name = "Verse";
        clip.notes.length = base::Beats{1920};
        part.clips = {clip};
        score.parts = {part};
        const project::Project empty;
        const auto one = edits::addScore(empty, score, {});
        QVERIFY(one.ok());
        QCOMPARE(clipsMade(empty, *one).size(), std::size_t{1});
        QVERIFY(clipsMade(*one, *one).empty());
        const auto taken = edits::addSiblingAsTakes(*one, score, {}, "Take 2");
        QVERIFY(taken.ok());
        QVERIFY(clipsMade(*one, *taken) == clipsMade(empty, *one));
    }
};

QTEST_GUILESS_MAIN(JobHistoryTest)
#include "job_history_test.moc"
