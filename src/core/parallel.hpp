#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <vector>

namespace vigie::core {

/// How long work is shared out: the same answer for any number of threads, since each block writes its own places only.
struct Labour {
    unsigned threads = 1;                      ///< at least 1, the caller's own among them
    std::stop_token stop;                      ///< polled before each block
    std::function<void(double share)> progress; ///< called from the caller's thread
};

[[nodiscard]] inline unsigned thread_count(unsigned asked) {
    return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

/// Runs body(worker, first, last) over [0, count) in blocks; `worker` < labour.threads tells the threads apart. Returns early, with
/// blocks left out, once stop is requested.
/// \pre body does not throw
template <typename Body>
void in_blocks_by_worker(std::size_t count, std::size_t block, Labour const& labour, Body const& body) {
    std::atomic<std::size_t> next{0};
    auto const work = [&](unsigned worker) {
        while (!labour.stop.stop_requested()) {
            std::size_t const first = next.fetch_add(block, std::memory_order_relaxed);
            if (first >= count) return;
            std::size_t const last = std::min(count, first + block);
            body(worker, first, last);
            if (worker == 0 && labour.progress) labour.progress(static_cast<double>(last) / static_cast<double>(count));
        }
    };
    std::size_t const blocks = (count + block - 1) / block;
    std::vector<std::jthread> helpers;
    try {
        for (unsigned t = 1; t < std::min<std::size_t>(labour.threads, blocks); ++t)
            helpers.emplace_back([&work, t] { work(t); });
    } catch (std::system_error const&) {
        // The system has no thread left to give: those at hand do all the work.
    }
    work(0);
}

/// The same where the body need not know who works.
template <typename Body>
void in_blocks(std::size_t count, std::size_t block, Labour const& labour, Body const& body) {
    in_blocks_by_worker(count, block, labour, [&](unsigned, std::size_t first, std::size_t last) { body(first, last); });
}

}
