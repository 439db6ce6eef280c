// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/content_method.h"

#include "core/base/sha256.h"
#include "ml/conversion/learned_voice.h"
#include "ml/conversion/periodic_f0.h"

#include <filesystem>

namespace melisma::ml::conversion {

using base::Error;
using base::ErrorKind;

namespace {

constexpr std::size_t kUsualTokens = 100; ///< row of a voice's table for an utterance of this many
constexpr const char* kModel = "builtin-clone";

std::filesystem::path weightsIn(const std::filesystem::path& resources)
{
    return resources / "models" / "content_encoder" / "content_encoder.safetensors";
}

base::Result<FittedVoice> published(const VoiceRecipe& recipe, const VoiceEngine& engine)
{
    auto style = engine.voices().style(recipe, kUsualTokens);
    if (!style)
        return style.error();
    return FittedVoice{std::move(*style), {}, 0.0};
}

} // namespace

bool ContentMethod::isThere(const std::filesystem::path& resources)
{
    std::error_code failed;
    return std::filesystem::exists(weightsIn(resources), failed);
}

ContentMethod::ContentMethod(const VoiceEngine& engine, content::ContentEncoder encoder, FittedVoice voice,
                             const ContentOptions& options)
    : m_engine(engine)
    , m_encoder(std::move(encoder))
    , m_voice(std::move(voice))
    , m_options(options)
    , m_model{kModel, "1", {}, "CC-BY-4.0", true}
{
    m_options.adapted = m_voice.adapted;
}

OpenedMethod ContentMethod::open(const CloneTarget& target, const CloneOptions& options, CloneTools& tools)
{
    const auto weights = weightsIn(tools.engine.resources());
    if (!isThere(tools.engine.resources()))
        return Error{ErrorKind::missing,
                     "The net of the built-in way to clone a voice is missing",
                     "Install Melisma again, or choose a voice of RVC",
                     {}};
    if (options.pitch != "auto" && options.pitch != PeriodicF0::kName)
        return Error{ErrorKind::usage,
                     "The built-in method takes the pitch by autocorrelation",
                     "Leave the pitch source out",
                     {}};
    if (auto ready = tools.engine.prepare(tools.context); !ready)
        return ready.error();
    auto encoder = content::ContentEncoder::load(weights, tools.runtime);
    if (!encoder)
        return encoder.error();
    const auto hash = base::sha256OfFile(weights);
    if (!hash)
        return hash.error();
    auto voice = target.recipe ? published(*target.recipe, tools.engine) : learnedVoice(target, *encoder, *hash, tools);
    if (!voice)
        return voice.error();
    ContentOptions asked;
    asked.transpose = options.transpose;
    asked.seed = options.seed;
    asked.noise = options.breath;
    auto method =
        std::unique_ptr<ContentMethod>(new ContentMethod(tools.engine, std::move(*encoder), std::move(*voice), asked));
    method->m_model.weightsSha256 = *hash;
    return OpenedMethod(std::move(method));
}

base::Json ContentMethod::facts() const
{
    base::Json facts{{"pitchSource", PeriodicF0::kName}, {"decoder", m_engine.model().weightsSha256}};
    if (!m_voice.adapted.empty())
        facts["likeness"] = m_voice.likeness;
    return facts;
}

base::Result<void> ContentMethod::convert(const SoundSource& source, const WriteSound& write, const ShareDone& progress,
                                          const std::stop_token& stop) const
{
    return ContentConverter(m_engine.net(), m_encoder).convert(source, m_voice.style, m_options, write, progress, stop);
}

} // namespace melisma::ml::conversion
