// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words along a clip's lower edge: where they have room and where not, and that they are painted. With
// MELISMA_SHOTS=<folder> the picture is kept there.
#include "core/edits/edit_helpers.h"
#include "core/edits/trim_clip.h"
#include "tests/gui/timeline_fixture.h"
#include "ui/common/theme.h"
#include "ui/timeline/words_painter.h"

#include <QApplication>

#include <random>

using namespace melisma;
using tests::TimelineFixture;

namespace {

/// 100 px a second, 7 px a letter.
ui::WordsView viewOf(const QRectF& strip, double from = 0.0, double to = 1e6)
{
    return {strip, from, to, [](base::Seconds at) { return at.value * 100.0; },
            [](const QString& text) { return 7.0 * static_cast<double>(text.size()); }};
}

std::vector<base::TimedWord> sung()
{
    const char* text[] = {"Slow", "rain", "is", "falling", "on", "the", "window", "of", "my", "heart"};
    std::vector<base::TimedWord> words;
    for (int i = 0; i < 10; ++i)
        words.push_back({text[i], {0.6 + 0.8 * i}, {1.3 + 0.8 * i}});
    return words;
}

struct Song : TimelineFixture {
    Song()
    {
        ready = importSound("vocal.wav", 9.0, tests::rain) &&
                session->apply("Words", [this](const project::Project& project) {
                    return edits::changeClip(project, clip(0, 0).id, [](project::Clip& changed) {
                        auto& take = changed.takes.front();
                        take = take.with([](project::Take& into) { into.words = sung(); });
                    });
                });
        state().zoomToFit();
    }
    /// Pixels as light as text along the clip's lower edge, from one x to another.
    int light(double from, double to)
    {
        const QImage image = lanes().grab().toImage();
        const QRectF rect = rectOf(clip(0, 0));
        int count = 0;
        for (int y = static_cast<int>(rect.bottom()) - 15; y < rect.bottom() - 2; ++y)
            for (int x = static_cast<int>(from); x < static_cast<int>(to); ++x)
                count += qGray(image.pixel(x, y)) > 180 ? 1 : 0;
        return count;
    }
    double xOf(double seconds)
    {
        const auto& shown = clip(0, 0);
        return state().scale().xOf(
            base::Frames{shown.start.count - shown.offset.count + static_cast<std::int64_t>(seconds * tests::kRate)});
    }
    bool ready = false;
};

} // namespace

class TestLyrics : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void wordsStandWhereTheyBegin()
    {
        const auto placed = ui::placeWords(sung(), viewOf({0, 70, 2000, 15}));
        QCOMPARE(placed.size(), std::size_t{10});
        QCOMPARE(placed[3].text, QStringLiteral("falling"));
        QCOMPARE(placed[3].rect, QRectF(300, 70, 49, 15));
    }

    void wordsWithoutRoomAreLeftOut()
    {
        const std::vector<base::TimedWord> words{
            {"unbelievable", {0.0}, {0.5}}, {"a", {0.5}, {0.6}}, {"b", {0.9}, {1.0}}, {"c", {1.96}, {2.0}}};
        const auto placed = ui::placeWords(words, viewOf({0, 0, 200, 15}));
        QCOMPARE(placed.size(), std::size_t{2}); // "a" lies in the long one; "c" would leave the strip
        QCOMPARE(placed[1].text, QStringLiteral("b"));
        QVERIFY(ui::placeWords(words, viewOf({50, 0, 30, 15})).size() == 1); // what began before is cut off: not shown
    }

    /// Over random words and strips nothing overlaps or leaves the strip.
    void nothingEverOverlaps()
    {
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            std::vector<base::TimedWord> words;
            double at = 0;
            for (int i = 0; i < 60; ++i) {
                at += static_cast<double>(random() % 60) / 100.0;
                words.push_back({std::string(1 + random() % 12, 'x'), {at}, {at + 0.1}});
            }
            const QRectF strip(static_cast<double>(random() % 300), 0, 400.0 + static_cast<double>(random() % 900), 15);
            const auto placed = ui::placeWords(words, viewOf(strip));
            for (std::size_t i = 0; i < placed.size(); ++i) {
                QVERIFY(strip.contains(placed[i].rect));
                QVERIFY(i == 0 || placed[i - 1].rect.right() < placed[i].rect.left());
            }
            const auto part = ui::placeWords(words, viewOf(strip, strip.center().x(), strip.right()));
            QVERIFY(part.size() <= placed.size());
        }
    }

    void lowAndNarrowClipsHaveNoStrip()
    {
        const QRectF frame(10, 10, 300, 86);
        QVERIFY(!ui::wordsStrip(frame, frame.adjusted(0, 22, 0, 0)).isEmpty());
        QVERIFY(frame.contains(ui::wordsStrip(frame, frame.adjusted(0, 22, 0, 0))));
        QVERIFY(ui::wordsStrip(frame, QRectF(10, 10, 300, 30)).isEmpty());
        QVERIFY(ui::wordsStrip(QRectF(10, 10, 30, 86), QRectF(10, 32, 30, 64)).isEmpty());
    }

    void aClipShowsItsWords()
    {
        Song song;
        QVERIFY(song.ready);
        QVERIFY(song.light(song.xOf(0.62), song.xOf(0.9)) > 10);
        QCOMPARE(song.light(song.xOf(0.05), song.xOf(0.55)), 0); // before the first word
        if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty())
            song.lanes().grab().save(folder + "/lyrics-lane.png");
        // Words keep to their sound when the clip's beginning is cut off.
        const auto id = song.clip(0, 0).id;
        QVERIFY(song.session->apply("Trim", [id](const project::Project& project) {
            return edits::trimClipStart(project, id, base::Frames{tests::kRate});
        }));
        QVERIFY(song.light(song.xOf(1.42), song.xOf(1.7)) > 10);
        QCOMPARE(song.light(song.xOf(1.05), song.xOf(1.35)), 0);
    }
};

QTEST_MAIN(TestLyrics)
#include "test_lyrics.moc"
