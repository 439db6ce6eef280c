// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/keychain_store.h"

#include <QEventLoop>

#include <qt6keychain/keychain.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using voices::SecretKey;

void runJob(QKeychain::Job& job)
{
    QEventLoop loop;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(QStringLiteral("voices"));
    job.start();
    loop.exec(QEventLoop::ExcludeUserInputEvents); // nothing is clicked away or asked again meanwhile
}

Error failed(const QKeychain::Job& job)
{
    const bool none = job.error() == QKeychain::NoBackendAvailable || job.error() == QKeychain::NotImplemented ||
                      job.error() == QKeychain::OtherError;
    return {none ? ErrorKind::missing : ErrorKind::io,
            none ? "This machine has no keychain" : "The keychain did not open", "Unlock your keychain and try again",
            job.errorString().toStdString()};
}

} // namespace

Result<std::optional<SecretKey>> KeychainStore::find()
{
    QKeychain::ReadPasswordJob job(QStringLiteral("org.melisma.Melisma"));
    runJob(job);
    if (job.error() == QKeychain::EntryNotFound)
        return std::optional<SecretKey>();
    if (job.error() != QKeychain::NoError)
        return failed(job);
    auto bytes = job.binaryData().toStdString();
    auto key = SecretKey::fromBytes(bytes);
    voices::wipe(bytes);
    if (!key)
        return Error{ErrorKind::input, "What the keychain holds for Melisma is no key", "Take it from a copy", {}};
    return key;
}

Result<void> KeychainStore::keep(const SecretKey& key)
{
    QKeychain::WritePasswordJob job(QStringLiteral("org.melisma.Melisma"));
    job.setBinaryData(QByteArray(reinterpret_cast<const char*>(key.data()), SecretKey::kSize));
    runJob(job);
    return job.error() == QKeychain::NoError ? Result<void>() : failed(job);
}

} // namespace melisma::app
