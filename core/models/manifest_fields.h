// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace melisma::models {

/// Reads one object of the manifest strictly. The first complaint is kept in `complaint`, whose owner looks at it once
/// at the end; what a complaint leaves unread has its default.
class ManifestFields {
public:
    ManifestFields(const base::Json& object, std::string where, std::string& complaint);

    enum class Need { must, may };
    std::string text(const char* key, Need need = Need::must);
    std::string sha256(const char* key, Need need = Need::must);
    /// A name without folders that does not hide.
    std::string fileName(const char* key);
    /// More than zero, at most 2^40.
    std::uint64_t bytes(const char* key);
    /// Complains unless the member is this number.
    void exactly(const char* key, int number);
    bool flag(const char* key, Need need = Need::must);
    /// Finite.
    double number(const char* key, Need need = Need::must);
    std::vector<std::string> texts(const char* key, Need need = Need::must);
    /// Calls `read` for each object in the list under `key`.
    void items(const char* key, Need need, const std::function<void(ManifestFields& item)>& read);
    /// For a member that its owner reads by other means.
    void allow(const char* key) { m_asked.insert(key); }
    /// Complains of members that nothing has asked for.
    void finish();
    /// Keeps "where.key must ..." unless something was kept before.
    void complain(const std::string& key, const std::string& what);

private:
    const base::Json* member(const char* key, Need need);

    const base::Json& m_object;
    std::string m_where;
    std::string& m_complaint;
    std::set<std::string> m_asked;
};

bool isSha256(const std::string& text);
bool isPlainName(const std::string& name);

} // namespace melisma::models
