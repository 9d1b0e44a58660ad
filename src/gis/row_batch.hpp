#pragma once

#include "core/geometry.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace vigie::gis {

/// What a column of a source holds, all rows considered.
enum class FieldType : std::uint8_t { text, integer, real, date };

/// A value of a row, looked at where it lies: as long as its batch is not filled again.
class CellView {
  public:
    enum class Kind : std::uint8_t { missing, text, integer, real };

    CellView() = default;
    explicit CellView(std::string_view text) : text_(text.data()), length_(static_cast<std::uint32_t>(text.size())), kind_(Kind::text) {}
    explicit CellView(std::int64_t value) : integer_(value), kind_(Kind::integer) {}
    explicit CellView(double value) : real_(value), kind_(Kind::real) {}

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool is_missing() const { return kind_ == Kind::missing; }
    [[nodiscard]] std::string_view text() const { return kind_ == Kind::text ? std::string_view(text_, length_) : std::string_view(); }
    [[nodiscard]] std::int64_t integer() const { return integer_; } ///< \pre kind() is integer
    [[nodiscard]] double real() const { return real_; }             ///< \pre kind() is real

  private:
    union {
        char const* text_ = nullptr;
        std::int64_t integer_;
        double real_;
    };
    std::uint32_t length_ = 0;
    Kind kind_ = Kind::missing;
};

/// Text that a batch could not leave where it was: unquoted, recoded, written out. Freed as a whole.
class TextArena {
  public:
    [[nodiscard]] std::string_view keep(std::string_view text);
    void clear();

  private:
    static constexpr std::size_t block_bytes = std::size_t{1} << 18U;
    std::vector<std::unique_ptr<char[]>> blocks_, large_;
    std::size_t used_ = block_bytes, next_ = 0;
};

/// Some thousands of rows of a source, row after row.
struct RowBatch {
    std::int64_t first_row = 1; ///< 1-based data row of the first one
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<CellView> cells;                ///< rows × columns
    std::vector<core::Geometry> geometries; ///< one a row
    [[nodiscard]] CellView const& cell(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }

    // What the cells look at.
    std::vector<char> bytes;
    TextArena arena;
    std::shared_ptr<void> owner;
    std::shared_ptr<void> prepared; ///< what the reading thread made of the rows for whoever visits them
    /// Empties it and keeps its memory.
    void clear();
};

}
