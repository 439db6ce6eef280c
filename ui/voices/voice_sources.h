// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/voice_reference.h"
#include "core/voices/sound_voices.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace melisma::ui {

class Poster;

/// The files that a voice is to be made of: each is read and checked off the UI thread as soon as it is named, and what
/// was found is said in words. Recordings, or the weights of RVC with an index, or one exported voice.
class VoiceSources : public QObject {
    Q_OBJECT
public:
    enum class Kind { recording, weights, index, package };

    /// A file as it was read; shared, for it may be large.
    using Material = std::shared_ptr<const audio::VoiceReference>;

    struct Source {
        std::filesystem::path path;
        Kind kind = Kind::recording;
        bool checking = false;
        QString found;     ///< "12 s of voice"
        QStringList weak;  ///< what will be heard in every copy
        QString problem;   ///< why it cannot be used
        Material material; ///< null before it was read
    };

    explicit VoiceSources(QObject* parent = nullptr);
    ~VoiceSources() override;

    void add(const QStringList& paths); ///< those that are there already are left out
    /// What was just recorded, under a name of its own.
    void addTake(std::vector<float> mono, int sampleRate, const QString& name);
    void remove(std::size_t index);
    const std::vector<Source>& all() const { return m_sources; }

    bool checking() const;
    bool isPackage() const; ///< of one exported voice, which brings its name along
    bool isWeights() const;
    /// Why no voice can be made of them; empty: one can.
    QString problem() const;
    QString suggestedName() const;
    /// The files of the voice, by the order in which they were named, once problem() is empty.
    std::vector<Material> material() const;
    /// The recordings among them, once all files were read; none for a voice of weights or one that was exported.
    std::vector<Material> recordings() const;

    static QString filter(); ///< for file dialogs

signals:
    void changed();

private:
    void check(const std::filesystem::path& path, Kind kind);
    void land(const std::filesystem::path& path, Kind kind, const base::Result<Material>& read);
    std::size_t count(Kind kind) const;

    std::vector<Source> m_sources;
    std::shared_ptr<Poster> m_poster;
};

} // namespace melisma::ui
