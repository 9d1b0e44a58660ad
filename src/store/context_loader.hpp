#pragma once

#include "core/geometry.hpp"
#include "core/id.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace vigie::store {

class Database;
class Project;

/// Writes the features of one context layer, any number of them, in the transaction around it. Made by Project::load_context_layer.
/// Values given to put() must stay until add(); those not given are NULL.
class ContextLoader {
  public:
    ContextLoader(ContextLoader&&) noexcept;
    ~ContextLoader();

    void put(std::size_t column, std::string_view text);
    void put(std::size_t column, std::int64_t value);
    void put(std::size_t column, double value);
    /// Ends the row. \throws core::Error(failed)
    void add(core::Geometry const& geometry);
    /// After the last row: the spatial index, written as a whole, and the extent that other programs read.
    void finish();
    [[nodiscard]] std::int64_t rows() const;

    struct State;
    explicit ContextLoader(std::unique_ptr<State> state);

  private:
    std::unique_ptr<State> state_;
};

/// The layer's own table, as other programs see it; empty = an older project's, which has none.
[[nodiscard]] std::string context_table(Project const& project, core::ContextLayerId layer);

}
