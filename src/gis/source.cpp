#include "gis/source.hpp"

#include "core/error.hpp"
#include "gis/detail/source_impl.hpp"

#include <algorithm>
#include <array>
#include <cctype>

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

}

Source Source::open(std::filesystem::path const& path, SourceOptions const& options) {
    check_file(path);
    auto const extension = lower_extension(path);
    constexpr std::array<std::string_view, 3> text_tables{".csv", ".tsv", ".txt"};
    constexpr std::array<std::string_view, 5> json{".json", ".geojson", ".topojson", ".geojsons", ".geojsonl"};
    if (is_one_of(extension, text_tables)) return Source(detail::open_csv(path, options));
    if (is_one_of(extension, json)) detail::guard_json(path);
    return Source(detail::open_gdal(path, options));
}

Source::Source(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

std::string const& Source::layer_name() const { return impl_->layer_name; }
std::vector<std::string> const& Source::fields() const { return impl_->fields; }
std::vector<std::string> const& Source::layers() const { return impl_->layers; }
bool Source::has_geometry() const { return impl_->has_geometry; }
bool Source::has_text_geometry() const { return impl_->has_text_geometry; }
std::optional<Crs> Source::crs() const { return impl_->crs; }
std::optional<std::int64_t> Source::row_count() const { return impl_->row_count(); }

Source::ReadResult Source::read(std::function<void(Feature&&)> const& visit, std::stop_token stop) {
    return impl_->read(visit, std::move(stop));
}

}
