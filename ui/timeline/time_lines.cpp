// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/time_lines.h"

#include "ui/common/text.h"

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr double kClosestLines = 12.0; ///< px
constexpr double kClosestNumbers = 88.0;
constexpr std::int64_t kMilliseconds = 1000;

/// Counts time in units: milliseconds, or the numbers that timecode gives its pictures.
class Counter {
public:
    Counter(TimeForm form, int sampleRate) : m_rate(timecodeRate(form)), m_sampleRate(sampleRate) {}

    std::int64_t perSecond() const { return m_rate ? music::picturesPerSecond(*m_rate) : kMilliseconds; }

    std::int64_t unitAt(base::Frames at) const
    {
        if (!m_rate)
            return std::max<std::int64_t>(at.count, 0) * kMilliseconds / m_sampleRate;
        const auto code = music::timecodeOf(music::pictureAt(at, m_sampleRate, *m_rate), *m_rate);
        return ((code.hours * 60 + code.minutes) * 60 + code.seconds) * perSecond() + code.frames;
    }

    /// Nothing for a number that is left out; where a second begins with a later one, that.
    std::optional<TimeLine> lineAt(std::int64_t unit) const
    {
        if (!m_rate)
            return TimeLine{{(unit * m_sampleRate + kMilliseconds - 1) / kMilliseconds},
                            clockText({static_cast<double>(unit) / kMilliseconds})};
        const std::int64_t seconds = unit / perSecond();
        music::Timecode code{seconds / 3600, static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60),
                             static_cast<int>(unit % perSecond())};
        if (!music::pictureOf(code, *m_rate) && code.frames == 0)
            code.frames = 2;
        const auto picture = music::pictureOf(code, *m_rate);
        if (!picture)
            return std::nullopt;
        return TimeLine{music::startOfPicture(*picture, m_sampleRate, *m_rate),
                        toQString(music::timecodeText(code, *m_rate))};
    }

private:
    std::optional<music::TimecodeRate> m_rate;
    int m_sampleRate;
};

/// In units, each a divisor of a second or some of them.
std::vector<std::int64_t> stepsOf(std::int64_t perSecond)
{
    std::vector<std::int64_t> steps;
    for (const std::int64_t step : {1, 2, 3, 5, 6, 10, 12, 15, 20, 50, 100, 200, 500})
        if (step < perSecond && perSecond % step == 0)
            steps.push_back(step);
    for (const std::int64_t seconds : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600})
        steps.push_back(seconds * perSecond);
    for (int doubled = 0; doubled < 16; ++doubled)
        steps.push_back(steps.back() * 2);
    return steps;
}

} // namespace

std::vector<TimeLine> timeLines(TimeForm form, const TimeScale& scale, int sampleRate, base::Frames from,
                                base::Frames to)
{
    const Counter counter(form, sampleRate);
    const double pxPerUnit = sampleRate / scale.framesPerPixel / static_cast<double>(counter.perSecond());
    const auto steps = stepsOf(counter.perSecond());
    const auto farEnough = [&](double px) {
        return std::ranges::find_if(steps,
                                    [&](std::int64_t step) { return static_cast<double>(step) * pxPerUnit >= px; });
    };
    const auto numbers = farEnough(kClosestNumbers);
    if (numbers == steps.end())
        return {};
    const auto lines =
        std::find_if(farEnough(kClosestLines), numbers, [&](std::int64_t step) { return *numbers % step == 0; });
    const bool whole = *numbers % counter.perSecond() == 0;
    std::vector<TimeLine> found;
    for (std::int64_t unit = counter.unitAt(from) / *lines * *lines;; unit += *lines) {
        auto line = counter.lineAt(unit);
        if (line && line->at >= to)
            return found;
        if (!line || (!found.empty() && line->at <= found.back().at))
            continue;
        if (unit % *numbers != 0)
            line->text.clear();
        else if (whole && form == TimeForm::clock)
            line->text.chop(4); // ".000"
        found.push_back(*line);
    }
}

} // namespace melisma::ui
