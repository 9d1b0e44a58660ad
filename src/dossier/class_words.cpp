#include "dossier/class_words.hpp"

#include "dossier/watch.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::dossier {

char const* class_name(core::SeverityClass c) {
    switch (c) {
    case core::SeverityClass::a: return VIGIE_N_("Ordinary");
    case core::SeverityClass::b: return VIGIE_N_("To watch");
    case core::SeverityClass::c: return VIGIE_N_("Complex");
    case core::SeverityClass::d: return VIGIE_N_("Very complex");
    case core::SeverityClass::not_scored: return VIGIE_N_("Not scored");
    }
    return "";
}

std::string class_label(core::SeverityClass c) { return text::tr(class_name(c)); }

std::string class_range(core::SeverityClass c, core::GridRules const& rules) {
    auto const limit = [&](std::size_t i) { return text::decimal(rules.class_limits[i], 0); };
    switch (c) {
    case core::SeverityClass::a: return "< " + limit(0);
    case core::SeverityClass::b: return limit(0) + "–" + limit(1);
    case core::SeverityClass::c: return limit(1) + "–" + limit(2);
    case core::SeverityClass::d: return "≥ " + limit(2);
    case core::SeverityClass::not_scored: return text::tr("cov. < {0}", {text::percent(rules.minimum_coverage)});
    }
    return {};
}

std::string status_title(core::WatchStatus status) {
    auto words = status_label(status);
    if (words.size() > 1 && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    // « à » is C3 A0, « À » is C3 80: capitals of Latin-1 lie 32 below.
    if (words.starts_with("à")) words[1] = static_cast<char>(0x80);
    return words;
}

}
