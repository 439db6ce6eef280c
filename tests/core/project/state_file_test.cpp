// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "core/base/sha256.h"
#include "core/project/project_json.h"
#include "core/project/split_state.h"
#include "core/project/state_file.h"
#include "tests/core/project/sample_project.h"

#include <algorithm>
#include <fstream>

using namespace melisma;
using namespace melisma::tests;
using project::Project;

namespace {

/// Enough for several threads: some 2 MB of text.
Project largeProject()
{
    Project project = sampleProject();
    for (int i = 0; i < 200; ++i)
        addSampleTrack(project, "Line\nbreak, \"quotes\" ]}} " + std::to_string(i), 400);
    return project;
}

/// The text with another hash in place, that of all its other bytes.
std::string rehashed(std::string text)
{
    const auto place = text.find("\"sha256\":\"") + 10;
    const std::string around = text.substr(0, place) + text.substr(place + 64);
    return text.replace(place, 64, base::sha256Of(around));
}

} // namespace

class StateFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::variant<project::SavedState, project::StateProblem> read(const std::string& text) const
    {
        const std::filesystem::path path(m_folder.filePath("project.json").toStdString());
        std::ofstream(path, std::ios::binary) << text;
        return project::readState(path);
    }

    std::string detailOf(const std::string& text) const
    {
        const auto state = read(text);
        const auto* problem = std::get_if<project::StateProblem>(&state);
        return problem ? problem->error.detail : "";
    }

private slots:
    void eachTrackIsALineAndTheWholeIsJson()
    {
        const Project project = largeProject();
        const std::string text = project::encodeState(project, 7);
        const auto split = project::splitState(text);
        QVERIFY(split);
        QCOMPARE(split->tracks.size(), project.tracks.size());
        for (std::size_t i = 0; i < project.tracks.size(); ++i) {
            const auto json = base::parseJson(split->tracks[i], "track");
            QVERIFY(json);
            QVERIFY(*json == project::toJson(*project.tracks[i]));
        }
        const auto whole = base::parseJson(text, "state");
        QVERIFY(whole);
        QVERIFY((*whole)["project"] == project::toJson(project));
    }

    void inPiecesOrAsAWholeTheSameProject()
    {
        for (const Project& project : {Project(), sampleProject(), largeProject()}) {
            const std::string text = project::encodeState(project, 7);
            const auto pieces = read(text);
            QVERIFY(std::holds_alternative<project::SavedState>(pieces));
            QCOMPARE(std::get<project::SavedState>(pieces).sequence, std::uint64_t(7));
            QVERIFY(std::get<project::SavedState>(pieces).project == project);
            // As states were written before: all tracks on one line.
            std::string line = text;
            const auto second = line.begin() + static_cast<std::ptrdiff_t>(line.find('\n')) + 1;
            line.erase(std::remove(second, line.end(), '\n'), line.end());
            QVERIFY(!project::splitState(line));
            const auto whole = read(rehashed(line));
            QVERIFY(std::holds_alternative<project::SavedState>(whole));
            QVERIFY(std::get<project::SavedState>(whole).project == project);
        }
    }

    void theFirstWrongTrackIsNamed()
    {
        std::string text = project::encodeState(largeProject(), 7);
        QCOMPARE(detailOf(text), std::string());
        for (const int track : {150, 20}) {
            const auto place = text.find(" ]}} " + std::to_string(track) + '"');
            const auto gain = text.find("\"gainDb\":", place);
            text.replace(gain, 9, "\"gainDB\":");
            const auto detail = detailOf(rehashed(text));
            const auto expected = "tracks[" + std::to_string(track + 2) + "]";
            QVERIFY2(detail.starts_with(expected), detail.c_str());
        }
        QVERIFY(detailOf(text).find("hash") != std::string::npos);
    }

    void otherTextsAreNotSplit()
    {
        const std::string text = project::encodeState(sampleProject(), 7);
        QVERIFY(project::splitState(text));
        const auto tracks = text.find("\"tracks\":[\n");
        for (const std::string& other :
             {std::string(), std::string("\n\n\n"), text.substr(0, tracks), text.substr(0, text.size() - 2),
              text + "{}\n", text.substr(0, tracks + 11) + "1,\n" + text.substr(tracks + 11),
              text.substr(0, tracks + 11) + "{}\n" + text.substr(tracks + 11)})
            QVERIFY2(!project::splitState(other), other.c_str());
    }
};

QTEST_GUILESS_MAIN(StateFileTest)
#include "state_file_test.moc"
