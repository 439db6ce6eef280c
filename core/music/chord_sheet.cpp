// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/chord_sheet.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace melisma::music {

namespace {

constexpr int kMostRepeats = 16;

struct SheetToken {
    enum class Kind { word, label, barLine, newLine, repeatOpen, repeatClose };
    Kind kind = Kind::word;
    std::string text;
};
using Kind = SheetToken::Kind;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A word ends at a blank, a bar line or, outside brackets, a comma.
std::size_t wordEnd(std::string_view text, std::size_t at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        const bool closesRepeat = c == ':' && at + 1 < text.size() && text[at + 1] == '|';
        if (isBlank(c) || c == '\n' || c == '|' || c == '[' || closesRepeat || (c == ',' && depth <= 0))
            break;
    }
    return at;
}

std::vector<SheetToken> tokens(std::string_view text)
{
    std::vector<SheetToken> result;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (isBlank(c) || c == ',') {
            ++at;
        } else if (c == '\n') {
            result.push_back({Kind::newLine, {}});
            ++at;
        } else if (c == '[') {
            const auto end = std::min(text.find(']', at), text.size());
            result.push_back({Kind::label, std::string(text.substr(at + 1, end - at - 1))});
            at = end + 1;
        } else if (c == '|' || c == ':') {
            const bool pair = at + 1 < text.size() && text[at + 1] == (c == '|' ? ':' : '|');
            result.push_back({!pair ? Kind::barLine : c == '|' ? Kind::repeatOpen : Kind::repeatClose, {}});
            at += pair ? 2 : 1;
        } else {
            const auto end = std::max(at + 1, wordEnd(text, at));
            result.push_back({Kind::word, std::string(text.substr(at, end - at))});
            at = end;
        }
    }
    return result;
}

/// "Verse:" and "Verse 2:" are labels too.
std::vector<SheetToken> withColonLabels(std::vector<SheetToken> all)
{
    std::vector<SheetToken> result;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& token = all[i];
        const bool colon = token.kind == Kind::word && token.text.size() > 1 && token.text.back() == ':';
        if (!colon) {
            result.push_back(std::move(token));
            continue;
        }
        token.text.pop_back();
        if (isNumber(token.text) && !result.empty() && result.back().kind == Kind::word) {
            token.text = result.back().text + ' ' + token.text;
            result.pop_back();
        }
        result.push_back({Kind::label, token.text});
    }
    return result;
}

base::Error usage(std::string message, std::string hint)
{
    return {base::ErrorKind::usage, std::move(message), std::move(hint), {}};
}

/// Builds one passage; a bar not yet closed is kept apart, empty entries in it stand for %.
class PassageReader {
public:
    explicit PassageReader(std::string label) { m_passage.label = std::move(label); }

    base::Result<void> add(const SheetToken& token)
    {
        switch (token.kind) {
        case Kind::word:
            return addWord(token.text);
        case Kind::repeatOpen:
        case Kind::repeatClose:
        case Kind::barLine:
            m_passage.barred = true;
            break;
        case Kind::newLine:
        case Kind::label:
            break;
        }
        if (auto closed = closeBar(); !closed)
            return closed.error();
        if (token.kind == Kind::repeatOpen)
            m_repeatFrom = m_passage.bars.size();
        if (token.kind == Kind::repeatClose)
            repeat(2);
        m_afterRepeat = token.kind == Kind::repeatClose;
        return {};
    }

    base::Result<ChordPassage> finish()
    {
        if (auto closed = closeBar(); !closed)
            return closed.error();
        if (!m_passage.barred) {
            std::vector<ChordBar> single;
            for (const auto& bar : m_passage.bars)
                for (const auto& chord : bar)
                    single.push_back({chord});
            m_passage.bars = std::move(single);
        }
        if (m_passage.bars.empty())
            return usage("No chords were given" + place(), "Write them like \"Am F C G\"");
        return std::move(m_passage);
    }

private:
    std::string place() const { return m_passage.label.empty() ? std::string() : " for [" + m_passage.label + ']'; }

    base::Result<void> addWord(const std::string& text)
    {
        if (m_afterRepeat && text.size() > 1 && text.front() == 'x' && isNumber(text.substr(1)) && text.size() < 4) {
            const int times = std::stoi(text.substr(1));
            if (times >= 2 && times <= kMostRepeats) {
                repeat(times - 1);
                m_afterRepeat = false;
                return {};
            }
        }
        m_afterRepeat = false;
        if (text == "-" || text == "–")
            return {};
        if (text == "%" || text == "/") {
            if (m_bar.empty() && m_passage.bars.empty())
                return usage("'" + text + "' has no chord before it to repeat" + place(), "Begin with a chord");
            m_bar.push_back(std::nullopt);
            m_slash = m_slash || text == "/";
            return {};
        }
        auto chord = read(text);
        if (!chord)
            return usage(chord.error().message + (place().empty() ? "" : " (in" + place().substr(4) + ')'),
                         chord.error().hint);
        m_bar.push_back(std::move(*chord));
        return {};
    }

    /// "am7" is Am7 here: nothing else can be meant between chords.
    static base::Result<Chord> read(std::string text)
    {
        if (auto chord = Chord::parse(text))
            return chord;
        const std::string written = text;
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
        auto chord = Chord::parse(text);
        return chord ? chord : Chord::parse(written);
    }

    base::Result<void> closeBar()
    {
        if (m_bar.empty())
            return {};
        const bool wholeBar = m_bar.size() == 1 && !m_bar.front() && !m_slash && m_passage.barred;
        if (wholeBar && !m_passage.bars.empty()) {
            m_passage.bars.push_back(ChordBar(m_passage.bars.back()));
        } else {
            ChordBar bar;
            for (auto& entry : m_bar)
                bar.push_back(entry ? *entry : bar.empty() ? m_passage.bars.back().back() : Chord(bar.back()));
            m_passage.bars.push_back(std::move(bar));
        }
        m_bar.clear();
        m_slash = false;
        return {};
    }

    /// Writes the bars since the opening `times` - 1 times more; a figure behind the sign adds to that.
    void repeat(int times)
    {
        const auto& bars = m_passage.bars;
        if (!m_afterRepeat)
            m_repeated.assign(bars.begin() + static_cast<std::ptrdiff_t>(m_repeatFrom), bars.end());
        for (int i = 1; i < times; ++i)
            m_passage.bars.insert(m_passage.bars.end(), m_repeated.begin(), m_repeated.end());
        m_repeatFrom = m_passage.bars.size();
    }

    ChordPassage m_passage;
    std::vector<std::optional<Chord>> m_bar;
    std::vector<ChordBar> m_repeated;
    std::size_t m_repeatFrom = 0;
    bool m_slash = false;
    bool m_afterRepeat = false;
};

} // namespace

base::Result<std::vector<ChordPassage>> parseChordSheet(std::string_view text)
{
    std::vector<ChordPassage> passages;
    std::optional<PassageReader> reader;
    const auto all = withColonLabels(tokens(text));
    const auto close = [&]() -> base::Result<void> {
        if (!reader)
            return {};
        auto passage = reader->finish();
        if (!passage)
            return passage.error();
        passages.push_back(std::move(*passage));
        return {};
    };
    for (const auto& token : all) {
        if (token.kind == Kind::label) {
            if (auto closed = close(); !closed)
                return closed.error();
            reader.emplace(token.text);
            continue;
        }
        if (!reader && token.kind == Kind::newLine)
            continue;
        if (!reader)
            reader.emplace(std::string());
        if (auto added = reader->add(token); !added)
            return added.error();
    }
    if (auto closed = close(); !closed)
        return closed.error();
    if (passages.empty())
        return usage("No chords were given", "Write them like \"Am F C G\"");
    return passages;
}

} // namespace melisma::music
