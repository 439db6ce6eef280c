// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/content_converter.h"
#include "ml/conversion/voice_alone.h"
#include "tests/ml/voices/speech_studio.h"

// One voice alone or not, for tests/ml/check_voice_alone.py: a JSON line {samples} on stdin names a file of 32 bit
// floats at 16 kHz, the answer is {clearness, seconds, alone}.

using namespace melisma;

int main()
{
    return test::answerLines([](const base::Json& request) -> base::Result<base::Json> {
        const auto samples = test::readFloats(base::memberOr(request, "samples", std::string()));
        const auto measured = ml::conversion::measureVoiceAlone(ml::conversion::heldSound(samples));
        if (!measured)
            return measured.error();
        return base::Json{{"clearness", measured->clearness},
                          {"restDb", measured->restDb},
                          {"seconds", measured->seconds},
                          {"alone", ml::conversion::isVoiceAlone(*measured)}};
    });
}
