// SPDX-License-Identifier: GPL-2.0-or-later
//
// A Verilated switch_core behind the C interface of sim/model.h. Compiled once
// for each variant, together with all of its generated code (MODEL_CODE), as one
// C++ file: that alone makes the model a quarter faster than separate files.
//
//   MODEL_CLASS  name of the generated class     MODEL_NAME  name of the ops
//   MODEL_HOSTS MODEL_CONSOLES MODEL_PIXELS      parameters of the variant
//   MODEL_BY_EDGE  file with EDGE(number of the trigger, clock) for each clock; without it Verilator's own eval() is called
//   MODEL_DUE      file with eval_due(): eval_nba() for the edges whose bits are set in `due`
#include MODEL_CODE
#ifdef MODEL_BY_EDGE
#include MODEL_DUE
#endif

#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>

#include "sim/model.h"

namespace {

struct Model {
    std::unique_ptr<VerilatedContext> context;
    std::unique_ptr<MODEL_CLASS> top;
};

template <class Port> uint8_t *bits(Port &port)
{
    return reinterpret_cast<uint8_t *>(&port);
}

template <class Word, class Port> Word *words(Port &port)
{
    return reinterpret_cast<Word *>(&port);
}

// The pin of a gateware that may not have it.
template <class Top> auto wave_pin(Top &t, int) -> decltype(bits(t.con_wave))
{
    return bits(t.con_wave);
}

template <class Top> uint8_t *wave_pin(Top &, long)
{
    return nullptr;
}

// One rising edge of clk. All registers of the gateware work on rising edges of clk or of a gated clk.
#ifdef MODEL_BY_EDGE
// A gated clk here is its enable (hdl/lib_gate.v with LIB_GATE_BY_EDGE). So it is enough to look at the inputs once,
// to take every clk that is high for an edge, and to do the registers once: eval() would do all of it with clk low as
// well and then look for more in loops. eval_due() is Verilator's eval_nba() with the edges as bits of a number: the
// compiler leaves out all that waits for bits that are known to be 0.
// Done by hand for the Verilator whose generated names these are.
#if VERILATOR_VERSION_INTEGER != 5006000
#error "MODEL_BY_EDGE knows the generated names of Verilator 5.006 only"
#endif
#define ROOT_NAME(model, part) model##___024root___##part
#define ROOT_PART(model, part) ROOT_NAME(model, part)

using Root = std::remove_pointer_t<decltype(MODEL_CLASS::rootp)>;

#define EDGE(trigger, clock) +1
constexpr size_t edges_known = 0
#include MODEL_BY_EDGE
    ;
#undef EDGE
static_assert(sizeof(Root::__VnbaTriggered) == edges_known * sizeof(bool), "a clock without its EDGE");
static_assert(edges_known <= 128, "more clocks than bits");
using Edges = std::conditional_t<(edges_known <= 64), uint64_t, unsigned __int128>;

#define EDGE(trigger, clock) || (trigger == 0 && std::string_view(#clock) == "clk")
static_assert(false
#include MODEL_BY_EDGE
    , "clk is not the first of the clocks");
#undef EDGE

// Some gates are open in many clocks, with few others: the compiler is shown which edges there cannot be.
constexpr bool part_of(std::string_view clock, std::string_view part)
{
    return clock.find(part) != clock.npos;
}

constexpr bool often(std::string_view clock)
{
    return part_of(clock, "us_gate") || part_of(clock, "watch_gate") || part_of(clock, "text_wake") ||
           part_of(clock, "own__DOT____Vcellinp__gate") || part_of(clock, "keep__DOT____Vcellinp__gate");
}

// Edges of a host's picture; text memory and fetching.
constexpr bool in_turn(std::string_view clock)
{
    return (part_of(clock, "host__BRA__") && part_of(clock, "vid__DOT____Vcellinp__gate")) ||
           part_of(clock, "store__DOT__wake__") || part_of(clock, "engine__DOT__wake__");
}

#define EDGE(trigger, clock) | (often(#clock) ? Edges{1} << trigger : 0)
constexpr Edges OFTEN = 0
#include MODEL_BY_EDGE
    ;
#undef EDGE
#define EDGE(trigger, clock) | (in_turn(#clock) ? Edges{1} << trigger : 0)
constexpr Edges IN_TURN = 0
#include MODEL_BY_EDGE
    ;
#undef EDGE

// The edges of `Set` as bits. Bit 0 is clk, which always has one.
#define EDGE(trigger, clock) | (Set >> trigger & 1 ? static_cast<Edges>(root->clock) << trigger : 0)
template <Edges Set> inline __attribute__((always_inline)) Edges edges(const Root *root)
{
    return 1
#include MODEL_BY_EDGE
        ;
}
#undef EDGE

#define EDGE(trigger, clock) | (Set >> trigger & 1 ? root->clock : 0)
template <Edges Set> inline __attribute__((always_inline)) bool any(const Root *root)
{
    return 0
#include MODEL_BY_EDGE
        ;
}
#undef EDGE

void tick(void *model)
{
    constexpr Edges CLK = 1;
    Root *root = static_cast<Model *>(model)->top->rootp;

    root->clk = 1;
    root->__VicoTriggered.at(0) = true;
    ROOT_PART(MODEL_CLASS, eval_ico)(root);
    if (any<~(CLK | OFTEN | IN_TURN)>(root))
        ROOT_PART(MODEL_CLASS, eval_due)(root, edges<~CLK>(root));
    else if (any<IN_TURN>(root))
        ROOT_PART(MODEL_CLASS, eval_due)(root, edges<OFTEN | IN_TURN>(root));
    else
        ROOT_PART(MODEL_CLASS, eval_due)(root, edges<OFTEN>(root));
}
#else
// First low, so that the clock gates see the new inputs, then the edge.
void tick(void *model)
{
    MODEL_CLASS *top = static_cast<Model *>(model)->top.get();

    top->clk = 0;
    top->eval();
    top->clk = 1;
    top->eval();
}
#endif

void connect_video(MODEL_CLASS &t, model_pins &p)
{
    p.host_ce = bits(t.host_ce);
    p.host_hs = bits(t.host_hs);
    p.host_vs = bits(t.host_vs);
    p.host_de = bits(t.host_de);
    p.host_rgb = words<uint32_t>(t.host_rgb);
    p.con_ce = bits(t.con_ce);
    p.con_hs = bits(t.con_hs);
    p.con_vs = bits(t.con_vs);
    p.con_de = bits(t.con_de);
    p.con_rgb = words<uint32_t>(t.con_rgb);
    p.con_wave = wave_pin(t, 0);
}

void connect_ps2(MODEL_CLASS &t, model_pins &p)
{
    p.host_kclk_i = bits(t.host_kclk_i);
    p.host_kdat_i = bits(t.host_kdat_i);
    p.host_mclk_i = bits(t.host_mclk_i);
    p.host_mdat_i = bits(t.host_mdat_i);
    p.host_kclk_oe = bits(t.host_kclk_oe);
    p.host_kdat_oe = bits(t.host_kdat_oe);
    p.host_mclk_oe = bits(t.host_mclk_oe);
    p.host_mdat_oe = bits(t.host_mdat_oe);
    p.host_power_oe = bits(t.host_power_oe);
    p.host_reset_oe = bits(t.host_reset_oe);
    p.host_light_i = bits(t.host_light_i);
    p.host_scl_i = bits(t.host_scl_i);
    p.host_sda_i = bits(t.host_sda_i);
    p.host_sda_oe = bits(t.host_sda_oe);
    p.host_hpd_oe = bits(t.host_hpd_oe);
    p.con_kclk_i = bits(t.con_kclk_i);
    p.con_kdat_i = bits(t.con_kdat_i);
    p.con_mclk_i = bits(t.con_mclk_i);
    p.con_mdat_i = bits(t.con_mdat_i);
    p.con_kclk_oe = bits(t.con_kclk_oe);
    p.con_kdat_oe = bits(t.con_kdat_oe);
    p.con_mclk_oe = bits(t.con_mclk_oe);
    p.con_mdat_oe = bits(t.con_mdat_oe);
}

void connect_rest(MODEL_CLASS &t, model_pins &p)
{
    p.rst = bits(t.rst);
    p.clk_khz = words<uint16_t>(t.clk_khz);
    p.link_rx = bits(t.link_rx);
    p.link_tx = bits(t.link_tx);
    p.flash_cs_n = bits(t.flash_cs_n);
    p.flash_sck_en = bits(t.flash_sck_en);
    p.flash_io_o = bits(t.flash_io_o);
    p.flash_io_oe = bits(t.flash_io_oe);
    p.flash_io_i = bits(t.flash_io_i);
    p.sram_addr = words<uint32_t>(t.sram_addr);
    p.sram_dq_o = words<uint16_t>(t.sram_dq_o);
    p.sram_dq_i = words<uint16_t>(t.sram_dq_i);
    p.sram_dq_oe = bits(t.sram_dq_oe);
    p.sram_ce_n = bits(t.sram_ce_n);
    p.sram_oe_n = bits(t.sram_oe_n);
    p.sram_we_n = bits(t.sram_we_n);
    p.led_sel = bits(t.led_sel);
    p.led_alive = bits(t.led_alive);
    p.beep = bits(t.beep);
}

void *create(model_pins *pins)
{
    static const char *no_arguments[] = {"switch_core"};
    std::unique_ptr<Model> m(new Model);

    m->context.reset(new VerilatedContext);
    m->context->commandArgs(1, no_arguments);
    m->top.reset(new MODEL_CLASS(m->context.get(), "switch_core"));
    connect_video(*m->top, *pins);
    connect_ps2(*m->top, *pins);
    connect_rest(*m->top, *pins);
    m->top->clk = 0;
    m->top->eval();
    return m.release();
}

void destroy(void *model)
{
    Model *m = static_cast<Model *>(model);

    m->top->final();
    delete m;
}

} // namespace

extern "C" const model_ops MODEL_NAME;
const model_ops MODEL_NAME = {
    MODEL_HOSTS, MODEL_CONSOLES, MODEL_PIXELS, create, destroy, tick,
};
