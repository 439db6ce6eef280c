// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/rvc_method.h"

#include "core/base/sha256.h"
#include "core/base/task_facts.h"
#include "ml/conversion/periodic_f0.h"
#include "ml/conversion/quiet_blocks.h"
#include "ml/models/crepe/crepe.h"
#include "ml/models/rmvpe/rmvpe.h"

#include <fmt/format.h>

#include <cstring>

namespace melisma::ml::conversion {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::size_t kRow = Hubert::kSampleRate / rvc::kFramesPerSecond;
/// Four minutes in memory at once, cut within the last five seconds, two seconds heard around them.
constexpr BlockPlan kBlocks{24000UL * kRow, 500UL * kRow, 200UL * kRow, kRow};
constexpr const char* kListener = "pytorch_model.bin";
constexpr std::uint64_t kOtherNoise = 0x51ED270B; ///< from block to block

std::vector<std::byte> bytesOf(const base::VoiceFile& file)
{
    std::vector<std::byte> bytes(file.bytes.size());
    std::memcpy(bytes.data(), file.bytes.data(), bytes.size());
    return bytes;
}

Error ofFile(Error error, const base::VoiceFile& file)
{
    error.message = file.name + ": " + error.message;
    return error;
}

base::ModelUse useOf(const base::ModelFiles& files, const char* weights)
{
    const auto hash = files.sha256.find(weights);
    return {files.id, files.version, hash == files.sha256.end() ? "" : hash->second, files.licence, true};
}

/// Who reads the melody, and by which net.
struct Tracking {
    std::unique_ptr<F0Source> source;
    std::optional<base::ModelUse> net{}; ///< none listens to periods
};

template <class Tracker>
Result<Tracking> tracker(const base::ModelFiles& files, const char* weights, const Runtime& runtime)
{
    auto loaded = Tracker::load(files.folder / weights, runtime);
    if (!loaded)
        return loaded.error();
    return Tracking{std::make_unique<Tracker>(std::move(*loaded)), useOf(files, weights)};
}

/// RMVPE, or CREPE where it is not installed or asked for.
Result<Tracking> pitchSource(const std::string& asked, const CloneTools& tools)
{
    if (asked == PeriodicF0::kName)
        return Tracking{std::make_unique<PeriodicF0>()};
    if (asked != "auto" && asked != "rmvpe" && asked != "crepe")
        return Error{ErrorKind::usage,
                     fmt::format("RVC takes no pitch from {}", asked),
                     "Use rmvpe, crepe or autocorrelation",
                     {}};
    if (asked != "crepe") {
        const auto rmvpe = tools.findModel("rmvpe");
        if (rmvpe)
            return tracker<Rmvpe>(*rmvpe, "rmvpe.pt", tools.runtime);
        if (asked == "rmvpe" || rmvpe.error().kind != ErrorKind::missing)
            return rmvpe.error();
    }
    const auto crepe = tools.findModel("crepe");
    return crepe ? tracker<Crepe>(*crepe, "tiny.pth", tools.runtime) : crepe.error();
}

Result<FeatureIndex> indexOf(const base::VoiceFile& file, const Runtime& runtime)
{
    const auto bytes = bytesOf(file);
    const auto vectors = parseFaissIndex(bytes);
    if (!vectors)
        return ofFile(vectors.error(), file);
    auto index = FeatureIndex::of(*vectors, runtime);
    return index ? std::move(index) : Result<FeatureIndex>(ofFile(index.error(), file));
}

} // namespace

OpenedMethod RvcMethod::open(const CloneTarget& target, const CloneOptions& options, CloneTools& tools)
{
    const auto& file = *target.file("model");
    auto parsed = rvc::parseVoiceFile(bytesOf(file)); // before anything is fetched for a file that is no voice
    if (!parsed)
        return ofFile(parsed.error(), file);
    const auto listenerFiles = tools.findModel("contentvec");
    if (!listenerFiles)
        return listenerFiles.error();
    Tracking pitch;
    if (parsed->config.pitched) {
        auto source = pitchSource(options.pitch, tools);
        if (!source)
            return source.error();
        pitch = std::move(*source);
    }
    if (tools.context.progress)
        tools.context.progress({"Loading the voice", 0.0});
    auto listener = Hubert::load(listenerFiles->folder / kListener, tools.runtime);
    if (!listener)
        return listener.error();
    auto voice = rvc::Rvc::of(std::move(*parsed), file.name, tools.runtime);
    if (!voice)
        return voice.error();
    std::unique_ptr<RvcMethod> method(new RvcMethod(std::move(*listener), std::move(*voice)));
    method->m_nets.push_back(useOf(*listenerFiles, kListener));
    if (pitch.net)
        method->m_nets.push_back(*pitch.net);
    method->m_pitch = std::move(pitch.source);
    if (const auto* index = target.file("index")) {
        auto loaded = indexOf(*index, tools.runtime);
        if (!loaded)
            return loaded.error();
        method->m_index.emplace(std::move(*loaded));
    }
    auto& asked = method->m_options;
    asked.transpose = options.transpose;
    asked.indexRate = options.timbre;
    asked.synthesis.seed = options.seed;
    asked.synthesis.noise = options.breath;
    if (target.material.settings.text("unvoiced").value_or("") == "line")
        asked.unvoiced = UnvoicedPitch::line;
    method->m_model = {"rvc", method->m_voice.claims().version, base::sha256Of(file.bytes), target.material.use.licence,
                       true};
    return OpenedMethod(std::move(method));
}

base::Json RvcMethod::facts() const
{
    base::Json facts{{"pitchSource", m_pitch ? m_pitch->name() : "none"}, {"index", m_index.has_value()}};
    for (const auto& net : m_nets)
        facts[base::kNetsFact].push_back(base::toJson(net));
    return facts;
}

Result<void> RvcMethod::convert(const SoundSource& source, const WriteSound& write, const ShareDone& progress,
                                const std::stop_token& stop) const
{
    const RvcChain chain(m_listener, m_voice, m_pitch.get(), m_index ? &*m_index : nullptr);
    const auto hop = static_cast<std::size_t>(madeRate()) / rvc::kFramesPerSecond;
    auto options = m_options;
    return inQuietBlocks(source, kBlocks, [&](const Block& block, std::size_t begin) -> Result<void> {
        const auto tell = [&](double share) {
            progress((static_cast<double>(begin) + share * static_cast<double>(block.length)) /
                     static_cast<double>(source.samples));
        };
        const auto made = chain.convert(block.sound, options, tell, stop);
        if (!made)
            return made.error();
        const std::size_t first = block.before / kRow * hop;
        const std::size_t count = block.last ? made->size() - first : block.length / kRow * hop;
        options.synthesis.seed += kOtherNoise;
        return write(std::span(*made).subspan(first, count));
    });
}

} // namespace melisma::ml::conversion
