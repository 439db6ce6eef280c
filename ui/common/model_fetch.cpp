// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/model_fetch.h"

#include "ui/common/text.h"

namespace melisma::ui {

ModelFetch::ModelFetch(models::ModelSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_poster(std::make_shared<Poster>(this))
{}

ModelFetch::~ModelFetch()
{
    m_poster->close();
}

void ModelFetch::start(const std::string& id)
{
    if (m_state == State::fetching)
        return;
    m_state = State::fetching;
    m_problem.clear();
    m_thread = std::jthread([this, poster = m_poster, id](const std::stop_token& stop) {
        const auto progress = [this, &poster](double fraction, const std::string& stage) {
            poster->post(
                [this, fraction, converting = !stage.starts_with("Fetching")] { advance(fraction, converting); });
        };
        poster->post([this, done = m_source.fetch(id, progress, stop)] { land(done); });
    });
    advance(0.0, false);
}

void ModelFetch::cancel()
{
    m_thread.request_stop();
}

void ModelFetch::advance(double fraction, bool converting)
{
    m_fraction = fraction;
    m_converting = converting;
    emit changed();
}

void ModelFetch::land(const base::Result<void>& done)
{
    const bool stopped =
        !done && (done.error().kind == base::ErrorKind::cancelled || m_thread.get_stop_token().stop_requested());
    m_thread.join(); // it has said its last word
    m_state = done || stopped ? State::idle : State::failed;
    if (m_state == State::failed)
        m_problem = toQString(done.error().sentence());
    emit changed();
    if (done)
        emit arrived();
}

} // namespace melisma::ui
