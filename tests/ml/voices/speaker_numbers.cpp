// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"
#include "ml/nn/runtime.h"
#include "tests/ml/voices/speech_studio.h"

// Whose voice it is, for tests/ml/check_speakers.py: a JSON line {samples} on stdin names a file of 32 bit floats at 16
// kHz, the answer is {numbers}. Usage: speaker_numbers WEIGHTS

using namespace melisma;

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: speaker_numbers WEIGHTS\n";
        return 2;
    }
    const auto runtime = ml::prepareRuntime("cpu", 1);
    const auto encoder = runtime ? ml::SpeakerEncoder::load(argv[1], *runtime) : runtime.error();
    if (!encoder) {
        std::cerr << encoder.error().sentence() << "\n";
        return 1;
    }
    return test::answerLines([&](const base::Json& request) -> base::Result<base::Json> {
        const auto numbers = encoder->embed(test::readFloats(base::memberOr(request, "samples", std::string())));
        return numbers ? base::Result<base::Json>(base::Json{{"numbers", *numbers}}) : numbers.error();
    });
}
