// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// CPU time that an LV2 effect takes for a second of stereo at 48 kHz in blocks of 128 frames, every control at its
// default, with the sound of `melisma bench effects`. Built where lilv is installed: ninja lv2_bench.
//   lv2_bench URI...
#include <lilv/lilv.h>
#include <lv2/atom/atom.h>
#include <lv2/buf-size/buf-size.h>
#include <lv2/options/options.h>
#include <lv2/urid/urid.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr int kRate = 48000;
constexpr int kBlock = 128;
constexpr int kSeconds = 20;
constexpr int kRuns = 5;

std::map<std::string, LV2_URID>& uris()
{
    static std::map<std::string, LV2_URID> known;
    return known;
}

LV2_URID mapped(LV2_URID_Map_Handle, const char* uri)
{
    return uris().try_emplace(uri, static_cast<LV2_URID>(uris().size() + 1)).first->second;
}

const char* unmapped(LV2_URID_Unmap_Handle, LV2_URID id)
{
    for (const auto& [uri, known] : uris())
        if (known == id)
            return uri.c_str();
    return nullptr;
}

double threadMicroseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e6 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_nsec);
}

std::vector<float> sound()
{
    std::minstd_rand random(1);
    std::uniform_real_distribution<float> hiss(-0.02f, 0.02f);
    std::vector<float> samples;
    for (int i = 0; i < kRate; ++i) {
        const double turn = 2.0 * std::numbers::pi * i / kRate;
        const double swell = 0.5 - 0.5 * std::cos(turn);
        samples.push_back(static_cast<float>(0.7 * swell * std::sin(220.0 * turn)) + hiss(random));
    }
    return samples;
}

/// What a port is connected to: audio, one value, or an atom sequence.
struct Ports {
    std::vector<std::vector<float>> memory;
    std::vector<float*> inputs;
    std::vector<float*> outputs;
    std::vector<std::pair<float*, bool>> atoms; ///< true: the effect writes it
};

class Host {
public:
    Host() : m_world(lilv_world_new()) { lilv_world_load_all(m_world); }
    ~Host() { lilv_world_free(m_world); }
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

    /// Median of the runs, or a negative number when there is no such effect.
    double microseconds(const char* uri)
    {
        LilvNode* node = lilv_new_uri(m_world, uri);
        const LilvPlugin* plugin = lilv_plugins_get_by_uri(lilv_world_get_all_plugins(m_world), node);
        lilv_node_free(node);
        LilvInstance* instance = plugin ? instantiate(plugin) : nullptr;
        if (!instance)
            return -1.0;
        Ports ports = connect(plugin, instance);
        lilv_instance_activate(instance);
        std::array<double, kRuns> runs{};
        for (double& run : runs)
            run = measure(instance, ports);
        lilv_instance_deactivate(instance);
        lilv_instance_free(instance);
        std::ranges::sort(runs);
        return runs[kRuns / 2];
    }

private:
    static LilvInstance* instantiate(const LilvPlugin* plugin)
    {
        static LV2_URID_Map map{nullptr, mapped};
        static LV2_URID_Unmap unmap{nullptr, unmapped};
        static const std::int32_t block = kBlock;
        static const LV2_URID integer = mapped(nullptr, LV2_ATOM__Int);
        const auto option = [](const char* key) {
            return LV2_Options_Option{LV2_OPTIONS_INSTANCE, 0, mapped(nullptr, key), sizeof(block), integer, &block};
        };
        static const std::array options = {option(LV2_BUF_SIZE__minBlockLength), option(LV2_BUF_SIZE__maxBlockLength),
                                           LV2_Options_Option{LV2_OPTIONS_INSTANCE, 0, 0, 0, 0, nullptr}};
        static const LV2_Feature mapFeature{LV2_URID__map, &map};
        static const LV2_Feature unmapFeature{LV2_URID__unmap, &unmap};
        static const LV2_Feature optionsFeature{LV2_OPTIONS__options, const_cast<LV2_Options_Option*>(options.data())};
        static const LV2_Feature boundedFeature{LV2_BUF_SIZE__boundedBlockLength, nullptr};
        const std::array<const LV2_Feature*, 5> features = {&mapFeature, &unmapFeature, &optionsFeature,
                                                            &boundedFeature, nullptr};
        return lilv_plugin_instantiate(plugin, kRate, features.data());
    }

    Ports connect(const LilvPlugin* plugin, LilvInstance* instance)
    {
        constexpr std::size_t kAtomFloats = 65536;
        LilvNode* audio = lilv_new_uri(m_world, LV2_CORE__AudioPort);
        LilvNode* input = lilv_new_uri(m_world, LV2_CORE__InputPort);
        LilvNode* control = lilv_new_uri(m_world, LV2_CORE__ControlPort);
        const std::uint32_t count = lilv_plugin_get_num_ports(plugin);
        std::vector<float> defaults(count);
        lilv_plugin_get_port_ranges_float(plugin, nullptr, nullptr, defaults.data());
        Ports ports;
        for (std::uint32_t i = 0; i < count; ++i) {
            const LilvPort* port = lilv_plugin_get_port_by_index(plugin, i);
            const bool isAudio = lilv_port_is_a(plugin, port, audio);
            const bool isInput = lilv_port_is_a(plugin, port, input);
            const bool isControl = lilv_port_is_a(plugin, port, control);
            ports.memory.emplace_back(isAudio ? kRate : isControl ? 1 : kAtomFloats);
            float* memory = ports.memory.back().data();
            if (isControl)
                *memory = std::isfinite(defaults[i]) ? defaults[i] : 0.0f;
            else if (isAudio)
                (isInput ? ports.inputs : ports.outputs).push_back(memory);
            else
                ports.atoms.emplace_back(memory, !isInput);
            lilv_instance_connect_port(instance, i, memory);
        }
        for (LilvNode* node : {audio, input, control})
            lilv_node_free(node);
        return ports;
    }

    static void prepareAtoms(const Ports& ports)
    {
        static const LV2_URID sequence = mapped(nullptr, LV2_ATOM__Sequence);
        for (const auto& [memory, isOutput] : ports.atoms) {
            auto* atom = reinterpret_cast<LV2_Atom_Sequence*>(memory);
            atom->atom.type = isOutput ? 0 : sequence;
            atom->atom.size = isOutput ? 65536 * sizeof(float) - sizeof(LV2_Atom) : sizeof(LV2_Atom_Sequence_Body);
            atom->body = {};
        }
    }

    static double measure(LilvInstance* instance, const Ports& ports)
    {
        const auto source = sound();
        double total = 0.0;
        for (int second = 0; second < kSeconds; ++second)
            for (int at = 0; at + kBlock <= kRate; at += kBlock) {
                for (float* in : ports.inputs)
                    std::copy_n(source.data() + at, kBlock, in);
                prepareAtoms(ports);
                const double before = threadMicroseconds();
                lilv_instance_run(instance, kBlock);
                total += threadMicroseconds() - before;
            }
        return total / kSeconds;
    }

    LilvWorld* m_world;
};

} // namespace

int main(int argc, char** argv)
{
    Host host;
    bool all = argc > 1;
    for (int i = 1; i < argc; ++i) {
        const double value = host.microseconds(argv[i]);
        all = all && value >= 0.0;
        std::printf("%s %.0f us\n", argv[i], value);
    }
    return all ? 0 : 1;
}
