#include "ui/recent_preview.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/user_folders.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <fstream>
#include <sstream>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;
using Preview = workbench::PreviewView;

constexpr int version = 1;

/// FNV-1a: the same name on every machine and for every build.
std::uint64_t hash_of(std::string const& words) {
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (unsigned char const c : words) hash = (hash ^ c) * 1'099'511'628'211U;
    return hash;
}

fs::path file_of(fs::path const& project) {
    std::error_code failed;
    auto const absolute = fs::absolute(project, failed);
    return state_folder() / "previews" / (std::to_string(hash_of(absolute.string())) + ".txt");
}

std::optional<std::tm> local_time(fs::path const& path) {
    std::error_code failed;
    auto const written = fs::last_write_time(path, failed);
    if (failed) return std::nullopt;
    auto const system = std::chrono::file_clock::to_sys(written);
    auto const seconds =
        std::chrono::system_clock::to_time_t(std::chrono::time_point_cast<std::chrono::system_clock::duration>(system));
    std::tm out{};
    return localtime_r(&seconds, &out) != nullptr ? std::optional(out) : std::nullopt;
}

core::Date date_of(std::tm const& time) {
    return core::Date{std::chrono::year(time.tm_year + 1900),
                      std::chrono::month(static_cast<unsigned>(time.tm_mon + 1)),
                      std::chrono::day(static_cast<unsigned>(time.tm_mday))};
}

std::string hour_words(std::tm const& time) {
    auto const minutes = (time.tm_min < 10 ? "0" : "") + std::to_string(time.tm_min);
    return text::tr("{0}:{1}", {std::to_string(time.tm_hour), minutes});
}

}

/// Whole numbers only: what is read back is what was written, in every locale.
void save_preview(fs::path const& project, Preview const& preview) {
    std::error_code failed;
    auto const file = file_of(project);
    fs::create_directories(file.parent_path(), failed);
    std::ofstream out(file, std::ios::trunc);
    out << version << ' ' << preview.residences << ' ' << (preview.is_fictitious ? 1 : 0) << '\n'
        << preview.campaign << '\n';
    auto const whole = [](float v) { return static_cast<int>(v * 10'000); };
    for (auto const& dot : preview.dots)
        out << whole(dot.x) << ' ' << whole(dot.y) << ' ' << dot.dwellings << ' ' << static_cast<int>(dot.severity)
            << '\n';
}

std::optional<Preview> saved_preview(fs::path const& project) {
    std::ifstream in(file_of(project));
    Preview preview;
    int found = 0, is_fictitious = 0;
    if (!(in >> found >> preview.residences >> is_fictitious) || found != version) return std::nullopt;
    preview.is_fictitious = is_fictitious != 0;
    in.ignore();
    std::getline(in, preview.campaign);
    int x = 0, y = 0, dwellings = 0, severity = 0;
    while (in >> x >> y >> dwellings >> severity) {
        if (severity < 0 || severity > static_cast<int>(core::SeverityClass::not_scored)) continue;
        preview.dots.push_back({static_cast<float>(x) / 10'000, static_cast<float>(y) / 10'000, dwellings,
                                static_cast<core::SeverityClass>(severity)});
    }
    return preview;
}

std::string changed_words(fs::path const& project) {
    auto const time = local_time(project);
    if (!time) return {};
    auto const day = std::chrono::sys_days(date_of(*time)), today = std::chrono::sys_days(core::today());
    if (day == today) return text::tr("Changed today at {0}", {hour_words(*time)});
    if (day == today - std::chrono::days(1)) return text::tr("Changed yesterday at {0}", {hour_words(*time)});
    return text::tr("Changed on {0}", {text::long_date(date_of(*time))});
}

}
