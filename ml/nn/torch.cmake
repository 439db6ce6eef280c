# SPDX-FileCopyrightText: 2026 The Melisma authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The imported target Melisma::Torch, from Debian's libtorch-dev or from a PyTorch wheel named by CMAKE_PREFIX_PATH
# (its folder `torch`, or what torch.utils.cmake_prefix_path prints).
#
# find_package(Torch) is not used: a CUDA wheel's config stops with an error where the CUDA toolkit is not
# installed, although running needs none of it, and both configs add compile options that fight ours.

set(melisma_torch_hints)
foreach(prefix ${CMAKE_PREFIX_PATH})
  list(APPEND melisma_torch_hints ${prefix} ${prefix}/../..)
endforeach()

find_path(MELISMA_TORCH_INCLUDE torch/csrc/api/include/torch/torch.h HINTS ${melisma_torch_hints} PATH_SUFFIXES include)
foreach(part torch torch_cpu c10)
  find_library(MELISMA_LIB_${part} ${part} HINTS ${melisma_torch_hints} PATH_SUFFIXES lib)
endforeach()
if(NOT MELISMA_TORCH_INCLUDE OR NOT MELISMA_LIB_torch OR NOT MELISMA_LIB_torch_cpu OR NOT MELISMA_LIB_c10)
  message(FATAL_ERROR "libtorch was not found. Install it (apt-get install libtorch-dev libopenblas0-openmp), "
    "name a PyTorch by -DCMAKE_PREFIX_PATH=$(python3 -c 'import torch; print(torch.utils.cmake_prefix_path)'), "
    "or build without nets: -DMELISMA_ML_NETS=OFF.")
endif()

# Libraries built with the old std::string layout do not link with ours; only TorchConfig.cmake tells.
get_filename_component(melisma_torch_root ${MELISMA_TORCH_INCLUDE} DIRECTORY)
set(melisma_torch_config ${melisma_torch_root}/share/cmake/Torch/TorchConfig.cmake)
if(EXISTS ${melisma_torch_config})
  file(STRINGS ${melisma_torch_config} melisma_old_abi REGEX "_GLIBCXX_USE_CXX11_ABI=0")
  if(melisma_old_abi AND NOT CMAKE_CXX_FLAGS MATCHES "_GLIBCXX_USE_CXX11_ABI=0")
    message(FATAL_ERROR "The PyTorch in ${melisma_torch_root} was built with the old C++ ABI. Install PyTorch 2.7 or "
      "newer, or add -DCMAKE_CXX_FLAGS=-D_GLIBCXX_USE_CXX11_ABI=0 and use libraries built so.")
  endif()
endif()

add_library(Melisma::Torch INTERFACE IMPORTED)
target_include_directories(Melisma::Torch SYSTEM INTERFACE
  ${MELISMA_TORCH_INCLUDE} ${MELISMA_TORCH_INCLUDE}/torch/csrc/api/include)
# libtorch.so and the CUDA libraries register their kernels when loaded and export nothing the linker would miss.
set(melisma_torch_registering ${MELISMA_LIB_torch})
foreach(part torch_cuda c10_cuda)
  find_library(MELISMA_LIB_${part} ${part} HINTS ${melisma_torch_hints} PATH_SUFFIXES lib)
  if(MELISMA_LIB_${part} AND EXISTS ${melisma_torch_root}/lib/lib${part}.so)
    list(APPEND melisma_torch_registering ${MELISMA_LIB_${part}})
  endif()
endforeach()
list(JOIN melisma_torch_registering "," melisma_torch_registering)
# A wheel's libtorch.so exports parts of an older libstdc++ (std::filesystem among them), which crash under ours: the
# loader must find the system's first.
target_link_libraries(Melisma::Torch INTERFACE
  "-Wl,--no-as-needed,-lstdc++,${melisma_torch_registering},--as-needed" ${MELISMA_LIB_torch_cpu} ${MELISMA_LIB_c10})
# A wheel keeps the CUDA libraries it links in folders next to its own; the linker need not resolve those.
target_link_options(Melisma::Torch INTERFACE -Wl,--allow-shlib-undefined -Wl,--unresolved-symbols=ignore-in-shared-libs)

# melisma_torch_sources(TARGET): the target's sources see libtorch through one precompiled header (ml/nn/torch.h).
function(melisma_torch_sources name)
  target_link_libraries(${name} PRIVATE Melisma::Torch)
  target_precompile_headers(${name} PRIVATE ${CMAKE_SOURCE_DIR}/ml/nn/torch.h)
  melisma_cache_precompiled(${name})
endfunction()
