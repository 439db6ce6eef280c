// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/model_fetch.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace melisma::ui {

/// What stands where voices are needed and none are installed: what they are, how much there is to download, under
/// which licence, and the button that accepts it and fetches them.
class VoiceOffer : public QWidget {
    Q_OBJECT
public:
    VoiceOffer(ModelFetch& fetch, const models::ModelOffer& offer, QWidget* parent = nullptr);

    /// For an area that is higher than the offer.
    void centre();

private:
    void follow();

    ModelFetch& m_fetch;
    QPushButton* m_accept;
    QProgressBar* m_bar;
    QLabel* m_stage;
    QPushButton* m_cancel;
    QLabel* m_problem;
};

/// The offer of `model`; null where it is installed or nobody offers it.
VoiceOffer* makeVoiceOffer(ModelFetch& fetch, const std::string& model);

} // namespace melisma::ui
