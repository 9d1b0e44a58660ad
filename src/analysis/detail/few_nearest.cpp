#include "analysis/detail/few_nearest.hpp"

#include "analysis/detail/vector_code.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vigie::analysis::detail {

namespace {

constexpr std::size_t lanes = 8;
/// Squared distances and ids, both as doubles: ids below 2^32 are exact.
struct Candidates {
    double const *squared, *id;
    std::size_t count;
};

constexpr std::size_t room = 256; ///< candidates; where more points lie in nine cells, they are searched one by one

/// How many of the list lie below a value. \pre filled up to whole lanes with infinity
std::size_t below(double const* list, std::size_t count, double value) {
    std::size_t total = 0;
    for (std::size_t i = 0; i < count; ++i)
        total += list[i] < value;
    return total;
}
#if defined(__x86_64__)
VIGIE_FOR_AVX2 VIGIE_INLINE std::size_t below_avx2(double const* list, std::size_t count, double value) {
    auto const limit = _mm256_set1_pd(value);
    std::size_t total = 0;
    for (std::size_t i = 0; i < count; i += 4)
        total += static_cast<std::size_t>(__builtin_popcount(
            static_cast<unsigned>(_mm256_movemask_pd(_mm256_cmp_pd(_mm256_loadu_pd(list + i), limit, _CMP_LT_OQ)))));
    return total;
}
VIGIE_FOR_AVX512 VIGIE_INLINE std::size_t below_avx512(double const* list, std::size_t count, double value) {
    auto const limit = _mm512_set1_pd(value);
    std::size_t total = 0;
    for (std::size_t i = 0; i < count; i += 8)
        total += static_cast<std::size_t>(
            __builtin_popcount(_mm512_cmp_pd_mask(_mm512_loadu_pd(list + i), limit, _CMP_LT_OQ)));
    return total;
}
#endif

/// Keeps the ids with fewer than k smaller distances: more than k of them when distances are tied at the k-th.
struct Chooser {
    std::size_t (*keep)(Candidates const& from, std::size_t k, double* kept);
    void (*sort)(double const* ids, std::size_t count, std::uint32_t* sorted); ///< different ids, filled up as the list
};

// Three times the same, since a loop compiled for wide registers takes in only what is compiled for them, too.
std::size_t keep(Candidates const& from, std::size_t k, double* kept) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < from.count; ++i) {
        kept[count] = from.id[i];
        count += below(from.squared, from.count, from.squared[i]) < k;
    }
    return count;
}
void sort(double const* ids, std::size_t count, std::uint32_t* sorted) {
    for (std::size_t i = 0; i < count; ++i)
        sorted[below(ids, count, ids[i])] = static_cast<std::uint32_t>(ids[i]);
}
#if defined(__x86_64__)
VIGIE_FOR_AVX2 std::size_t keep_avx2(Candidates const& from, std::size_t k, double* kept) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < from.count; ++i) {
        kept[count] = from.id[i];
        count += below_avx2(from.squared, from.count, from.squared[i]) < k;
    }
    return count;
}
VIGIE_FOR_AVX2 void sort_avx2(double const* ids, std::size_t count, std::uint32_t* sorted) {
    for (std::size_t i = 0; i < count; ++i)
        sorted[below_avx2(ids, count, ids[i])] = static_cast<std::uint32_t>(ids[i]);
}
VIGIE_FOR_AVX512 std::size_t keep_avx512(Candidates const& from, std::size_t k, double* kept) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < from.count; ++i) {
        kept[count] = from.id[i];
        count += below_avx512(from.squared, from.count, from.squared[i]) < k;
    }
    return count;
}
VIGIE_FOR_AVX512 void sort_avx512(double const* ids, std::size_t count, std::uint32_t* sorted) {
    for (std::size_t i = 0; i < count; ++i)
        sorted[below_avx512(ids, count, ids[i])] = static_cast<std::uint32_t>(ids[i]);
}
#endif

Chooser const& chooser() {
#if defined(__x86_64__)
    static Chooser const chosen = widest_registers() == Registers::avx512 ? Chooser{keep_avx512, sort_avx512}
                                  : widest_registers() == Registers::avx2 ? Chooser{keep_avx2, sort_avx2}
                                                                          : Chooser{keep, sort};
#else
    static Chooser const chosen{keep, sort};
#endif
    return chosen;
}

void fill_up(double* list, std::size_t count) {
    std::fill_n(list + count, lanes, std::numeric_limits<double>::infinity());
}

}

double FewNearest::points_a_cell(std::size_t k) { return std::max(1.5, 0.45 * static_cast<double>(k)); }

FewNearest::FewNearest(PointGrid const& grid, std::size_t k, double limit)
    : grid_(grid)
    , k_(k)
    , limit_(limit)
    , squared_(room + lanes)
    , id_(room + lanes)
    , kept_(room + lanes)
    , chosen_(most) {}

/// The others in the nine cells, none farther than these are sure to be complete. False when they may not be enough, or
/// are too many.
bool FewNearest::gather(std::uint32_t site) {
    auto const around = grid_.surroundings(site);
    std::size_t all = 0;
    for (auto const& [first, last] : around.rows)
        all += last - first;
    if (all > room || !(limit_ >= 0) || !(around.complete_below > 0)) return false;
    bool const is_limited = around.complete_below > limit_;
    double const bound =
        is_limited ? limit_ * limit_ : std::nextafter(around.complete_below * around.complete_below, 0.0);
    auto const places = grid_.places();
    auto const ids = grid_.in_cell_order();
    auto const from = grid_.point(site);
    std::size_t count = 0;
    for (auto const& [first, last] : around.rows)
        for (std::uint32_t at = first; at < last; ++at) {
            double const dx = from.x - places[at].x, dy = from.y - places[at].y;
            double const squared = dx * dx + dy * dy;
            squared_[count] = squared;
            id_[count] = ids[at];
            count += (squared <= bound) & (ids[at] != site);
        }
    found_ = count;
    fill_up(squared_.data(), count);
    return count >= k_ || is_limited;
}

/// Distances are equal at the k-th: the lower ids of the candidates belong.
std::span<std::uint32_t const> FewNearest::untied() {
    list_.clear();
    for (std::size_t i = 0; i < found_; ++i)
        list_.push_back({squared_[i], static_cast<std::uint32_t>(id_[i])});
    std::nth_element(list_.begin(), list_.begin() + static_cast<std::ptrdiff_t>(k_), list_.end());
    list_.resize(k_);
    return listed();
}

std::span<std::uint32_t const> FewNearest::searched(std::uint32_t site) {
    grid_.nearest(site, k_, limit_, list_);
    return listed();
}

std::span<std::uint32_t const> FewNearest::listed() {
    for (std::size_t i = 0; i < list_.size(); ++i)
        chosen_[i] = list_[i].id;
    std::sort(chosen_.begin(), chosen_.begin() + static_cast<std::ptrdiff_t>(list_.size()));
    return std::span(chosen_).first(list_.size());
}

std::span<std::uint32_t const> FewNearest::ids(std::uint32_t site) {
    if (!gather(site)) return searched(site);
    std::size_t const kept = chooser().keep({squared_.data(), id_.data(), found_}, k_, kept_.data());
    if (kept > k_) return untied();
    fill_up(kept_.data(), kept);
    chooser().sort(kept_.data(), kept, chosen_.data());
    return std::span(chosen_).first(kept);
}

}
