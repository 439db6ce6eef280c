// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the place of onnx_initialisers.cpp in a build without libonnx.
#include "ml/io/onnx_initialisers.h"

namespace melisma::ml {

namespace {

base::Error builtWithoutOnnx()
{
    return {base::ErrorKind::missing,
            "This build cannot read ONNX files",
            "Install libonnx-dev and run installer/setup",
            {}};
}

} // namespace

base::Result<OnnxGraph> parseOnnx(std::span<const std::byte>)
{
    return builtWithoutOnnx();
}

base::Result<OnnxGraph> readOnnx(const std::filesystem::path&)
{
    return builtWithoutOnnx();
}

} // namespace melisma::ml
