// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/speaker_compare.h"
#include "tests/support/scratch_dir.h"

#include <QTest>

#include <fstream>
#include <iterator>
#include <limits>

using namespace melisma;
using namespace melisma::voices;
using base::Json;

/// What is made of how alike the people in recordings sound.
class SpeakerCompareTest : public QObject {
    Q_OBJECT

    using Table = std::vector<std::vector<double>>;
    using People = std::vector<std::vector<std::string>>;

    /// Recordings "0.wav" and on, all as alike as `usual`, but for some pairs.
    struct Pair {
        std::size_t one, other;
        double cosine;
    };
    static SpeakerComparison comparison(std::size_t count, double usual, const std::vector<Pair>& pairs = {})
    {
        SpeakerComparison made;
        made.needed = 0.75;
        made.cosines.assign(count, std::vector<double>(count, usual));
        for (std::size_t i = 0; i < count; ++i) {
            made.recordings.push_back({std::to_string(i) + ".wav", usual});
            made.cosines[i][i] = 1.0;
        }
        for (const auto& [one, other, cosine] : pairs)
            made.cosines[one][other] = made.cosines[other][one] = cosine;
        return made;
    }
    static std::string told(const SpeakerComparison& comparison) { return sentenceOf(judgeSpeakers(comparison)); }

private slots:
    void onePersonIsNoFinding()
    {
        QCOMPARE(told(comparison(5, 0.85)), std::string());
        QVERIFY(judgeSpeakers(comparison(2, 0.75)).isOnePerson()); // as much as is needed
        // One pair that fails by itself is outweighed by the others.
        QCOMPARE(told(comparison(4, 0.86, {{0, 1, 0.70}})), std::string());
    }

    void ofTwoBothAreNamed()
    {
        const auto finding = judgeSpeakers(comparison(2, 0.5));
        QVERIFY(!finding.hasMain());
        QCOMPARE(sentenceOf(finding), std::string("0.wav and 1.wav do not sound like the same person"));
    }

    void whoStandsOutIsNamed()
    {
        const auto one = comparison(4, 0.85, {{0, 2, 0.5}, {1, 2, 0.5}, {3, 2, 0.5}});
        QVERIFY(judgeSpeakers(one).people == People({{"0.wav", "1.wav", "3.wav"}, {"2.wav"}}));
        QCOMPARE(told(one), std::string("2.wav does not sound like the same person as the other 3 recordings"));
        auto two = comparison(5, 0.4, {{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, 0.9}});
        QCOMPARE(told(two), std::string("3.wav and 4.wav do not sound like the same person as the other 3 recordings"));
        two = comparison(5, 0.4, {{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, 0.9}, {3, 4, 0.9}});
        QCOMPARE(told(two), std::string("3.wav and 4.wav do not sound like the same person as the other 3 recordings"));
    }

    void twoGroupsAreTold()
    {
        const auto groups = comparison(4, 0.5, {{0, 2, 0.9}, {1, 3, 0.9}});
        QCOMPARE(told(groups), std::string("The recordings sound like 2 people: 0.wav and 2.wav; 1.wav and 3.wav"));
        // A single pair across two groups, which two people give now and then, does not make one of them.
        const auto bridged = comparison(4, 0.5, {{0, 2, 0.9}, {1, 3, 0.9}, {0, 1, 0.8}});
        QCOMPARE(told(bridged), told(groups));
        QCOMPARE(told(comparison(3, 0.4)), std::string("0.wav, 1.wav and 2.wav do not sound like the same person"));
        QCOMPARE(told(comparison(7, 0.4)),
                 std::string("0.wav, 1.wav, 2.wav, 3.wav and 3 more do not sound like the same person"));
    }

    /// 4 is like 3 alone; with it, it came in.
    void whoCameInWithALikeOneStandsOut()
    {
        const auto chained = comparison(5, 0.86, {{3, 4, 0.95}, {0, 4, 0.66}, {1, 4, 0.66}, {2, 4, 0.66}, {0, 1, 0.9}});
        QCOMPARE(told(chained), std::string("4.wav does not sound like the same person as the other 4 recordings"));
    }

    void whatTheTaskAnswersIsRead()
    {
        const Json facts{{"recordings", Json::array({Json{{"name", "a.wav"}, {"likeness", 0.3}},
                                                     Json{{"name", "b.wav"}, {"likeness", 0.3}}})},
                         {"cosines", Table{{1.0, 0.3}, {0.3, 1.0}}},
                         {"needed", 0.75}};
        const auto read = speakerComparisonFromJson(facts);
        QVERIFY(read.ok());
        QCOMPARE(read->recordings[1].name, std::string("b.wav"));
        QCOMPARE(told(*read), std::string("a.wav and b.wav do not sound like the same person"));
        const auto refuses = [&facts](const char* key, const Json& value) {
            auto changed = facts;
            changed[key] = value;
            const auto bad = speakerComparisonFromJson(changed);
            return !bad && bad.error().kind == base::ErrorKind::internal;
        };
        QVERIFY(refuses("needed", 0.0));
        QVERIFY(refuses("needed", Json()));
        QVERIFY(refuses("recordings", Json::array({facts["recordings"][0]})));
        QVERIFY(refuses("recordings", Json::array({facts["recordings"][0], Json{{"name", "b.wav"}}})));
        QVERIFY(refuses("cosines", Table{{1.0, 0.3}}));
        QVERIFY(refuses("cosines", Table{{1.0}, {0.3, 1.0}}));
        QVERIFY(refuses("cosines", Table{{1.0, 7.0}, {7.0, 1.0}}));
        QVERIFY(refuses("cosines", Table{{1.0, std::numeric_limits<double>::quiet_NaN()}, {0.3, 1.0}}));
        QVERIFY(!speakerComparisonFromJson(Json()));
    }

    void recordingsOfOneNameAreLaidOutApart()
    {
        const tests::ScratchDir scratch;
        const base::VoiceFile first{"reference", "a.wav", "one"}, second{"reference", "a.wav", "two"};
        const auto paths = layOut({&first, &second}, scratch.path());
        QVERIFY(paths.ok());
        const auto request = compareSpeakersRequest(*paths);
        QCOMPARE(request.task, std::string(kCompareSpeakersTask));
        QCOMPARE(request.inputs.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            const auto& input = request.inputs[i];
            QCOMPARE(input.role, std::string("recording"));
            QCOMPARE(input.path.filename().string(), std::string("a.wav"));
            std::ifstream file(input.path, std::ios::binary);
            QCOMPARE(std::string(std::istreambuf_iterator<char>(file), {}), std::string(i == 0 ? "one" : "two"));
        }
        const auto nowhere = layOut({&first}, scratch.path() / "not" / "there");
        QVERIFY(!nowhere && nowhere.error().kind == base::ErrorKind::io && !nowhere.error().hint.empty());
    }
};

QTEST_GUILESS_MAIN(SpeakerCompareTest)
#include "speaker_compare_test.moc"
