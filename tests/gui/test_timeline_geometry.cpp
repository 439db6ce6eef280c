// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between frames and pixels: scale, lanes, grid, snapping, hit testing. No widgets, no session.
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_note_clip.h"
#include "core/edits/add_take.h"
#include "core/edits/add_track.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_lane_view.h"
#include "core/edits/set_tempo.h"
#include "ui/timeline/clip_drag.h"
#include "ui/timeline/clip_geometry.h"
#include "ui/timeline/clip_navigation.h"
#include "ui/timeline/file_drop.h"
#include "ui/timeline/time_grid.h"
#include "ui/timeline/time_lines.h"
#include "ui/timeline/timeline_metrics.h"

#include <QTest>

#include <random>

using namespace melisma;
using project::Project;
using ui::ClipZone;
using ui::TimeScale;

namespace {

constexpr std::int64_t kSecond = 48000; // one bar of 2/4 at 120 bpm, half a bar of 4/4

project::Asset sound(const char* hash, std::int64_t seconds)
{
    return {hash, "sound.wav", std::string("media/") + hash + ".wav", 1, 48000, {seconds * kSecond}};
}

/// Tracks: notes (clips at bars 1 and 3, 120 bpm 4/4), audio (4 s at 2 s, 4 s at 6 s), audio (empty).
Project song()
{
    const auto must = [](base::Result<Project> result) { return *result; };
    Project p;
    p = must(edits::addTrack(p, project::TrackKind::instrument, "Keys"));
    p = must(edits::addTrack(p, project::TrackKind::audio, "Voice"));
    p = must(edits::addTrack(p, project::TrackKind::audio, "Spare"));
    music::NoteSequence bar;
    bar.length = base::Beats::whole(4);
    bar.notes = {{{}, base::Beats::whole(1), 60, 90}};
    project::Provenance rules;
    rules.origin = project::Origin::algorithmic;
    p = must(edits::addNoteClip(p, p.tracks[0]->id, "A", bar, {}, rules));
    p = must(edits::addNoteClip(p, p.tracks[0]->id, "B", bar, base::Beats::whole(8), {}));
    p = must(edits::addAudioClip(p, p.tracks[1]->id, sound("aa", 4), {2 * kSecond}, {}));
    p = must(edits::addAudioClip(p, p.tracks[1]->id, sound("bb", 4), {6 * kSecond}, {}));
    return p;
}

struct View {
    explicit View(Project p) : project(std::move(p)), layout(project) {}
    Project project;
    ui::LaneLayout layout;
    TimeScale scale{480.0, 0.0}; // 100 px a second
    int scrollY = 0;

    ui::LaneFrame frame() const { return {project, layout, scale, scrollY, 2000}; }
    const project::Clip& clip(std::size_t track, std::size_t index) const
    {
        return *project.tracks[track]->clips[index];
    }
    QRectF rect(std::size_t track, std::size_t index) const
    {
        return ui::clipRect(frame(), layout.lanes()[track], clip(track, index));
    }
    ui::LaneHit hit(double x, double y) const { return ui::hitTest(frame(), {x, y}); }
    base::Frames startAfter(const project::Edit& edit, std::size_t track, std::size_t index) const
    {
        const auto edited = edit(project);
        return edited->startOf(*edited->findClip(clip(track, index).id));
    }
    ui::ClipDrag drag(ClipZone zone, std::size_t track, std::size_t index, std::set<project::ClipId> also = {}) const
    {
        also.insert(clip(track, index).id);
        return {std::make_shared<const Project>(project),
                {zone, clip(track, index).id, also, project.startOf(clip(track, index)), static_cast<int>(track)}};
    }
};

} // namespace

class TestTimelineGeometry : public QObject {
    Q_OBJECT
private slots:
    void scaleRoundTrips();
    void zoomKeepsThePointerInPlace();
    void lanesTileTheHeight();
    void gridThinsOut();
    void gridFollowsMetersAndTempos();
    void snapsToBeatsOrBars();
    void hitsEveryZone();
    void neighboursShareTheirEdge();
    void markAndChipYieldInOrder();
    void moveSnapsAndStopsAtZero();
    void moveBetweenTracksOfOneKindOnly();
    void trimAndFade();
    void copyLeavesTheOriginal();
    void arrowsVisitClips();
    void dropsLandOnAudioTracks();
};

void TestTimelineGeometry::scaleRoundTrips()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 2000; ++i) {
        const TimeScale scale{std::uniform_real_distribution(TimeScale::kClosest, 50000.0)(random),
                              std::uniform_real_distribution(0.0, 1e8)(random)};
        const base::Frames frame{std::uniform_int_distribution<std::int64_t>(0, 200'000'000)(random)};
        QCOMPARE(scale.frameAt(scale.xOf(frame)), frame);
    }
    QCOMPARE(TimeScale{}.frameAt(-50.0), base::Frames{});
    const TimeScale fit = TimeScale::fitting({1'000'000}, 800.0);
    QVERIFY(fit.xOf({1'000'000}) < 800.0 && fit.xOf({1'000'000}) > 700.0);
}

void TestTimelineGeometry::zoomKeepsThePointerInPlace()
{
    const TimeScale start{1000.0, 2'000'000.0};
    for (const double factor : {0.25, 0.8, 1.25, 10.0}) {
        const TimeScale zoomed = start.zoomedAt(300.0, factor);
        QVERIFY(qAbs(zoomed.xOf(start.frameAt(300.0)) - 300.0) < 0.01);
        QCOMPARE(zoomed.framesPerPixel, 1000.0 / factor);
    }
    QCOMPARE(start.zoomedAt(300.0, 1e-9).framesPerPixel, TimeScale::kFarthest);
    QCOMPARE(start.zoomedAt(300.0, 1e9).framesPerPixel, TimeScale::kClosest);
    QCOMPARE(start.scrolledBy(-1e6).leftFrame, 0.0);
}

void TestTimelineGeometry::lanesTileTheHeight()
{
    Project p = song();
    p = *edits::setLaneView(p, p.tracks[1]->id, project::LaneView::spectrogram);
    const ui::LaneLayout layout(p);
    int y = 0;
    for (const auto& lane : layout.lanes()) {
        QCOMPARE(lane.top, y);
        y += lane.height;
    }
    QCOMPARE(layout.height(), y);
    QCOMPARE(layout.lanes()[1].height, ui::TimelineMetrics::spectrogramHeight);
    for (int at = 0; at < y; ++at) {
        const auto& lane = layout.lanes()[static_cast<std::size_t>(layout.indexAt(at))];
        QVERIFY(lane.top <= at && at < lane.top + lane.height);
    }
    QCOMPARE(layout.indexAt(-1), -1);
    QCOMPARE(layout.indexAt(y), -1);
    QCOMPARE(layout.visible(0, 10).last, std::size_t{1});
    QCOMPARE(layout.visible(95, 300).first, std::size_t{1});
    QCOMPARE(ui::LaneLayout(p, 0.01).lanes()[0].height, ui::TimelineMetrics::lowestLane);
}

void TestTimelineGeometry::gridThinsOut()
{
    const Project p = song(); // a bar lasts 96000 frames
    double pixelsPerBar = 400.0;
    for (int step = 0; step < 12; ++step, pixelsPerBar /= 2) {
        const TimeScale scale{96000.0 / pixelsPerBar, 0.0};
        const auto lines = ui::gridLines(p, scale, {}, {static_cast<std::int64_t>(1000 * scale.framesPerPixel)});
        for (std::size_t i = 1; i < lines.size(); ++i)
            QVERIFY(scale.xOf(lines[i].at) - scale.xOf(lines[i - 1].at) >= 13.9);
        const bool beats = std::any_of(lines.begin(), lines.end(), [](const auto& line) { return !line.startsBar; });
        QCOMPARE(beats, pixelsPerBar / 4 >= 14.0);
    }
}

void TestTimelineGeometry::gridFollowsMetersAndTempos()
{
    Project p = song();
    p = *edits::setMeter(p, 2, {3, 4});
    p = *edits::setTempo(p, base::Beats::whole(11), 60.0);
    const auto lines = ui::gridLines(p, {480.0, 0.0}, {}, {12 * kSecond});
    std::vector<std::int64_t> bars;
    for (const auto& line : lines)
        if (line.startsBar)
            bars.push_back(line.at.count);
    // 2 bars of 2 s, one of 3 beats at 120 bpm, then 3 beats at 60 bpm.
    const std::vector<std::int64_t> expected = {0, 96000, 192000, 264000, 408000, 552000};
    QCOMPARE(bars, expected);
    for (const auto& line : lines) { // each is its own last line, and that of what follows it
        for (const std::int64_t more : {0, 1, 20000}) {
            const auto before = ui::lineBefore(p, line.at + base::Frames{more});
            QVERIFY(before.at == line.at && before.bar == line.bar && before.beat == line.beat);
            QCOMPARE(before.startsBar, line.startsBar);
        }
    }
    QCOMPARE(lines[3].beat, 3);
    QCOMPARE(ui::lineBefore(p, {-1}).bar, 0);
}

void TestTimelineGeometry::snapsToBeatsOrBars()
{
    const Project p = song(); // beats are 24000 frames
    const TimeScale fine{480.0, 0.0};
    const TimeScale coarse{9600.0, 0.0};
    QCOMPARE(ui::snapped(p, fine, {35000}), base::Frames{24000});
    QCOMPARE(ui::snapped(p, fine, {37000}), base::Frames{48000});
    QCOMPARE(ui::snapped(p, fine, {95000}), base::Frames{96000});
    QCOMPARE(ui::snapped(p, coarse, {47000}), base::Frames{});
    QCOMPARE(ui::snapped(p, coarse, {49000}), base::Frames{96000});
    QCOMPARE(ui::snapped(p, fine, {-5}), base::Frames{});
    std::mt19937_64 random(3);
    for (int i = 0; i < 500; ++i) { // snapping twice changes nothing
        const base::Frames once =
            ui::snapped(p, fine, {std::uniform_int_distribution<std::int64_t>(0, 1 << 24)(random)});
        QCOMPARE(ui::snapped(p, fine, once), once);
    }
}

void TestTimelineGeometry::hitsEveryZone()
{
    View view(song());
    view.project = *edits::setFades(view.project, view.clip(1, 0).id, {{kSecond}, {kSecond / 2}});
    const QRectF rect = view.rect(1, 0); // x 200..600
    QCOMPARE(rect.left(), 200.0);
    QCOMPARE(rect.right(), 600.0);
    const double head = rect.top() + 10;
    const double body = rect.center().y();
    QCOMPARE(view.hit(400, head).zone, ClipZone::header);
    QCOMPARE(view.hit(400, body).zone, ClipZone::body);
    QCOMPARE(view.hit(205, body).zone, ClipZone::leftEdge);
    QCOMPARE(view.hit(212, body).zone, ClipZone::body);
    QCOMPARE(view.hit(595, body).zone, ClipZone::rightEdge);
    QCOMPARE(view.hit(300, head).zone, ClipZone::fadeIn);
    QCOMPARE(view.hit(550, head).zone, ClipZone::fadeOut);
    QCOMPARE(view.hit(207, head).zone, ClipZone::header);
    QVERIFY(!view.hit(150, body).clip);
    QCOMPARE(view.hit(150, body).track, view.project.tracks[1]->id);
    QCOMPARE(view.hit(150, view.layout.height() + 5).lane, -1);
    view.scrollY = 50;
    QCOMPARE(view.hit(400, head - 50).clip, view.clip(1, 0).id);
    QCOMPARE(view.hit(4, 10.0 - 50 + 3).zone, ClipZone::header); // notes have no fades
}

void TestTimelineGeometry::neighboursShareTheirEdge()
{
    const View view(song());
    const double body = view.rect(1, 0).center().y();
    QCOMPARE(view.hit(597, body).clip, view.clip(1, 0).id);
    QCOMPARE(view.hit(597, body).zone, ClipZone::rightEdge);
    QCOMPARE(view.hit(603, body).clip, view.clip(1, 1).id);
    QCOMPARE(view.hit(603, body).zone, ClipZone::leftEdge);
}

void TestTimelineGeometry::markAndChipYieldInOrder()
{
    View view(song());
    view.project = *edits::addTake(view.project, view.clip(0, 0).id, "Take 2", view.clip(0, 0).chosen().content,
                                   view.clip(0, 0).chosen().provenance);
    const auto parts = [&](double width) { return ui::clipParts(QRectF(0, 0, width, 80), view.clip(0, 0), 2000); };
    QCOMPARE(parts(300).takeText, QStringLiteral("Take 2 of 2"));
    QVERIFY(parts(300).markWithText);
    QVERIFY(!parts(300).takeChip.intersects(parts(300).mark));
    QVERIFY(!parts(300).name.intersects(parts(300).takeChip));
    bool hadName = true;
    for (double width = 300; width >= 26; --width) {
        const auto now = parts(width);
        QVERIFY2(!now.mark.isEmpty(), "the mark is the last to go");
        QVERIFY(now.frame.contains(now.mark) && (now.takeChip.isEmpty() || now.frame.contains(now.takeChip)));
        QVERIFY(hadName || now.name.isEmpty() || !now.takeChip.isEmpty() || width < 300);
        hadName = !now.name.isEmpty();
    }
    QVERIFY(!ui::carriesMark(view.clip(0, 1)));
    QVERIFY(parts(26).name.isEmpty());
    const auto cut = ui::clipParts(QRectF(-500, 0, 2000, 80), view.clip(0, 0), 400); // both ends out of view
    QVERIFY(cut.name.left() >= 0 && cut.mark.right() <= 400 && cut.takeChip.right() < cut.mark.left());
}

void TestTimelineGeometry::moveSnapsAndStopsAtZero()
{
    const View view(song());
    const auto drag = view.drag(ClipZone::header, 1, 0);
    const auto to = [&](std::int64_t frame, bool free) {
        return view.startAfter(drag.edit({{frame}, -1, free, false}, {view.scale}), 1, 0).count;
    };
    QCOMPARE(to(2 * kSecond + 20000, false), 2 * kSecond + 24000);
    QCOMPARE(to(2 * kSecond + 20000, true), 2 * kSecond + 20000);
    QCOMPARE(to(-9 * kSecond, false), 0);
    const auto both = view.drag(ClipZone::header, 1, 1, {view.clip(1, 0).id});
    const auto edit = both.edit({{0}, -1, false, false}, {view.scale});
    QCOMPARE(view.startAfter(edit, 1, 0).count, 0); // the first stops at 0 and the other keeps its distance
    QCOMPARE(view.startAfter(edit, 1, 1).count, 4 * kSecond);
}

void TestTimelineGeometry::moveBetweenTracksOfOneKindOnly()
{
    const View view(song());
    const auto trackAfter = [&](std::size_t track, int lane) {
        const auto edited =
            view.drag(ClipZone::header, track, 0).edit({{4 * kSecond}, lane, true, false}, {view.scale})(view.project);
        return edited->trackOf(view.clip(track, 0).id)->name;
    };
    QCOMPARE(trackAfter(1, 2), std::string("Spare"));
    QCOMPARE(trackAfter(1, 0), std::string("Voice"));
    QCOMPARE(trackAfter(0, 1), std::string("Keys"));
    QCOMPARE(trackAfter(1, -1), std::string("Voice"));
}

void TestTimelineGeometry::trimAndFade()
{
    const View view(song());
    const auto after = [&](ClipZone zone, std::int64_t by, bool free) {
        const auto edited =
            view.drag(zone, 1, 0).edit({{2 * kSecond + by}, 1, free, false}, {view.scale})(view.project);
        return *edited->findClip(view.clip(1, 0).id);
    };
    QCOMPARE(after(ClipZone::leftEdge, 25000, false).start.count, 2 * kSecond + 24000);
    QCOMPARE(after(ClipZone::leftEdge, 25000, false).offset.count, 24000);
    QCOMPARE(after(ClipZone::leftEdge, -25000, false).start.count, 2 * kSecond); // no material before
    QCOMPARE(after(ClipZone::rightEdge, -30001, true).end().count, 6 * kSecond - 30001);
    QCOMPARE(after(ClipZone::fadeIn, 12345, false).fades.in.count, 12345);
    QCOMPARE(after(ClipZone::fadeOut, -12345, false).fades.out.count, 12345);
    QCOMPARE(after(ClipZone::fadeIn, -500, false).fades.in.count, 0);
}

void TestTimelineGeometry::copyLeavesTheOriginal()
{
    const View view(song());
    const auto edited =
        view.drag(ClipZone::header, 1, 1).edit({{10 * kSecond}, 2, false, true}, {view.scale})(view.project);
    QCOMPARE(edited->startOf(*edited->findClip(view.clip(1, 1).id)).count, 6 * kSecond);
    QCOMPARE(edited->tracks[2]->clips.size(), std::size_t{1});
    QCOMPARE(edited->startOf(*edited->tracks[2]->clips[0]).count, 10 * kSecond);
}

void TestTimelineGeometry::arrowsVisitClips()
{
    const View view(song());
    const auto go = [&](project::ClipId from, int dx, int dy) { return ui::neighbour(view.project, from, dx, dy); };
    QCOMPARE(go({}, 1, 0), view.clip(0, 0).id);
    QCOMPARE(go(view.clip(0, 0).id, 1, 0), view.clip(0, 1).id);
    QCOMPARE(go(view.clip(0, 1).id, 1, 0), view.clip(0, 1).id);
    QCOMPARE(go(view.clip(0, 1).id, 0, 1), view.clip(1, 0).id); // 4 s: nearer to 2 s than to 6 s by order
    QCOMPARE(go(view.clip(1, 1).id, 0, 1), view.clip(1, 1).id); // the spare track has none
    QCOMPARE(go(view.clip(1, 1).id, 0, -1), view.clip(0, 1).id);
    QVERIFY(!ui::neighbour({}, {}, 1, 0));
}

void TestTimelineGeometry::dropsLandOnAudioTracks()
{
    const View view(song());
    const double voice = view.rect(1, 0).center().y();
    QCOMPARE(ui::dropTarget(view.frame(), {120, voice}, false).track, view.project.tracks[1]->id);
    QCOMPARE(ui::dropTarget(view.frame(), {120, voice}, false).at, base::Frames{48000});
    QCOMPARE(ui::dropTarget(view.frame(), {120, voice}, true).at, base::Frames{57600});
    QVERIFY(!ui::dropTarget(view.frame(), {120, 10}, false).track);
    QVERIFY(!ui::dropTarget(view.frame(), {120, view.layout.height() + 20.0}, false).track);
}

QTEST_MAIN(TestTimelineGeometry)
#include "test_timeline_geometry.moc"
