#include "gis/source.hpp"

#include "core/error.hpp"
#include "gis/detail/batch_pump.hpp"
#include "gis/detail/source_impl.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace vigie::gis {

namespace {

std::string lower_extension(std::filesystem::path const& path) {
    auto extension = path.extension().string();
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension;
}

template <std::size_t N> bool is_one_of(std::string_view text, std::array<std::string_view, N> const& list) {
    return std::ranges::find(list, text) != list.end();
}

[[noreturn]] void refuse(char const* sentence, std::filesystem::path const& path, std::string detail = {}) {
    throw core::Error(core::ErrorCode::refused, {sentence, {path.filename().string()}}, std::move(detail));
}

void check_file(std::filesystem::path const& path) {
    std::error_code error;
    auto const status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) refuse(VIGIE_N_("There is no file “{0}” there. Check its name and folder."), path, path.string());
    if (std::filesystem::is_directory(status)) {
        if (lower_extension(path) == ".gdb") return;
        refuse(VIGIE_N_("“{0}” is a folder. Name one of the files in it."), path, path.string());
    }
    if (!std::filesystem::is_regular_file(status)) refuse(VIGIE_N_("“{0}” is not an ordinary file. Copy it to a disk first."), path);
    if (std::filesystem::file_size(path, error) == 0 && !error)
        refuse(VIGIE_N_("“{0}” is empty. Export it again from the program it comes from."), path);
}

bool is_text_table(std::filesystem::path const& path) {
    constexpr std::array<std::string_view, 3> text_tables{".csv", ".tsv", ".txt"};
    return is_one_of(lower_extension(path), text_tables);
}

/// What can be known of a file before a reader is trusted with it.
void guard(std::filesystem::path const& path) {
    check_file(path);
    constexpr std::array<std::string_view, 5> json{".json", ".geojson", ".topojson", ".geojsons", ".geojsonl"};
    if (is_one_of(lower_extension(path), json)) detail::guard_json(path);
}

}

Source Source::open(std::filesystem::path const& path, SourceOptions const& options) {
    guard(path);
    auto impl = is_text_table(path) ? detail::open_csv(path, options) : detail::open_gdal(path, options);
    impl->most_rows = options.most_rows;
    return Source(std::move(impl));
}

std::vector<LayerSummary> layers_of(std::filesystem::path const& path) {
    guard(path);
    if (!is_text_table(path)) return detail::gdal_layers(path);
    auto const table = detail::open_csv(path, {});
    return {{table->layer_name, table->has_geometry, table->row_count(), table->fields}};
}

Source::Source(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

std::string const& Source::layer_name() const { return impl_->layer_name; }
std::vector<std::string> const& Source::fields() const { return impl_->fields; }
std::vector<std::string> const& Source::layers() const { return impl_->layers; }
bool Source::has_geometry() const { return impl_->has_geometry; }
bool Source::has_text_geometry() const { return impl_->geometry_field.has_value(); }
std::optional<std::size_t> Source::geometry_field() const { return impl_->geometry_field; }
std::optional<Crs> Source::crs() const { return impl_->crs; }
SourceFacts const& Source::facts() const { return impl_->facts; }
std::optional<std::int64_t> Source::row_count() const { return impl_->row_count(); }

std::vector<FieldType> Source::field_types() const { return impl_->field_types(); }

void Source::limit(std::int64_t most_rows) { impl_->most_rows = most_rows; }

Source::ReadResult Source::read(std::function<void(Feature&&)> const& visit, std::stop_token stop) {
    return read_batches(
        CellKind::text, {},
        [&](RowBatch& batch) {
            for (std::size_t row = 0; row < batch.rows; ++row) {
                if (stop.stop_requested()) throw core::cancelled();
                visit(take_row(batch, row));
            }
        },
        stop);
}

Source::ReadResult Source::read_batches(CellKind cells, std::function<void(RowBatch&)> const& prepare, std::function<void(RowBatch&)> const& visit,
                                         std::stop_token stop) {
    impl_->rewind(cells);
    auto const most = impl_->most_rows;
    std::int64_t given = 0;
    detail::pump(
        [&](RowBatch& batch) {
            if (stop.stop_requested()) throw core::cancelled();
            if (most > 0 && given == most) return false;
            bool const has_rows = impl_->fill(batch);
            if (most > 0) batch.rows = static_cast<std::size_t>(std::min(static_cast<std::int64_t>(batch.rows), most - given));
            given += static_cast<std::int64_t>(batch.rows);
            if (has_rows && prepare) prepare(batch);
            return has_rows;
        },
        visit);
    if (stop.stop_requested()) throw core::cancelled();
    auto result = impl_->finish();
    if (most > 0 && result.read > most) {
        result.read = most;
        std::erase_if(result.findings, [&](core::Finding const& finding) { return finding.row.value_or(0) > most; });
    }
    return result;
}

Feature take_row(RowBatch& batch, std::size_t row) {
    Feature feature{batch.first_row + static_cast<std::int64_t>(row), {}, std::move(batch.geometries[row])};
    feature.values.reserve(batch.columns);
    for (std::size_t column = 0; column < batch.columns; ++column) feature.values.push_back(text_of(batch.cell(row, column)));
    return feature;
}

std::string detail::plain_real(double value) {
    std::array<char, 64> buffer{};
    bool const is_whole = std::abs(value) < 1e15 && value == std::floor(value);
    auto const end = is_whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(value))
                              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

std::optional<std::string> text_of(CellView const& cell) {
    switch (cell.kind()) {
    case CellView::Kind::missing: return std::nullopt;
    case CellView::Kind::text: return std::string(cell.text());
    case CellView::Kind::integer: return std::to_string(cell.integer());
    case CellView::Kind::real: return detail::plain_real(cell.real());
    }
    return std::nullopt;
}

}
