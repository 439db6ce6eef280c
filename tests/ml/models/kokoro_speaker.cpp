// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "ml/io/safetensors.h"
#include "ml/models/kokoro/kokoro.h"

#include <sys/resource.h>

#include <chrono>
#include <iostream>
#include <string>

// Speaks what it is asked on stdin, a JSON line each: {ids, style, speed?, noise?, seed?, out?, durations?, f0?,
// energy?}; answers a JSON line of times and durations and writes samples, f0 and energy as safetensors to `out`.
// Drives tests/ml/check_kokoro.py. Usage: kokoro_speaker WEIGHTS [THREADS [DEVICE]]

using namespace melisma;
using namespace melisma::ml::kokoro;

namespace {

double userSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

base::Result<void> write(const std::string& path, const Speech& speech)
{
    const auto tensor = [](std::string name, const std::vector<float>& numbers) {
        return ml::floatTensor(std::move(name), {static_cast<std::int64_t>(numbers.size())}, numbers);
    };
    return ml::writeSafetensors(path, {tensor("samples", speech.samples), tensor("f0", speech.prosody.curves.f0),
                                       tensor("energy", speech.prosody.curves.energy),
                                       tensor("exact", speech.prosody.exactDurations)});
}

/// Where the request gives durations or curves, those replace what the model would choose.
base::Result<Speech> speak(const Kokoro& kokoro, const base::Json& request)
{
    const auto ids = base::memberOr(request, "ids", std::vector<int>());
    const auto style = base::memberOr(request, "style", std::vector<float>());
    const double speed = base::memberOr(request, "speed", 1.0);
    DecodeOptions options;
    options.noise = base::memberOr(request, "noise", 1.0);
    options.seed = base::memberOr(request, "seed", std::uint64_t{0});
    const auto durations = base::member<std::vector<int>>(request, "durations");
    if (!durations)
        return kokoro.synthesise(ids, style, speed, options);
    auto spoken = kokoro.prosody(ids, style, speed);
    if (!spoken)
        return spoken.error();
    auto curves = kokoro.f0AndEnergy(ids, style, *durations);
    if (!curves)
        return curves.error();
    spoken->curves = *curves;
    const Curves used{base::memberOr(request, "f0", curves->f0), base::memberOr(request, "energy", curves->energy)};
    auto samples = kokoro.decode(ids, *durations, used, style, options);
    if (!samples)
        return samples.error();
    return Speech{std::move(*spoken), std::move(*samples)};
}

base::Json answer(const Kokoro& kokoro, const base::Json& request)
{
    const double began = now(), user = userSeconds();
    const auto speech = speak(kokoro, request);
    if (!speech)
        return base::toJson(speech.error());
    const double seconds = now() - began, spent = userSeconds() - user;
    if (const auto out = base::member<std::string>(request, "out"))
        if (auto written = write(*out, *speech); !written)
            return base::toJson(written.error());
    return {{"seconds", seconds},
            {"user", spent},
            {"samples", speech->samples.size()},
            {"durations", speech->prosody.durations},
            {"peakMegabytes", peakMegabytes()}};
}

} // namespace

int main(int argc, char** argv)
{
    const int threads = argc > 2 ? std::stoi(argv[2]) : 0;
    const auto runtime = ml::prepareRuntime(argc > 3 ? argv[3] : "cpu", threads);
    if (argc < 2 || !runtime) {
        std::cerr << "usage: kokoro_speaker WEIGHTS [THREADS [DEVICE]]\n";
        return 2;
    }
    const double began = now();
    const auto kokoro = Kokoro::load(argv[1], *runtime);
    if (!kokoro) {
        std::cout << base::toJson(kokoro.error()).dump() << std::endl;
        return 1;
    }
    std::cout << base::Json{{"loaded", now() - began}, {"peakMegabytes", peakMegabytes()}}.dump() << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = base::parseJson(line, "the request");
        std::cout << (request ? answer(*kokoro, *request) : base::toJson(request.error())).dump() << std::endl;
    }
    return 0;
}
