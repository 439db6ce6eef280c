// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/event_player.h"

namespace melisma::audio {

namespace {

constexpr int kRoomSendController = 91; ///< General MIDI: effects 1 depth

/// Those between are channel modes.
bool isPlayed(int number)
{
    return number < 120 || number == music::kPitchBend;
}

} // namespace

EventPlayer::EventPlayer(std::unique_ptr<SoundfontPlayer> player, int sampleRate)
    : m_player(std::move(player))
    , m_room(sampleRate)
{
    for (int number = 0; number < kControllers; ++number)
        if (isPlayed(number))
            m_initial[static_cast<std::size_t>(number)] = m_player->controller(number);
}

void EventPlayer::setController(int number, int value)
{
    if (!isPlayed(number))
        return;
    m_touched[static_cast<std::size_t>(number)] = true;
    if (m_player->controller(number) != value)
        m_player->control(number, value);
}

void EventPlayer::send(const PlayerEvent& event)
{
    switch (event.kind) {
    case EventKind::noteOff:
        m_held.reset(event.number);
        m_player->noteOff(event.number);
        break;
    case EventKind::controller:
        setController(event.number, event.value);
        break;
    case EventKind::noteOn:
        m_held.set(event.number);
        m_player->noteOn(event.number, event.value);
        break;
    }
}

void EventPlayer::findPlace(const PlayerEvents& events, std::int64_t position)
{
    std::array<int, kControllers> values = m_initial;
    auto wanted = m_touched;
    std::bitset<128> held;
    std::size_t index = 0;
    for (; index < events.size() && events[index].frame < position; ++index) {
        const auto& event = events[index];
        if (event.kind != EventKind::controller) {
            held.set(event.number, event.kind == EventKind::noteOn);
        } else if (isPlayed(event.number)) {
            values[event.number] = event.value;
            wanted[event.number] = true;
        }
    }
    for (std::size_t pitch = 0; pitch < m_held.size(); ++pitch)
        if (m_held[pitch] && !held[pitch])
            send({position, EventKind::noteOff, static_cast<std::uint8_t>(pitch), 0});
    for (std::size_t number = 0; number < values.size(); ++number)
        if (wanted[number])
            setController(static_cast<int>(number), values[number]);
    m_nextEvent = index;
    m_events = &events;
}

void EventPlayer::render(const PlayerEvents& events, ChunkSpan span, Chunk& out)
{
    if (m_events != &events || m_nextFrame != span.begin())
        findPlace(events, span.begin());
    for (; m_nextEvent < events.size() && events[m_nextEvent].frame < span.end(); ++m_nextEvent)
        send(events[m_nextEvent]);
    m_nextFrame = span.end();
    m_player->render(out);
    m_room.process(out, static_cast<float>(m_player->controller(kRoomSendController)) / 127.0f);
}

void EventPlayer::silence()
{
    m_player->silence();
    m_room.clear();
    m_held.reset();
    m_events = nullptr;
    m_played = m_keys.any();
    for (std::size_t pitch = 0; m_played && pitch < m_keys.size(); ++pitch)
        if (m_keys[pitch])
            m_player->noteOn(static_cast<int>(pitch), m_struck[pitch], PlayedBy::hand);
}

void EventPlayer::playByHand(const LiveEvent& event)
{
    switch (event.kind) {
    case EventKind::noteOff:
        m_keys.reset(event.number);
        m_player->noteOff(event.number, PlayedBy::hand);
        break;
    case EventKind::controller:
        if (isPlayed(event.number))
            m_player->control(event.number, event.value, PlayedBy::hand);
        break;
    case EventKind::noteOn:
        m_keys.set(event.number);
        m_struck[event.number] = static_cast<std::uint8_t>(event.value);
        m_played = true;
        m_player->noteOn(event.number, event.value, PlayedBy::hand);
        break;
    }
}

void EventPlayer::letGo()
{
    for (std::size_t pitch = 0; pitch < m_keys.size(); ++pitch)
        if (m_keys[pitch])
            playByHand({EventKind::noteOff, static_cast<std::uint8_t>(pitch), 0});
    for (const int number : {music::kPedal, music::kModulation, music::kExpression, music::kPitchBend})
        playByHand({EventKind::controller, static_cast<std::uint8_t>(number),
                    static_cast<std::uint16_t>(music::restingValue(number))});
}

void EventPlayer::renderByHand(Chunk& out)
{
    m_player->render(out);
    m_room.process(out, static_cast<float>(m_player->controller(kRoomSendController)) / 127.0f);
}

} // namespace melisma::audio
