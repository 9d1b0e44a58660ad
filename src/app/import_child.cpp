#include "app/import_child.hpp"

#include "app/import_report_reader.hpp"
#include "app/progress_json.hpp"
#include "core/error.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <csignal>
#include <cstring>

#include <unistd.h>

namespace vigie::app {
namespace {

constexpr std::size_t detail_bytes = 2000;

core::Message try_other_format(char const* sentence, workbench::ImportTask const& task) { return {sentence, {task.request.source.filename().string()}}; }

core::Error crashed(workbench::ImportTask const& task, int signal, std::string detail) {
    char const* const name = sigabbrev_np(signal);
    detail = std::string("SIG") + (name != nullptr ? name : std::to_string(signal).c_str()) + (detail.empty() ? "" : "\n" + detail);
    // Not ours: the system takes a process that needs too much.
    if (signal == SIGKILL)
        return {core::ErrorCode::refused,
                try_other_format(VIGIE_N_("{0} needs more memory than this computer has. Nothing was written; close other programs or split the file, "
                                          "then import again."),
                                 task),
                std::move(detail)};
    return {core::ErrorCode::refused,
            try_other_format(VIGIE_N_("{0} cannot be read: it made its reader crash. Nothing was written and your project is whole. Open the file in "
                                      "another program, save it as CSV or GeoPackage, and import that."),
                             task),
            std::move(detail)};
}

core::Error too_long(workbench::ImportTask const& task, std::string detail) {
    return {core::ErrorCode::refused,
            try_other_format(VIGIE_N_("{0} was being read without end and was given up. Nothing was written and your project is whole. Open the file in "
                                      "another program, save it as CSV or GeoPackage, and import that."),
                             task),
            std::move(detail)};
}

core::Error not_started(int error) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("The import could not be started. Start Vigie again; if that does not help, install it again.")},
            std::strerror(error)};
}

core::Error without_report(int code, std::string detail) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("The import ended without a report. Look in the project whether its data is there, and try again if not.")},
            "exit " + std::to_string(code) + (detail.empty() ? "" : "\n" + detail)};
}

/// What the child says on stderr.
class Listener {
  public:
    explicit Listener(std::function<void(double)> const& progress) : progress_(progress) {}

    void hear(std::string_view line) {
        auto const spoken = parse_progress_line(line);
        if (auto const* share = std::get_if<double>(&spoken)) {
            if (progress_) progress_(*share);
        } else if (auto const* error = std::get_if<core::Error>(&spoken)) {
            error_ = *error;
        } else if (!line.empty()) {
            rest_.append(line).append("\n");
            if (rest_.size() > detail_bytes) rest_.erase(0, rest_.size() - detail_bytes);
        }
    }
    [[nodiscard]] std::optional<core::Error> const& error() const { return error_; }
    [[nodiscard]] std::string const& rest() const { return rest_; } ///< the end of what is no message of ours

  private:
    std::function<void(double)> const& progress_;
    std::optional<core::Error> error_;
    std::string rest_;
};

store::ImportReport report_of(ChildEnd const& end, Listener const& heard, workbench::ImportTask const& task) {
    using enum ChildEnd::Cause;
    switch (end.cause) {
    case stopped: throw core::cancelled();
    case too_long: throw app::too_long(task, heard.rest());
    case crashed: throw app::crashed(task, end.code, heard.rest());
    case not_started: throw app::not_started(end.code);
    case exited: break;
    }
    if (end.code == 0) {
        if (auto report = parse_import_report(end.out)) return *std::move(report);
    } else if (heard.error()) {
        throw core::Error(*heard.error());
    }
    throw without_report(end.code, heard.rest());
}

std::string number(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

char const* role_code(core::ContextRole role) {
    using enum core::ContextRole;
    switch (role) {
    case building: return "building";
    case road: return "road";
    case green: return "green";
    case water: return "water";
    case shore: return "shore";
    case rail: return "rail";
    case other: return "other";
    }
    return "other";
}

}

ChildLimits child_limits(ImportLimits const& limits) {
    auto const physical = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    std::uint64_t const usual = std::max<std::uint64_t>(physical / 4 * 3, 2'000'000'000);
    return {std::chrono::minutes(limits.minutes), std::chrono::minutes(limits.silent_minutes),
            limits.memory_mib > 0 ? static_cast<std::uint64_t>(limits.memory_mib) << 20 : usual};
}

std::vector<std::string> import_arguments(std::filesystem::path const& project, imports::ImportRequest const& request) {
    // Each field by name: a new one does not compile until it is passed on here.
    auto const& [kind, source, layer, target, mapping, crs, encoding, profile, delimiter, decimal, header_row, most_rows, mode, moved_m,
                 accepts_suggestions, by_zone_layer, by_commune, within_m, campaign, is_dry_run, is_trial, save_profile, role, progress] = request;
    assert(most_rows == 0 && !is_trial && "a look at the first rows is no import");
    std::vector<std::string> out{"import", std::filesystem::absolute(project).string(), std::string(imports::code(kind)),
                                 std::filesystem::absolute(source).string()};
    auto const add = [&](char const* option, std::string const& value) {
        if (!value.empty()) out.push_back(std::string(option) + "=" + value);
    };
    add("--layer", layer);
    add("--as", target);
    for (auto const& [field, column] : mapping) add("--map", field + "=" + column);
    add("--crs", crs);
    add("--encoding", encoding);
    add("--profile", profile);
    add("--delimiter", delimiter == '\t' ? "tab" : std::string(delimiter != 0 ? 1 : 0, delimiter));
    add("--decimal", std::string(decimal != 0 ? 1 : 0, decimal));
    if (header_row > 0) add("--header-row", std::to_string(header_row));
    if (mode == imports::ResidenceMode::update) out.emplace_back("--update");
    if (mode == imports::ResidenceMode::place) out.emplace_back("--place");
    add("--moved", number(moved_m));
    if (accepts_suggestions) out.emplace_back("--accept-suggestions");
    add("--save-profile", save_profile);
    if (!by_zone_layer.empty()) add("--by", "zone:" + by_zone_layer);
    else if (by_commune) add("--by", "commune");
    add("--within", number(within_m));
    add("--campaign", campaign);
    add("--role", role_code(role));
    if (is_dry_run) out.emplace_back("--dry-run");
    add("--lang", text::language() == text::Language::fr ? "fr" : "en");
    add("--progress", "json");
    out.emplace_back("--json");
    return out;
}

store::ImportReport import_in_child(std::filesystem::path const& program, ChildLimits const& limits, workbench::ImportTask const& task,
                                    std::stop_token const& stop) {
    ChildRequest child;
    child.program = program;
    child.arguments = import_arguments(task.project, task.request);
    child.environment = task.environment;
    child.limits = limits;
    Listener listener(task.request.progress);
    ChildEnd const end = run_child(child, [&](std::string_view line) { listener.hear(line); }, stop);
    return report_of(end, listener, task);
}

}
