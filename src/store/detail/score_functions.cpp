#include "store/detail/score_functions.hpp"

#include "store/detail/score_stock.hpp"
#include "store/detail/sql_value.hpp"

#include <memory>

namespace vigie::store {

namespace {

using namespace sql_value;

ScoreStock* stock(sqlite3_context* context, sqlite3_value* value) {
    auto* const found = static_cast<ScoreStock*>(sqlite3_value_pointer(value, stock_pointer));
    if (found == nullptr) sqlite3_result_error(context, "no score stock is bound", -1);
    return found;
}

// --- on the stock ---

/// Of a whole statement, whose stock is looked at once.
struct Collected {
    ScoreStock* to;
    std::int64_t count;
};

/// Compared here: a comparison in SQL costs each observation twice as much.
bool is_inherited(sqlite3_value* quality) {
    auto const* const word = reinterpret_cast<char const*>(sqlite3_value_text(quality));
    return word != nullptr && word[0] == 'i' && std::string_view(word) == "inherited";
}

void collect(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const done = static_cast<Collected*>(sqlite3_aggregate_context(context, sizeof(Collected)));
    if (done == nullptr) return;
    if (done->to == nullptr) done->to = stock(context, a[0]);
    if (done->to == nullptr) return;
    ++done->count;
    done->to->add(sqlite3_value_int64(a[1]), sqlite3_value_int64(a[2]), real(a[3]), real(a[4]), real(a[5]),
                  is_inherited(a[6]));
}

void give_count(sqlite3_context* context) {
    auto const* const done = static_cast<Collected const*>(sqlite3_aggregate_context(context, 0));
    sqlite3_result_int64(context, done == nullptr ? 0 : done->count);
}

void prior(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const from = stock(context, a[0]);
    if (from == nullptr) return;
    auto const found = from->prior(static_cast<std::size_t>(sqlite3_value_int64(a[1])));
    if (!found) return sqlite3_result_null(context);
    give(context, std::vector{found->mean, found->variance});
}

void values(sqlite3_context* context, int, sqlite3_value** a) {
    if (auto* const from = stock(context, a[0])) give(context, packed(from->values(sqlite3_value_int64(a[1]))));
}

void families(sqlite3_context* context, int, sqlite3_value** a) {
    if (auto* const from = stock(context, a[0])) give(context, packed(from->families(sqlite3_value_int64(a[1]))));
}

void index(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const from = stock(context, a[0]);
    if (from == nullptr) return;
    PackedFamilies const packed(blob(a[2]));
    std::vector<FamilyCell> cells;
    for (std::size_t f = 0; f < packed.size(); ++f) cells.push_back(packed[f]);
    give(context, from->index(sqlite3_value_int64(a[1]), cells).index.score.value_or(nan));
}

void result(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const from = stock(context, a[0]);
    if (from == nullptr) return;
    auto const& [score, alerts, variance] = from->result(sqlite3_value_int64(a[1]));
    give(context, std::vector{score.score.value_or(nan), score.coverage, score.low, score.high,
                              static_cast<double>(score.severity), alerts ? static_cast<double>(*alerts) : nan, variance});
}

void knots(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const from = stock(context, a[0]);
    if (from == nullptr) return;
    std::vector<double> pairs;
    for (auto const& [value, score] : from->scale(static_cast<std::size_t>(sqlite3_value_int64(a[1]))).knots)
        pairs.insert(pairs.end(), {value, score});
    give(context, pairs);
}

void learnt_from(sqlite3_context* context, int, sqlite3_value** a) {
    if (auto* const from = stock(context, a[0]))
        sqlite3_result_int64(context, static_cast<std::int64_t>(
                                          from->scale(static_cast<std::size_t>(sqlite3_value_int64(a[1]))).stock));
}

void unlisted(sqlite3_context* context, int, sqlite3_value** a) {
    if (auto* const from = stock(context, a[0]))
        sqlite3_result_int64(context, static_cast<std::int64_t>(
                                          from->unlisted(static_cast<std::size_t>(sqlite3_value_int64(a[1])))));
}

void is_alert(sqlite3_context* context, int, sqlite3_value** a) {
    if (auto* const from = stock(context, a[0]))
        sqlite3_result_int(context, from->is_alert(sqlite3_value_int64(a[1]),
                                                   static_cast<std::size_t>(sqlite3_value_int64(a[2])))
                                        ? 1
                                        : 0);
}

void rank(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const from = stock(context, a[0]);
    if (from == nullptr) return;
    int const place = from->rank(sqlite3_value_int64(a[1]));
    if (place == 0)
        sqlite3_result_null(context);
    else
        sqlite3_result_int(context, place);
}

// --- on packed cells ---

void normalised(sqlite3_context* context, int, sqlite3_value** a) {
    PackedValues const cells(blob(a[0]));
    auto const ordinal = sqlite3_value_int64(a[1]);
    bool const is_there = !is_null(a[1]) && ordinal >= 0 && static_cast<std::size_t>(ordinal) < cells.size();
    give(context, is_there ? static_cast<double>(cells.normalised(static_cast<std::size_t>(ordinal))) : nan);
}

/// What an aggregate gathers, at the place its first argument says; made by the first row, freed by the final call.
template <typename Gathered>
Gathered* gathered(sqlite3_context* context) {
    auto** const slot = static_cast<Gathered**>(sqlite3_aggregate_context(context, sizeof(Gathered*)));
    if (slot != nullptr && *slot == nullptr) *slot = new Gathered;
    return slot == nullptr ? nullptr : *slot;
}

template <typename Gathered>
void give_packed(sqlite3_context* context) {
    auto** const slot = static_cast<Gathered**>(sqlite3_aggregate_context(context, 0));
    std::unique_ptr<Gathered> const held(slot == nullptr ? nullptr : *slot);
    give(context, held ? packed(*held) : packed(Gathered{}));
}

/// A place of a grid; anything else in its column is no row of ours.
std::optional<std::size_t> place(sqlite3_value* value) {
    constexpr std::int64_t most = 10'000;
    auto const at = sqlite3_value_int64(value);
    if (is_null(value) || at < 0 || at >= most) return std::nullopt;
    return static_cast<std::size_t>(at);
}

void pack_value(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const cells = gathered<ValueCells>(context);
    auto const at = place(a[0]);
    if (cells == nullptr || !at) return;
    if (cells->normalised.size() <= *at) {
        cells->normalised.resize(*at + 1, core::scoring::missing);
        cells->is_inherited.resize(*at + 1, 0);
    }
    if (!is_null(a[1])) cells->normalised[*at] = static_cast<float>(real(a[1]));
    cells->is_inherited[*at] = sqlite3_value_int(a[2]) != 0 ? 1 : 0;
}

void pack_family(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const cells = gathered<std::vector<FamilyCell>>(context);
    auto const at = place(a[0]);
    if (cells == nullptr || !at) return;
    core::scoring::FamilyScore const none{
        .score = std::nullopt, .coverage = 0, .if_missing_0 = 0, .if_missing_100 = 0, .exists = false};
    if (cells->size() <= *at) cells->resize(*at + 1, {none, 0});
    if (is_null(a[2])) return;
    auto& [score, contribution] = (*cells)[*at];
    if (!is_null(a[1])) score.score = real(a[1]);
    score.coverage = real(a[2]);
    score.if_missing_0 = real(a[3]);
    score.if_missing_100 = real(a[4]);
    score.exists = sqlite3_value_int(a[5]) != 0;
    contribution = real(a[6]);
}

struct Function {
    char const* name;
    int arguments;
    void (*call)(sqlite3_context*, int, sqlite3_value**);
    void (*step)(sqlite3_context*, int, sqlite3_value**);
    void (*final)(sqlite3_context*);
};

}

void register_score_functions(sqlite3* connection) {
    // What reads the stock is not a function of its arguments alone: it may not be called once for all rows.
    constexpr int on_stock = SQLITE_UTF8 | SQLITE_INNOCUOUS;
    static constexpr Function on_the_stock[]{
        {"vg_collect", 7, nullptr, collect, give_count}, {"vg_prior", 2, prior, nullptr, nullptr},
        {"vg_values", 2, values, nullptr, nullptr},      {"vg_families", 2, families, nullptr, nullptr},
        {"vg_index", 3, index, nullptr, nullptr},        {"vg_rank", 2, rank, nullptr, nullptr},
        {"vg_result", 2, result, nullptr, nullptr},
        {"vg_knots", 2, knots, nullptr, nullptr},        {"vg_learnt_from", 2, learnt_from, nullptr, nullptr},
        {"vg_unlisted", 2, unlisted, nullptr, nullptr},  {"vg_is_alert", 3, is_alert, nullptr, nullptr}};
    static constexpr Function on_cells[]{
        {"vg_normalised", 2, normalised, nullptr, nullptr},
        {"vg_pack_values", 3, nullptr, pack_value, give_packed<ValueCells>},
        {"vg_pack_families", 7, nullptr, pack_family, give_packed<std::vector<FamilyCell>>}};
    auto const add = [&](Function const& f, int flags) {
        sqlite3_create_function_v2(connection, f.name, f.arguments, flags, nullptr, f.call, f.step, f.final, nullptr);
    };
    for (auto const& f : on_the_stock)
        add(f, on_stock);
    for (auto const& f : on_cells)
        add(f, pure);
}

}
