// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files beyond 4 GiB: by holes in the file in every run, written for real with MELISMA_LONG_FILES=1.
#include <QTest>

#include "audio/export/ai_tags.h"
#include "audio/files/riff_chunks.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>

using namespace melisma;
using namespace melisma::audio;
using namespace melisma::tests;

namespace {

constexpr std::int64_t kFourGiB = std::int64_t{1} << 32;
constexpr int kFrameBytes = 8;

void putNumber(std::fstream& stream, std::uint64_t offset, std::uint64_t value)
{
    char bytes[8];
    for (int i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>(value >> (8 * i) & 0xFF);
    stream.seekp(static_cast<std::streamoff>(offset));
    stream.write(bytes, 8);
}

/// An RF64 of ours whose data chunk is drawn out to `frames` with a hole; the sizes in its ds64 are made to match.
bool makeHuge(const std::filesystem::path& file, std::int64_t frames)
{
    WriteSpec huge = spec(Container::wav, SampleFormat::float32);
    huge.expectedFrames = {4800};
    huge.largestWav = 1000;
    if (!writeSound(file, huge, 4800, sine(440.0, 48000.0, 0.5)))
        return false;
    const auto chunks = riffChunks(file);
    if (!chunks || chunks->front().id != "ds64" || chunks->back().id != "data")
        return false;
    const auto bytes = static_cast<std::uint64_t>(frames) * kFrameBytes;
    const std::uint64_t size = chunks->back().offset + bytes;
    std::filesystem::resize_file(file, size);
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    const std::uint64_t ds64 = chunks->front().offset;
    putNumber(stream, ds64, size - 8);
    putNumber(stream, ds64 + 8, bytes);
    putNumber(stream, ds64 + 16, static_cast<std::uint64_t>(frames));
    stream.close();
    return static_cast<bool>(stream);
}

} // namespace

class Rf64Test : public QObject {
    Q_OBJECT
private slots:
    void tagsJoinBeyondFourGiBAndOthersFindTheEnd()
    {
        ScratchDir scratch;
        const auto file = scratch.path() / "huge.wav";
        const std::int64_t frames = kFourGiB / kFrameBytes + 480000;
        QVERIFY(makeHuge(file, frames));
        QVERIFY(appendRiffChunks(file, {{"note", std::string(1001, 'n')}}).ok());
        const auto chunks = riffChunks(file);
        QVERIFY(chunks.ok() && chunks->back().id == "note");
        QVERIFY(chunks->back().offset > static_cast<std::uint64_t>(kFourGiB));
        QCOMPARE(readRiffChunk(file, "note"), std::string(1001, 'n'));
        const std::string ds64 = readRiffChunk(file, "ds64");
        std::uint64_t size = 0;
        for (int i = 7; i >= 0; --i)
            size = size << 8 | static_cast<unsigned char>(ds64[static_cast<std::size_t>(i)]);
        QCOMPARE(size, std::filesystem::file_size(file) - 8);

        auto reader = openAudioFile(file);
        QVERIFY(reader.ok());
        QCOMPARE((*reader)->info().frames.count, frames);
        QVERIFY((*reader)->seek({frames - 100}).ok());
        std::vector<float> end(400);
        QCOMPARE(*(*reader)->read(end.data(), 200), 100);
        if (!haveProgram("ffprobe"))
            QSKIP("no ffprobe");
        const auto seconds = outputOf("ffprobe", {"-v", "error", "-show_entries", "format=duration", "-of",
                                                  "default=noprint_wrappers=1:nokey=1", q(file)});
        QVERIFY2(std::abs(seconds.trimmed().toDouble() - static_cast<double>(frames) / 48000.0) < 0.001, seconds);
    }

    void aPlainWavIsNeverGrownBeyondFourGiB()
    {
        ScratchDir scratch;
        const auto file = scratch.path() / "plain.wav";
        QVERIFY(writeSound(file, spec(Container::wav, SampleFormat::int16), 4800, sine(440.0, 48000.0)));
        std::filesystem::resize_file(file, static_cast<std::uintmax_t>(kFourGiB) - 500);
        const auto refused = appendRiffChunks(file, {{"note", std::string(1000, 'n')}});
        QVERIFY(!refused.ok() && refused.error().message.find("4 GiB") != std::string::npos);
        QCOMPARE(std::filesystem::file_size(file), static_cast<std::uintmax_t>(kFourGiB) - 500);
    }

    void theWriterChangesOverByItself()
    {
        ScratchDir scratch;
        const bool real = qEnvironmentVariableIntValue("MELISMA_LONG_FILES") > 0;
        const std::int64_t frames = real ? kFourGiB / kFrameBytes + 4800 : 50000;
        WriteSpec wanted = spec(Container::wav, SampleFormat::float32);
        if (!real)
            wanted.largestWav = 49999 * kFrameBytes;
        const auto file = scratch.path() / "long.wav";
        const std::vector<float> block(2 * 480000, 0.25f);
        for (const bool beyond : {true, false}) {
            const std::int64_t length = beyond ? frames : 49999;
            wanted.expectedFrames = {length};
            auto writer = createAudioFile(file, wanted);
            QVERIFY(writer.ok());
            for (std::int64_t done = 0; done < length; done += 480000)
                QVERIFY((*writer)
                            ->write(block.data(), static_cast<int>(std::min<std::int64_t>(480000, length - done)))
                            .ok());
            QVERIFY((*writer)->finish().ok());
            QCOMPARE(isRf64(file), beyond);
            TagSheet sheet;
            sheet.ai = {{"AI_USAGE", R"({"schema":"x"})"}};
            QVERIFY(writeTags(file, sheet, (*writer)->pcmHash()).ok());
            QCOMPARE(readAiTags(file).at("AI_USAGE"), std::string(R"({"schema":"x"})"));
            auto reader = openAudioFile(file);
            QCOMPARE((*reader)->info().frames.count, length);
        }
    }
};

QTEST_GUILESS_MAIN(Rf64Test)
#include "rf64_test.moc"
