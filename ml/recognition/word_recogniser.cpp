// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/recognition/word_recogniser.h"

#include "ml/recognition/heard.h"
#include "ml/recognition/speech_samples.h"
#include "ml/recognition/spoken_words.h"

#include <pocketsphinx.h>
#include <sphinxbase/err.h>
#include <sphinxbase/fsg_model.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <optional>
#include <set>

namespace melisma::ml::recognition {

namespace {

namespace fs = std::filesystem;

constexpr double kFramesPerSecond = 100.0;
constexpr double kFineUnit = 9.9995e-5;           ///< ln 1.0001: nats of a unit of score in free recognition
constexpr double kGrammarUnit = 1024 * kFineUnit; ///< with grammars, whose scores are shifted by 10 bits
constexpr double kPhoneBeam = 1e-20;              ///< the default of 1e-48 is wasted on so few units
constexpr double kPhoneWeight = 2.0;
constexpr double kWidestBeam = 1e-200;
constexpr int kSkipLogProbability = -200'000; ///< of leaving a word out, in units of ln 1.0001: e^-20
constexpr const char* kFree = "free";
constexpr const char* kGrammar = "grammar";
constexpr const char* kPhones = "phones";
constexpr std::string_view kPhonePrefix = "+phone+"; ///< no word of the dictionary looks so

struct FreeDecoder {
    void operator()(ps_decoder_t* decoder) const { ps_free(decoder); }
};
struct FreeConfig {
    void operator()(cmd_ln_t* config) const { cmd_ln_free_r(config); }
};
struct FreeGrammar {
    void operator()(fsg_model_t* grammar) const { fsg_model_free(grammar); }
};
using Grammar = std::unique_ptr<fsg_model_t, FreeGrammar>;

base::Error notHeard(const char* what)
{
    return {base::ErrorKind::notFound,
            std::string("The recording does not hold ") + what,
            "Check that it is clear English speech and that the text is what was said",
            {}};
}

bool isFiller(std::string_view word)
{
    return word.empty() || word.front() == '<' || word.front() == '[' || word.starts_with("++") || word == "SIL" ||
           word == "+SPN+" || word == "+NSN+" || word == "(NULL)";
}

} // namespace

struct WordRecogniser::State {
    std::unique_ptr<ps_decoder_t, FreeDecoder> decoder;
    Pronouncer pronouncer;
    fs::path models;
    std::set<std::string> searches;
    bool phoneWords = false;

    base::Result<Heard> run(Recording recording, const char* search, const char* what);
    base::Result<void> useGrammar(fsg_model_t* grammar);
    base::Result<void> know(const std::vector<std::string>& words);
    void knowPhones();
    bool addPhoneSearch(const fs::path& model);
    Heard collected(double unit);
    Grammar chain(const std::vector<std::string>& words, bool skips);
    Grammar chain(const std::vector<std::vector<std::string>>& places);
};

/// What the decoder found in the utterance that just ended.
Heard WordRecogniser::State::collected(double unit)
{
    Heard heard;
    double sum = 0;
    int frames = 0;
    for (ps_seg_t* segment = ps_seg_iter(decoder.get()); segment; segment = ps_seg_next(segment)) {
        int first = 0;
        int last = 0;
        int32 acoustic = 0;
        ps_seg_frames(segment, &first, &last);
        ps_seg_prob(segment, &acoustic, nullptr, nullptr);
        const char* written = ps_seg_word(segment);
        const std::string word = written ? written : "";
        const int length = std::max(last - first + 1, 0);
        sum += acoustic * unit;
        frames += length;
        if (length > 0 && !isFiller(word))
            heard.words.push_back(
                {word, first / kFramesPerSecond, (last + 1) / kFramesPerSecond, acoustic * unit / length});
    }
    heard.score = frames > 0 ? sum / frames : 0;
    return heard;
}

base::Result<Heard> WordRecogniser::State::run(Recording recording, const char* search, const char* what)
{
    const auto samples = speechSamples(recording.mono, recording.sampleRate);
    if (!samples)
        return samples.error();
    // Less than a few frames hold no word, and the decoder would report an error of its own.
    if (samples->size() < kSpeechRate / 10)
        return notHeard(what);
    const bool started = ps_set_search(decoder.get(), search) == 0 && ps_start_utt(decoder.get()) == 0;
    if (!started || ps_process_raw(decoder.get(), samples->data(), samples->size(), FALSE, TRUE) < 0 ||
        ps_end_utt(decoder.get()) < 0)
        return base::Error{
            base::ErrorKind::internal, "PocketSphinx could not work on the recording", "Try a shorter one", {}};
    int32 score = 0;
    if (!ps_get_hyp(decoder.get(), &score))
        return notHeard(what);
    // The scores of single phones are differences of sums and say nothing.
    const std::string_view kind = search;
    return collected(kind == kFree ? kFineUnit : kind == kPhones ? 0.0 : kGrammarUnit);
}

base::Result<void> WordRecogniser::State::useGrammar(fsg_model_t* grammar)
{
    if (grammar && ps_set_fsg(decoder.get(), kGrammar, grammar) == 0)
        return {};
    return base::Error{
        base::ErrorKind::input, "The text could not be made a grammar", "Give fewer words or plainer ones", {}};
}

/// Adds words that the dictionary lacks, as the pronouncer says them.
base::Result<void> WordRecogniser::State::know(const std::vector<std::string>& words)
{
    for (const auto& word : words) {
        if (char* found = ps_lookup_word(decoder.get(), word.c_str())) {
            std::free(found);
            continue;
        }
        const std::string phones = pronouncer ? pronouncer(word) : std::string();
        if (phones.empty() || ps_add_word(decoder.get(), word.c_str(), phones.c_str(), TRUE) < 0)
            return base::Error{
                base::ErrorKind::input, "Nobody here knows how '" + word + "' is said", "Write it as it sounds", {}};
    }
    return {};
}

/// Each phone as a word of its own, so that a grammar can spell words in phones.
void WordRecogniser::State::knowPhones()
{
    if (std::exchange(phoneWords, true))
        return;
    constexpr std::array kAll{"AA", "AE", "AH", "AO", "AW", "AY", "B",  "CH", "D", "DH", "EH", "ER", "EY",
                              "F",  "G",  "HH", "IH", "IY", "JH", "K",  "L",  "M", "N",  "NG", "OW", "OY",
                              "P",  "R",  "S",  "SH", "T",  "TH", "UH", "UW", "V", "W",  "Y",  "Z",  "ZH"};
    for (const char* phone : kAll)
        ps_add_word(decoder.get(), (std::string(kPhonePrefix) + phone).c_str(), phone, phone == kAll.back());
}

/// A search takes its beams from the decoder's settings when it is made.
bool WordRecogniser::State::addPhoneSearch(const fs::path& model)
{
    cmd_ln_t* config = ps_get_config(decoder.get());
    const std::array<std::pair<const char*, double>, 3> wanted{
        {{"-beam", kPhoneBeam}, {"-pbeam", kPhoneBeam}, {"-lw", kPhoneWeight}}};
    std::array<double, wanted.size()> before{};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        before[i] = cmd_ln_float64_r(config, wanted[i].first);
        cmd_ln_set_float64_r(config, wanted[i].first, wanted[i].second);
    }
    cmd_ln_set_boolean_r(config, "-allphone_ci", TRUE); // phones in context take 40 times as long
    const bool added = ps_set_allphone_file(decoder.get(), kPhones, model.c_str()) == 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        cmd_ln_set_float64_r(config, wanted[i].first, before[i]);
    return added;
}

/// A grammar that admits these words in this order.
Grammar WordRecogniser::State::chain(const std::vector<std::string>& words, bool skips)
{
    auto* math = ps_get_logmath(decoder.get());
    const auto count = static_cast<int>(words.size());
    Grammar grammar(fsg_model_init(kGrammar, math, 1.0F, count + 1));
    grammar->start_state = 0;
    grammar->final_state = count;
    for (int i = 0; i < count; ++i) {
        const int word = fsg_model_word_add(grammar.get(), words[static_cast<std::size_t>(i)].c_str());
        fsg_model_trans_add(grammar.get(), i, i + 1, 0, word);
        if (skips)
            fsg_model_null_trans_add(grammar.get(), i, i + 1, kSkipLogProbability);
    }
    if (skips) // skips over several words are sums of single ones
        glist_free(fsg_model_null_trans_closure(grammar.get(), nullptr));
    return grammar;
}

Grammar WordRecogniser::State::chain(const std::vector<std::vector<std::string>>& places)
{
    const auto count = static_cast<int>(places.size());
    Grammar grammar(fsg_model_init(kGrammar, ps_get_logmath(decoder.get()), 1.0F, count + 1));
    grammar->start_state = 0;
    grammar->final_state = count;
    for (int i = 0; i < count; ++i)
        for (const auto& word : places[static_cast<std::size_t>(i)])
            fsg_model_trans_add(grammar.get(), i, i + 1, 0, fsg_model_word_add(grammar.get(), word.c_str()));
    return grammar;
}

WordRecogniser::WordRecogniser(std::unique_ptr<State> state) : m_state(std::move(state)) {}
WordRecogniser::WordRecogniser(WordRecogniser&&) noexcept = default;
WordRecogniser& WordRecogniser::operator=(WordRecogniser&&) noexcept = default;
WordRecogniser::~WordRecogniser() = default;

base::Result<WordRecogniser> WordRecogniser::make(const Pronouncer& pronouncer, const fs::path& models)
{
    static std::once_flag silenced;
    std::call_once(silenced, [] { err_set_logfp(nullptr); });
    const fs::path folder = (models.empty() ? fs::path(MELISMA_POCKETSPHINX_MODELS) : models) / "en-us";
    const base::Error missing{base::ErrorKind::missing,
                              "The English models of PocketSphinx are not in " + folder.string(),
                              "Install the package pocketsphinx-en-us",
                              {}};
    std::error_code failed;
    if (!fs::is_directory(folder / "en-us", failed) || !fs::exists(folder / "cmudict-en-us.dict", failed))
        return missing;
    // Left to itself PocketSphinx drops silent frames and goes on counting, so that words behind a rest come too early.
    const std::unique_ptr<cmd_ln_t, FreeConfig> config(
        cmd_ln_init(nullptr, ps_args(), TRUE, "-hmm", (folder / "en-us").c_str(), "-dict",
                    (folder / "cmudict-en-us.dict").c_str(), "-remove_silence", "no", nullptr));
    auto state = std::make_unique<State>();
    state->decoder.reset(config ? ps_init(config.get()) : nullptr);
    if (!state->decoder)
        return missing;
    state->pronouncer = pronouncer;
    state->models = folder;
    return WordRecogniser(std::move(state));
}

void WordRecogniser::searchAll()
{
    cmd_ln_t* config = ps_get_config(m_state->decoder.get());
    for (const char* beam : {"-beam", "-wbeam", "-pbeam"})
        cmd_ln_set_float64_r(config, beam, kWidestBeam);
    cmd_ln_set_int32_r(config, "-maxhmmpf", -1);
}

base::Result<Heard> WordRecogniser::hear(Recording recording)
{
    if (!m_state->searches.contains(kFree)) {
        const auto file = m_state->models / "en-us.lm.bin";
        if (ps_set_lm_file(m_state->decoder.get(), kFree, file.c_str()) != 0)
            return base::Error{base::ErrorKind::missing,
                               "The language model " + file.string() + " cannot be read",
                               "Install the package pocketsphinx-en-us again",
                               {}};
        m_state->searches.insert(kFree);
    }
    return m_state->run(recording, kFree, "words");
}

base::Result<Heard> WordRecogniser::hearByGrammar(Recording recording, const std::string& jsgf)
{
    // The grammar's scanner writes what it does not understand to standard output: let it see grammars only.
    if (!jsgf.starts_with("#JSGF") || ps_set_jsgf_string(m_state->decoder.get(), kGrammar, jsgf.c_str()) != 0)
        return base::Error{base::ErrorKind::input,
                           "The grammar is not JSGF or holds words without a pronunciation",
                           "Check its rules and spelling",
                           {}};
    return m_state->run(recording, kGrammar, "what the grammar allows");
}

base::Result<Heard> WordRecogniser::align(Recording recording, std::string_view text, bool skips)
{
    const auto words = spokenWords(text);
    if (words.empty())
        return base::Error{base::ErrorKind::usage, "There are no words to find in the recording", "Give the text", {}};
    if (auto known = m_state->know(words); !known)
        return known.error();
    if (auto used = m_state->useGrammar(m_state->chain(words, skips).get()); !used)
        return used.error();
    auto heard = m_state->run(recording, kGrammar, "the given words");
    return heard;
}

base::Result<Heard> WordRecogniser::choose(Recording recording, const std::vector<std::vector<std::string>>& places)
{
    for (const auto& place : places)
        if (auto known = m_state->know(place); !known)
            return known.error();
    if (auto used = m_state->useGrammar(m_state->chain(places).get()); !used)
        return used.error();
    return m_state->run(recording, kGrammar, "any of the words that may come");
}

base::Result<Heard> WordRecogniser::alignPhones(Recording recording, const Heard& words)
{
    std::vector<std::string> phones;
    for (const auto& word : words.words) {
        const std::string spoken = pronunciation(word.text);
        for (std::size_t from = 0; from < spoken.size();) {
            const auto to = std::min(spoken.find(' ', from), spoken.size());
            phones.push_back(std::string(kPhonePrefix) + spoken.substr(from, to - from));
            from = to + 1;
        }
    }
    m_state->knowPhones();
    if (auto used = m_state->useGrammar(m_state->chain(phones, false).get()); !used)
        return used.error();
    auto heard = m_state->run(recording, kGrammar, "the sounds of the given words");
    if (heard)
        for (auto& phone : heard->words)
            phone.text.erase(0, kPhonePrefix.size());
    return heard;
}

base::Result<BestLine> WordRecogniser::bestOf(Recording recording, std::span<const std::string> lines)
{
    BestLine best;
    std::optional<base::Error> failure;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto heard = align(recording, lines[i]);
        if (!heard && heard.error().kind != base::ErrorKind::notFound)
            return heard.error();
        best.scores.push_back(heard ? heard->score : -std::numeric_limits<double>::infinity());
        if (heard && (best.heard.words.empty() || best.scores[i] > best.scores[best.line])) {
            best.line = i;
            best.heard = std::move(*heard);
        }
    }
    if (best.heard.words.empty())
        return notHeard("any of the given lines");
    return best;
}

base::Result<Heard> WordRecogniser::phones(Recording recording)
{
    if (!m_state->searches.contains(kPhones)) {
        const auto file = m_state->models / "en-us-phone.lm.bin";
        if (!m_state->addPhoneSearch(file))
            return base::Error{base::ErrorKind::missing,
                               "The phone model " + file.string() + " cannot be read",
                               "Install the package pocketsphinx-en-us again",
                               {}};
        m_state->searches.insert(kPhones);
    }
    return m_state->run(recording, kPhones, "speech");
}

std::string WordRecogniser::pronunciation(const std::string& word)
{
    if (char* found = ps_lookup_word(m_state->decoder.get(), word.c_str())) {
        std::string phones = found;
        std::free(found);
        return phones;
    }
    return m_state->pronouncer ? m_state->pronouncer(bareWord(word)) : std::string();
}

} // namespace melisma::ml::recognition
