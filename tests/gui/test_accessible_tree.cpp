// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive programs find in the window: everything has a name and a role, what has a value says it, and the
// tracks, clips, notes and sections that are only painted are there too.
#include "core/edits/add_take.h"
#include "tests/gui/studio_fixture.h"
#include "ui/pianoroll/note_canvas.h"
#include "ui/timeline/automation_lane.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"

#include <QAccessible>

#include <set>

using namespace melisma;
using tests::Studio;

namespace {

QAccessibleInterface* of(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget);
}

/// Children that are painted, not widgets.
std::vector<QAccessibleInterface*> partsOf(QAccessibleInterface* whole)
{
    std::vector<QAccessibleInterface*> parts;
    for (int i = 0; i < whole->childCount(); ++i)
        if (auto* child = whole->child(i); child && !child->object())
            parts.push_back(child);
    return parts;
}

bool saysValue(QAccessibleInterface& control)
{
    const auto* value = control.valueInterface();
    return value || !control.text(QAccessible::Value).isEmpty();
}

/// Roles that are of no use without a name.
bool needsName(QAccessible::Role role)
{
    static const std::set<int> roles{QAccessible::Button,         QAccessible::CheckBox, QAccessible::RadioButton,
                                     QAccessible::ComboBox,       QAccessible::SpinBox,  QAccessible::Slider,
                                     QAccessible::EditableText,   QAccessible::List,     QAccessible::Tree,
                                     QAccessible::ListItem,       QAccessible::TreeItem, QAccessible::PageTab,
                                     QAccessible::ButtonMenu,     QAccessible::MenuItem, QAccessible::ProgressBar,
                                     QAccessible::ButtonDropDown, QAccessible::Graphic,  QAccessible::Table};
    return roles.contains(role);
}

bool needsValue(QAccessible::Role role)
{
    return role == QAccessible::Slider || role == QAccessible::SpinBox || role == QAccessible::ProgressBar;
}

struct Walk {
    QStringList wrong;
    int seen = 0;

    void operator()(QAccessibleInterface* node, const QString& path)
    {
        if (!node || !node->isValid() || node->state().invisible)
            return;
        ++seen;
        const auto name = node->text(QAccessible::Name);
        const auto* object = node->object();
        const QString here =
            QStringLiteral("%1/%2[%3 %4 %5]")
                .arg(path, name, object ? QString::fromLatin1(object->metaObject()->className()) : QString())
                .arg(object ? object->objectName() : QString())
                .arg(node->role());
        if (node->role() == QAccessible::NoRole || (needsName(node->role()) && name.isEmpty()))
            wrong << QStringLiteral("no name: ") + here;
        if (needsValue(node->role()) && !saysValue(*node))
            wrong << QStringLiteral("no value: ") + here;
        for (int i = 0; i < node->childCount(); ++i) {
            auto* child = node->child(i);
            if (child && !child->object() && node->indexOfChild(child) != i)
                wrong << QStringLiteral("not child %1: ").arg(i) + here;
            (*this)(child, path + QStringLiteral("/") + name);
        }
    }
};

} // namespace

class TestAccessibleTree : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QAccessible::setActive(true); }

    void everythingInTheWindowSaysWhatItIs()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        Walk walk;
        walk(of(&studio.window), {});
        QVERIFY2(walk.wrong.isEmpty(), qPrintable(walk.wrong.join(u'\n')));
        QVERIFY2(walk.seen > 300, qPrintable(QString::number(walk.seen)));
    }

    void tracksAndClipsLieInTheLanes()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        auto* lanes = studio.window.findChild<ui::Lanes*>();
        const auto& project = studio.session->project();
        auto* tree = of(lanes);
        QCOMPARE(tree->role(), QAccessible::Tree);
        const auto tracks = partsOf(tree);
        QCOMPARE(tracks.size(), project.tracks.size());
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            const auto& track = *project.tracks[i];
            QVERIFY(tracks[i]->text(QAccessible::Name).contains(QString::fromStdString(track.name)));
            QVERIFY(!tracks[i]->text(QAccessible::Value).isEmpty());
            QCOMPARE(tracks[i]->childCount(), static_cast<int>(track.clips.size()));
            QCOMPARE(tracks[i]->parent(), tree);
            for (std::size_t c = 0; c < track.clips.size(); ++c) {
                auto* clip = tracks[i]->child(static_cast<int>(c));
                QCOMPARE(clip->text(QAccessible::Name), QString::fromStdString(track.clips[c]->name));
                const auto at = project.tempoMap.positionAt(
                    project.tempoMap.beatsAt(project.startOf(*track.clips[c]), project.sampleRate));
                QVERIFY(clip->text(QAccessible::Value)
                            .startsWith(QStringLiteral("bar %1, beat %2, to bar ").arg(at.bar).arg(at.beat)));
                QCOMPARE(clip->parent(), tracks[i]);
                QCOMPARE(clip->role(), QAccessible::TreeItem);
            }
        }
    }

    /// What a reader presses is what a click would choose, and its place is where a click finds it.
    void aPartIsWhereItIsPaintedAndCanBePressed()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        auto* lanes = studio.window.findChild<ui::Lanes*>();
        auto* tree = of(lanes);
        auto* clip = partsOf(tree).at(1)->child(0);
        QVERIFY(!clip->state().selected);
        clip->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        const auto id = studio.session->project().tracks[1]->clips[0]->id;
        QCOMPARE(studio.session->selectedClips(), std::set<project::ClipId>{id});
        QVERIFY(clip->state().selected);
        const QRect seen = clip->rect().intersected(QRect(lanes->mapToGlobal(QPoint()), lanes->size()));
        QCOMPARE(lanes->hitAt(lanes->mapFromGlobal(seen.center())).clip, id);
        QCOMPARE(tree->childAt(seen.center().x(), seen.center().y()), clip);
        lanes->setFocus();
        QCOMPARE(tree->focusChild(), clip);

        studio.session->undo();
        QVERIFY(studio.session->project().tracks.empty());
        QVERIFY(!clip->isValid() && clip->state().invalid && clip->text(QAccessible::Name).isEmpty());
    }

    void rowsOfTakesLieInTheirClip()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        auto& session = *studio.session;
        const auto track = session.project().tracks[1]->id;
        const auto id = session.project().tracks[1]->clips[0]->id;
        const auto clip = [&]() -> const project::Clip& { return *session.project().findClip(id); };
        QVERIFY(session.apply("Take", [&](const project::Project& project) {
            return edits::addTake(project, id, "Softer", clip().chosen().content, {});
        }));
        auto* lanes = studio.window.findChild<ui::Lanes*>();
        auto& state = studio.window.findChild<ui::TimelineView*>()->state();
        QCOMPARE(partsOf(of(lanes)).at(1)->child(0)->childCount(), 0);
        state.toggleTakes(track);
        auto* whole = partsOf(of(lanes)).at(1)->child(0);
        QCOMPARE(whole->childCount(), 2);
        QVERIFY(whole->child(1)->text(QAccessible::Value).startsWith("take 2 of 2, is heard"));
        QVERIFY(!whole->child(0)->text(QAccessible::Value).contains("is heard"));
        QCOMPARE(whole->child(1)->text(QAccessible::Name), "Softer");
        QCOMPARE(whole->child(0)->role(), QAccessible::TreeItem);
        const auto row = whole->child(0)->rect();
        const QRect seen = row.intersected(QRect(lanes->mapToGlobal(QPoint()), lanes->size()));
        QCOMPARE(lanes->hitAt(lanes->mapFromGlobal(seen.center())).take, clip().takes[0]->id);

        whole->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clip().chosenTake, clip().takes[0]->id);
        QVERIFY(partsOf(of(lanes)).at(1)->child(0)->child(0)->state().selected);
        lanes->setFocus();
        QCOMPARE(of(lanes)->focusChild()->text(QAccessible::Value).left(11), "take 1 of 2");
        Walk walk;
        walk(of(lanes), {});
        QVERIFY2(walk.wrong.isEmpty(), qPrintable(walk.wrong.join(u'\n')));
    }

    void notesAndSectionsAreThereToo()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        const auto& project = studio.session->project();
        auto* ruler = studio.window.findChild<ui::Ruler*>();
        const auto sections = partsOf(of(ruler));
        QCOMPARE(sections.size(), project.markers.size() + project.chords.size());
        sections.at(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(studio.session->playhead(),
                 project.tempoMap.framesAt(project.markers.at(1).start, project.sampleRate));

        studio.session->selectClips({project.tracks.at(1)->clips.at(0)->id});
        auto* notes = studio.window.findChild<ui::NoteCanvas*>();
        const auto parts = partsOf(of(notes));
        const auto& take = project.tracks[1]->clips[0]->chosen();
        const auto& stored = std::get<project::NoteContent>(take.content)->notes;
        QVERIFY(!stored.empty());
        QCOMPARE(parts.size(), stored.size());
        QVERIFY(parts[0]->text(QAccessible::Value).contains(QStringLiteral("velocity %1").arg(stored[0].velocity)));
        parts[0]->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(parts[0]->state().selected && !parts[1]->state().selected);
    }

    void pointsOfAutomationAreRead()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        const auto track = studio.session->project().tracks[0]->id;
        auto& state = studio.window.findChild<ui::TimelineView*>()->state();
        state.showCurve(track, project::AutomationTarget{});
        auto* lane = studio.window.findChild<ui::AutomationLane*>();
        QVERIFY(lane);
        QVERIFY(partsOf(of(lane)).empty());
        QTest::mouseDClick(lane, Qt::LeftButton, {}, lane->rect().center());
        QTest::mouseClick(lane, Qt::LeftButton, {}, lane->rect().center());
        const auto points = partsOf(of(lane));
        QVERIFY(!points.empty());
        QVERIFY(points[0]->text(QAccessible::Value).contains(QStringLiteral("dB, bar ")));
        QCOMPARE(of(lane)->childAt(points[0]->rect().center().x(), points[0]->rect().center().y()), points[0]);
    }
};

QTEST_MAIN(TestAccessibleTree)
#include "test_accessible_tree.moc"
