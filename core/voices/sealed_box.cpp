// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/sealed_box.h"

#include <sodium.h>

#include <algorithm>

namespace melisma::voices {

namespace {

using State = crypto_secretstream_xchacha20poly1305_state;

constexpr std::string_view kMagic = "MLSEAL1\n";
constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kExtra = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kPiece = 65536;
static_assert(SecretKey::kSize == crypto_secretstream_xchacha20poly1305_KEYBYTES);

const unsigned char* raw(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

base::Error notOpened(const std::string& what)
{
    return {base::ErrorKind::input,
            what + " cannot be opened: it was changed, is damaged, or belongs to another key",
            "Take it from a copy, or delete the voice and make it anew",
            {}};
}

} // namespace

std::string seal(std::string_view plain, const SecretKey& key, std::string_view purpose)
{
    prepareSodium();
    State state;
    std::string header(kHeader, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state, raw(header), key.data());
    std::string sealed = std::string(kMagic) + header;
    sealed.reserve(sealed.size() + plain.size() + (plain.size() / kPiece + 1) * kExtra);
    std::string piece;
    for (bool last = false; !last;) {
        const auto part = plain.substr(0, kPiece);
        plain.remove_prefix(part.size());
        last = plain.empty();
        piece.resize(part.size() + kExtra);
        crypto_secretstream_xchacha20poly1305_push(
            &state, raw(piece), nullptr, raw(part), part.size(), raw(purpose), purpose.size(),
            last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        sealed += piece;
    }
    sodium_memzero(&state, sizeof state);
    return sealed;
}

base::Result<std::string> unseal(std::string_view sealed, const SecretKey& key, std::string_view purpose,
                                 const std::string& what)
{
    prepareSodium();
    State state;
    if (!sealed.starts_with(kMagic) || sealed.size() < kMagic.size() + kHeader + kExtra)
        return notOpened(what);
    sealed.remove_prefix(kMagic.size());
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, raw(sealed), key.data()) != 0)
        return notOpened(what);
    sealed.remove_prefix(kHeader);
    std::string plain;
    plain.reserve(sealed.size());
    std::string piece;
    unsigned char tag = 0;
    while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        const auto part = sealed.substr(0, kPiece + kExtra);
        sealed.remove_prefix(part.size());
        piece.resize(part.size() < kExtra ? 0 : part.size() - kExtra);
        if (part.size() < kExtra ||
            crypto_secretstream_xchacha20poly1305_pull(&state, raw(piece), nullptr, &tag, raw(part), part.size(),
                                                       raw(purpose), purpose.size()) != 0)
            return notOpened(what);
        plain += piece;
    }
    sodium_memzero(&state, sizeof state);
    wipe(piece);
    if (!sealed.empty())
        return notOpened(what);
    return plain;
}

} // namespace melisma::voices
