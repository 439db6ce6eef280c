// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/clone_task.h"

#include "core/base/sha256.h"
#include "core/base/task_facts.h"
#include "ml/io/mono_file.h"
#include "ml/io/sound_writer.h"
#include "ml/tasks/encoder_judge.h"
#include "tests/ml/conversion/support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <iterator>

// The task with narrow nets of the published shapes: tests/golden/conversion.

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::tests;
using base::ErrorKind;

namespace {

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Models that are installed, by id; each a golden under its published name.
class Models {
public:
    void install(const std::string& id, const std::string& golden, const std::string& name)
    {
        const auto folder = m_folder->path() / id;
        std::filesystem::create_directories(folder);
        std::filesystem::copy_file(conversionGolden(golden), folder / name);
        m_files[id] = {id, folder, "MIT", "1", {{name, *base::sha256OfFile(folder / name)}}};
    }
    base::FindModel finder() const
    {
        return [this](const std::string& id) -> base::Result<base::ModelFiles> {
            const auto found = m_files.find(id);
            if (found != m_files.end())
                return found->second;
            return base::Error{ErrorKind::missing, id + " is not installed", "Run: melisma models pull " + id, {}};
        };
    }

private:
    std::shared_ptr<ScratchDir> m_folder = std::make_shared<ScratchDir>();
    std::map<std::string, base::ModelFiles> m_files;
};

struct Fixture {
    std::shared_ptr<ScratchDir> home = std::make_shared<ScratchDir>();
    Models models;
    base::VoiceMaterial voice{{"anna", "Anna", {}, "stated", "CC-BY-4.0"}, {}, {}};
    std::shared_ptr<SpeakerJudge> judge{};
    base::ParamValues params{};
    std::uint64_t seed = 3;
    std::filesystem::path source{}; ///< empty: the recording
    std::stop_source stop{};
    std::size_t samples = 30011;
    int rate = 22000;

    Fixture()
    {
        models.install("contentvec", "hubert.bin", "pytorch_model.bin");
        models.install("rmvpe", "rmvpe.pt", "rmvpe.pt");
        models.install("crepe", "crepe.pth", "tiny.pth");
    }

    void addFile(const std::string& role, const std::string& golden)
    {
        voice.files.push_back({role, golden, bytesOf(conversionGolden(golden))});
    }

    std::filesystem::path recording() const
    {
        auto path = home->path() / "take.wav";
        auto sound = sungNote(3.0, 220.0, 1.0, rate);
        sound.resize(samples);
        auto out = SoundWriter::create(path, rate);
        CHECK(out.ok() && out->write(sound).ok() && out->finish().ok());
        return path;
    }

    base::Result<base::TaskResult> run(base::OpenVoice open = {})
    {
        if (!open)
            open = [this](const std::string&) { return base::Result<base::VoiceMaterial>(voice); };
        const auto finder = models.finder();
        CloneTask task(std::make_shared<VoiceEngine>(conversionGolden("..").parent_path(), finder), finder, open,
                       judge);
        base::TaskRequest request{"clone", params, {{"recording", source.empty() ? recording() : source, ""}}, seed};
        request.params.set("voice", "anna");
        base::RunContext context;
        context.folder = home->path();
        context.threads = 2;
        context.stop = stop.get_token();
        return task.run(request, context);
    }
};

std::vector<float> soundOf(const base::TaskResult& result, const ScratchDir& folder)
{
    const auto file = MonoFile::make(result.files.front().path, 0, folder.path(), 100.0);
    CHECK(file.ok());
    return *file->read(0, file->samples());
}

Fixture withRvcVoice()
{
    Fixture fixture;
    fixture.addFile("model", "voice_40k.pth");
    fixture.addFile("index", "added_IVF3_Flat_nprobe_1_v2.index");
    return fixture;
}

} // namespace

CHECK_CASE(aVoiceOfRvcSingsAsLongToTheSample)
{
    auto fixture = withRvcVoice();
    const auto result = fixture.run();
    CHECK(result.ok());
    if (!result)
        return reportFailure(__FILE__, __LINE__, result.error().sentence());
    CHECK_EQUAL(soundOf(*result, *fixture.home).size(), fixture.samples);
    CHECK_EQUAL(result->facts["method"].get<std::string>(), std::string("rvc"));
    CHECK_EQUAL(result->facts["pitchSource"].get<std::string>(), std::string("rmvpe"));
    CHECK(result->facts["index"].get<bool>() && result->facts[base::kTransformsFact].get<bool>());
    CHECK(result->facts["speakerCosine"]["target"].is_null());
    const auto& settled = result->facts[base::kSettledFact];
    CHECK(settled["method"] == "rvc" && settled["pitchSource"] == "rmvpe");
    const auto& nets = result->facts[base::kNetsFact];
    CHECK_EQUAL(nets.size(), std::size_t{2});
    CHECK_EQUAL(base::modelUseFromJson(nets[0]).weightsSha256, *base::sha256OfFile(conversionGolden("hubert.bin")));
    CHECK_EQUAL(base::modelUseFromJson(nets[1]).id, std::string("rmvpe"));
    const auto& story = result->files.front().story;
    CHECK(story && story->voice.consent == "stated" && story->voice.licence == "CC-BY-4.0");
    CHECK_EQUAL(story->model.weightsSha256, *base::sha256OfFile(conversionGolden("voice_40k.pth")));
}

CHECK_CASE(theSameSeedGivesTheSameSound)
{
    auto fixture = withRvcVoice();
    const auto first = soundOf(*fixture.run(), *fixture.home);
    CHECK(farthest(soundOf(*fixture.run(), *fixture.home), first) == 0.0);
    fixture.seed = 4;
    CHECK(farthest(soundOf(*fixture.run(), *fixture.home), first) > 1e-4);
}

CHECK_CASE(theMixGoesFromSourceToVoice)
{
    auto fixture = withRvcVoice();
    const auto wet = soundOf(*fixture.run(), *fixture.home);
    auto dry = sungNote(3.0, 220.0, 1.0, fixture.rate);
    dry.resize(fixture.samples);
    fixture.params.set("mix", 0.0);
    CHECK(farthest(soundOf(*fixture.run(), *fixture.home), dry) == 0.0);
    fixture.params.set("mix", 0.25);
    auto expected = dry;
    for (std::size_t i = 0; i < dry.size(); ++i)
        expected[i] = 0.25F * wet[i] + 0.75F * dry[i];
    CHECK(farthest(soundOf(*fixture.run(), *fixture.home), expected) < 1e-6);
}

CHECK_CASE(theFormantMovesWhatIsMadeAndNothingElse)
{
    auto fixture = withRvcVoice();
    const auto usual = soundOf(*fixture.run(), *fixture.home);
    fixture.params.set("formant", 0.0);
    CHECK(farthest(soundOf(*fixture.run(), *fixture.home), usual) == 0.0);
    for (const double semitones : {-4.0, 4.0}) {
        fixture.params.set("formant", semitones);
        const auto moved = soundOf(*fixture.run(), *fixture.home);
        CHECK_EQUAL(moved.size(), fixture.samples);
        CHECK(farthest(moved, usual) > 1e-3);
    }
    fixture.params.set("mix", 0.0);
    auto dry = sungNote(3.0, 220.0, 1.0, fixture.rate);
    dry.resize(fixture.samples);
    CHECK(farthest(soundOf(*fixture.run(), *fixture.home), dry) == 0.0);
    fixture.params.set("formant", 6.5);
    CHECK(!fixture.run().ok());
}

CHECK_CASE(aPartOfARecordingIsEnough)
{
    auto fixture = withRvcVoice();
    fixture.params.set("begin", 0.5);
    fixture.params.set("end", 1.0);
    const auto part = fixture.run();
    CHECK(part.ok());
    CHECK_EQUAL(soundOf(*part, *fixture.home).size(), std::size_t(11000));
    CHECK_NEAR(part->facts["begin"].get<double>(), 0.5, 1e-9);
    CHECK_EQUAL(part->files.front().place->start.value, 0.0);
    fixture.params.set("mix", 0.0);
    auto dry = sungNote(3.0, 220.0, 1.0, fixture.rate);
    const std::vector<float> expected(dry.begin() + 11000, dry.begin() + 22000);
    CHECK(farthest(soundOf(*fixture.run(), *fixture.home), expected) == 0.0);
    fixture.params.set("begin", 1.2);
    CHECK(fixture.run().error().kind == ErrorKind::usage);
}

CHECK_CASE(crepeTellsThePitchWhereRmvpeIsNot)
{
    auto fixture = withRvcVoice();
    fixture.params.set("pitchSource", "crepe");
    CHECK_EQUAL(fixture.run()->facts["pitchSource"].get<std::string>(), std::string("crepe"));
    Fixture bare;
    bare.models = {};
    bare.models.install("contentvec", "hubert.bin", "pytorch_model.bin");
    bare.addFile("model", "voice_40k.pth");
    const auto refused = bare.run();
    CHECK(!refused.ok() && refused.error().kind == ErrorKind::missing);
    bare.models.install("crepe", "crepe.pth", "tiny.pth");
    CHECK_EQUAL(bare.run()->facts["pitchSource"].get<std::string>(), std::string("crepe"));
}

CHECK_CASE(withoutANetThePitchIsFoundByItsPeriods)
{
    auto fixture = withRvcVoice();
    fixture.params.set("pitchSource", "rmvpe");
    const auto byNet = fixture.run();
    fixture.params.set("pitchSource", "autocorrelation");
    const auto byPeriods = fixture.run();
    CHECK(byPeriods.ok());
    CHECK_EQUAL(byPeriods->facts["pitchSource"].get<std::string>(), std::string("autocorrelation"));
    CHECK_EQUAL(byPeriods->facts[base::kNetsFact].size() + 1, byNet->facts[base::kNetsFact].size());
}

CHECK_CASE(aVoiceThatMayNotBeUsedMakesNothing)
{
    auto fixture = withRvcVoice();
    const auto refused = fixture.run([](const std::string&) {
        return base::Result<base::VoiceMaterial>(
            base::Error{ErrorKind::unsupported, "The voice Anna may not be cloned", "Let its owner agree", {}});
    });
    CHECK(!refused.ok() && refused.error().kind == ErrorKind::unsupported);
    CHECK(!std::filesystem::exists(fixture.home->path() / "clone.wav"));
}

CHECK_CASE(filesThatAreNoVoicesAreRefusedByName)
{
    for (const char* golden : {"G_40.pth", "D_40.pth", "hubert.bin", "sparse.index"}) {
        Fixture fixture;
        fixture.addFile("model", golden);
        const auto refused = fixture.run();
        CHECK(!refused.ok() && refused.error().kind == ErrorKind::input);
        CHECK(refused.error().message.find(golden) != std::string::npos && !refused.error().hint.empty());
    }
    Fixture fixture;
    fixture.addFile("model", "voice_40k.pth");
    fixture.addFile("index", "voice_tiny.pth");
    CHECK(fixture.run().error().kind == ErrorKind::input);
}

CHECK_CASE(recordingsOfAVoiceGoThroughOpenVoice)
{
    Fixture fixture;
    const auto missing = [&] {
        fixture.voice.files.push_back({"reference", "r.wav", bytesOf(fixture.recording())});
        return fixture.run();
    }();
    CHECK(!missing.ok() && missing.error().kind == ErrorKind::missing);
    CHECK(missing.error().hint.find("openvoice-v2") != std::string::npos);
    fixture.models.install("openvoice-v2", "openvoice.pth", "checkpoint.pth");
    fixture.samples = 50001;
    const auto made = fixture.run();
    if (!made)
        return reportFailure(__FILE__, __LINE__, made.error().sentence());
    CHECK_EQUAL(made->facts["method"].get<std::string>(), std::string("openvoice"));
    CHECK_EQUAL(soundOf(*made, *fixture.home).size(), fixture.samples);
    fixture.params.set("transpose", 2.0);
    CHECK(fixture.run().error().kind == ErrorKind::usage);
    fixture.params.set("method", "rvc");
    CHECK(fixture.run().error().kind == ErrorKind::usage);
}

CHECK_CASE(speakersAreComparedWhereTheEncoderIsThere)
{
    auto fixture = withRvcVoice();
    fixture.voice.files.push_back({"reference", "r.wav", bytesOf(fixture.recording())});
    fixture.models.install("resemblyzer", "speaker_encoder.pt", "pretrained.pt");
    fixture.judge = std::make_shared<EncoderJudge>(fixture.models.finder());
    fixture.params.set("mix", 0.0); // the source itself, which is also the reference
    const auto made = fixture.run();
    CHECK(made.ok());
    for (const char* side : {"target", "source"})
        CHECK_NEAR(made->facts["speakerCosine"][side].get<double>(), 1.0, 1e-4);
}

CHECK_CASE(aVoiceOverMusicIsRefused)
{
    auto fixture = withRvcVoice();
    fixture.rate = 16000;
    fixture.samples = 80000;
    const auto path = fixture.recording();
    auto chord = sungNote(5.0, 220.0, 1.0, 16000.0);
    for (const double note : {277.0, 311.0, 139.0, 415.0}) {
        const auto more = sungNote(5.0, note, 1.0, 16000.0);
        for (std::size_t i = 0; i < chord.size(); ++i)
            chord[i] += more[i];
    }
    auto out = SoundWriter::create(fixture.home->path() / "band.wav", 16000);
    CHECK(out.ok() && out->write(chord).ok() && out->finish().ok());
    CHECK(fixture.run().ok());
    fixture.source = fixture.home->path() / "band.wav";
    const auto refused = fixture.run();
    CHECK(!refused.ok() && refused.error().kind == ErrorKind::input);
    CHECK(refused.error().hint.find("Separate") != std::string::npos);
}

CHECK_CASE(aCloneStopsWhenItIsCancelled)
{
    auto fixture = withRvcVoice();
    fixture.stop.request_stop();
    const auto stopped = fixture.run();
    CHECK(!stopped.ok() && stopped.error().kind == ErrorKind::cancelled);
}

CHECK_CASE(theBuiltInWayTakesNoWeightsOfOthers)
{
    Fixture fixture;
    fixture.params.set("method", "builtin");
    const auto refused = fixture.run();
    CHECK(!refused.ok() &&
          refused.error().kind == ErrorKind::usage); // a voice of sound is none that Melisma speaks with
}

int main(int argc, char** argv)
{
    return runChecks(argc, argv);
}
