#pragma once

#include <cstdint>

namespace vigie::core {

/// Counter-based random numbers: a pure function of (seed, stream, counter), so the same draws come out whatever the
/// number of threads and the order of work. SplitMix64's finaliser (Steele, Lea, Flood 2014, OOPSLA) applied twice.
class CounterRandom {
  public:
    constexpr CounterRandom(std::uint64_t seed, std::uint64_t stream) : key_(mix(mix(seed + golden) ^ (stream * golden + 1))) {}

    [[nodiscard]] constexpr std::uint64_t bits() { return mix(key_ + golden * ++counter_); }
    /// In [0, 1), 53 bits.
    [[nodiscard]] constexpr double uniform() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
    /// In [0, n), unbiased (Lemire 2019). \pre n > 0
    [[nodiscard]] constexpr std::uint32_t below(std::uint32_t n) {
        for (;;) {
            std::uint64_t const product = (bits() >> 32) * n;
            auto const low = static_cast<std::uint32_t>(product);
            if (low >= n || low >= (0U - n) % n) return static_cast<std::uint32_t>(product >> 32);
        }
    }

  private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ULL;
    static constexpr std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    std::uint64_t key_;
    std::uint64_t counter_ = 0;
};

}
