// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/pickle_check.h"

#include <set>
#include <tuple>

namespace melisma::ml {

namespace {

/// Values on all ways from the root; a pickle can name one list a thousand times.
constexpr int kMostVisits = 2'000'000;
/// All names of tensors together, where a name is the keys on the way.
constexpr std::size_t kMostNameBytes = 64'000'000;

/// Walks all ways from the root. Something that refers to itself has a way without end, so the depth finds it.
class Walk {
public:
    explicit Walk(const PickleTree& tree) : m_tree(tree) {}

    /// `nameBytes`: how long the name of a tensor here is.
    std::string check(PickleNodeId id, int depth, std::size_t nameBytes)
    {
        if (depth > kDeepestPickle)
            return "values nested deeper than 32, or one that refers to itself";
        if (++m_visits > kMostVisits)
            return "more than two million values when written out";
        const PickleNode& node = m_tree.at(id);
        if (node.kind == PickleKind::global || node.kind == PickleKind::storage)
            return "a class or a storage that stands alone";
        if (node.kind == PickleKind::dict && !keysAreFine(node))
            return "a dict with a key twice, or with one that is neither text nor whole number";
        if (node.kind == PickleKind::tensor && (m_nameBytes += nameBytes) > kMostNameBytes)
            return "names of tensors longer than 64 MB together";
        constexpr std::size_t kDotAndNumber = 11;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool hasKey = node.kind == PickleKind::dict && i % 2 == 1;
            const std::size_t key = hasKey ? m_tree.at(node.children[i - 1]).text.size() : 0;
            if (auto wrong = check(node.children[i], depth + 1, nameBytes + kDotAndNumber + key); !wrong.empty())
                return wrong;
        }
        return {};
    }

private:
    bool keysAreFine(const PickleNode& dict) const
    {
        std::set<std::tuple<bool, std::string_view, std::int64_t>> keys;
        for (std::size_t i = 0; i < dict.children.size(); i += 2) {
            const PickleNode& key = m_tree.at(dict.children[i]);
            const bool named = key.kind == PickleKind::text;
            if (!named && key.kind != PickleKind::integer)
                return false;
            if (!keys.emplace(named, key.text, key.integer).second)
                return false;
        }
        return true;
    }

    const PickleTree& m_tree;
    int m_visits = 0;
    std::size_t m_nameBytes = 0;
};

} // namespace

std::string whyNotPlain(const PickleTree& tree)
{
    return Walk(tree).check(tree.root, 0, 0);
}

const PickleNode* PickleTree::member(const PickleNode& dict, std::string_view key) const
{
    if (dict.kind != PickleKind::dict)
        return nullptr;
    for (std::size_t i = 0; i + 1 < dict.children.size(); i += 2)
        if (at(dict.children[i]).kind == PickleKind::text && at(dict.children[i]).text == key)
            return &at(dict.children[i + 1]);
    return nullptr;
}

} // namespace melisma::ml
