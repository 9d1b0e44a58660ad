#include "analysis/detail/draws.hpp"
#include "analysis/detail/permutation.hpp"
#include "analysis/detail/vector_code.hpp"

#include <algorithm>
#include <cassert>
#include <memory>
#include <numeric>

namespace vigie::analysis::detail {

namespace {

constexpr std::size_t lanes = 16;        ///< draws added up side by side
constexpr std::size_t longest_batch = 1024;
constexpr std::size_t batch_ids = std::size_t{1} << 21; ///< about 40 MB a thread
constexpr std::size_t rows_between_stops = 1024;

/// Values gathered for a batch: lanes draws of the first id, then of the second, …, tile after tile.
using Tiles = std::vector<std::int32_t>;

VIGIE_INLINE void dot_body(std::int32_t const* tiles, std::size_t tile_count, std::size_t width, std::int32_t const* weights,
                           std::size_t k, std::int64_t* sums) {
    for (std::size_t t = 0; t < tile_count; ++t, tiles += width * lanes, sums += lanes) {
        std::int64_t sum[lanes] = {};
        for (std::size_t j = 0; j < k; ++j)
            for (std::size_t l = 0; l < lanes; ++l)
                sum[l] += static_cast<std::int64_t>(weights[j]) * tiles[j * lanes + l];
        for (std::size_t l = 0; l < lanes; ++l)
            sums[l] = sum[l];
    }
}

VIGIE_INLINE void square_body(std::int32_t const* tiles, std::size_t tile_count, std::size_t width, std::int32_t const* weights,
                              std::size_t k, std::int32_t own, std::int64_t* sums) {
    for (std::size_t t = 0; t < tile_count; ++t, tiles += width * lanes, sums += lanes) {
        std::int64_t sum[lanes] = {};
        for (std::size_t j = 0; j < k; ++j)
            for (std::size_t l = 0; l < lanes; ++l) {
                std::int64_t const difference = static_cast<std::int64_t>(own) - tiles[j * lanes + l];
                sum[l] += weights[j] * (difference * difference);
            }
        for (std::size_t l = 0; l < lanes; ++l)
            sums[l] = sum[l];
    }
}

/// k own^2 - 2 own sum + sum of squares, from the draws' own sums.
VIGIE_INLINE void parabola_body(std::int64_t const* sum, std::int64_t const* squares, std::size_t draws, std::int64_t k, std::int64_t own,
                                std::int64_t* sums) {
    for (std::size_t d = 0; d < draws; ++d)
        sums[d] = k * own * own - 2 * own * sum[d] + squares[d];
}

VIGIE_INLINE Exceedance compare_body(std::int64_t const* sums, std::size_t draws, std::int64_t observed) {
    std::int64_t below = 0, equal = 0;
    for (std::size_t d = 0; d < draws; ++d)
        below += sums[d] < observed, equal += sums[d] == observed;
    return {static_cast<std::uint32_t>(static_cast<std::int64_t>(draws) - below), static_cast<std::uint32_t>(below + equal)};
}

struct Plain {
    static void dot(std::int32_t const* t, std::size_t n, std::size_t w, std::int32_t const* weights, std::size_t k, std::int64_t* sums) {
        dot_body(t, n, w, weights, k, sums);
    }
    static void square(std::int32_t const* t, std::size_t n, std::size_t w, std::int32_t const* weights, std::size_t k, std::int32_t own,
                       std::int64_t* sums) {
        square_body(t, n, w, weights, k, own, sums);
    }
    static void parabola(std::int64_t const* a, std::int64_t const* b, std::size_t n, std::int64_t k, std::int64_t own, std::int64_t* sums) {
        parabola_body(a, b, n, k, own, sums);
    }
    static Exceedance compare(std::int64_t const* sums, std::size_t n, std::int64_t observed) { return compare_body(sums, n, observed); }
};

struct Avx2 {
    VIGIE_FOR_AVX2 static void dot(std::int32_t const* t, std::size_t n, std::size_t w, std::int32_t const* weights, std::size_t k,
                                   std::int64_t* sums) {
        dot_body(t, n, w, weights, k, sums);
    }
    VIGIE_FOR_AVX2 static void square(std::int32_t const* t, std::size_t n, std::size_t w, std::int32_t const* weights, std::size_t k,
                                      std::int32_t own, std::int64_t* sums) {
        square_body(t, n, w, weights, k, own, sums);
    }
    VIGIE_FOR_AVX2 static void parabola(std::int64_t const* a, std::int64_t const* b, std::size_t n, std::int64_t k, std::int64_t own,
                                        std::int64_t* sums) {
        parabola_body(a, b, n, k, own, sums);
    }
    VIGIE_FOR_AVX2 static Exceedance compare(std::int64_t const* sums, std::size_t n, std::int64_t observed) {
        return compare_body(sums, n, observed);
    }
};

struct Avx512 {
    VIGIE_FOR_AVX512 static void dot(std::int32_t const* t, std::size_t n, std::size_t w, std::int32_t const* weights, std::size_t k,
                                     std::int64_t* sums) {
        dot_body(t, n, w, weights, k, sums);
    }
    VIGIE_FOR_AVX512 static void square(std::int32_t const* t, std::size_t n, std::size_t w, std::int32_t const* weights, std::size_t k,
                                        std::int32_t own, std::int64_t* sums) {
        square_body(t, n, w, weights, k, own, sums);
    }
    VIGIE_FOR_AVX512 static void parabola(std::int64_t const* a, std::int64_t const* b, std::size_t n, std::int64_t k, std::int64_t own,
                                          std::int64_t* sums) {
        parabola_body(a, b, n, k, own, sums);
    }
    VIGIE_FOR_AVX512 static Exceedance compare(std::int64_t const* sums, std::size_t n, std::int64_t observed) {
        return compare_body(sums, n, observed);
    }
};

struct Loops {
    decltype(&Plain::dot) dot;
    decltype(&Plain::square) square;
    decltype(&Plain::parabola) parabola;
    decltype(&Plain::compare) compare;
};

template <typename Set> constexpr Loops loops_of() { return {&Set::dot, &Set::square, &Set::parabola, &Set::compare}; }

Loops const& loops() {
    static Loops const chosen = widest_registers() == Registers::avx512 ? loops_of<Avx512>()
                                : widest_registers() == Registers::avx2 ? loops_of<Avx2>()
                                                                        : loops_of<Plain>();
    return chosen;
}

/// Consecutive draws, and where among them each row of the pool occurs.
struct Batch {
    std::size_t draws = 0, width = 0;
    std::vector<std::uint32_t> ids; ///< draw after draw
    Tiles tiles;
    struct Place {
        std::uint32_t draw, position;
    };
    std::vector<std::uint32_t> offsets; ///< places of row r: [offsets[r], offsets[r + 1])
    std::vector<Place> places;

    [[nodiscard]] std::size_t tile_count() const { return (draws + lanes - 1) / lanes; }

    void fill(Draws& source, std::size_t first, std::size_t last, std::span<std::int32_t const> values) {
        draws = last - first;
        ids.clear();
        for (std::size_t d = first; d < last; ++d) {
            auto const row = source.row(d);
            ids.insert(ids.end(), row.begin(), row.end());
        }
        width = ids.size() / draws;
        tiles.assign(tile_count() * width * lanes, 0);
        for (std::size_t d = 0; d < draws; ++d)
            for (std::size_t j = 0; j < width; ++j)
                tiles[(d / lanes * width + j) * lanes + d % lanes] = values[ids[d * width + j]];
        index(values.size());
    }

  private:
    void index(std::size_t pool) {
        offsets.assign(pool + 1, 0);
        for (std::uint32_t const id : ids)
            ++offsets[id + 1];
        std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
        places.resize(ids.size());
        next_.assign(offsets.begin(), offsets.end() - 1);
        for (std::size_t at = 0; at < ids.size(); ++at)
            places[next_[ids[at]]++] = {static_cast<std::uint32_t>(at / width), static_cast<std::uint32_t>(at % width)};
    }

    std::vector<std::uint32_t> next_;
};

struct Weighted {
    std::span<std::int32_t const> values;
    WeightedRows rows;

    void begin(Batch const&) {}
    void sums(Batch const& batch, std::size_t row, std::int64_t* out) const {
        auto const weights = rows.of(row);
        loops().dot(batch.tiles.data(), batch.tile_count(), batch.width, weights.data(), weights.size(), out);
    }
    /// What replacing the row itself, at `position`, by `other` adds to the sum.
    [[nodiscard]] std::int64_t correction(std::size_t row, std::size_t position, std::uint32_t other) const {
        return static_cast<std::int64_t>(rows.of(row)[position]) * (values[other] - values[row]);
    }
};

struct WeightedSquares {
    std::span<std::int32_t const> values;
    WeightedRows rows;

    void begin(Batch const&) {}
    void sums(Batch const& batch, std::size_t row, std::int64_t* out) const {
        auto const weights = rows.of(row);
        loops().square(batch.tiles.data(), batch.tile_count(), batch.width, weights.data(), weights.size(), values[row], out);
    }
    [[nodiscard]] std::int64_t correction(std::size_t row, std::size_t position, std::uint32_t other) const {
        std::int64_t const difference = static_cast<std::int64_t>(values[row]) - values[other]; // to itself it is nothing
        return rows.of(row)[position] * (difference * difference);
    }
};

struct EqualSquares {
    std::span<std::int32_t const> values;
    WeightedRows rows;
    std::vector<std::int64_t> sum = {}, squares = {}; ///< of the first k values of each draw: [k * draws + d]

    void begin(Batch const& batch) {
        sum.assign((batch.width + 1) * batch.draws, 0);
        squares = sum;
        for (std::size_t j = 0; j < batch.width; ++j)
            for (std::size_t d = 0; d < batch.draws; ++d) {
                std::int64_t const v = values[batch.ids[d * batch.width + j]];
                sum[(j + 1) * batch.draws + d] = sum[j * batch.draws + d] + v;
                squares[(j + 1) * batch.draws + d] = squares[j * batch.draws + d] + v * v;
            }
    }
    void sums(Batch const& batch, std::size_t row, std::int64_t* out) const {
        std::size_t const k = rows.of(row).size();
        loops().parabola(&sum[k * batch.draws], &squares[k * batch.draws], batch.draws, static_cast<std::int64_t>(k), values[row], out);
    }
    [[nodiscard]] std::int64_t correction(std::size_t row, std::size_t, std::uint32_t other) const {
        std::int64_t const difference = static_cast<std::int64_t>(values[row]) - values[other];
        return difference * difference;
    }
};

template <typename Kernel> struct Worker {
    Draws draws;
    Kernel kernel;
    Batch batch = {};
    std::vector<std::int64_t> sums = {};
    std::vector<Exceedance> counts;

    void take(std::span<std::int64_t const> observed, std::stop_token const& stop) {
        kernel.begin(batch);
        sums.resize(batch.tile_count() * lanes);
        for (std::size_t row = 0; row < observed.size(); ++row) {
            if (row % rows_between_stops == 0 && stop.stop_requested()) return;
            std::size_t const k = kernel.rows.of(row).size();
            if (k == 0) continue;
            kernel.sums(batch, row, sums.data());
            for (std::size_t at = batch.offsets[row]; at < batch.offsets[row + 1]; ++at) {
                auto const [draw, position] = batch.places[at];
                if (position < k) sums[draw] += kernel.correction(row, position, batch.ids[draw * batch.width + k]);
            }
            auto const found = loops().compare(sums.data(), batch.draws, observed[row]);
            counts[row].at_least += found.at_least;
            counts[row].at_most += found.at_most;
        }
    }
};

template <typename Kernel>
std::vector<Exceedance> counted(Kernel const& kernel, std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour) {
    std::size_t const n = kernel.values.size();
    assert(kernel.rows.size() == n && observed.size() == n);
    std::size_t widest = 0;
    for (std::size_t row = 0; row < n; ++row)
        widest = std::max(widest, kernel.rows.of(row).size());
    // Short batches when there are few draws, so that all threads have some.
    std::size_t const share = sampling.draws / (4 * std::size_t{labour.threads}) / lanes * lanes;
    std::size_t const room = batch_ids / (widest + 1) / lanes * lanes;
    std::size_t const length = std::clamp(std::min(share, room), lanes * 4, longest_batch);
    std::vector<std::unique_ptr<Worker<Kernel>>> workers(labour.threads);
    in_blocks_by_worker(sampling.draws, length, labour, [&](unsigned worker, std::size_t first, std::size_t last) {
        auto& w = workers[worker];
        if (!w)
            w = std::make_unique<Worker<Kernel>>(Worker<Kernel>{.draws = Draws(static_cast<std::uint32_t>(n), widest + 1, sampling.seed),
                                                                .kernel = kernel,
                                                                .counts = std::vector<Exceedance>(n)});
        w->batch.fill(w->draws, first, last, kernel.values);
        w->take(observed, labour.stop);
    });
    std::vector<Exceedance> total(n);
    for (auto const& w : workers)
        for (std::size_t row = 0; w && row < n; ++row) {
            total[row].at_least += w->counts[row].at_least;
            total[row].at_most += w->counts[row].at_most;
        }
    return total;
}

}

std::vector<Exceedance> weighted_counts(std::span<std::int32_t const> values, WeightedRows const& rows,
                                        std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour) {
    return counted(Weighted{values, rows}, observed, sampling, labour);
}

std::vector<Exceedance> square_counts(std::span<std::int32_t const> values, WeightedRows const& rows, bool is_equal,
                                      std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour) {
    if (is_equal) return counted(EqualSquares{values, rows}, observed, sampling, labour);
    return counted(WeightedSquares{values, rows}, observed, sampling, labour);
}

}
