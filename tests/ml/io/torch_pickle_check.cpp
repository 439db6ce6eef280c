// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/torch_pickle.h"

#include "ml/io/pickle_machine.h"
#include "ml/io/tensor_data.h"
#include "ml/io/zip_container.h"
#include "tests/ml/io/zip_maker.h"

#include <bit>
#include <limits>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;

namespace {

const std::string kStart("\x80\x02", 2);

/// A text as a pickle instruction.
std::string text(const std::string& value)
{
    std::string code = "X";
    put(code, static_cast<std::uint32_t>(value.size()));
    return code + value;
}

std::string number(std::int32_t value)
{
    std::string code = "J";
    put(code, value);
    return code;
}

std::string numbers(const std::vector<std::int32_t>& values)
{
    std::string code = "(";
    for (const auto value : values)
        code += number(value);
    return code + "t";
}

/// A tensor over a storage "0" of `elements` floats, as PyTorch states it.
std::string tensor(const std::vector<std::int32_t>& shape, const std::vector<std::int32_t>& strides,
                   std::int32_t elements, std::int32_t offset = 0, const std::string& storageClass = "FloatStorage")
{
    return "ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + "ctorch\n" + storageClass + "\n" + text("0") +
           text("cpu") + number(elements) + "tQ" + number(offset) + numbers(shape) + numbers(strides) + "\x89" +
           "ccollections\nOrderedDict\n)RtR";
}

Bytes torchFile(const std::string& pickle, std::size_t storageBytes = 24)
{
    return zipOf({{"a/data.pkl", kStart + pickle}, {"a/data/0", std::string(storageBytes, '\0')}});
}

struct Hostile {
    const char* what;
    std::string pickle;
    const char* reason; ///< must appear in the message
};

void checkRefused(const Hostile& hostile)
{
    const auto file = TorchFile::parse(torchFile(hostile.pickle));
    if (file)
        return reportFailure(__FILE__, __LINE__, std::string(hostile.what) + " was taken");
    checkRefusal(file.error(), hostile.what, hostile.reason);
}

std::string repeated(const std::string& part, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += part;
    return all;
}

} // namespace

CHECK_CASE(readsWhatPyTorchWrites)
{
    const auto file = TorchFile::read(readerGolden("plain.pth"));
    const auto golden = goldenJson("plain.json");
    CHECK(file.ok());
    if (!file)
        return;
    const auto named = file->namedTensors();
    CHECK_EQUAL(named.size(), golden.size());
    for (const auto& [name, tensor] : named)
        if (golden.contains(name))
            checkGolden(golden[name], tensor->shape, tensor->floats(), 1e-7, name);
        else
            reportFailure(__FILE__, __LINE__, name + " is not in the golden");
}

CHECK_CASE(readsPlainValues)
{
    const auto file = TorchFile::read(readerGolden("plain.pth"));
    const auto& tree = file->tree();
    const auto* version = tree.member(file->root(), "version");
    const auto* config = tree.member(file->root(), "config");
    CHECK(version && version->kind == PickleKind::text && version->text == "v2");
    CHECK(config && config->kind == PickleKind::list && config->children.size() == 5);
    CHECK_EQUAL(tree.at(config->children[0]).integer, 1025);
    CHECK_EQUAL(tree.at(config->children[1]).real, 1.5);
    CHECK(tree.at(config->children[2]).kind == PickleKind::none);
    CHECK(tree.at(config->children[3]).kind == PickleKind::boolean && tree.at(config->children[3]).integer == 1);
    CHECK(tree.member(file->root(), "nothing") == nullptr);
    CHECK(file->namedTensors(*tree.member(file->root(), "state")).size() == 4);
}

CHECK_CASE(keepsItsTensorsWhenMoved)
{
    auto file = TorchFile::read(readerGolden("plain.pth"));
    const auto before = file->namedTensors().front().tensor->floats();
    const TorchFile moved = std::move(*file);
    CHECK(moved.namedTensors().front().tensor->floats() == before);
}

CHECK_CASE(halvesAreExact)
{
    CHECK_EQUAL(fromHalf(0x3C00), 1.0F);
    CHECK_EQUAL(fromHalf(0xC000), -2.0F);
    CHECK_EQUAL(fromHalf(0x7BFF), 65504.0F);
    CHECK_EQUAL(fromHalf(0x0001), std::exp2(-24.0F));
    CHECK_EQUAL(fromHalf(0x03FF), 1023.0F * std::exp2(-24.0F));
    CHECK(std::isinf(fromHalf(0x7C00)) && std::isnan(fromHalf(0x7E00)));
    CHECK(std::signbit(fromHalf(0x8000)));
}

CHECK_CASE(refusesCodeByName)
{
    const std::vector<Hostile> hostile{
        {"os.system", "cos\nsystem\n(" + text("touch /tmp/x") + "tR.", "'os.system'"},
        {"posix.system", "cposix\nsystem\n(" + text("id") + "tR.", "'posix.system'"},
        {"eval", "cbuiltins\neval\n(" + text("1") + "tR.", "'builtins.eval'"},
        {"old name of builtins", "c__builtin__\nexec\n(" + text("1") + "tR.", "'__builtin__.exec'"},
        {"subprocess behind good values", "}" + text("a") + tensor({2}, {1}, 6) + "s" + "csubprocess\nPopen\n.",
         "'subprocess.Popen'"},
        {"after STOP nothing is read, before it all", "}0cos\nsystem\n.", "0x30"},
        {"getattr chain", "cbuiltins\ngetattr\n(cos\nsystem\n" + text("x") + "tR.", "'builtins.getattr'"},
        {"a class that looks like a storage", "ctorch\nEvilStorage\n.", "'torch.EvilStorage'"},
        {"right name, wrong module", "ctorch\n_rebuild_tensor_v2\n.", "'torch._rebuild_tensor_v2'"},
        {"name with a dot", "ctorch._utils\n_rebuild_tensor_v2.__globals__\n.", "__globals__"},
        {"OrderedDict in front of a dot", "ccollections\nOrderedDict.fromkeys\n.", "fromkeys"},
        {"INST", "(ios\nsystem\n.", "INST"},
        {"OBJ", "(cos\nsystem\no.", "os.system"},
        {"NEWOBJ", "ccollections\nOrderedDict\n)\x81.", "NEWOBJ"},
        {"STACK_GLOBAL", text("os") + text("system") + "\x93.", "STACK_GLOBAL"},
        {"EXT1", "\x82\x01.", "EXT1"},
        {"text PERSID", "Pos.system\n.", "PERSID"},
    };
    for (const Hostile& each : hostile)
        checkRefused(each);
}

CHECK_CASE(refusesCallsOfWhatIsAllowed)
{
    const std::string dict = "ccollections\nOrderedDict\n";
    const std::vector<Hostile> hostile{
        {"OrderedDict with arguments", dict + "(" + text("a") + "tR.", "OrderedDict with arguments"},
        {"storage called", "ctorch\nFloatStorage\n)R.", "calls something else"},
        {"call of a result", dict + ")R)R.", "cannot be called"},
        {"call of a text", text("os.system") + ")R.", "cannot be called"},
        {"class alone", dict + ".", "stands alone"},
        {"storage alone", "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\x06tQ.",
         "stands alone"},
        {"state of a text", text("a") + "}b.", "no dict"},
        {"state that is no dict", dict + ")R" + text("a") + "b.", "no dict"},
        {"storage of four facts", "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "tQ.",
         "five facts"},
        {"storage of OrderedDict", "(" + text("storage") + dict + text("0") + text("cpu") + "K\x06tQ.", "another kind"},
        {"parameter of a text", "ctorch._utils\n_rebuild_parameter\n(" + text("a") + "\x88}tR.", "without a tensor"},
    };
    for (const Hostile& each : hostile)
        checkRefused(each);
}

CHECK_CASE(refusesBrokenPickles)
{
    const std::string list = "]q\x01";
    const std::vector<Hostile> hostile{
        {"empty", "", "STOP"},
        {"no value", ".", "one value"},
        {"two values", "NN.", "one value"},
        {"open mark", "N(.", "one value"},
        {"mark that was not set", "t.", "not set"},
        {"value from below a mark", "N(\x85.", "where none is"},
        {"memo that is empty", "h\x05.", "did not keep"},
        {"huge memo", "Nr\xff\xff\xff\xff" + std::string("0") + ".", "0x30"},
        {"text longer than the file", "X\xff\xff\xff\xff" + std::string("a."), "ends inside"},
        {"line without end", "cos", "ends inside"},
        {"number of 2000 bits", "\x8a\xff" + std::string(255, '\x7f') + ".", "64 bits"},
        {"a list in itself", list + "h\x01" + "a.", "refers to itself"},
        {"a dict in itself", "}q\x01" + text("a") + "h\x01s.", "refers to itself"},
        {"depth bomb", repeated("]", 100'000) + repeated("a", 99'999) + ".", "nested deeper"},
        {"tuple depth bomb", "N" + repeated("\x85", 500'000) + ".", "nested deeper"},
        {"key twice", "}(" + text("a") + "N" + text("a") + "Nu.", "key twice"},
        {"key that is a tuple", "}()Nu.", "neither text nor whole"},
        {"key without value", "}(" + text("a") + "u.", "no value"},
        {"append to a dict", "}Na.", "neither list nor dict"},
        {"too many instructions", repeated("N", 1'000'001) + ".", "million"},
    };
    for (const Hostile& each : hostile)
        checkRefused(each);
    // Each list holds the one before ten times: ten billion values when written out, in 30 instructions a level.
    std::string laughs("]q\x00", 3);
    for (char level = 1; level <= 10; ++level)
        laughs += std::string("]q") + level + "(" + repeated(std::string("h") + static_cast<char>(level - 1), 10) + "e";
    checkRefused({"billion laughs", laughs + ".", "one value"});
    checkRefused({"billion laughs, one value", "(" + laughs + "t.", "two million"});
}

CHECK_CASE(refusesTensorsThatReachOutside)
{
    const std::vector<Hostile> hostile{
        {"more elements than the storage", tensor({7}, {1}, 6) + ".", "past the end"},
        {"offset", tensor({6}, {1}, 6, 1) + ".", "past the end"},
        {"stride", tensor({2, 3}, {4, 1}, 6) + ".", "past the end"},
        {"a million from one", tensor({1'000'000'000}, {0}, 6) + ".", "past the end"},
        {"shape whose product overflows", tensor({2'000'000'000, 2'000'000'000, 2'000'000'000}, {1, 1, 1}, 6) + ".",
         "past the end"},
        {"storage longer than its file", tensor({7}, {1}, 7) + ".", "another length"},
        {"storage shorter than its file", tensor({5}, {1}, 5) + ".", "another length"},
        {"type that makes it shorter", tensor({6}, {1}, 6, 0, "HalfStorage") + ".", "another length"},
        {"negative size", tensor({-1}, {1}, 6) + ".", "from zero"},
        {"negative stride", tensor({2}, {-1}, 6) + ".", "from zero"},
        {"negative offset", tensor({2}, {1}, 6, -1) + ".", "place in it"},
        {"strides missing", tensor({2, 3}, {1}, 6) + ".", "strides"},
        {"17 dimensions", tensor(std::vector<std::int32_t>(17, 1), std::vector<std::int32_t>(17, 1), 6) + ".", "16"},
    };
    for (const Hostile& each : hostile)
        checkRefused(each);
    CHECK(TorchFile::parse(torchFile(tensor({2, 3}, {3, 1}, 6) + ".")).ok());
    CHECK(!TorchFile::parse(zipOf({{"a/data.pkl", kStart + tensor({2}, {1}, 6) + "."}})).ok());
}

CHECK_CASE(refusesZipTricks)
{
    struct Trick {
        const char* what;
        Bytes file;
        const char* reason;
    };
    const ZipPart good{"a/data.pkl", kStart + "}."};
    ZipPart deflated = good;
    deflated.method = 8;
    ZipPart encrypted = good;
    encrypted.flags = 1;
    ZipPart longer = good;
    longer.sizeLie = 100;
    ZipPart renamed = good;
    renamed.localName = "a/data.pkx";
    ZipPart resized = good;
    resized.localSizeLie = 1;
    ZipPart shared{"a/data/0", std::string(4, 'x')};
    shared.sameDataAs = 0;
    const std::vector<Trick> tricks{
        {"compressed", zipOf({deflated}), "compressed"},
        {"encrypted", zipOf({encrypted}), "encrypted"},
        {"longer than it is", zipOf({longer}), "past the end"},
        {"two names", zipOf({renamed}), "two different ways"},
        {"two sizes", zipOf({resized}), "two different sizes"},
        {"same name twice", zipOf({good, good}), "twice"},
        {"two entries in one place", zipOf({good, shared}), "two different ways"},
        {"something behind it", zipOf({good}, "more"), "end record"},
        {"outside of the folder", zipOf({good, {"b/data/0", "x"}}), "beside the weights"},
        {"no pickle", zipOf({{"a/other.pkl", "x"}}), "data.pkl"},
        {"TorchScript", zipOf({good, {"a/constants.pkl", "x"}}), "TorchScript"},
        {"big-endian", zipOf({good, {"a/byteorder", "big"}}), "big-endian"},
        {"no zip", bytesOf("GIF89a"), "no zip"},
        {"nothing", {}, "no zip"},
    };
    for (const Trick& trick : tricks) {
        const auto file = TorchFile::parse(trick.file);
        CHECK(!file.ok());
        if (!file)
            checkRefusal(file.error(), trick.what, trick.reason);
    }
    CHECK(TorchFile::parse(zipOf({good})).ok());
}

CHECK_CASE(refusesZip64Lies)
{
    const Bytes good = goldenBytes("plain.pth"); // PyTorch always writes zip64 records
    CHECK(readStoredZip(good).ok());
    const std::size_t end = good.size() - 22;
    for (const std::size_t at : {end - 20 + 8, end - 20 + 16, end - 76 + 4, end - 76 + 24, end - 76 + 32, end - 76 + 40,
                                 end - 76 + 48, end + 8, end + 10, end + 12, end + 16})
        for (const auto value : {std::byte{0x01}, std::byte{0x80}}) {
            Bytes lie = good;
            lie[at] ^= value;
            CHECK(!readStoredZip(lie).ok());
        }
}

CHECK_CASE(readsTheFormBeforeVersion16)
{
    const auto file = TorchFile::read(readerGolden("legacy.pth"));
    CHECK(file.ok());
    if (!file)
        return;
    const auto named = file->namedTensors();
    CHECK_EQUAL(named.size(), std::size_t{1});
    checkGolden(goldenJson("plain.json")["tensors.whole"], named.front().tensor->shape, named.front().tensor->floats(),
                0.0, "legacy");
    CHECK(TorchFile::read("nowhere.pth").error().kind == base::ErrorKind::notFound);
}

CHECK_CASE(survivesFlippedBits)
{
    const int taken = takenAfterFlips(goldenBytes("plain.pth"), [](const Bytes& bytes) {
        const auto file = TorchFile::parse(bytes);
        if (file)
            for (const auto& named : file->namedTensors())
                CHECK(named.tensor->floats().size() == elementsOf(named.tensor->shape));
        return file.ok();
    });
    CHECK(taken > 0 && taken < 200); // flips in numbers and padding are no damage
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
