// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of gestures by mouse, keys and menus on the real window, while it plays: the project stays sound, and
// undoing all of it leads back to the start. MELISMA_GESTURES says how many (the target check-gestures 20,000),
// MELISMA_SEED which.
#include "core/edits/add_take.h"
#include "core/project/project_check.h"
#include "tests/audio/sound_support.h"
#include "tests/gui/random_player.h"
#include "ui/common/edit_modes.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QDir>

using namespace melisma;
using tests::Studio;

namespace {

constexpr int kBlock = 512;

int numberFrom(const char* variable, int usual)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : usual;
}

constexpr int kRate = 48000;
constexpr int kBlocksPerGesture = 64; ///< two thirds of a second
constexpr int kSpare = 8;             ///< descriptors or threads that come and go

struct Footprint {
    double megabytes = 0.0;
    int descriptors = 0;
    int threads = 0;
};

Footprint footprint()
{
    const auto entries = [](const char* folder) {
        return static_cast<int>(QDir(QString::fromLatin1(folder)).entryList(QDir::AllEntries | QDir::System).size());
    };
    QFile statm(QStringLiteral("/proc/self/statm"));
    static_cast<void>(statm.open(QIODevice::ReadOnly));
    const auto fields = statm.readAll().split(' ');
    const double pages = fields.size() > 1 ? fields[1].toDouble() : 0.0;
    return {pages * 4096.0 / 1e6, entries("/proc/self/fd"), entries("/proc/self/task")};
}

/// A gesture, and what an event loop does between two: widgets that were let go are deleted.
QString play(tests::RandomPlayer& player)
{
    QString done = player.next();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return done;
}

/// Two more takes for the first clip of each track, the rows of which are open.
void addTakes(Studio& studio)
{
    for (const auto& track : studio.session->snapshot()->tracks) {
        if (track->clips.empty())
            continue;
        const auto clip = track->clips.front();
        for (const char* name : {"Take 2", "Take 3"})
            studio.session->apply("Take", [&](const project::Project& project) {
                return edits::addTake(project, clip->id, name, clip->chosen().content, clip->chosen().provenance);
            });
        studio.window.findChild<ui::TimelineView*>()->state().toggleTakes(track->id);
    }
}

} // namespace

class TestRandomGestures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void theProjectStaysSoundAndUndoLeadsBack()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        const auto sound = studio.path() / "rain.wav";
        QVERIFY(tests::writeSound(sound, tests::spec(audio::Container::wav, audio::SampleFormat::int16, 48000, 1),
                                  48000 * 6, [](int frame, int) { return 0.2 * std::sin(frame * 0.05); }));
        QSignalSpy changed(studio.session.get(), &ui::Session::projectChanged);
        studio.session->importFiles({QString::fromStdString(sound.string())});
        QVERIFY(changed.wait(20000));
        addTakes(studio);
        const auto start = studio.session->project();
        const auto step = studio.session->history().position();
        QSignalSpy edited(studio.session.get(), &ui::Session::projectChanged);
        tests::RandomPlayer player(studio, static_cast<unsigned>(numberFrom("MELISMA_SEED", 1)));
        QString done;
        const int count = numberFrom("MELISMA_GESTURES", 1000);
        for (int i = 0; i < count; ++i) {
            done = play(player);
            if (i % 8 == 0) {
                static_cast<audio::NullDevice&>(studio.engine->device()).pull(kBlock);
                QCoreApplication::processEvents();
            }
            const auto checked = project::checkProject(studio.session->project());
            QVERIFY2(
                checked.ok(),
                qPrintable(
                    QString("gesture %1, %2: %3").arg(i).arg(done, checked ? "" : checked.error().message.c_str())));
        }
        const auto end = studio.session->project();
        const auto last = studio.session->history().position();
        QVERIFY2(edited.count() > count / 10,
                 qPrintable(QString("the project changed %1 times only").arg(edited.count())));
        QVERIFY(last > step + 10); // undo and new edits cut off many
        studio.session->goToStep(step);
        QVERIFY2(studio.session->project() == start, "undo does not lead back to the start");
        studio.session->goToStep(last);
        QVERIFY(studio.session->project() == end);
    }

    /// Hours of editing while it plays, on the device's clock: nothing is left behind but the undo history.
    /// MELISMA_SOAK_MINUTES says how long (the target check-soak two hours).
    void editingForLongLeavesNothingBehind()
    {
        Studio studio;
        QVERIFY(studio.composeByHand());
        tests::RandomPlayer player(studio, static_cast<unsigned>(numberFrom("MELISMA_SEED", 1)));
        auto& device = static_cast<audio::NullDevice&>(studio.engine->device());
        const int minutes = numberFrom("MELISMA_SOAK_MINUTES", 1);
        const int perMinute = kRate * 60 / kBlock;
        const auto editFor = [&](int callbacks) {
            for (int i = 0; i < callbacks; ++i) {
                if (!studio.engine->playing())
                    studio.session->play();
                if (i % kBlocksPerGesture == 0)
                    static_cast<void>(play(player));
                device.pull(kBlock);
                if (i % 8 == 0)
                    QCoreApplication::processEvents();
            }
        };
        editFor(perMinute); // what is made once is there after that
        const Footprint before = footprint();
        for (int minute = 1; minute <= minutes; ++minute) {
            editFor(perMinute);
            if (minute % 10 == 0 || minute == minutes) {
                const Footprint now = footprint();
                qInfo("{\"bench\": \"soak\", \"minute\": %d, \"megabytes\": %.1f, \"descriptors\": %d, "
                      "\"threads\": %d, \"steps\": %d}",
                      minute, now.megabytes, now.descriptors, now.threads,
                      static_cast<int>(studio.session->history().position()));
            }
        }
        const Footprint after = footprint();
        QVERIFY2(after.descriptors <= before.descriptors + kSpare, qPrintable(QString::number(after.descriptors)));
        QVERIFY2(after.threads <= before.threads + kSpare, qPrintable(QString::number(after.threads)));
    }

    void cleanupTestCase()
    {
        ui::EditModes modes; // as they were, for who runs after
        modes.setRipple(edits::Ripple::off);
        modes.setSnap(ui::EditModes::Snap::grid);
        modes.setGridLines(true);
    }
};

QTEST_MAIN(TestRandomGestures)
#include "test_random_gestures.moc"
