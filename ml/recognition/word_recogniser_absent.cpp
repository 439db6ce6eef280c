// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later

// In place of word_recogniser.cpp where MELISMA_POCKETSPHINX is off: nobody can get a recogniser, so nothing else is
// called.
#include "ml/recognition/word_recogniser.h"

namespace melisma::ml::recognition {

namespace {

base::Error absent()
{
    return {base::ErrorKind::missing,
            "This Melisma was built without PocketSphinx, so it cannot hear words",
            "Install libpocketsphinx-dev and build with MELISMA_POCKETSPHINX on",
            {}};
}

} // namespace

struct WordRecogniser::State {};

WordRecogniser::WordRecogniser(std::unique_ptr<State> state) : m_state(std::move(state)) {}
WordRecogniser::WordRecogniser(WordRecogniser&&) noexcept = default;
WordRecogniser& WordRecogniser::operator=(WordRecogniser&&) noexcept = default;
WordRecogniser::~WordRecogniser() = default;

base::Result<WordRecogniser> WordRecogniser::make(const Pronouncer&, const std::filesystem::path&)
{
    return absent();
}

void WordRecogniser::searchAll() {}

base::Result<Heard> WordRecogniser::hear(Recording)
{
    return absent();
}

base::Result<Heard> WordRecogniser::hearByGrammar(Recording, const std::string&)
{
    return absent();
}

base::Result<Heard> WordRecogniser::align(Recording, std::string_view, bool)
{
    return absent();
}

base::Result<Heard> WordRecogniser::choose(Recording, const std::vector<std::vector<std::string>>&)
{
    return absent();
}

base::Result<Heard> WordRecogniser::alignPhones(Recording, const Heard&)
{
    return absent();
}

base::Result<BestLine> WordRecogniser::bestOf(Recording, std::span<const std::string>)
{
    return absent();
}

base::Result<Heard> WordRecogniser::phones(Recording)
{
    return absent();
}

std::string WordRecogniser::pronunciation(const std::string&)
{
    return {};
}

} // namespace melisma::ml::recognition
