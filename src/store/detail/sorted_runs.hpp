#pragma once

#include "core/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace vigie::store {

/// Puts any number of small plain entries in order within bounded memory: runs are sorted beside the caller's thread,
/// kept in memory up to a limit, then in an unnamed temporary file, and merged at the end. Entries must all differ, so
/// that the order is one.
template <typename Entry>
class SortedRuns {
public:
    /// \param run_length entries sorted at a time; `kept_runs` of them stay in memory
    explicit SortedRuns(std::size_t run_length = std::size_t{1} << 18U, std::size_t kept_runs = 4)
        : run_length_(run_length)
        , kept_runs_(kept_runs) {}

    void add(Entry const& entry) {
        if (filling_.size() == run_length_) close_run();
        if (filling_.capacity() == 0) filling_.reserve(run_length_);
        filling_.push_back(entry);
        ++size_;
    }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// Gives every entry in order, once; nothing is left afterwards.
    /// \throws core::Error(failed) when the temporary file cannot be written or read
    template <typename Visit>
    void drain(Visit const& visit) {
        if (!filling_.empty()) close_run();
        settle();
        std::vector<Cursor> heap;
        for (auto& run : runs_)
            heap.push_back(Cursor{*this, run});
        std::erase_if(heap, [](Cursor const& cursor) { return cursor.is_done(); });
        auto const later = [](Cursor const& a, Cursor const& b) { return b.front() < a.front(); };
        std::ranges::make_heap(heap, later);
        while (!heap.empty()) {
            visit(heap.front().front());
            if (!heap.front().advance()) {
                std::ranges::pop_heap(heap, later);
                heap.pop_back();
            } else {
                sift_down(heap);
            }
        }
        runs_.clear();
        spill_.reset();
        size_ = 0;
    }

private:
    struct Run {
        std::vector<Entry> entries; ///< empty when spilled
        std::size_t count = 0;
        long offset = 0; ///< in the temporary file, in entries
        /// `entries = {}` would keep the memory: it assigns an empty list.
        void forget() { std::vector<Entry>().swap(entries); }
    };
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    /// What is left of one run; a spilled one is read by blocks.
    class Cursor {
    public:
        Cursor(SortedRuns& owner, Run& run)
            : owner_(&owner)
            , run_(&run)
            , unread_(run.count) {
            next_block();
        }
        [[nodiscard]] bool is_done() const { return at_ == end_; }
        [[nodiscard]] Entry const& front() const { return *at_; }
        bool advance() {
            if (++at_ == end_) next_block();
            return !is_done();
        }

    private:
        static constexpr std::size_t block_length = 4096;
        void next_block() {
            if (unread_ == 0) {
                run_->forget();
                at_ = end_ = nullptr;
                return;
            }
            bool const is_in_memory = !run_->entries.empty();
            if (!is_in_memory) {
                block_.resize(std::min(block_length, unread_));
                owner_->read(run_->offset + static_cast<long>(run_->count - unread_), block_);
            }
            auto const& block = is_in_memory ? run_->entries : block_;
            at_ = block.data();
            end_ = at_ + block.size();
            unread_ -= block.size();
        }

        SortedRuns* owner_;
        Run* run_;
        std::vector<Entry> block_;
        std::size_t unread_;
        Entry const* at_ = nullptr;
        Entry const* end_ = nullptr;
    };

    static void sift_down(std::vector<Cursor>& heap) {
        std::size_t at = 0;
        for (;;) {
            std::size_t child = 2 * at + 1;
            if (child >= heap.size()) return;
            if (child + 1 < heap.size() && heap[child + 1].front() < heap[child].front()) ++child;
            if (!(heap[child].front() < heap[at].front())) return;
            std::swap(heap[at], heap[child]);
            at = child;
        }
    }

    void close_run() {
        settle();
        sorting_ = std::async(std::launch::async, [entries = std::exchange(filling_, {})]() mutable {
            std::sort(entries.begin(), entries.end());
            return std::move(entries);
        });
    }

    /// Waits for the run being sorted and stows it.
    void settle() {
        if (!sorting_.valid()) return;
        Run run{sorting_.get(), 0, 0};
        run.count = run.entries.size();
        if (runs_.size() >= kept_runs_) spill(run);
        runs_.push_back(std::move(run));
    }

    void spill(Run& run) {
        if (!spill_) spill_.reset(std::tmpfile());
        if (!spill_ || std::fwrite(run.entries.data(), sizeof(Entry), run.count, spill_.get()) != run.count)
            throw trouble();
        run.offset = spilled_;
        spilled_ += static_cast<long>(run.count);
        run.forget();
    }

    void read(long entry, std::vector<Entry>& block) {
        bool const is_there = std::fseek(spill_.get(), entry * static_cast<long>(sizeof(Entry)), SEEK_SET) == 0;
        if (!is_there || std::fread(block.data(), sizeof(Entry), block.size(), spill_.get()) != block.size())
            throw trouble();
    }

    static core::Error trouble() {
        return {
            core::ErrorCode::failed,
            {VIGIE_N_("The temporary folder is full. Free some space and try again; the project was left as it was.")}};
    }

    std::size_t run_length_, kept_runs_;
    std::size_t size_ = 0;
    std::vector<Entry> filling_;
    std::future<std::vector<Entry>> sorting_;
    std::vector<Run> runs_;
    std::unique_ptr<std::FILE, CloseFile> spill_;
    long spilled_ = 0;
};

}
