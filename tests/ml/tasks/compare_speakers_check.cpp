// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/compare_speakers_task.h"

#include "ml/io/sound_writer.h"
#include "ml/tasks/encoder_judge.h"
#include "ml/tasks/heard_recording.h"
#include "tests/ml/conversion/support.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <cmath>
#include <numbers>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;
using base::ErrorKind;
using Path = std::filesystem::path;

namespace {

/// Hears who somebody is by how loud he is: a level is a direction.
class LevelJudge final : public SpeakerJudge {
public:
    bool isThere() const override { return there; }
    base::ModelUse model() const override { return {"level", "1", "abc", "Apache-2.0", true}; }
    double needed() const override { return 0.8; }
    base::Result<std::vector<float>> embed(std::span<const float> recording, std::stop_token) override
    {
        lengths.push_back(recording.size());
        if (recording.size() < 400)
            return base::Error{ErrorKind::input, "The sound is too short", "Give more of it", {}};
        const auto angle = std::numbers::pi_v<float> * std::abs(recording[recording.size() / 2]);
        return std::vector<float>{std::cos(angle), std::sin(angle)};
    }
    base::Result<double> similarity(std::span<const float>, std::span<const float>, std::stop_token) override
    {
        return base::Error{ErrorKind::internal, "Each recording is to be heard once", {}, {}};
    }
    bool there = true;
    std::vector<std::size_t> lengths;
};

class Fixture {
public:
    /// A recording as loud as `level` all the time.
    Path recording(const char* name, float level, double seconds = 1.0) const
    {
        const auto path = scratch.path() / name;
        auto out = SoundWriter::create(path, kSpeakerEncoderRate);
        const std::vector<float> block(kSpeakerEncoderRate / 100, level);
        for (double written = 0.0; written < seconds - 1e-9; written += 0.01)
            CHECK(out->write(block).ok());
        CHECK(out->finish().ok());
        return path;
    }
    base::Result<base::TaskResult> compare(const std::vector<Path>& recordings) { return compareBy(judge, recordings); }
    base::Result<base::TaskResult> compareBy(std::shared_ptr<SpeakerJudge> by, const std::vector<Path>& recordings)
    {
        base::TaskRequest request{"compare-speakers", {}, {}, 0};
        for (const auto& path : recordings)
            request.inputs.push_back({"recording", path, ""});
        base::RunContext context;
        context.folder = scratch.path();
        context.stop = stop.get_token();
        return CompareSpeakersTask(std::move(by)).run(request, context);
    }

    ScratchDir scratch;
    std::shared_ptr<LevelJudge> judge = std::make_shared<LevelJudge>();
    std::stop_source stop;
};

} // namespace

CHECK_CASE(eachIsHeardOnceAndComparedWithEach)
{
    Fixture f;
    const auto result =
        f.compare({f.recording("a.wav", 0.1F), f.recording("b.wav", 0.2F), f.recording("guitar.wav", 0.6F)});
    CHECK(result.ok());
    CHECK_EQUAL(f.judge->lengths.size(), 3u);
    const auto alike = [](double levels) { return std::cos(std::numbers::pi * levels); };
    const auto& cosines = result->facts["cosines"];
    CHECK_EQUAL(cosines[1][1].get<double>(), 1.0);
    CHECK_NEAR(cosines[0][1].get<double>(), alike(0.1), 1e-3);
    CHECK_NEAR(cosines[2][0].get<double>(), alike(0.5), 1e-3);
    CHECK_NEAR(cosines[2][1].get<double>(), cosines[1][2].get<double>(), 1e-9);
    const auto& guitar = result->facts["recordings"][2];
    CHECK_EQUAL(guitar["name"].get<std::string>(), std::string("guitar.wav"));
    CHECK_NEAR(guitar["likeness"].get<double>(), (alike(0.5) + alike(0.4)) / 2.0, 1e-3);
    CHECK_EQUAL(result->facts["needed"].get<double>(), 0.8);
    CHECK_EQUAL(result->model.weightsSha256, std::string("abc"));
    CHECK(result->files.empty());
    CHECK(result->facts.dump().find(f.scratch.path().string()) == std::string::npos);
}

CHECK_CASE(ofALongRecordingHalfAMinuteIsHeard)
{
    Fixture f;
    CHECK(f.compare({f.recording("long.wav", 0.3F, 40.0), f.recording("short.wav", 0.3F)}).ok());
    CHECK(f.judge->lengths == std::vector<std::size_t>({kListened, 16000}));
}

CHECK_CASE(whatCannotBeComparedIsNamed)
{
    Fixture f;
    const auto good = f.recording("good.wav", 0.3F);
    CHECK(f.compare({good}).error().kind == ErrorKind::usage);
    const auto brief = f.compare({good, f.recording("brief.wav", 0.3F, 0.01)});
    CHECK(brief.error().kind == ErrorKind::input && brief.error().message.find("brief.wav: ") == 0);
    const auto silent = f.compare({f.recording("silent.wav", 0.0F), good});
    CHECK(silent.error().kind == ErrorKind::input && silent.error().message.find("silent.wav") != std::string::npos);
    CHECK(f.compare({good, f.scratch.path() / "none.wav"}).error().kind == ErrorKind::notFound);
    f.stop.request_stop();
    CHECK(f.compare({good, good}).error().kind == ErrorKind::cancelled);
}

CHECK_CASE(withoutTheModelTheCommandIsNamed)
{
    Fixture f;
    const auto good = f.recording("good.wav", 0.3F);
    f.judge->there = false;
    for (const auto& judge : {std::shared_ptr<SpeakerJudge>(f.judge), std::shared_ptr<SpeakerJudge>()}) {
        const auto missing = f.compareBy(judge, {good, good});
        CHECK(missing.error().kind == ErrorKind::missing);
        CHECK(missing.error().hint.find("melisma models pull resemblyzer") != std::string::npos);
    }
    CHECK(f.judge->lengths.empty());
}

/// The narrow encoder of tests/golden/conversion, as it answers similarity().
CHECK_CASE(theEncoderAnswersTheCosinesOfItsNumbers)
{
    Fixture f;
    std::filesystem::copy_file(conversionGolden("speaker_encoder.pt"), f.scratch.path() / "pretrained.pt");
    const auto judge = std::make_shared<EncoderJudge>([&f](const std::string& model) {
        return base::Result<base::ModelFiles>(base::ModelFiles{model, f.scratch.path(), "Apache-2.0", "1", {}});
    });
    std::vector<Path> paths;
    std::vector<std::vector<float>> sounds;
    for (const double hertz : {110.0, 330.0}) {
        sounds.push_back(sungNote(2.0, hertz, 1.0, kSpeakerEncoderRate));
        paths.push_back(f.scratch.path() / (std::to_string(static_cast<int>(hertz)) + ".wav"));
        auto out = SoundWriter::create(paths.back(), kSpeakerEncoderRate);
        CHECK(out->write(sounds.back()).ok() && out->finish().ok());
    }
    const auto result = f.compareBy(judge, paths);
    const auto similarity = judge->similarity(sounds[0], sounds[1], {});
    CHECK(result.ok() && similarity.ok());
    CHECK_NEAR(result->facts["cosines"][0][1].get<double>(), *similarity, 1e-5);
    CHECK(*similarity < 0.999);
}

int main(int argc, char** argv)
{
    return runChecks(argc, argv);
}
