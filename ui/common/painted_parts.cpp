// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/painted_parts.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QWidget>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace melisma::ui {
namespace {

/// The parts of one widget, by key and by parent.
class PartTree {
public:
    PartTree() = default;
    explicit PartTree(std::vector<PaintedPart> parts) : m_parts(std::move(parts))
    {
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            m_index.emplace(m_parts[i].key, i);
            auto& siblings = m_children[m_parts[i].parent];
            m_order.emplace(m_parts[i].key, static_cast<int>(siblings.size()));
            siblings.push_back(m_parts[i].key);
        }
    }

    const PaintedPart* find(std::uint64_t key) const
    {
        const auto found = m_index.find(key);
        return found == m_index.end() ? nullptr : &m_parts[found->second];
    }
    const std::vector<std::uint64_t>& childrenOf(std::uint64_t key) const
    {
        static const std::vector<std::uint64_t> none;
        const auto found = m_children.find(key);
        return found == m_children.end() ? none : found->second;
    }
    /// Among its siblings.
    int orderOf(std::uint64_t key) const { return m_order.at(key); }

    /// The last part at `place` that holds no other one there; 0: none.
    std::uint64_t at(QPoint place) const
    {
        const auto found = std::find_if(m_parts.rbegin(), m_parts.rend(),
                                        [&](const auto& part) { return part.place.contains(place); });
        return found == m_parts.rend() ? 0 : found->key;
    }

private:
    std::vector<PaintedPart> m_parts;
    std::unordered_map<std::uint64_t, std::size_t> m_index;
    std::unordered_map<std::uint64_t, int> m_order;
    std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> m_children;
};

class PartInterface;

/// The widget itself: its parts first, then the widgets that lie in it.
class PaintedWidget : public QAccessibleWidget {
public:
    PaintedWidget(QWidget* widget, PaintedParts& parts) : QAccessibleWidget(widget, parts.widgetRole()), m_source(parts)
    {}
    ~PaintedWidget() override
    {
        for (const auto& [key, id] : m_interfaces)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(roots().size()) + QAccessibleWidget::childCount(); }
    QAccessibleInterface* child(int index) const override
    {
        const auto& own = roots();
        const int count = static_cast<int>(own.size());
        if (index < 0)
            return nullptr;
        return index < count ? interfaceOf(own[static_cast<std::size_t>(index)])
                             : QAccessibleWidget::child(index - count);
    }
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QPoint place = area()->mapFromGlobal(QPoint(x, y));
        if (QWidget* inner = area()->childAt(place))
            return QAccessible::queryAccessibleInterface(inner);
        const auto key = tree().at(place);
        return key ? interfaceOf(key) : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        const auto key = area()->hasFocus() ? m_source.focusedPart() : 0;
        return key && tree().find(key) ? interfaceOf(key) : QAccessibleWidget::focusChild();
    }

    const PartTree& tree() const
    {
        if (m_revision != m_source.partsRevision()) {
            m_tree = PartTree(m_source.paintedParts());
            m_revision = m_source.partsRevision();
        }
        return m_tree;
    }
    QAccessibleInterface* interfaceOf(std::uint64_t key) const;
    PaintedParts& source() const { return m_source; }
    QWidget* area() const { return widget(); }

private:
    const std::vector<std::uint64_t>& roots() const { return tree().childrenOf(0); }

    PaintedParts& m_source;
    mutable PartTree m_tree;
    mutable std::uint64_t m_revision = 0; ///< of m_tree
    /// Kept until the widget goes: a reader may hold one of a thing that is gone, and asks isValid().
    mutable std::map<std::uint64_t, QAccessible::Id> m_interfaces;
};

class PartInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    PartInterface(const PaintedWidget& owner, std::uint64_t key) : m_owner(owner), m_key(key) {}

    std::uint64_t key() const { return m_key; }

    bool isValid() const override { return part(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_owner.window(); }
    QAccessibleInterface* parent() const override
    {
        const auto* own = part();
        return own && own->parent ? m_owner.interfaceOf(own->parent)
                                  : QAccessible::queryAccessibleInterface(m_owner.area());
    }
    int childCount() const override { return static_cast<int>(inner().size()); }
    QAccessibleInterface* child(int index) const override
    {
        const auto& keys = inner();
        const bool there = index >= 0 && index < static_cast<int>(keys.size());
        return there ? m_owner.interfaceOf(keys[static_cast<std::size_t>(index)]) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* found = dynamic_cast<const PartInterface*>(child);
        const auto* its = found ? m_owner.tree().find(found->m_key) : nullptr;
        return its && its->parent == m_key ? m_owner.tree().orderOf(its->key) : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto key = m_owner.tree().at(m_owner.area()->mapFromGlobal(QPoint(x, y)));
        const auto* found = m_owner.tree().find(key);
        return found && found->parent == m_key ? m_owner.interfaceOf(key) : nullptr;
    }

    QString text(QAccessible::Text kind) const override
    {
        const auto* own = part();
        if (!own)
            return {};
        return kind == QAccessible::Name ? own->name : kind == QAccessible::Value ? own->value : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        const auto* own = part();
        return own ? QRect(m_owner.area()->mapToGlobal(own->place.topLeft()), own->place.size()) : QRect();
    }
    QAccessible::Role role() const override { return part() ? part()->role : QAccessible::NoRole; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const auto* own = part();
        state.invalid = !own;
        if (!own)
            return state;
        state.selectable = state.focusable = true;
        state.selected = own->selected;
        state.focused = m_owner.area()->hasFocus() && m_owner.source().focusedPart() == m_key;
        state.offscreen = !own->place.intersects(m_owner.area()->rect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction() && part())
            m_owner.source().pressPart(m_key);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    const PaintedPart* part() const { return m_owner.tree().find(m_key); }
    const std::vector<std::uint64_t>& inner() const { return m_owner.tree().childrenOf(m_key); }

    const PaintedWidget& m_owner;
    std::uint64_t m_key;
};

int PaintedWidget::indexOfChild(const QAccessibleInterface* child) const
{
    if (const auto* own = dynamic_cast<const PartInterface*>(child)) {
        const auto* part = tree().find(own->key());
        return part && part->parent == 0 ? tree().orderOf(own->key()) : -1;
    }
    const int inner = QAccessibleWidget::indexOfChild(child);
    return inner < 0 ? inner : inner + static_cast<int>(roots().size());
}

QAccessibleInterface* PaintedWidget::interfaceOf(std::uint64_t key) const
{
    auto& id = m_interfaces[key];
    if (id == 0)
        id = QAccessible::registerAccessibleInterface(new PartInterface(*this, key));
    return QAccessible::accessibleInterface(id);
}

QAccessibleInterface* makePaintedWidget(const QString&, QObject* object)
{
    auto* parts = dynamic_cast<PaintedParts*>(object);
    auto* widget = qobject_cast<QWidget*>(object);
    return parts && widget ? new PaintedWidget(widget, *parts) : nullptr;
}

} // namespace

PaintedParts::PaintedParts(QAccessible::Role role) : m_role(role)
{
    static const bool installed = (QAccessible::installFactory(makePaintedWidget), true);
    static_cast<void>(installed);
}

PaintedParts::~PaintedParts() = default;

void PaintedParts::tellFocus(QWidget& widget)
{
    const auto key = focusedPart();
    if (!QAccessible::isActive() || key == 0)
        return;
    auto* painted = dynamic_cast<PaintedWidget*>(QAccessible::queryAccessibleInterface(&widget));
    if (!painted || !painted->tree().find(key))
        return;
    QAccessibleEvent focus(painted->interfaceOf(key), QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

} // namespace melisma::ui
