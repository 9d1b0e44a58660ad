#include "gis/detail/batch_pump.hpp"

#include <array>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>

namespace vigie::gis::detail {

namespace {

constexpr std::size_t batches = 4;

/// Batches go round: filled in turn, worked on in turn.
class Ring {
  public:
    void fill_all(std::function<bool(RowBatch&)> const& fill) noexcept {
        std::exception_ptr trouble;
        try {
            while (RowBatch* const batch = to_fill()) {
                if (!fill(*batch)) break;
                hand_over(filled_);
            }
        } catch (...) {
            trouble = std::current_exception();
        }
        std::scoped_lock const lock(mutex_);
        trouble_ = trouble;
        is_filled_ = true;
        changed_.notify_all();
    }
    void visit_all(std::function<void(RowBatch&)> const& visit) {
        while (RowBatch* const batch = to_visit()) {
            visit(*batch);
            hand_over(visited_);
        }
        if (trouble_) std::rethrow_exception(trouble_); // the filler is done
    }
    void close() {
        std::scoped_lock const lock(mutex_);
        is_closed_ = true;
        changed_.notify_all();
    }

  private:
    RowBatch* to_fill() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_closed_ || filled_ - visited_ < batches; });
        return is_closed_ ? nullptr : &ring_[filled_ % batches];
    }
    RowBatch* to_visit() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return is_filled_ || filled_ > visited_; });
        return filled_ > visited_ ? &ring_[visited_ % batches] : nullptr;
    }
    void hand_over(std::size_t& count) {
        std::scoped_lock const lock(mutex_);
        ++count;
        changed_.notify_all();
    }

    std::array<RowBatch, batches> ring_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t filled_ = 0, visited_ = 0;
    bool is_filled_ = false, is_closed_ = false;
    std::exception_ptr trouble_;
};

}

void pump(std::function<bool(RowBatch&)> const& fill, std::function<void(RowBatch&)> const& visit) {
    Ring ring;
    std::jthread const filler([&] { ring.fill_all(fill); });
    struct Close {
        Ring& ring;
        ~Close() { ring.close(); }
    } const close{ring}; // before the thread is joined, whatever `visit` throws
    ring.visit_all(visit);
}

}
