// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/edits/example_song.h" // before folding.h: Qt 6.4's moc stumbles over <compare> as the first header

#include "core/provenance/folding.h"

#include <QTest>

using namespace melisma;
using namespace melisma::tests;
using project::Contribution;
using project::Origin;
using provenance::Level;
using provenance::Making;

namespace
{

const std::vector<Contribution> kBacking = {Contribution::composition, Contribution::instrumentation};
const std::vector<Contribution> kVoice = {Contribution::vocals};

project::Provenance composed(bool trained)
{
    auto story = madeBy(trained ? Origin::aiGenerated : Origin::algorithmic, kBacking);
    story.model.trained = trained;
    return story;
}

project::Provenance derived(Origin origin, std::vector<std::string> parents)
{
    auto story = madeBy(origin, kVoice);
    for (const auto& parent : parents)
        story.inputs.push_back({parent, parent, "parentOf"});
    return story;
}

/// A track of its own for each piece of material; audio of 1 s at 0, named so that others can be derived from it.
class Mix
{
public:
    Mix& notes(const project::Provenance& story)
    {
        project = done(edits::addTrack(project, project::TrackKind::instrument, "Notes"));
        project = done(edits::addNoteClip(project, project.tracks.back()->id, "n", scale(2), {}, story));
        return *this;
    }
    Mix& audio(const char* name, const project::Provenance& story, std::int64_t start = 0)
    {
        project = done(edits::addTrack(project, project::TrackKind::audio, "Audio"));
        project = done(edits::addAudioClip(project, project.tracks.back()->id, asset(name, kSecond), {start}, story));
        return *this;
    }
    Mix& muted()
    {
        project.tracks.back() = project.tracks.back().with([](project::Track& track) { track.mix.mute = true; });
        return *this;
    }
    provenance::Fold folded() const { return provenance::fold(project, {}); }
    provenance::ContributionShare share(Contribution contribution) const
    {
        return folded().shares[static_cast<std::size_t>(contribution)];
    }
    Level level(Contribution contribution) const { return share(contribution).level; }
    std::string type() const
    {
        const auto uri = folded().sourceType;
        return uri.substr(uri.rfind('/') + 1);
    }

    project::Project project;
};

const project::Provenance kRecorded = madeBy(Origin::humanRecorded, kVoice);
const project::Provenance kDrawn = madeBy(Origin::humanCreated, kBacking);
const project::Provenance kImported = madeBy(Origin::imported);

} // namespace

class FoldingTest : public QObject
{
    Q_OBJECT
private slots:
    void sourceTypes()
    {
        QCOMPARE(Mix().type(), std::string("empty"));
        QCOMPARE(Mix().notes(composed(false)).type(), std::string("algorithmicMedia"));
        QCOMPARE(Mix().notes(composed(false)).notes(composed(true)).type(), std::string("trainedAlgorithmicMedia"));
        QCOMPARE(Mix().notes(composed(true)).audio("v", kRecorded).type(), std::string("compositeSynthetic"));
        QCOMPARE(Mix().notes(composed(false)).audio("v", kRecorded).type(), std::string("composite"));
        QCOMPARE(Mix().notes(composed(false)).audio("v", kImported).type(), std::string("composite"));
        QCOMPARE(Mix().audio("v", kImported).type(), std::string("composite"));
        QCOMPARE(Mix().audio("v", kRecorded).type(), std::string("digitalCapture"));
        QCOMPARE(Mix().audio("v", kRecorded).audio("w", kRecorded).type(), std::string("compositeCapture"));
        QCOMPARE(Mix().notes(kDrawn).type(), std::string("digitalCreation"));
        QCOMPARE(Mix().notes(kDrawn).audio("v", kRecorded).type(), std::string("composite"));
    }

    void sourceTypesOfDerivedMaterial()
    {
        const auto of = [](std::vector<Making> makings) {
            const auto uri = provenance::sourceTypeOf(makings);
            return uri.substr(uri.rfind('/') + 1);
        };
        QCOMPARE(of({Making::transformed}), std::string("compositeWithTrainedAlgorithmicMedia"));
        QCOMPARE(of({Making::transformed, Making::enhanced}), std::string("compositeWithTrainedAlgorithmicMedia"));
        QCOMPARE(of({Making::transformed, Making::recorded}), std::string("compositeSynthetic"));
        QCOMPARE(of({Making::transformed, Making::byNet}), std::string("compositeSynthetic"));
        QCOMPARE(of({Making::enhanced}), std::string("algorithmicallyEnhanced"));
        QCOMPARE(of({Making::enhanced, Making::recorded}), std::string("composite"));
        QCOMPARE(of({Making::byNet, Making::unknown}), std::string("compositeSynthetic"));
        QCOMPARE(of({Making::byRules, Making::created}), std::string("composite"));
    }

    void rulesCountAsGenerated()
    {
        const auto mix = Mix().notes(composed(false));
        QVERIFY(mix.level(Contribution::composition) == Level::full);
        QVERIFY(mix.level(Contribution::instrumentation) == Level::full);
        QVERIFY(mix.level(Contribution::vocals) == Level::none);
        QVERIFY(mix.level(Contribution::lyrics) == Level::none);
        QVERIFY(mix.folded().disclosure == Level::full);
    }

    void aClassIsPartialWhenSomeOfItWasGenerated()
    {
        const auto mix = Mix().notes(composed(true)).notes(kDrawn).audio("v", kRecorded);
        QVERIFY(mix.level(Contribution::composition) == Level::partial);
        QVERIFY(mix.level(Contribution::vocals) == Level::none);
        QVERIFY(mix.folded().disclosure == Level::partial);
        const auto apart = Mix().notes(composed(true)).audio("v", kRecorded);
        QVERIFY(apart.level(Contribution::composition) == Level::full); // all of that class
        QVERIFY(apart.folded().disclosure == Level::partial);           // not all of the song
    }

    void convertedVoicesArePartialAndEnhancedOnesAssisted()
    {
        const auto converted =
            Mix().audio("v", kRecorded).muted().audio("c", derived(Origin::aiTransformed, {"sha-of-v"}));
        QVERIFY(converted.level(Contribution::vocals) == Level::partial);
        QCOMPARE(converted.folded().unknownInputs, 0);
        const auto enhanced = Mix().audio("v", kRecorded).muted().audio("e", derived(Origin::aiEnhanced, {"sha-of-v"}));
        QVERIFY(enhanced.level(Contribution::vocals) == Level::assisted);
        QVERIFY(enhanced.folded().disclosure == Level::assisted);
    }

    void transformsInherit()
    {
        const auto generated = madeBy(Origin::aiGenerated, kVoice);
        const auto stem = Mix().audio("g", generated).muted().audio("s", derived(Origin::aiSeparated, {"sha-of-g"}));
        QVERIFY(stem.level(Contribution::vocals) == Level::full);
        QCOMPARE(stem.type(), std::string("trainedAlgorithmicMedia"));
        const auto grandchild = Mix()
                                    .audio("g", generated)
                                    .muted()
                                    .audio("s", derived(Origin::aiSeparated, {"sha-of-g"}))
                                    .muted()
                                    .audio("d", derived(Origin::aiEnhanced, {"sha-of-s"}));
        QVERIFY(grandchild.level(Contribution::vocals) == Level::full);
        const auto mixed = Mix()
                               .audio("g", generated)
                               .muted()
                               .audio("v", kRecorded)
                               .muted()
                               .audio("s", derived(Origin::aiSeparated, {"sha-of-g", "sha-of-v"}));
        QVERIFY(mixed.level(Contribution::vocals) == Level::partial); // not merely assisted: half of it was generated
        const auto circle = Mix()
                                .audio("a", derived(Origin::aiEnhanced, {"sha-of-b"}))
                                .audio("b", derived(Origin::aiEnhanced, {"sha-of-a"}));
        QVERIFY(circle.level(Contribution::vocals) == Level::assisted);
    }

    void unknownInputsAreCountedOnceEach()
    {
        QCOMPARE(Mix().audio("a", kImported).audio("a", kImported, 100).folded().unknownInputs, 1);
        QCOMPARE(Mix().audio("a", kImported).audio("b", madeBy(Origin::unknown)).folded().unknownInputs, 2);
        QCOMPARE(Mix().audio("e", derived(Origin::aiEnhanced, {"elsewhere"})).folded().unknownInputs, 1);
        QCOMPARE(Mix().audio("e", derived(Origin::aiSeparated, {})).folded().unknownInputs, 1);
        QCOMPARE(Mix().audio("a", kImported).muted().folded().unknownInputs, 0);
    }

    void unknownMaterialNeverCountsAsFree()
    {
        const auto mix = Mix().notes(composed(false)).audio("a", kImported);
        QVERIFY(mix.level(Contribution::composition) == Level::partial); // it may hold a composition
        const auto vocals = mix.share(Contribution::vocals);
        QCOMPARE(provenance::levelText(vocals), std::string("unknown"));
        QCOMPARE(provenance::levelText({}), std::string("none"));
    }

    void timeShareIsTheUnionOverTheWhole()
    {
        const auto generated = madeBy(Origin::aiGenerated, kVoice);
        // 0..1 s and 0.5..1.5 s generated, 3..4 s recorded: 1.5 of 4 seconds.
        const auto mix =
            Mix().audio("a", generated).audio("b", generated, kSecond / 2).audio("v", kRecorded, 3 * kSecond);
        const auto share = mix.share(Contribution::vocals);
        QCOMPARE(share.timeShare, 0.375);
        QVERIFY(share.level == Level::partial);
    }
};

QTEST_APPLESS_MAIN(FoldingTest)
#include "folding_test.moc"
