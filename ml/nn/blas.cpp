// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/torch.h"

#include "ml/nn/blas.h"

#include <dlfcn.h>

#include <array>
#include <filesystem>
#include <memory>

namespace melisma::ml
{

namespace
{

/// The file whose sgemm_ a library loaded at start is bound to; empty when nothing exports one.
std::string libraryOfProducts()
{
    void* product = dlsym(RTLD_DEFAULT, "sgemm_");
    Dl_info info{};
    if (!product || dladdr(product, &info) == 0 || !info.dli_fname)
        return {};
    std::error_code unresolved;
    const auto file = std::filesystem::canonical(info.dli_fname, unresolved);
    return unresolved ? info.dli_fname : file.string();
}

using Handle = std::unique_ptr<void, int (*)(void*)>;

template <class Function>
Function symbolOf(const Handle& library, const char* name)
{
    return library ? reinterpret_cast<Function>(dlsym(library.get(), name)) : nullptr;
}

/// By openblas_get_parallel() of OpenBLAS: 0 serial, 1 pthreads, 2 OpenMP.
std::string openblasName(int parallel)
{
    constexpr std::array<const char*, 3> kNames{"openblas-serial", "openblas-pthread", "openblas-openmp"};
    return parallel >= 0 && parallel < 3 ? kNames[static_cast<std::size_t>(parallel)] : "unknown";
}

} // namespace

Blas describeBlas(const std::string& path)
{
    const Handle library(path.empty() ? nullptr : dlopen(path.c_str(), RTLD_LAZY | RTLD_NOLOAD), dlclose);
    if (const auto parallel = symbolOf<int (*)()>(library, "openblas_get_parallel")) {
        const auto config = symbolOf<char* (*)()>(library, "openblas_get_config");
        return {openblasName(parallel()), path, config ? config() : ""};
    }
    const std::string file = std::filesystem::path(path).filename().string();
    if (file.starts_with("libmkl_"))
        return {"mkl", path, {}};
    if (file.starts_with("libblas.so"))
        return {"reference", path, {}};
    return {"unknown", path, {}};
}

Blas loadedBlas()
{
    const std::string path = libraryOfProducts();
    // PyTorch's wheels carry MKL inside libtorch_cpu.
    const bool insideTorch = path.empty() || path.find("libtorch") != std::string::npos;
    if (insideTorch && at::globalContext().hasMKL())
        return {"mkl", path, {}};
    return describeBlas(path);
}

} // namespace melisma::ml
