// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style_sheet.h"

#include "ui/common/theme.h"

namespace melisma::ui {
namespace {

constexpr auto kText = R"(
QMainWindow, QDialog { background: @bg1; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accentDeep; }
QToolTip { background: @bg3; color: @text; border: 1px solid @line; padding: 4px; }
QLabel { background: transparent; }
QLabel[role="section"] { color: @dim; font-weight: 600; }
QLabel[role="dim"] { color: @dim; }
QLabel[role="small"] { color: @dim; font-size: @smallpt; }
QLabel[role="title"] { color: @text; font-weight: 600; }
QLabel[role="bad"] { color: @bad; font-weight: 600; }
QLabel[role="said"] { color: @text; font-size: @smallpt; }
QLabel[role="playing"] { color: @accent; font-size: @smallpt; }
QLabel[role="automated"] { color: @accent; font-weight: 600; font-size: @smallpt; }
QLabel[role="machine"] { color: @machine; }
QLabel[role="failure"] { color: @bad; font-size: @smallpt; }
QLabel[role="warning"] { color: @warn; font-size: @smallpt; }
QFrame[chip="understood"] { background: @bg3; border: 1px solid @bg3; border-radius: 11px; }
QFrame[chip="ignored"] { background: transparent; border: 1px dashed @faint; border-radius: 11px; }
QFrame[chip] QPushButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0 2px;
  min-height: 18px; font-size: @smallpt; }
QFrame[chip="ignored"] QPushButton { color: @dim; }
QFrame[chip] QPushButton:hover { color: @accent; }
QFrame[chip] QPushButton:focus { border: 1px solid @accent; }
QFrame[chip] QLineEdit { border: none; border-radius: 4px; padding: 0 4px; min-height: 18px; font-size: @smallpt; }
QFrame#lyricPanel QLineEdit { padding: 2px 6px; min-height: 20px; }
QFrame[card="plain"] { background: @bg2; border: 1px solid @line; border-radius: @radius; }
QFrame[card="failed"] { background: @bg2; border: 1px solid @bad; border-radius: @radius; }
QFrame[card="display"] { background: @bg0; border: 1px solid @line; border-radius: @radius; }
)";

constexpr auto kMenus = R"(
QMenuBar { background: @bg1; border-bottom: 1px solid @line; padding: 2px 4px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @bg3; }
QMenu { background: @bg2; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @bg3; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QStatusBar { background: @bg1; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QTreeView { background: @bg1; border: 1px solid @line; border-radius: 4px; }
QTreeView::item { padding: 3px 0; }
QTreeView QHeaderView::section { background: @bg2; color: @dim; border: none; border-bottom: 1px solid @line; padding: 5px 4px; }
QToolBar { background: @bg1; border: none; border-bottom: 1px solid @line; padding: 0; spacing: 0; }
QTabBar { background: @bg1; }
QTabBar::tab { padding: 8px 12px; color: @dim; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { background: @bg3; }
)";

constexpr auto kControls = R"(
QPushButton, QToolButton[framed="true"] { background: @bg3; color: @text; border: 1px solid @line; border-radius: @radius;
  padding: 5px 12px; min-height: 20px; }
QPushButton[row="true"] { text-align: left; }
QPushButton:hover, QToolButton[framed="true"]:hover { background: @line; }
QPushButton:pressed, QToolButton[framed="true"]:pressed { background: @bg2; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton:checked, QToolButton[framed="true"]:checked { background: @accentDeep; border-color: @accentDeep; }
QPushButton:checked:focus, QToolButton[framed="true"]:checked:focus { border-color: @accent; }
QPushButton[lit="warn"]:checked { background: @warnDeep; color: @warn; border-color: @warn; }
QPushButton:disabled, QToolButton[framed="true"]:disabled { color: @faint; background: @bg2; }
QPushButton[accent="true"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[accent="true"]:hover { background: @accentHover; }
QPushButton[accent="true"]:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton[accent="true"]:disabled { background: @bg3; color: @dim; border-color: @line; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 2px; }
QToolButton:hover { background: @bg3; }
QToolButton[framed="true"] { padding: 5px 8px; }
QLineEdit, QPlainTextEdit, QTextBrowser, QSpinBox, QDoubleSpinBox, QComboBox { background: @bg0; color: @text;
  border: 1px solid @line; border-radius: @radius; padding: 5px 8px; selection-background-color: @accentDeep; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
  border: 1px solid @accent; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: @faint; background: @bg1; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/melisma/icons/@shade/chevron-down.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @bg2; border: 1px solid @line; selection-background-color: @bg3; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  width: 20px; border: none; background: transparent; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/melisma/icons/@shade/chevron-up.svg); width: 8px; height: 8px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/melisma/icons/@shade/chevron-down.svg); width: 8px; height: 8px; }
QCheckBox { spacing: 8px; padding: 3px 0; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border: 1px solid @accent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @faint; border-radius: 4px; background: @bg0; }
QCheckBox::indicator:checked { background: @accentDeep; border-color: @accent; image: url(:/melisma/icons/@shade/check.svg); }
QProgressBar { background: @bg3; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
)";

constexpr auto kScrolling = R"(
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @bg3; border-radius: 4px; margin: 1px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

} // namespace

QString styleSheet(const Theme& theme)
{
    QString sheet = QString::fromLatin1(kText) + QString::fromLatin1(kMenus) + QString::fromLatin1(kControls) +
                    QString::fromLatin1(kScrolling);
    // Longer names first: @accentDeep must not be read as @accent.
    const std::pair<const char*, QString> tokens[] = {
        {"@accentHover", (theme.light ? theme.accent.darker(112) : theme.accent.lighter(108)).name()},
        {"@accentDeep", theme.accentDeep.name()},
        {"@onAccent", theme.onAccent.name()},
        {"@accent", theme.accent.name()},
        {"@machine", theme.track(4).name()},
        {"@shade", theme.light ? QStringLiteral("light") : QStringLiteral("dark")},
        {"@smallpt", QString::number(theme.smallSize * 0.75) + QStringLiteral("pt")},
        {"@radius", QString::number(theme.radius) + QStringLiteral("px")},
        {"@bg0", theme.bg0.name()},
        {"@bg1", theme.bg1.name()},
        {"@bg2", theme.bg2.name()},
        {"@bg3", theme.bg3.name()},
        {"@line", theme.line.name()},
        {"@text", theme.text.name()},
        {"@dim", theme.dim.name()},
        {"@faint", theme.faint.name()},
        {"@warnDeep", theme.warnDeep.name()},
        {"@warn", theme.warn.name()},
        {"@bad", theme.bad.name()},
    };
    for (const auto& [name, value] : tokens)
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace melisma::ui
