// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/meter_grid.h"
#include "ml/compose/performance.h"
#include "ml/compose/rhythm.h"
#include "ml/compose/rng.h"
#include "tests/support/check.h"

using namespace melisma;

namespace {

ml::MeterGrid gridOf(const char* text)
{
    return *ml::MeterGrid::of(*music::Meter::parse(text));
}

std::string stepsOf(const ml::BarRhythm& bar)
{
    std::string text;
    for (const auto& hit : bar)
        text += std::to_string(hit.step) + ' ';
    return text;
}

} // namespace

CHECK_CASE(metersAreGroupedAsTheyAreFelt)
{
    const auto lengths = [](const char* meter) {
        std::string text;
        for (const auto& pulse : gridOf(meter).pulses)
            text += std::to_string(pulse.length) + ' ';
        return text;
    };
    CHECK_EQUAL(lengths("4/4"), "4 4 4 4 ");
    CHECK_EQUAL(lengths("6/8"), "6 6 ");
    CHECK_EQUAL(lengths("12/8"), "6 6 6 6 ");
    CHECK_EQUAL(lengths("7/8"), "4 4 6 ");
    CHECK_EQUAL(lengths("5/8"), "4 6 ");
    CHECK_EQUAL(lengths("2/2"), "4 4 4 4 ");
    CHECK_EQUAL(lengths("5/4"), "4 4 4 4 4 ");
    CHECK(!gridOf("7/8").isSimple() && gridOf("5/4").isSimple());
}

CHECK_CASE(everyAcceptedMeterFillsItsBar)
{
    for (int beats = 1; beats <= 32; ++beats)
        for (const int unit : {1, 2, 4, 8, 16, 32}) {
            const auto grid = ml::MeterGrid::of({beats, unit});
            if (!grid)
                continue;
            int end = 0;
            for (const auto& pulse : grid->pulses) {
                CHECK_EQUAL(pulse.start, end);
                CHECK(pulse.length >= 1 && pulse.length <= 6);
                end += pulse.length;
            }
            CHECK_EQUAL(end, grid->steps);
            CHECK_EQUAL(grid->barLength().ticks, (music::Meter{beats, unit}.barLength().ticks));
        }
    CHECK(!ml::MeterGrid::of({3, 32}));
    CHECK(!ml::MeterGrid::of({32, 4}));
}

CHECK_CASE(patternsAreReadAsWritten)
{
    const auto bars = ml::parseRhythm("9--. ..?. | 7... ....", 8);
    CHECK(bars.ok());
    CHECK_EQUAL(bars->size(), 2u);
    CHECK((*bars)[0] == (ml::BarRhythm{{0, 3, 9, false}, {6, 1, 4, true}}));
    CHECK((*bars)[1] == (ml::BarRhythm{{0, 1, 7, false}}));
    for (const char* bad : {"", "9..", "-...", "9.x.", "9. --"})
        CHECK(!ml::parseRhythm(bad, 4).ok());
}

CHECK_CASE(backbeatsStayBackbeatsInOtherMeters)
{
    const auto backbeat = (*ml::parseRhythm("....8.......8...", 16))[0];
    CHECK_EQUAL(stepsOf(ml::fitted(backbeat, gridOf("4/4"))), "4 12 ");
    CHECK_EQUAL(stepsOf(ml::fitted(backbeat, gridOf("6/8"))), "6 ");
    CHECK_EQUAL(stepsOf(ml::fitted(backbeat, gridOf("12/8"))), "6 18 ");
    CHECK_EQUAL(stepsOf(ml::fitted(backbeat, gridOf("2/4"))), "4 ");
    const auto eighths = (*ml::parseRhythm("6.5.6.5.6.5.6.5.", 16))[0];
    CHECK_EQUAL(stepsOf(ml::fitted(eighths, gridOf("6/8"))), "0 2 4 6 8 10 ");
}

CHECK_CASE(fittedBarsNeverLeaveTheBar)
{
    ml::Rng rng(11);
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (int i = 0; i < 16; ++i)
            text += ".579-"[text.empty() || text.back() == '.' ? rng.below(4) : rng.below(5)];
        const auto source = (*ml::parseRhythm(text, 16))[0];
        for (const char* meter : {"3/4", "6/8", "12/8", "5/4", "7/8", "2/4", "9/8", "11/16", "1/4"}) {
            const auto grid = gridOf(meter);
            const auto bar = ml::fitted(source, grid);
            for (std::size_t i = 0; i < bar.size(); ++i) {
                CHECK(bar[i].step >= 0 && bar[i].length >= 1 && bar[i].step + bar[i].length <= grid.steps);
                CHECK(i == 0 || bar[i - 1].step + bar[i - 1].length <= bar[i].step);
            }
        }
    }
}

CHECK_CASE(swingMovesOnlyOffBeats)
{
    CHECK_EQUAL(ml::swung(480, 2.0 / 3.0, 8), 640);
    CHECK_EQUAL(ml::swung(960, 2.0 / 3.0, 8), 960);
    CHECK_EQUAL(ml::swung(240, 0.5, 16), 240);
    CHECK_EQUAL(ml::swung(240, 0.6, 16), 288);
    for (std::int64_t t = 1; t < 4000; ++t)
        CHECK(ml::swung(t, 0.7, 8) > ml::swung(t - 1, 0.7, 8) - 1);
}

CHECK_CASE(overlapsOfOnePitchAreCut)
{
    std::vector<music::Note> notes{
        {{0}, {500}, 60, 90}, {{100}, {500}, 60, 90}, {{100}, {50}, 64, 90}, {{100}, {90}, 60, 70}};
    ml::cutOverlaps(notes);
    CHECK_EQUAL(notes.size(), 3u);
    CHECK_EQUAL(notes[0].length.ticks, 100);
    CHECK_EQUAL(notes[1].length.ticks, 500); // the longer of the two struck together
}

CHECK_CASE(chanceIsTheSameEverywhere)
{
    // Fixed values: the standard fixes mt19937_64, and the distributions are ours.
    ml::Rng a(1);
    ml::Rng b(1);
    CHECK_EQUAL(a.bits(), b.bits());
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < 100000; ++i) {
        const double x = a.normal();
        sum += x;
        squares += x * x;
    }
    CHECK_NEAR(sum / 100000, 0.0, 0.02);
    CHECK_NEAR(squares / 100000, 1.0, 0.02);
    ml::Rng used(5);
    used.bits();
    CHECK_EQUAL(used.fork("x").bits(), ml::Rng(5).fork("x").bits());
    CHECK(ml::Rng(5).fork("x", 1).bits() != ml::Rng(5).fork("x", 2).bits());
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
