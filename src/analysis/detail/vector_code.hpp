#pragma once

/// The same loops compiled for wider vector registers and chosen when the program starts. Whole numbers only are added up in them, or
/// the same operations on doubles lane by lane, so the answer does not depend on the processor.
#if defined(__x86_64__) && defined(__GNUC__)
#define VIGIE_FOR_AVX512 [[gnu::target("avx512f,avx512dq,avx512vl,avx512bw")]]
#define VIGIE_FOR_AVX2 [[gnu::target("avx2")]]
#define VIGIE_INLINE [[gnu::always_inline]] inline
namespace vigie::analysis::detail {
enum class Registers { plain, avx2, avx512 };
[[nodiscard]] inline Registers widest_registers() {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw"))
        return Registers::avx512;
    return __builtin_cpu_supports("avx2") ? Registers::avx2 : Registers::plain;
}
}
#else
#define VIGIE_FOR_AVX512
#define VIGIE_FOR_AVX2
#define VIGIE_INLINE inline
namespace vigie::analysis::detail {
enum class Registers { plain, avx2, avx512 };
[[nodiscard]] inline Registers widest_registers() { return Registers::plain; }
}
#endif
