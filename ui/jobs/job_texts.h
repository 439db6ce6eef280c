// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/facts_table.h"

#include "core/base/task.h"
#include "core/jobs/job_history.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace melisma::ui {

/// What the job was about: its prompt, cut to two lines; else its title.
QString nameText(const jobs::JobRecord& record);
/// "Failed · 14:02", "Done · 3 s · yesterday 14:02": how and when a job ended, seen at `now` (local time).
QString endText(const jobs::JobRecord& record, const QDateTime& now);
/// The parameters but the prompt by their labels, long ones cut; seed, model, time taken, start. `task` may be null:
/// then parameters go by their keys.
std::vector<FactsTable::Row> recordRows(const jobs::JobRecord& record, const base::TaskDescriptor* task);
/// What a report needs: the error with its hint and detail, then the whole request.
QString reportText(const jobs::JobRecord& record, const base::TaskDescriptor* task);

} // namespace melisma::ui
