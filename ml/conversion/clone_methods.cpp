// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/clone_methods.h"

#include "ml/conversion/content_method.h"
#include "ml/conversion/openvoice_method.h"
#include "ml/conversion/rvc_method.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace melisma::ml::conversion {

using base::Error;
using base::ErrorKind;

namespace {

bool always(const std::filesystem::path&)
{
    return true;
}

constexpr std::array kMethods{
    CloneMethodKind{"rvc", "RVC", &always, &RvcMethod::fits, &RvcMethod::open},
    CloneMethodKind{"builtin", "Built in", &ContentMethod::isThere, &ContentMethod::fits, &ContentMethod::open},
    CloneMethodKind{"openvoice", "OpenVoice (speech)", &always, &OpenVoiceMethod::fits, &OpenVoiceMethod::open},
};

Error nothingFits(const std::string& id)
{
    if (id == "auto")
        return {ErrorKind::usage, "There is no method for this kind of voice", "Choose another voice", {}};
    return {ErrorKind::usage,
            fmt::format("The method {} cannot use this voice", id),
            "Leave the method out: then one is chosen that can",
            {}};
}

} // namespace

const base::VoiceFile* CloneTarget::file(std::string_view role) const
{
    const auto found = std::ranges::find(material.files, role, &base::VoiceFile::role);
    return found == material.files.end() ? nullptr : &*found;
}

std::span<const CloneMethodKind> cloneMethods()
{
    return kMethods;
}

base::Result<ChosenMethod> chooseMethod(const std::string& id, const CloneTarget& target, const CloneOptions& options,
                                        CloneTools& tools)
{
    std::optional<Error> missing;
    for (const auto& kind : kMethods) {
        if (id == "auto" ? !kind.isThere(tools.engine.resources()) : id != kind.id)
            continue;
        if (!kind.fits(target))
            continue;
        auto method = kind.open(target, options, tools);
        if (method)
            return ChosenMethod{&kind, std::move(*method)};
        if (method.error().kind != ErrorKind::missing)
            return missing ? *missing : method.error(); // the preferred one's weights are what helps
        if (!missing)
            missing = method.error();
    }
    return missing ? *missing : nothingFits(id);
}

} // namespace melisma::ml::conversion
