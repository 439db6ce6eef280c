// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words that the program drafts into the Generate panel, and whose they are said to be.
#include "tests/gui/session_fixture.h"
#include "ui/common/theme.h"
#include "ui/generate/generate_panel.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace melisma;
using tests::SessionFixture;

namespace {

/// Drafts two lines that tell its seed; refuses voices of other languages.
class Drafter : public base::Task {
public:
    base::TaskDescriptor descriptor() const override
    {
        base::TaskDescriptor made;
        made.id = "compose";
        made.title = "Compose a song";
        for (const char* key : {"prompt", "lyrics", "voice"}) {
            auto& spec = made.params.emplace_back();
            spec.key = spec.label = key;
            spec.kind = base::ParamKind::longText;
        }
        auto& toggle = made.params.emplace_back();
        toggle.key = "draftOnly";
        toggle.kind = base::ParamKind::toggle;
        made.previews = true;
        return made;
    }
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext&) override
    {
        base::TaskResult result;
        if (!request.params.toggle("draftOnly"))
            return result;
        if (request.params.has("voice"))
            return base::Error{base::ErrorKind::input, "Melisma drafts English words only", "Choose another", {}};
        result.facts["lyrics"] = "[Verse]\nSlow rain " + std::to_string(request.seed) + "\non the window\n";
        return result;
    }
};

std::vector<std::unique_ptr<base::Task>> drafters()
{
    std::vector<std::unique_ptr<base::Task>> tasks;
    tasks.push_back(std::make_unique<Drafter>());
    return tasks;
}

struct DraftingPanel : SessionFixture {
    DraftingPanel()
    {
        session.reset(); // one at a time on the engine
        session = std::make_unique<ui::Session>(
            ui::Session::Services{*engine, draftQueue, {}, path() / "imports", projects()});
        panel = std::make_unique<ui::GeneratePanel>(*session);
        panel->setTasks(drafting.describe());
        panel->resize(300, 900);
        panel->show();
    }
    ~DraftingPanel()
    {
        panel.reset();
        session.reset();
    }
    QPlainTextEdit* field(const char* key) { return panel->findChild<QPlainTextEdit*>(key); }
    QString whose() { return panel->findChild<QLabel*>("whoseWords")->text(); }

    jobs::InProcessBackend drafting{drafters()};
    jobs::JobQueue draftQueue{drafting, path() / "draft-jobs"};
    std::unique_ptr<ui::GeneratePanel> panel;
};

} // namespace

class TestDraft : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void wordsAreDraftedIntoTheField()
    {
        DraftingPanel p;
        auto* button = p.panel->findChild<QPushButton*>("draftWords");
        QVERIFY(button && p.field("lyrics"));
        button->click(); // there is no prompt yet
        QVERIFY(button->isEnabled() && p.field("lyrics")->toPlainText().isEmpty());
        p.field("prompt")->setPlainText("pop");
        p.field("lyrics")->setPlainText("my words");
        p.panel->findChild<QSpinBox*>("seed")->setValue(41);
        button->click();
        QVERIFY(!button->isEnabled());
        QTRY_COMPARE(p.field("lyrics")->toPlainText(), QStringLiteral("[Verse]\nSlow rain 41\non the window"));
        QVERIFY(p.whose().startsWith("Drafted by Melisma \u2013"));
        p.field("lyrics")->setPlainText("[Verse]\nmy own line\non the window");
        QVERIFY(p.whose().endsWith("changed by you."));
        p.field("lyrics")->setPlainText("[Verse]\nmy own line\non the wall");
        QVERIFY(p.whose().isEmpty());
        button->click();
        QTRY_VERIFY(!p.whose().isEmpty() && button->isEnabled());
        p.field("lyrics")->undo(); // what stood there comes back
        QCOMPARE(p.field("lyrics")->toPlainText(), QStringLiteral("[Verse]\nmy own line\non the wall"));
        p.field("voice")->setPlainText("ef_dora");
        button->click();
        const auto refused = [&] {
            const auto labels = p.panel->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const QLabel* label) {
                return label->isVisible() && label->text().contains("English words only");
            });
        };
        QTRY_VERIFY(refused());
        QVERIFY(button->isEnabled() && p.whose().isEmpty());
    }
};

QTEST_MAIN(TestDraft)
#include "test_draft.moc"
