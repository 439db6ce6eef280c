// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/session_fixture.h"
#include "ui/main_window/main_window.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace melisma::tests {

/// A session in its window.
struct Studio : SessionFixture {
    Studio() : window(*session)
    {
        window.setTasks(backend.describe());
        window.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
    }

    template <class T>
    T* find(const char* name) const
    {
        return window.findChild<T*>(QString::fromLatin1(name));
    }

    /// The menu action whose text, without its mnemonic, begins with `text`.
    QAction* action(const QString& text) const
    {
        for (const QAction* entry : window.menuBar()->actions())
            for (QAction* candidate : entry->menu()->actions())
                if (QString(candidate->text()).remove(u'&').startsWith(text))
                    return candidate;
        return nullptr;
    }

    bool composeByHand()
    {
        QTest::keyClicks(find<QPlainTextEdit>("prompt"), "slow rainy lo-fi, warm rhodes, brushed drums");
        find<QSpinBox>("bars")->setValue(8);
        find<QSpinBox>("seed")->setValue(4711);
        QSignalSpy landed(session.get(), &ui::Session::jobLanded);
        QTest::mouseClick(find<QPushButton>("generateButton"), Qt::LeftButton);
        return landed.wait(30000);
    }

    ui::MainWindow window;
};

} // namespace melisma::tests
