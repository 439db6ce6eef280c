// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/compare_voice_task.h"

#include "core/base/sha256.h"
#include "ml/io/sound_writer.h"
#include "tests/ml/conversion/support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <iterator>

// With the narrow speaker encoder of tests/golden/conversion.

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;
using base::ErrorKind;
using base::Json;
using Path = std::filesystem::path;

namespace {

constexpr double kLow = 110.0, kHigh = 330.0;

class Fixture {
public:
    Fixture()
    {
        const auto folder = m_home.path() / "resemblyzer";
        std::filesystem::create_directories(folder);
        std::filesystem::create_directories(heardVoices().parent_path());
        std::filesystem::copy_file(conversionGolden("speaker_encoder.pt"), folder / "pretrained.pt");
    }

    Path sung(double hertz, double seconds = 3.0) const
    {
        const auto path = m_home.path() / (std::to_string(static_cast<int>(hertz)) + ".wav");
        auto out = SoundWriter::create(path, kSpeakerEncoderRate);
        CHECK(out.ok() && out->write(sungNote(seconds, hertz, 1.0, kSpeakerEncoderRate)).ok() && out->finish().ok());
        return path;
    }

    void addReference(double hertz, double seconds = 3.0)
    {
        std::ifstream file(sung(hertz, seconds), std::ios::binary);
        voice.files.push_back({"reference", "r.wav", {std::istreambuf_iterator<char>(file), {}}});
    }

    /// Published voices, each heard as somebody who sings at so many hertz.
    void publish(const std::vector<std::pair<std::string, double>>& voices) const
    {
        const auto encoder = SpeakerEncoder::load(m_home.path() / "resemblyzer" / "pretrained.pt", cpu());
        CHECK(encoder.ok());
        std::vector<TensorToWrite> rows;
        for (const auto& [id, hertz] : voices) {
            const auto heard = encoder->embed(sungNote(3.0, hertz, 1.0, kSpeakerEncoderRate));
            CHECK(heard.ok());
            rows.push_back(floatTensor(id, {static_cast<std::int64_t>(heard->size())}, *heard));
        }
        rows.push_back(floatTensor("af_other", {3}, std::vector<float>{1.0F, 1.0F, 1.0F})); // by another encoder
        CHECK(writeSafetensors(heardVoices(), std::move(rows)).ok());
    }
    void letThemBeCloned() const { std::ofstream(heardVoices().parent_path() / "content_encoder.safetensors") << " "; }

    base::Result<base::TaskResult> compare(const Path& recording, const std::string& id, const std::string& method,
                                           base::OpenVoice open = {})
    {
        const base::FindModel find = [this](const std::string& model) -> base::Result<base::ModelFiles> {
            if (model == "resemblyzer" && installed)
                return base::ModelFiles{model, m_home.path() / model, "Apache-2.0", "1", {{"pretrained.pt", "abc"}}};
            return base::Error{ErrorKind::missing, "Not installed", "Run: melisma models pull " + model, {}};
        };
        if (!open)
            open = [this](const std::string&) { return base::Result<base::VoiceMaterial>(voice); };
        CompareVoiceTask task(m_home.path(), find, open);
        base::TaskRequest request{"compare-voice", {}, {{"recording", recording, ""}}, 0};
        if (!id.empty())
            request.params.set("voice", id);
        request.params.set("method", method);
        base::RunContext context;
        context.folder = m_home.path();
        context.threads = 2;
        context.stop = stop.get_token();
        return task.run(request, context);
    }

    /// What is told of the voice of sound.
    Json facts(double sungAt, const std::string& method = "auto")
    {
        const auto result = compare(sung(sungAt), "anna", method);
        CHECK(result.ok());
        return result ? result->facts : Json();
    }

    base::VoiceMaterial voice{{"anna", "Anna", {}, "stated", "CC-BY-4.0"}, {}, {}};
    bool installed = true;
    std::stop_source stop;

private:
    Path heardVoices() const { return m_home.path() / "models" / "content_encoder" / "published_speakers.safetensors"; }

    ScratchDir m_home;
};

} // namespace

CHECK_CASE(whoIsTheSameIsMostAlike)
{
    Fixture fixture;
    fixture.addReference(kLow);
    const auto same = fixture.facts(kLow);
    CHECK_EQUAL(same["voice"].get<std::string>(), std::string("anna"));
    CHECK_NEAR(same["speakerCosine"].get<double>(), 1.0, 1e-4);
    CHECK(fixture.facts(kHigh)["speakerCosine"].get<double>() < 0.999);
}

CHECK_CASE(everyRecordingOfAVoiceCounts)
{
    Fixture fixture;
    fixture.addReference(kLow);
    const double one = fixture.facts(kHigh)["speakerCosine"].get<double>();
    fixture.addReference(kHigh);
    CHECK(fixture.facts(kHigh)["speakerCosine"].get<double>() > one + 1e-4);
    CHECK(fixture.facts(kLow)["speakerCosine"].get<double>() < 0.9999);
}

CHECK_CASE(theNearestPublishedVoiceIsTold)
{
    Fixture fixture;
    fixture.publish({{"af_high", kHigh}, {"am_low", kLow}});
    const auto nearest = [&](double hertz, const std::string& method) {
        return fixture.compare(fixture.sung(hertz), "", method)->facts["voice"];
    };
    CHECK(nearest(kLow, "auto").is_null()); // no method is there that could sing in it
    fixture.letThemBeCloned();
    CHECK(nearest(kLow, "auto") == "am_low");
    CHECK(nearest(kHigh, "auto") == "af_high");
    CHECK(nearest(kHigh, "builtin") == "af_high");
    CHECK(nearest(kHigh, "rvc").is_null());
    const auto result = fixture.compare(fixture.sung(kLow), "", "auto");
    CHECK_NEAR(result->facts["speakerCosine"].get<double>(), 1.0, 1e-4);
    CHECK_EQUAL(result->model.weightsSha256, std::string("abc"));
    CHECK(result->files.empty());
}

CHECK_CASE(whatCannotBeComparedIsNobody)
{
    Fixture fixture;
    CHECK(fixture.compare(fixture.sung(kLow), "", "auto")->facts["voice"].is_null()); // no table of published voices
    fixture.voice.files.push_back({"model", "anna.pth", "weights"});
    CHECK(fixture.facts(kLow)["voice"].is_null()); // weights alone: nothing to hear
    fixture.addReference(kLow);
    CHECK(fixture.facts(kLow, "rvc")["voice"] == "anna");
    fixture.voice.files.erase(fixture.voice.files.begin());
    CHECK(fixture.facts(kLow, "rvc")["voice"].is_null()); // recordings alone are not for RVC
    CHECK(fixture.facts(kLow, "openvoice")["voice"] == "anna");
}

CHECK_CASE(errorsSayWhatToDo)
{
    Fixture fixture;
    fixture.addReference(kLow);
    const auto refused = fixture.compare(fixture.sung(kLow), "anna", "auto", [](const std::string&) {
        return base::Result<base::VoiceMaterial>(
            base::Error{ErrorKind::unsupported, "The voice Anna may not be cloned", "Let its owner agree", {}});
    });
    CHECK(!refused.ok() && refused.error().kind == ErrorKind::unsupported);
    CHECK(fixture.compare(fixture.sung(kLow, 0.01), "", "auto").error().kind == ErrorKind::input);
    const auto silence = fixture.sung(kLow).parent_path() / "silence.wav";
    auto out = SoundWriter::create(silence, kSpeakerEncoderRate);
    CHECK(out.ok() && out->silence(48000).ok() && out->finish().ok());
    CHECK(fixture.compare(silence, "", "auto").error().kind == ErrorKind::input);
    CHECK(fixture.compare(fixture.sung(kLow).parent_path() / "none.wav", "", "auto").error().kind ==
          ErrorKind::notFound);
    fixture.installed = false;
    const auto missing = fixture.compare(fixture.sung(kLow), "anna", "auto");
    CHECK(!missing.ok() && missing.error().kind == ErrorKind::missing);
    CHECK(missing.error().hint.find("melisma models pull resemblyzer") != std::string::npos);
}

CHECK_CASE(aComparisonStopsWhenItIsCancelled)
{
    Fixture fixture;
    fixture.addReference(kLow);
    fixture.stop.request_stop();
    CHECK(fixture.compare(fixture.sung(kLow), "anna", "auto").error().kind == ErrorKind::cancelled);
}

int main(int argc, char** argv)
{
    return runChecks(argc, argv);
}
