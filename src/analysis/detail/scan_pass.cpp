#include "analysis/detail/scan_pass.hpp"

#include "analysis/detail/vector_code.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace vigie::analysis::detail {

namespace {

static_assert(maps_a_batch == 32);

void plain(std::span<std::uint32_t const> areas, std::int32_t const* counts, std::int32_t const* least, Reached reached, void* context) {
    std::int32_t sum[maps_a_batch] = {};
    for (std::size_t z = 0; z < areas.size(); ++z) {
        std::int32_t const* const add = counts + areas[z] * maps_a_batch;
        std::uint32_t lanes = 0;
        for (std::size_t l = 0; l < maps_a_batch; ++l) {
            sum[l] += add[l];
            lanes |= static_cast<std::uint32_t>(sum[l] >= least[z]) << l;
        }
        if (lanes != 0) reached(context, z, sum, lanes);
    }
}

#if defined(__x86_64__)
VIGIE_FOR_AVX512 void with_avx512(std::span<std::uint32_t const> areas, std::int32_t const* counts, std::int32_t const* least,
                                  Reached reached, void* context) {
    __m512i low = _mm512_setzero_si512(), high = low;
    for (std::size_t z = 0; z < areas.size(); ++z) {
        std::int32_t const* const add = counts + areas[z] * maps_a_batch;
        low = _mm512_add_epi32(low, _mm512_loadu_si512(add));
        high = _mm512_add_epi32(high, _mm512_loadu_si512(add + 16));
        __m512i const needed = _mm512_set1_epi32(least[z]);
        std::uint32_t const lanes = static_cast<std::uint32_t>(_mm512_cmpge_epi32_mask(low, needed)) |
                                    static_cast<std::uint32_t>(_mm512_cmpge_epi32_mask(high, needed)) << 16;
        if (lanes == 0) continue;
        alignas(64) std::int32_t sum[maps_a_batch];
        _mm512_store_si512(sum, low);
        _mm512_store_si512(sum + 16, high);
        reached(context, z, sum, lanes);
    }
}

VIGIE_FOR_AVX2 void with_avx2(std::span<std::uint32_t const> areas, std::int32_t const* counts, std::int32_t const* least, Reached reached,
                              void* context) {
    __m256i sum[4] = {};
    for (std::size_t z = 0; z < areas.size(); ++z) {
        std::int32_t const* const add = counts + areas[z] * maps_a_batch;
        __m256i const below = _mm256_set1_epi32(least[z] - 1);
        std::uint32_t lanes = 0;
        for (std::size_t part = 0; part < 4; ++part) {
            sum[part] = _mm256_add_epi32(sum[part], _mm256_loadu_si256(reinterpret_cast<__m256i const*>(add + 8 * part)));
            auto const above = _mm256_castsi256_ps(_mm256_cmpgt_epi32(sum[part], below));
            lanes |= static_cast<std::uint32_t>(_mm256_movemask_ps(above)) << (8 * part);
        }
        if (lanes == 0) continue;
        alignas(32) std::int32_t out[maps_a_batch];
        for (std::size_t part = 0; part < 4; ++part)
            _mm256_store_si256(reinterpret_cast<__m256i*>(out + 8 * part), sum[part]);
        reached(context, z, out, lanes);
    }
}
#endif

}

void scan_centre(std::span<std::uint32_t const> areas, std::int32_t const* counts, std::int32_t const* least, Reached reached, void* context) {
#if defined(__x86_64__)
    static Registers const registers = widest_registers();
    if (registers == Registers::avx512) return with_avx512(areas, counts, least, reached, context);
    if (registers == Registers::avx2) return with_avx2(areas, counts, least, reached, context);
#endif
    plain(areas, counts, least, reached, context);
}

}
