// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/sealed_box.h"
#include "core/voices/voice_details.h"
#include "tests/fuzz/reader.h"

namespace melisma::tests {

namespace {

using namespace voices;

VoiceDetails fullDetails()
{
    VoiceDetails details;
    details.id = "anna";
    details.settings.set("transpose", std::int64_t{2});
    details.rules.licence = "CC-BY-4.0";
    details.rules.territories = {"DE"};
    details.rules.until = "2036-01-01";
    details.files = {{"reference", "a.wav", std::string(64, 'a'), 12, "0f.sealed"}};
    ConsentRecord record;
    record.id = "00";
    record.voice = "anna";
    record.owner = "Anna";
    record.statement = "I agree";
    record.referenceSha256 = {std::string(64, 'a')};
    record.scores = ConsentScores{0.1, 1.0, 0.9, 0.9, 0.8, "encoder", std::string(64, 'b')};
    record.time = "2026-01-31T12:00:00Z";
    record.program = "Melisma";
    sign(record, *SecretKey::fromBytes(std::string(SecretKey::kSize, 'k')));
    details.consent = record;
    details.challenge = ConsentChallenge{"Anna", "I agree", {{"river", {"stone", "paper"}}}, 1000, 3};
    details.revoked = Revocation{"2026-02-01T12:00:00Z", "over"};
    return details;
}

void readDetails(std::string_view text)
{
    const auto details = decodeDetails(std::string(text), "record");
    if (!details)
        return;
    const auto again = decodeDetails(encodeDetails(*details), "record");
    fuzzRequire(again.ok() && *again == *details, "details are written as they were read");
    static const auto signedAsMade = signedText(*fullDetails().consent);
    const bool intact = details->consent && isIntact(*details->consent);
    fuzzRequire(!intact || signedText(*details->consent) == signedAsMade, "a record that was changed is not intact");
}

void readSealed(std::string_view bytes)
{
    static const auto key = *SecretKey::fromBytes(std::string(SecretKey::kSize, 'k'));
    const auto plain = unseal(bytes, key, "purpose", "it");
    fuzzRequire(!plain || *plain == "sealed once" || *plain == std::string(70000, 'x'), "nothing else opens");
}

} // namespace

void addVoiceReaders(std::vector<FuzzReader>& readers)
{
    const auto key = *SecretKey::fromBytes(std::string(SecretKey::kSize, 'k'));
    readers.push_back({"voice_details", {encodeDetails(fullDetails())}, readDetails});
    readers.push_back({"voice_sealed",
                       {seal("sealed once", key, "purpose"), seal(std::string(70000, 'x'), key, "purpose")},
                       readSealed});
}

} // namespace melisma::tests
