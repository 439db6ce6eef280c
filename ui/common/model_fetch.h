// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_source.h"
#include "ui/common/poster.h"

#include <QObject>
#include <QString>

#include <memory>
#include <thread>

namespace melisma::ui {

/// The download of a model as the window's panels see it: one at a time, on a thread of its own. Lives on the UI
/// thread; the source outlives it.
class ModelFetch : public QObject {
    Q_OBJECT
public:
    enum class State { idle, fetching, failed };

    explicit ModelFetch(models::ModelSource& source, QObject* parent = nullptr);
    ~ModelFetch() override; ///< stops what is being fetched; the next time goes on there

    base::Result<models::ModelOffer> offer(const std::string& id) const { return m_source.offer(id); }
    /// Fetches `id`, whose licence was accepted; nothing while another is on its way.
    void start(const std::string& id);
    void cancel();

    State state() const { return m_state; }
    double fraction() const { return m_fraction; }
    /// What came is being turned into what is installed.
    bool converting() const { return m_converting; }
    const QString& problem() const { return m_problem; } ///< one sentence, after a failure

signals:
    void changed();
    void arrived(); ///< the model is installed

private:
    void advance(double fraction, bool converting);
    void land(const base::Result<void>& done);

    models::ModelSource& m_source;
    std::shared_ptr<Poster> m_poster;
    State m_state = State::idle;
    double m_fraction = 0.0;
    bool m_converting = false;
    QString m_problem;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace melisma::ui
