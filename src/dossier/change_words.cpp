#include "dossier/change_words.hpp"

#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::dossier {

using text::tr;

std::string change_sentence(core::Change const& change, std::string const& since) {
    auto const moved = text::change(change.points);
    if (!(change.noise > 0)) return tr("{0} points since {1}.", {moved, since});
    auto const noise = text::decimal(change.noise, 1);
    if (!change.is_clear())
        return tr("{0} points since {1}: not significant, small numbers alone move it by ± {2}.",
                  {moved, since, noise});
    return tr("{0} points since {1}: more than small numbers alone do (± {2}).", {moved, since, noise});
}

std::string other_grid_sentence(std::string const& since) {
    return tr("The grid or its weights have changed since {0}: part of the change comes from that.", {since});
}

std::string noise_sentence(StatusDynamics const& dynamics, std::string const& before, std::string const& now) {
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    auto const compared = dynamics.better + dynamics.steady + dynamics.worse;
    if (compared == 0) return tr("Nothing can be compared between {0} and {1}.", {before, now});
    if (dynamics.steady == compared)
        return tr("From {0} to {1} nothing moved beyond the noise of small numbers: the two campaigns say the same.",
                  {before, now});
    return tr(
        "From {0} to {1}, {2} of {3} stay within the noise of small numbers: their change says nothing. {4} clearly "
        "worse, {5} clearly better.",
        {before, now, number(dynamics.steady), number(compared), number(dynamics.worse), number(dynamics.better)});
}

std::string dynamics_label(core::Dynamics dynamics) {
    switch (dynamics) {
    case core::Dynamics::better:
        return tr("clear improvement");
    case core::Dynamics::steady:
        return tr("no clear change");
    case core::Dynamics::worse:
        return tr("clear worsening");
    case core::Dynamics::unknown:
        break;
    }
    return tr("cannot be compared");
}

std::string short_dynamics(core::Dynamics dynamics) {
    switch (dynamics) {
    case core::Dynamics::better: return text::tr_in("change", "better");
    case core::Dynamics::steady: return text::tr_in("change", "same");
    case core::Dynamics::worse: return text::tr_in("change", "worse");
    case core::Dynamics::unknown: break;
    }
    return "–";
}

std::array<ChangeStep, 5> change_steps() {
    auto const limit = text::decimal(scene::strong_change_points, 0);
    auto const plain = [](core::Dynamics dynamics) { return ChangeStep{dynamics, dynamics_label(dynamics)}; };
    return {ChangeStep{core::Dynamics::better, text::tr("≤ −{0} points", {limit})}, plain(core::Dynamics::better),
            plain(core::Dynamics::steady), plain(core::Dynamics::worse),
            ChangeStep{core::Dynamics::worse, text::tr("≥ +{0} points", {limit})}};
}

std::array<std::string, 5> alert_steps() {
    return {tr("no family"), tr("1 family"), tr("2 families"), tr("3 or 4 families"), tr("5 families or more")};
}

}
