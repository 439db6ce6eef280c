// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_library.h"
#include "ui/voices/voice_draft.h"
#include "ui/voices/voice_listener.h"
#include "ui/voices/voice_row.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace melisma::ui {

class ListenButton;
class ValueSlider;

/// Makes a voice: others mixed by sliders, moved along the measured axes, heard, named and kept among the user's.
class VoiceMaker : public QWidget {
    Q_OBJECT
public:
    VoiceMaker(const voices::VoiceLibrary& library, VoiceListener& listener, QWidget* parent = nullptr);

    /// Begins anew with equal parts of `ids`; `rows` are the voices that may be taken.
    void begin(const QStringList& ids, std::vector<VoiceRow> rows);
    void addPart(); ///< another voice, of the first one's language where there is one
    const VoiceDraft& draft() const { return m_draft; }

signals:
    void kept(const QString& id);
    void left(); ///< back, without a voice

private:
    QWidget* buildHead();
    QWidget* buildAxes();
    QWidget* buildFoot();
    void layParts();
    QWidget* makePart(std::size_t index);
    void follow();
    void listen();
    void keep();
    void tell(const QString& text, bool failed);
    QString suggestedName() const;

    const voices::VoiceLibrary& m_library;
    VoiceListener& m_listener;
    std::vector<VoiceRow> m_rows;
    VoiceDraft m_draft;
    QVBoxLayout* m_parts;
    std::vector<QLabel*> m_shares; ///< one a part
    std::vector<ValueSlider*> m_axes;
    QPushButton* m_add;
    QLineEdit* m_name;
    ListenButton* m_listen;
    QPushButton* m_keep;
    QLabel* m_state; ///< what the voice is, or what went wrong
};

} // namespace melisma::ui
