// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/speech_peer.h"

#include "app/studio/bench/bench_tools.h"
#include "core/base/json.h"

namespace melisma::app {

namespace {

constexpr int kPatienceMs = 300'000;

/// Says the sentences of bench_speak.cpp, as the model's vocabulary numbers their sounds, for each line that it reads.
constexpr const char* kScript = R"(
import json, resource, struct, sys, time
import numpy, onnxruntime
model, voices, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
SENTENCES = [
    [81, 83, 16, 123, 156, 102, 64, 83, 123, 16, 123, 156, 72, 56, 16, 58, 156, 72, 61, 62, 16, 81, 83, 16, 156, 31, 54,
     46, 16, 55, 156, 102, 54, 4],
    [56, 156, 31, 44, 157, 69, 46, 51, 16, 56, 156, 63, 16, 65, 157, 86, 123, 16, 81, 83, 16, 55, 52, 156, 63, 68, 102,
     53, 16, 53, 156, 24, 55, 16, 48, 123, 138, 55, 3, 16, 83, 56, 46, 16, 56, 156, 31, 44, 157, 69, 46, 51, 16, 156, 72,
     61, 53, 62, 4],
    [102, 56, 16, 81, 83, 16, 55, 156, 76, 123, 56, 102, 112, 16, 81, 83, 16, 44, 156, 31, 62, 61, 16, 65, 87, 123, 16,
     92, 156, 76, 56, 3, 16, 83, 56, 46, 16, 81, 83, 16, 65, 156, 76, 62, 83, 123, 16, 65, 157, 138, 68, 16, 70, 68, 16,
     61, 62, 156, 102, 54, 16, 70, 68, 16, 92, 54, 156, 72, 61, 4]]
with open(voices, "rb") as file:
    header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
    begin, end = header["af_heart"]["data_offsets"]
    file.seek(begin, 1)
    table = numpy.frombuffer(file.read(end - begin), numpy.float32).reshape(510, 256)
options = onnxruntime.SessionOptions()
options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
def user():
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime
for _ in sys.stdin:
    began, spent, samples, first = time.perf_counter(), user(), 0, None
    for ids in SENTENCES:
        feeds = {"tokens": numpy.array([[0, *ids, 0]], numpy.int64), "style": table[None, len(ids) - 1],
                 "speed": numpy.array([1.0], numpy.float32)}
        samples += session.run(["audio"], feeds)[0].size
        first = first or time.perf_counter() - began
    print(json.dumps({"audio": samples / 24000, "wall": time.perf_counter() - began, "user": user() - spent,
                      "first": first, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}), flush=True)
)";

QStringList arguments(const std::filesystem::path& model, const std::filesystem::path& voices, int threads)
{
    return {QStringLiteral("-c"), QString::fromUtf8(kScript), QString::fromStdString(model.string()),
            QString::fromStdString(voices.string()), QString::number(threads)};
}

} // namespace

std::unique_ptr<SpeechPeer> SpeechPeer::start(const std::filesystem::path& voices, int threads, std::string& note)
{
    const auto named = fromEnvironment("MELISMA_PYTHON");
    const auto python = named.empty() ? findProgram("python3").value_or("") : named;
    const auto model = std::filesystem::path(fromEnvironment("MELISMA_KOKORO_PACK")) / "kokoro-int8.onnx";
    std::error_code unseen;
    if (python.empty() || !std::filesystem::exists(model, unseen)) {
        note =
            "set MELISMA_KOKORO_PACK to a folder with kokoro-int8.onnx, and have python3 with onnxruntime, to compare";
        return nullptr;
    }
    std::unique_ptr<SpeechPeer> peer(new SpeechPeer);
    peer->m_process.setProcessChannelMode(QProcess::SeparateChannels);
    peer->m_process.setStandardErrorFile(QProcess::nullDevice());
    peer->m_process.start(QString::fromStdString(python), arguments(model, voices, threads));
    if (auto warm = peer->speak(); !warm) {
        note = python + " cannot run onnxruntime with " + model.string() + ", so there is nothing to compare with";
        return nullptr;
    }
    return peer;
}

SpeechPeer::~SpeechPeer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(1000))
        m_process.kill();
    m_process.waitForFinished();
}

base::Result<SpeechCost> SpeechPeer::speak()
{
    m_process.write("again\n");
    while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatienceMs)) {
    }
    const auto json = base::parseJson(m_process.readLine().toStdString(), "The answer of onnxruntime");
    if (!json)
        return json.error();
    return SpeechCost{base::memberOr(*json, "audio", 0.0), base::memberOr(*json, "wall", 0.0),
                      base::memberOr(*json, "user", 0.0), base::memberOr(*json, "first", 0.0),
                      base::memberOr(*json, "peak", 0.0)};
}

} // namespace melisma::app
