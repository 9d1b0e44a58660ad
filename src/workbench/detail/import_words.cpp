#include "workbench/detail/import_words.hpp"

#include "core/error.hpp"
#include "gis/crs.hpp"
#include "text/language.hpp"

#include <array>
#include <string_view>

namespace vigie::workbench::detail {

namespace {

using imports::ImportKind;

struct Remedy {
    std::string_view option; ///< of the command line
    char const* sentence;    ///< where the assistant asks for the same
};
constexpr std::array remedies{
    Remedy{"--crs", VIGIE_N_("If the place is wrong, choose the right system in the step Location.")},
    Remedy{
        "--update",
        VIGIE_N_("For a new vintage of the same file, choose “Update them” for residences that are in the project.")},
    Remedy{"--map", VIGIE_N_("Choose the column in the step Columns.")},
    Remedy{"--campaign", VIGIE_N_("Write the campaign in the step File.")},
    Remedy{"--accept-suggestions", VIGIE_N_("If that is right, accept the likely codes.")},
    Remedy{"--within", VIGIE_N_("Change the distance in the step File if that is too strict.")},
    Remedy{"--by", VIGIE_N_("Import the zones first, or say in the step File what the codes are those of.")},
    Remedy{"--layer", VIGIE_N_("Choose the layer in the step File.")}};

/// The sentences that name no option.
std::string without_options(std::string const& words) {
    std::string out;
    std::size_t from = 0;
    while (from < words.size()) {
        auto end = words.find_first_of(".?!", from);
        while (end != std::string::npos && end + 1 < words.size() && words[end + 1] != ' ')
            end = words.find_first_of(".?!", end + 1);
        end = end == std::string::npos ? words.size() : end + 1;
        auto const one = words.substr(from, end - from);
        if (one.find("--") == std::string::npos) out += one;
        from = end;
    }
    auto const first = out.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : out.substr(first);
}

std::string remedy_for(std::string const& english) {
    for (auto const& remedy : remedies)
        if (english.find(remedy.option) != std::string::npos) return text::tr(remedy.sentence);
    return {};
}

}

std::string kind_label(ImportKind kind) {
    switch (kind) {
    case ImportKind::residences:
        return text::tr("Residences");
    case ImportKind::zones:
        return text::tr("Neighbourhoods and other zones");
    case ImportKind::observations:
        return text::tr("Values of indicators");
    case ImportKind::incidents:
        return text::tr("Events");
    case ImportKind::actions:
        return text::tr("Actions");
    case ImportKind::context:
        return text::tr("Map background");
    }
    return {};
}

std::string kind_title(ImportKind kind) {
    switch (kind) {
    case ImportKind::residences:
        return text::tr("Import residences");
    case ImportKind::zones:
        return text::tr("Import neighbourhoods or other zones");
    case ImportKind::observations:
        return text::tr("Import values of indicators");
    case ImportKind::incidents:
        return text::tr("Import events");
    case ImportKind::actions:
        return text::tr("Import actions");
    case ImportKind::context:
        return text::tr("Import a map background");
    }
    return {};
}

core::Finding window_words(core::Finding const& finding) {
    auto out = finding;
    auto remedy = without_options(text::sentence(finding.remedy));
    auto const here = remedy_for(finding.remedy.english + finding.what.english);
    if (!here.empty()) remedy += (remedy.empty() ? "" : " ") + here;
    out.what = core::Message{without_options(text::sentence(finding.what))};
    out.remedy = core::Message{remedy};
    return out;
}

core::Finding window_words(core::Message const& what) {
    return window_words(core::Finding{core::Severity::refused, std::nullopt, {}, what, {}});
}

std::string crs_name(std::string const& code) {
    try {
        return gis::plain_name(gis::Crs::from_code(code));
    } catch (core::Error const&) {
        return code;
    }
}

std::string sign_name(char sign) { return sign == '\t' ? text::tr("tabulation") : std::string(1, sign); }

bool has_places(imports::ImportPlan const& plan) { return !plan.positions.empty() || !plan.boxes.empty(); }

}
