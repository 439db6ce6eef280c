// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/convert_weights_task.h"

#include "ml/models/kokoro/convert.h"

#include <filesystem>

namespace melisma::ml {

namespace {

constexpr const char* kKokoro = "kokoro"; ///< as in the manifest of models

base::ModelUse kokoroUse(const std::string& weightsSha256)
{
    return {kKokoro, "1.0", weightsSha256, "Apache-2.0", true};
}

base::ParamSpec modelParam()
{
    base::ParamSpec spec;
    spec.key = "model";
    spec.label = "Model";
    spec.help = "Whose weights the files are";
    spec.kind = base::ParamKind::choice;
    spec.defaultValue = std::string(kKokoro);
    spec.choices = {{kKokoro, "Kokoro-82M"}};
    return spec;
}

/// A file, or the voices in a folder.
base::Result<void> addVoices(const std::filesystem::path& path, std::vector<std::filesystem::path>& voices)
{
    std::error_code failed;
    if (!std::filesystem::is_directory(path, failed)) {
        voices.push_back(path);
        return {};
    }
    for (const auto& entry : std::filesystem::directory_iterator(path, failed))
        if (entry.path().extension() == ".bin" || entry.path().extension() == ".pt")
            voices.push_back(entry.path());
    if (failed || voices.empty())
        return base::Error{base::ErrorKind::notFound, "There are no voices in " + path.string(),
                           "Name the folder that holds the .bin or .pt files of the voices", failed.message()};
    return {};
}

base::Result<KokoroSources> sourcesOf(const std::vector<base::TaskInput>& inputs)
{
    KokoroSources sources;
    for (const base::TaskInput& input : inputs) {
        if (input.role == "onnx" || input.role == "pth") {
            sources.weights.push_back(input.path);
        } else if (input.role == "voices") {
            if (const auto added = addVoices(input.path, sources.voices); !added)
                return added.error();
        } else {
            return base::Error{base::ErrorKind::usage,
                               "The conversion does not know what to do with a '" + input.role + "'",
                               "Give files as 'onnx', 'pth' or 'voices'",
                               {}};
        }
    }
    return sources;
}

base::TaskResult resultOf(const ConvertedFacts& facts)
{
    base::TaskResult result;
    result.files.push_back({"weights", "Kokoro-82M", facts.weights, facts.weightsSha256});
    if (!facts.voices.empty())
        result.files.push_back({"voices", "Voices of Kokoro-82M", facts.voices, facts.voicesSha256});
    result.facts =
        base::Json{{"sourceSha256", facts.sourceSha256}, {"precision", facts.precision}, {"tensors", facts.tensorCount},
                   {"parameters", facts.parameterCount}, {"voices", facts.voiceNames},   {"ignored", facts.ignored},
                   {"converter", kKokoroConverter}};
    result.model = kokoroUse(facts.weightsSha256);
    result.device = "cpu";
    return result;
}

} // namespace

base::TaskDescriptor ConvertWeightsTask::descriptor() const
{
    base::TaskDescriptor descriptor{"convert_weights",
                                    "Convert weights",
                                    "Turns the published files of a model into those that Melisma reads",
                                    base::Lane::cpu,
                                    kokoroUse({}),
                                    {modelParam()},
                                    {"onnx", "pth", "voices"}};
    descriptor.internal = true;
    return descriptor;
}

base::Result<base::TaskResult> ConvertWeightsTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    if (const auto values = base::validate({modelParam()}, request.params); !values)
        return values.error();
    const auto sources = sourcesOf(request.inputs);
    if (!sources)
        return sources.error();
    if (context.progress)
        context.progress({"Converting the weights", 0.0});
    const auto facts = convertKokoro(*sources, context.folder, context.stop);
    if (!facts)
        return facts.error();
    if (context.progress)
        context.progress({"Converted", 1.0});
    return resultOf(*facts);
}

} // namespace melisma::ml
