// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/crc32c.h"
#include "core/project/journal.h"
#include "core/project/project_delta.h"
#include "tests/core/project/sample_project.h"

#include <QTest>

#include <random>

using namespace melisma;
using namespace melisma::project;

namespace {

std::string threeRecords(std::vector<JournalRecord>& records)
{
    records = {{7, R"({"a":1})"}, {8, ""}, {9, std::string(300, 'x')}};
    std::string bytes;
    for (const auto& record : records)
        bytes += encodeRecord(record);
    return bytes;
}

/// One random change of the kinds that edits make.
Project randomlyChanged(const Project& before, std::mt19937& random)
{
    Project after = before;
    const auto any = [&](std::size_t count) { return random() % count; };
    switch (any(7)) {
    case 0:
        tests::addSampleTrack(after, "Track " + std::to_string(any(1000)), 1 + static_cast<int>(any(9)));
        break;
    case 1:
        if (!after.tracks.empty())
            after.tracks.erase(after.tracks.begin() + static_cast<std::ptrdiff_t>(any(after.tracks.size())));
        break;
    case 2:
        std::shuffle(after.tracks.begin(), after.tracks.end(), random);
        break;
    case 3:
        after.masterGainDb = -static_cast<double>(any(600)) / 7.0;
        break;
    case 4:
        after.markers.push_back({{after.nextId++}, "M", base::Beats::whole(100), {}});
        break;
    case 5:
        after.assets.clear();
        break;
    default:
        if (!after.tracks.empty())
            return tests::numbered(after, static_cast<int>(any(100000)));
    }
    return after;
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT
private slots:
    void checksumIsCastagnoli()
    {
        // RFC 3720 appendix B.4 and the customary check value.
        QCOMPARE(crc32c("123456789"), 0xE3069283u);
        QCOMPARE(crc32c(std::string(32, '\0')), 0x8A9136AAu);
        QCOMPARE(crc32c(std::string(32, '\xff')), 0x62A8AB43u);
    }

    void recordsComeBack()
    {
        std::vector<JournalRecord> records;
        const auto bytes = threeRecords(records);
        const auto content = decodeJournal(bytes);
        QVERIFY(content.records == records);
        QVERIFY(content.end == JournalEnd::clean);
        QCOMPARE(content.goodLength, bytes.size());
    }

    void everyTruncationIsATornTail()
    {
        std::vector<JournalRecord> records;
        const auto bytes = threeRecords(records);
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const auto content = decodeJournal(std::string_view(bytes).substr(0, length));
            QVERIFY(content.end != JournalEnd::damaged);
            QVERIFY(content.goodLength <= length);
            QVERIFY(std::equal(content.records.begin(), content.records.end(), records.begin()));
        }
    }

    void zerosAtTheEndAreATornTail()
    {
        std::vector<JournalRecord> records;
        auto bytes = threeRecords(records);
        QVERIFY(decodeJournal(bytes + std::string(4096, '\0')).end == JournalEnd::torn);
        std::fill(bytes.end() - 100, bytes.end(), '\0');
        const auto content = decodeJournal(bytes);
        QVERIFY(content.end == JournalEnd::torn);
        QCOMPARE(content.records.size(), std::size_t(2));
    }

    void everyFlippedBitIsSeen()
    {
        std::vector<JournalRecord> records;
        const auto bytes = threeRecords(records);
        for (std::size_t at = 0; at < bytes.size(); ++at)
            for (int bit = 0; bit < 8; ++bit) {
                auto flipped = bytes;
                flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
                const auto content = decodeJournal(flipped);
                QVERIFY(content.end == JournalEnd::damaged);
                QVERIFY(content.records.size() < records.size());
                QVERIFY(std::equal(content.records.begin(), content.records.end(), records.begin()));
            }
    }

    void deltasRebuildWhatTheyDescribe()
    {
        std::mt19937 random(1);
        Project state = tests::sampleProject();
        for (int step = 0; step < 500; ++step) {
            const Project next = randomlyChanged(state, random);
            // Through text, as the journal does it.
            const auto delta = base::parseJson(projectDelta(state, next).dump(), "delta");
            QVERIFY(delta.ok());
            const auto rebuilt = applyDelta(state, *delta);
            QVERIFY2(rebuilt.ok(), rebuilt.ok() ? "" : rebuilt.error().message.c_str());
            QVERIFY(*rebuilt == next);
            state = next;
        }
    }

    void deltaHoldsOnlyWhatChanged()
    {
        const auto before = tests::sampleProject();
        auto after = before;
        after.tracks[1] = after.tracks[1].with([](Track& track) { track.mix.pan = 0.5; });
        const auto delta = projectDelta(before, after);
        QCOMPARE(delta.size(), std::size_t(1));
        QCOMPARE(delta["tracks"].size(), std::size_t(1));
        QVERIFY(projectDelta(before, before).empty());
    }

    void deltaThatDoesNotFitIsRefused()
    {
        const auto project = tests::sampleProject();
        QVERIFY(!applyDelta(project, base::Json{{"order", {1, 999999}}}).ok());
        QVERIFY(!applyDelta(project, base::Json{{"tracks", {{{"id", "no"}}}}}).ok());
        QVERIFY(!applyDelta(project, base::Json{{"header", 3}}).ok());
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "journal_test.moc"
