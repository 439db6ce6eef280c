// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/safetensors_header.h"

#include "core/base/json.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace melisma::ml
{

namespace
{

struct DTypeRow {
    DType dtype;
    std::string_view name;
    std::size_t bytes;
};

constexpr std::array<DTypeRow, 13> kDTypes{{{DType::boolean, "BOOL", 1},
                                            {DType::u8, "U8", 1},
                                            {DType::i8, "I8", 1},
                                            {DType::u16, "U16", 2},
                                            {DType::i16, "I16", 2},
                                            {DType::f16, "F16", 2},
                                            {DType::bf16, "BF16", 2},
                                            {DType::u32, "U32", 4},
                                            {DType::i32, "I32", 4},
                                            {DType::f32, "F32", 4},
                                            {DType::u64, "U64", 8},
                                            {DType::i64, "I64", 8},
                                            {DType::f64, "F64", 8}}};

constexpr std::size_t kMaxRank = 16;

base::Error damaged(std::string why)
{
    return {base::ErrorKind::input,
            "The safetensors header is not valid: " + std::move(why),
            "Get the file again from where it was published",
            {}};
}

/// `text` in quotes, cut between characters so that the message stays UTF-8.
std::string inQuotes(std::string_view text)
{
    constexpr std::size_t kLongest = 80;
    if (text.size() <= kLongest)
        return "'" + std::string(text) + "'";
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return "'" + std::string(text.substr(0, cut)) + "...'";
}

/// The bytes of a dense tensor, or nothing when they exceed 64 bits.
std::optional<std::uint64_t> bytesOf(const TensorEntry& entry)
{
    std::uint64_t bytes = bytesPerElement(entry.dtype);
    for (const std::int64_t dimension : entry.shape)
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(dimension), &bytes))
            return std::nullopt;
    return bytes;
}

/// Takes the header's JSON event by event, so that nothing is built for input that is not of the one allowed form:
/// {"name": {"dtype": s, "shape": [n...], "data_offsets": [b, e]}, ..., "__metadata__": {s: s, ...}}.
/// Each handler answers false to stop the parser; `why` then says what was wrong.
class HeaderReader : public nlohmann::json_sax<base::Json>
{
public:
    SafetensorsHeader header;
    std::string why;

    bool null() override { return refuse("null is not allowed"); }
    bool boolean(bool) override { return refuse("true and false are not allowed"); }
    bool number_integer(number_integer_t) override { return refuse("a negative number"); }
    bool number_float(number_float_t, const string_t&) override { return refuse("a number with a fraction"); }
    bool binary(binary_t&) override { return refuse("binary data"); }

    bool number_unsigned(number_unsigned_t value) override
    {
        if (m_place != Place::shape && m_place != Place::offsets)
            return refuse("a number where none belongs");
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return refuse("a number above 2^63");
        m_numbers.push_back(value);
        return m_numbers.size() <= kMaxRank || refuse("more than 16 dimensions");
    }

    bool string(string_t& value) override
    {
        if (m_place == Place::metadata) {
            header.metadata[m_key] = value;
            return true;
        }
        if (m_place != Place::tensor || m_key != "dtype")
            return refuse("a text where none belongs");
        const auto dtype = dtypeFromString(value);
        if (!dtype)
            return refuse("the element type " + inQuotes(value) + " is not known");
        m_entry.dtype = *dtype;
        return true;
    }

    bool start_object(std::size_t) override
    {
        if (m_place == Place::outside) {
            m_place = Place::top;
            return true;
        }
        if (m_place != Place::top)
            return refuse("an object nested too deep");
        m_memberKeys.clear();
        m_place = m_key == "__metadata__" ? Place::metadata : Place::tensor;
        m_entry = {};
        m_entry.name = m_key;
        return true;
    }

    bool key(string_t& value) override
    {
        m_key = value;
        auto& keys = m_place == Place::top ? m_tensorKeys : m_memberKeys;
        return keys.insert(value).second || refuse("the key " + inQuotes(value) + " appears twice");
    }

    bool end_object() override
    {
        if (m_place == Place::top) {
            m_place = Place::outside;
            return true;
        }
        const bool isTensor = std::exchange(m_place, Place::top) == Place::tensor;
        if (!isTensor)
            return true;
        if (m_memberKeys != std::set<std::string>{"data_offsets", "dtype", "shape"})
            return refuse(inQuotes(m_entry.name) + " needs exactly dtype, shape and data_offsets");
        header.tensors.push_back(std::move(m_entry));
        return true;
    }

    bool start_array(std::size_t) override
    {
        if (m_place != Place::tensor || (m_key != "shape" && m_key != "data_offsets"))
            return refuse("a list where none belongs");
        m_place = m_key == "shape" ? Place::shape : Place::offsets;
        m_numbers.clear();
        return true;
    }

    bool end_array() override
    {
        const bool isShape = std::exchange(m_place, Place::tensor) == Place::shape;
        if (isShape) {
            m_entry.shape.assign(m_numbers.begin(), m_numbers.end());
            return true;
        }
        if (m_numbers.size() != 2)
            return refuse("data_offsets needs two numbers");
        m_entry.begin = m_numbers[0];
        m_entry.end = m_numbers[1];
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override
    {
        return refuse("it is not JSON in UTF-8, from byte " + base::Json(position).dump());
    }

private:
    enum class Place { outside, top, tensor, metadata, shape, offsets };

    bool refuse(std::string reason)
    {
        why = std::move(reason);
        return false;
    }

    Place m_place = Place::outside;
    std::string m_key;
    std::set<std::string> m_tensorKeys;
    std::set<std::string> m_memberKeys;
    TensorEntry m_entry;
    std::vector<std::uint64_t> m_numbers;
};

/// Every byte of the data belongs to exactly one tensor, and each tensor's span is what dtype and shape ask for.
base::Result<void> checkLayout(const std::vector<TensorEntry>& inDataOrder, std::uint64_t dataBytes)
{
    std::uint64_t position = 0;
    for (const TensorEntry& entry : inDataOrder) {
        const std::string name = inQuotes(entry.name);
        if (entry.begin != position)
            return damaged(name +
                           (entry.begin < position ? " overlaps the tensor before it" : " leaves a gap before it"));
        if (entry.end < entry.begin || entry.end > dataBytes)
            return damaged(name + " reaches past the end of the file");
        const auto expected = bytesOf(entry);
        if (!expected || *expected != entry.end - entry.begin)
            return damaged(name + " has another length than its type and shape ask for");
        position = entry.end;
    }
    if (position != dataBytes)
        return damaged("the file holds bytes that belong to no tensor");
    return {};
}

} // namespace

std::string_view toString(DType dtype)
{
    return kDTypes[static_cast<std::size_t>(dtype)].name;
}

std::optional<DType> dtypeFromString(std::string_view text)
{
    for (const DTypeRow& row : kDTypes)
        if (row.name == text)
            return row.dtype;
    return std::nullopt;
}

std::size_t bytesPerElement(DType dtype)
{
    return kDTypes[static_cast<std::size_t>(dtype)].bytes;
}

base::Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes)
{
    if (json.size() > kMaxHeaderBytes)
        return damaged("it is longer than 100 MB");
    if (json.empty() || json.front() != '{')
        return damaged("it does not begin with '{'");
    // The JSON reader takes a NUL for the end of its input and would not look at what follows.
    if (json.find('\0') != std::string_view::npos)
        return damaged("it holds a NUL byte");

    HeaderReader reader;
    if (!base::Json::sax_parse(json, &reader))
        return damaged(reader.why);
    auto& tensors = reader.header.tensors;
    // Empty tensors share their begin with the next one; by end as well they keep a valid order.
    std::sort(tensors.begin(), tensors.end(), [](const TensorEntry& a, const TensorEntry& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    if (const auto layout = checkLayout(tensors, dataBytes); !layout)
        return layout.error();
    return std::move(reader.header);
}

} // namespace melisma::ml
