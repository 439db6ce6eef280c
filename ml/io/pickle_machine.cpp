// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/pickle_machine.h"

#include "ml/io/pickle_check.h"
#include "ml/io/pickle_ops.h"

#include <algorithm>
#include <unordered_map>

namespace melisma::ml {

namespace {

base::Error damaged(std::string why)
{
    return {base::ErrorKind::input,
            "The pickle inside the file is not one that states weights: " + std::move(why),
            "Get the file again from where it was published",
            {}};
}

/// A stack machine over the tree's list of values. Steps answer false when the pickle asks for something that cannot
/// be; `why` then says what.
class Machine {
public:
    PickleTree tree;
    std::string why;

    bool step(const PickleInstruction& instruction);
    bool finish();

private:
    bool refuse(std::string reason)
    {
        why = std::move(reason);
        return false;
    }
    bool push(PickleNode node);
    bool pushText(std::string_view text);
    bool pushReal(double real);
    bool pushGlobal(const PickleInstruction& instruction);
    bool pushTupleToMark();
    bool pushInteger(PickleKind kind, std::int64_t integer);
    bool pushTuple(std::size_t size);
    bool pop(PickleNodeId& id);
    bool popToMark(std::vector<PickleNodeId>& items);
    bool put(std::int64_t place);
    bool get(std::int64_t place);
    bool fill(PickleKind kind, const std::vector<PickleNodeId>& items);
    bool append(bool one);
    bool setItems(bool one);
    bool loadStorage();
    bool call();
    bool callKnown(PickleGlobal global, const std::vector<PickleNodeId>& arguments);
    bool makeTensor(const std::vector<PickleNodeId>& arguments);
    bool makeParameter(const std::vector<PickleNodeId>& arguments);
    bool dropState();
    bool numbers(PickleNodeId id, std::vector<std::int64_t>& into);

    std::vector<PickleNodeId> m_stack;
    std::vector<std::size_t> m_marks; ///< heights of the stack
    std::unordered_map<std::int64_t, PickleNodeId> m_memo;
};

bool Machine::push(PickleNode node)
{
    m_stack.push_back(static_cast<PickleNodeId>(tree.nodes.size()));
    tree.nodes.push_back(std::move(node));
    return true;
}

bool Machine::pushText(std::string_view text)
{
    PickleNode node{PickleKind::text};
    node.text = text;
    return push(std::move(node));
}

bool Machine::pushReal(double real)
{
    PickleNode node{PickleKind::real};
    node.real = real;
    return push(std::move(node));
}

bool Machine::pushGlobal(const PickleInstruction& instruction)
{
    PickleNode node{PickleKind::global};
    node.integer = static_cast<std::int64_t>(instruction.global);
    node.text = instruction.text;
    return push(std::move(node));
}

bool Machine::pushInteger(PickleKind kind, std::int64_t integer)
{
    PickleNode node{kind};
    node.integer = integer;
    return push(std::move(node));
}

/// Values below the last mark belong to whoever set it.
bool Machine::pop(PickleNodeId& id)
{
    if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back()))
        return refuse("it takes a value where none is");
    id = m_stack.back();
    m_stack.pop_back();
    return true;
}

bool Machine::popToMark(std::vector<PickleNodeId>& items)
{
    if (m_marks.empty())
        return refuse("it goes back to a mark that was not set");
    items.assign(m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back()), m_stack.end());
    m_stack.resize(m_marks.back());
    m_marks.pop_back();
    return true;
}

bool Machine::pushTuple(std::size_t size)
{
    PickleNode node{PickleKind::tuple};
    node.children.resize(size);
    for (auto item = node.children.rbegin(); item != node.children.rend(); ++item)
        if (!pop(*item))
            return false;
    return push(std::move(node));
}

bool Machine::pushTupleToMark()
{
    PickleNode node{PickleKind::tuple};
    return popToMark(node.children) && push(std::move(node));
}

bool Machine::put(std::int64_t place)
{
    if (m_stack.empty())
        return refuse("it takes a value where none is");
    m_memo[place] = m_stack.back();
    return true;
}

bool Machine::get(std::int64_t place)
{
    const auto found = m_memo.find(place);
    if (found == m_memo.end())
        return refuse("it asks for a value that it did not keep");
    m_stack.push_back(found->second);
    return true;
}

/// Adds items to the container on top of the stack.
bool Machine::fill(PickleKind kind, const std::vector<PickleNodeId>& items)
{
    if (m_stack.empty() || tree.at(m_stack.back()).kind != kind)
        return refuse("it adds to something that is neither list nor dict");
    if (kind == PickleKind::dict && items.size() % 2 != 0)
        return refuse("a dict with a key that has no value");
    auto& children = tree.nodes[m_stack.back()].children;
    children.insert(children.end(), items.begin(), items.end());
    return true;
}

bool Machine::append(bool one)
{
    std::vector<PickleNodeId> items(1);
    return (one ? pop(items[0]) : popToMark(items)) && fill(PickleKind::list, items);
}

bool Machine::setItems(bool one)
{
    std::vector<PickleNodeId> items(2);
    return (one ? pop(items[1]) && pop(items[0]) : popToMark(items)) && fill(PickleKind::dict, items);
}

/// ('storage', class, key, device, elements[, None]); the sixth is of the form before PyTorch 1.6.
bool Machine::loadStorage()
{
    PickleNodeId id = 0;
    if (!pop(id))
        return false;
    const auto& parts = tree.at(id).children;
    const bool asBefore = parts.size() == 6 && tree.at(parts[5]).kind == PickleKind::none;
    if (tree.at(id).kind != PickleKind::tuple || (parts.size() != 5 && !asBefore))
        return refuse("a storage needs five facts");
    const PickleNode& name = tree.at(parts[1]);
    const PickleNode& key = tree.at(parts[2]);
    const PickleNode& count = tree.at(parts[4]);
    if (tree.at(parts[0]).text != "storage" || name.kind != PickleKind::global || !name.text.ends_with("Storage") ||
        key.kind != PickleKind::text || tree.at(parts[3]).kind != PickleKind::text ||
        count.kind != PickleKind::integer || count.integer < 0)
        return refuse("a storage whose facts are of another kind");
    tree.storages.push_back({name.text, key.text, static_cast<std::uint64_t>(count.integer)});
    return pushInteger(PickleKind::storage, static_cast<std::int64_t>(tree.storages.size()) - 1);
}

bool Machine::numbers(PickleNodeId id, std::vector<std::int64_t>& into)
{
    if (tree.at(id).kind != PickleKind::tuple || tree.at(id).children.size() > 16)
        return refuse("a shape that is not a tuple of up to 16 numbers");
    for (const PickleNodeId item : tree.at(id).children) {
        if (tree.at(item).kind != PickleKind::integer || tree.at(item).integer < 0)
            return refuse("a shape with something else than whole numbers from zero");
        into.push_back(tree.at(item).integer);
    }
    return true;
}

/// (storage, offset, shape, strides, requires_grad, hooks[, metadata])
bool Machine::makeTensor(const std::vector<PickleNodeId>& arguments)
{
    if (arguments.size() < 6 || arguments.size() > 7 || tree.at(arguments[0]).kind != PickleKind::storage ||
        tree.at(arguments[1]).kind != PickleKind::integer || tree.at(arguments[1]).integer < 0)
        return refuse("a tensor without storage or place in it");
    PickledTensor tensor;
    tensor.storage = static_cast<std::size_t>(tree.at(arguments[0]).integer);
    tensor.offset = static_cast<std::uint64_t>(tree.at(arguments[1]).integer);
    if (!numbers(arguments[2], tensor.shape) || !numbers(arguments[3], tensor.strides))
        return false;
    if (tensor.shape.size() != tensor.strides.size())
        return refuse("a tensor with more dimensions than strides, or fewer");
    tree.tensors.push_back(std::move(tensor));
    return pushInteger(PickleKind::tensor, static_cast<std::int64_t>(tree.tensors.size()) - 1);
}

/// (tensor, requires_grad, hooks): the tensor is all that is kept.
bool Machine::makeParameter(const std::vector<PickleNodeId>& arguments)
{
    if (arguments.size() != 3 || tree.at(arguments[0]).kind != PickleKind::tensor)
        return refuse("a parameter without a tensor");
    m_stack.push_back(arguments[0]);
    return true;
}

bool Machine::callKnown(PickleGlobal global, const std::vector<PickleNodeId>& arguments)
{
    switch (global) {
    case PickleGlobal::orderedDict:
        return arguments.empty() ? push({PickleKind::dict}) : refuse("an OrderedDict with arguments");
    case PickleGlobal::rebuildTensor:
        return makeTensor(arguments);
    case PickleGlobal::rebuildParameter:
        return makeParameter(arguments);
    case PickleGlobal::storage:
        break;
    }
    return refuse("it calls something else than what states a tensor or a dict");
}

bool Machine::call()
{
    PickleNodeId arguments = 0;
    PickleNodeId callee = 0;
    if (!pop(arguments) || !pop(callee))
        return false;
    if (tree.at(callee).kind != PickleKind::global || tree.at(arguments).kind != PickleKind::tuple)
        return refuse("it calls something that cannot be called");
    const std::vector<PickleNodeId> copy = tree.at(arguments).children;
    return callKnown(static_cast<PickleGlobal>(tree.at(callee).integer), copy);
}

/// An OrderedDict of a module brings notes on versions (_metadata) as state; they are dropped.
bool Machine::dropState()
{
    PickleNodeId state = 0;
    if (!pop(state))
        return false;
    if (m_stack.empty() || tree.at(m_stack.back()).kind != PickleKind::dict)
        return refuse("it sets the state of something that is no dict");
    return tree.at(state).kind == PickleKind::dict || refuse("a state that is no dict");
}

bool Machine::step(const PickleInstruction& instruction)
{
    switch (instruction.op) {
    case PickleOp::proto:
    case PickleOp::stop:
        return true;
    case PickleOp::mark:
        m_marks.push_back(m_stack.size());
        return true;
    case PickleOp::none:
        return push({PickleKind::none});
    case PickleOp::newTrue:
    case PickleOp::newFalse:
        return pushInteger(PickleKind::boolean, instruction.op == PickleOp::newTrue ? 1 : 0);
    case PickleOp::binInt:
    case PickleOp::binInt1:
    case PickleOp::binInt2:
    case PickleOp::long1:
        return pushInteger(PickleKind::integer, instruction.integer);
    case PickleOp::binFloat:
        return pushReal(instruction.real);
    case PickleOp::binUnicode:
    case PickleOp::shortBinUnicode:
        return pushText(instruction.text);
    case PickleOp::global:
        return pushGlobal(instruction);
    case PickleOp::emptyList:
        return push({PickleKind::list});
    case PickleOp::emptyDict:
        return push({PickleKind::dict});
    case PickleOp::emptyTuple:
        return push({PickleKind::tuple});
    case PickleOp::tuple:
        return pushTupleToMark();
    case PickleOp::tuple1:
        return pushTuple(1);
    case PickleOp::tuple2:
        return pushTuple(2);
    case PickleOp::tuple3:
        return pushTuple(3);
    case PickleOp::append:
    case PickleOp::appends:
        return append(instruction.op == PickleOp::append);
    case PickleOp::setItem:
    case PickleOp::setItems:
        return setItems(instruction.op == PickleOp::setItem);
    case PickleOp::binPut:
    case PickleOp::longBinPut:
        return put(instruction.integer);
    case PickleOp::binGet:
    case PickleOp::longBinGet:
        return get(instruction.integer);
    case PickleOp::binPersId:
        return loadStorage();
    case PickleOp::reduce:
        return call();
    case PickleOp::build:
        return dropState();
    }
    return refuse("an instruction that is not known");
}

bool Machine::finish()
{
    if (m_stack.size() != 1 || !m_marks.empty())
        return refuse("it does not end with one value");
    tree.root = m_stack.front();
    return true;
}

} // namespace

base::Result<PickleTree> readPickle(std::span<const std::byte> pickle, std::size_t* length)
{
    const auto instructions = decodePickle(pickle, length);
    if (!instructions)
        return instructions.error();
    Machine machine;
    const bool built =
        std::ranges::all_of(*instructions, [&](const PickleInstruction& each) { return machine.step(each); });
    if (!built || !machine.finish())
        return damaged(machine.why);
    if (auto wrong = whyNotPlain(machine.tree); !wrong.empty())
        return damaged(std::move(wrong));
    return std::move(machine.tree);
}

} // namespace melisma::ml
