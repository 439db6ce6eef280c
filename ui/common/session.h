// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/import_many.h"
#include "audio/graph/live_engine.h"
#include "audio/record/take_writer.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/jobs/job_history.h"
#include "core/jobs/job_queue.h"
#include "core/project/history.h"
#include "core/project/project_folder.h"
#include "core/project/time_selection.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace melisma::ui {

class AudioOutput;
class EditModes;
class ModelFetch;
struct ImportBatch;
struct ResultAtHome;
class SharedMeters;

/// The open project and everything the window's parts share: history, folder, engine, jobs, selection.
///
/// Lives on the UI thread; every view holds a reference and listens to its signals. Nothing here blocks: import,
/// saving of the journal and compiling of plans run elsewhere and report back by signal.
class Session : public QObject {
    Q_OBJECT
public:
    /// What the studio is built from; made by app/studio and outliving the session.
    struct Services {
        audio::LiveEngine& engine;
        jobs::JobQueue& queue;
        std::filesystem::path soundfont;
        std::filesystem::path scratchFolder;   ///< temporary files of imports
        std::filesystem::path projectsFolder;  ///< where never-saved projects live from their first edit
        std::filesystem::path jobHistory = {}; ///< the file of the ended jobs; empty: remembered until the end
    };

    explicit Session(Services services, QObject* parent = nullptr);
    ~Session() override;

    // The document
    const project::Project& project() const { return m_history.current(); }
    project::ProjectPtr snapshot() const { return m_history.snapshot(); }
    const project::History& history() const { return m_history; }
    bool readOnly() const;
    bool hasUnsavedEdits() const;
    std::filesystem::path folderPath() const; ///< empty before the first edit of a new project
    std::filesystem::path mediaPath(const project::Asset& asset) const;
    std::filesystem::path cachePath() const;

    /// Runs an edit as one undo step (or folds it into the last by `mergeKey`). A refusal is shown by message().
    bool apply(const QString& label, const project::Edit& edit, const std::string& mergeKey = {});
    void endMerge();
    void undo();
    void redo();
    /// Makes a step of history() current, by undoing or redoing all between.
    void goToStep(std::size_t step);

    void setProjectsFolder(const std::filesystem::path& folder) { m_services.projectsFolder = folder; }
    bool newProject();
    bool openProject(const std::filesystem::path& path);
    bool save();
    /// Copies the project with its media to `path` and goes on there. An existing path is refused unless `replace`.
    bool saveAs(const std::filesystem::path& path, bool replace = false);
    /// False while the project only lives in the projects folder under a made-up name.
    bool isNamed() const;
    /// Brings everything acknowledged to the disk; a named project is saved. Called before it is left.
    void closeProject();
    /// What is unsaved now stays in the journal and is not saved when the project is left, unless more is edited.
    void leaveInJournal(bool leave = true);

    /// Imports sound files, and those in folders, off the UI thread: each onto a new audio track, or one behind the
    /// other onto `track` from `at` on. All land together as one undo step; what is no sound is skipped with its
    /// reason.
    void importFiles(const QStringList& paths, project::TrackId track = {}, base::Frames at = {});
    /// Gives up all imports on their way: nothing of them lands.
    void cancelImports();
    bool importing() const;
    /// What can be generated; empty until the worker has answered.
    void setTasks(std::vector<base::TaskDescriptor> tasks);
    const base::TaskDescriptor* task(const std::string& id) const; ///< null when there is none
    /// Submits a task; its score, audio or words land in the project as one undo step.
    /// `clip` holds the melody or the recording that a task may need; without it such a task does not start (id 0).
    jobs::JobId generate(base::TaskDescriptor task, const base::ParamValues& params, std::uint64_t seed,
                         project::ClipId clip = {});

    // Jobs
    const jobs::JobHistory& jobHistory() const;
    /// The same parameters again, for the project that is open now; with the same seed or a new one. Nothing (and a
    /// message) where nothing here does that task.
    jobs::JobId runAgain(const jobs::JobRecord& record, bool newSeed);
    /// Something of what the job made is in the open project.
    bool canShow(const jobs::JobRecord& record) const;
    /// Selects it; views follow clipsShown().
    void showMade(const jobs::JobRecord& record);
    void forgetJob(std::uint64_t record);
    void forgetDoneJobs();
    void forgetAllJobs();
    /// Jobs that wait or run; `here`: whose result goes into the open project.
    int jobsUnderWay() const;
    int jobsUnderWayHere() const;
    void cancelJobsHere();

    // Playback
    audio::LiveEngine& engine() { return m_services.engine; }
    AudioOutput& audioOutput() { return *m_audioOutput; }
    jobs::JobQueue& queue() { return m_services.queue; }
    const std::filesystem::path& soundfont() const { return m_services.soundfont; }
    SharedMeters& meters();
    void play();
    void stop();
    void togglePlay();
    void seek(base::Frames position);
    /// Switches the loop, or loops the selected clips; each is an undo step.
    void toggleLoop();
    void loopSelection();
    /// What is heard now, or where playback will start; follows a seek at once.
    base::Frames playhead() const;

    /// Puts finished takes on their tracks as one undo step; they are safe in the project when this returns true.
    /// Gives a new project its home on the disk; false, with a message, where there is none.
    bool ensureFolder();
    bool landTakes(const QString& label, const std::vector<audio::FinishedTake>& takes,
                   const std::string& mergeKey = {});

    // Selection
    const std::set<project::ClipId>& selectedClips() const { return m_selectedClips; }
    project::TrackId selectedTrack() const { return m_selectedTrack; }
    const project::TimeSelection& timeSelection() const { return m_timeSelection; }
    /// The selected time, or that of the selected clips; empty without either.
    project::Stretch selectedStretch() const;
    /// Clips or time are selected, never both. A clip brings the others of its group along; what is no longer there is
    /// left aside.
    void selectClips(std::set<project::ClipId> clips);
    void selectTime(project::TimeSelection selection);
    void selectTrack(project::TrackId track);
    EditModes& editModes() { return *m_editModes; }

    /// Where voices can be fetched; null where nothing offers it. Outlives the session's last use of it.
    void setModelFetch(ModelFetch* fetch) { m_modelFetch = fetch; }
    ModelFetch* modelFetch() const { return m_modelFetch; }

signals:
    void projectChanged();                    ///< another value is current (edit, undo, open)
    void projectOpening(const QString& path); ///< before anything of it is read; empty: it could not be opened
    void projectReplaced();                   ///< another project was opened: forget caches, fit the view
    void selectionChanged();
    void saveStateChanged();
    void playStateChanged(bool playing);
    void playheadMoved(qint64 frame); ///< about 60 times a second while playing, and after a seek
    void jobChanged(const jobs::JobStatus& job);
    /// A task's result is in the project; `facts` is what it said about it (understood, ignored, tempo ...).
    void jobLanded(jobs::JobId job, const base::Json& facts);
    void jobHistoryChanged();
    void clipsShown(project::ClipId first); ///< bring it into view
    /// "3 of 20: name.wav" and the share of the batch; fraction 1 ends it.
    void importProgress(const QString& text, double fraction);
    void filesSkipped(const QStringList& files); ///< more than message() can tell; each with its reason
    /// A sentence for the person; `failed` marks what did not work.
    void message(const QString& text, bool failed);

private:
    struct Private;
    void afterEdit(const std::string& label);
    void landLeftTakes();
    void adopt(project::History history);
    /// A copy of the task: it may run dialogs, in which setTasks() takes the others away.
    jobs::JobId submit(base::TaskDescriptor task, base::TaskRequest request);
    void land(jobs::JobId job, const ResultAtHome& home, const base::TaskResult& result);
    void recordEnd(const jobs::JobStatus& job);
    void recordStopped();
    void keepHistory(const base::Result<void>& kept);
    void landImport(const ImportBatch& batch, const audio::ImportedBatch& imported);
    void reportImport(const audio::ImportedBatch& imported);
    void tick();

    Services m_services;
    project::History m_history;
    std::set<project::ClipId> m_selectedClips;
    project::TimeSelection m_timeSelection;
    project::TrackId m_selectedTrack;
    std::vector<base::TaskDescriptor> m_tasks;
    AudioOutput* m_audioOutput;
    EditModes* m_editModes;
    ModelFetch* m_modelFetch = nullptr;
    std::unique_ptr<Private> d;
};

} // namespace melisma::ui
