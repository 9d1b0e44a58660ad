#include "app/import_child.hpp"

#include "app/import_plan_json.hpp"
#include "app/import_report_reader.hpp"
#include "app/progress_json.hpp"
#include "core/context_role.hpp"
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

core::Message try_other_format(char const* sentence, std::filesystem::path const& source) { return {sentence, {source.filename().string()}}; }

core::Error crashed(std::filesystem::path const& source, int signal, std::string detail) {
    char const* const name = sigabbrev_np(signal);
    detail = std::string("SIG") + (name != nullptr ? name : std::to_string(signal).c_str()) + (detail.empty() ? "" : "\n" + detail);
    // Not ours: the system takes a process that needs too much.
    if (signal == SIGKILL)
        return {core::ErrorCode::refused,
                try_other_format(VIGIE_N_("{0} needs more memory than this computer has. Nothing was written; close other programs or split the file, "
                                          "then import again."),
                                 source),
                std::move(detail)};
    return {core::ErrorCode::refused,
            try_other_format(VIGIE_N_("{0} cannot be read: it made its reader crash. Nothing was written and your project is whole. Open the file in "
                                      "another program, save it as CSV or GeoPackage, and import that."),
                             source),
            std::move(detail)};
}

core::Error too_long(std::filesystem::path const& source, std::string detail) {
    return {core::ErrorCode::refused,
            try_other_format(VIGIE_N_("{0} was being read without end and was given up. Nothing was written and your project is whole. Open the file in "
                                      "another program, save it as CSV or GeoPackage, and import that."),
                             source),
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

core::Error without_plan(std::filesystem::path const& source, std::string detail) {
    return {core::ErrorCode::failed, try_other_format(VIGIE_N_("{0} was read, but nothing came of it. Choose the file again."), source), std::move(detail)};
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

/// What the child wrote on stdout, when it ended well.
std::string const& document_of(ChildEnd const& end, Listener const& heard, std::filesystem::path const& source) {
    using enum ChildEnd::Cause;
    switch (end.cause) {
    case stopped: throw core::cancelled();
    case too_long: throw app::too_long(source, heard.rest());
    case crashed: throw app::crashed(source, end.code, heard.rest());
    case not_started: throw app::not_started(end.code);
    case exited: break;
    }
    if (end.code != 0 && heard.error()) throw core::Error(*heard.error());
    if (end.code != 0) throw without_report(end.code, heard.rest());
    return end.out;
}

std::string number(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
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
    add("--role", core::code(role));
    if (is_dry_run) out.emplace_back("--dry-run");
    add("--lang", text::language() == text::Language::fr ? "fr" : "en");
    add("--progress", "json");
    out.emplace_back("--json");
    return out;
}

store::ImportReport import_in_child(std::filesystem::path const& program, ChildLimits const& limits, workbench::ImportTask const& task,
                                    std::stop_token const& stop) {
    ChildRequest child{program, import_arguments(task.project, task.request), task.environment, limits};
    Listener listener(task.request.progress);
    ChildEnd const end = run_child(child, [&](std::string_view line) { listener.hear(line); }, stop);
    auto report = parse_import_report(document_of(end, listener, task.request.source));
    if (!report) throw without_report(end.code, listener.rest());
    return *std::move(report);
}

std::vector<std::string> inspect_arguments(workbench::InspectTask const& task) {
    imports::ImportPlan asked;
    asked.source = task.source;
    asked.choices = task.choices;
    asked.kind = task.choices.kind.value_or(imports::ImportKind::residences);
    auto request = imports::request_of(asked);
    request.profile = task.choices.profile;
    auto arguments = import_arguments(task.project, request);
    if (!task.choices.kind) arguments[2] = "auto";
    arguments.emplace_back("--plan");
    return arguments;
}

imports::ImportPlan inspect_in_child(std::filesystem::path const& program, ChildLimits const& limits, workbench::InspectTask const& task,
                                     std::stop_token const& stop) {
    std::function<void(double)> const no_progress;
    Listener listener(no_progress);
    ChildRequest child{program, inspect_arguments(task), {}, limits};
    ChildEnd const end = run_child(child, [&](std::string_view line) { listener.hear(line); }, stop);
    auto plan = parse_plan(document_of(end, listener, task.source));
    if (!plan) throw without_plan(task.source, listener.rest());
    plan->source = task.source; // as the window has them, not as they went over the command line
    plan->choices = task.choices;
    return *std::move(plan);
}

}
