// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Times the vocoder on a raw file of 32-bit floats and leaves what it found beside it, for bench_world.py.
//   vocoder_bench FILE RATE
#include "ml/vocoder/analysis.h"
#include "ml/vocoder/synthesis.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

using namespace melisma::ml::vocoder;

namespace {

double userSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec) + 1e-6 * double(usage.ru_utime.tv_usec);
}

std::vector<float> readFloats(const std::string& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::vector<float> samples(static_cast<std::size_t>(file.tellg()) / sizeof(float));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(samples.data()), std::streamsize(samples.size() * sizeof(float)));
    return samples;
}

void writeFloats(const std::string& path, const std::vector<float>& values)
{
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(values.data()), std::streamsize(values.size() * sizeof(float)));
}

/// Prints what `work` cost and answers its value.
template <class Work>
auto timed(const char* name, const Work& work)
{
    const double before = userSeconds();
    auto result = work();
    if (!result.ok()) {
        std::fprintf(stderr, "%s\n", result.error().sentence().c_str());
        std::exit(1);
    }
    std::printf("%s %.4f\n", name, userSeconds() - before);
    return std::move(result).value();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    const std::string path = argv[1];
    const int rate = std::atoi(argv[2]);
    const auto samples = readFloats(path);
    VoiceFrames frames{rate, {}, {}, {}};
    frames.f0 = timed("harvest", [&] { return harvest(samples, rate); });
    frames.envelope = timed("cheaptrick", [&] { return cheapTrick(samples, rate, frames.f0); });
    frames.aperiodicity = timed("d4c", [&] { return d4c(samples, rate, frames.f0); });
    const auto voice = timed("synthesis", [&] { return synthesise(frames); });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("peakMegabytes %.1f\n", double(usage.ru_maxrss) / 1024.0);
    writeFloats(path + ".f0", frames.f0.hertz);
    writeFloats(path + ".aperiodicity", frames.aperiodicity.decibels.values);
    writeFloats(path + ".voice", voice);
    return 0;
}
