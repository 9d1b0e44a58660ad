#include "scene/vision.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::scene {

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;
using Triple = std::array<double, 3>;

constexpr Matrix protan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritan{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix to_xyz{
    {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
constexpr Matrix to_rgb{
    {{3.2404542, -1.5371385, -0.4985314}, {-0.9692660, 1.8760108, 0.0415560}, {0.0556434, -0.2040259, 1.0572252}}};
constexpr Triple white{0.95047, 1, 1.08883};

Triple times(Matrix const& m, Triple const& v) {
    Triple out{};
    for (std::size_t i = 0; i < 3; ++i)
        out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return out;
}

double linear(std::uint8_t channel) {
    double const c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t channel_of(double linear_share) {
    double const c = std::clamp(linear_share, 0.0, 1.0);
    double const curved = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(curved * 255));
}

constexpr double bend = 216.0 / 24389, slope = 24389.0 / 27;
double lab_curve(double t) { return t > bend ? std::cbrt(t) : (slope * t + 16) / 116; }
double lab_uncurve(double f) { return f * f * f > bend ? f * f * f : (116 * f - 16) / slope; }

Triple through(Triple const& rgb, Eye eye) {
    switch (eye) {
    case Eye::protan:
        return times(protan, rgb);
    case Eye::deutan:
        return times(deutan, rgb);
    case Eye::tritan:
        return times(tritan, rgb);
    case Eye::grey: {
        double const y = times(to_xyz, rgb)[1];
        return {y, y, y};
    }
    case Eye::usual:
        break;
    }
    return rgb;
}

}

std::array<double, 3> seen(Rgba colour, Eye eye) {
    auto rgb = through({linear(colour.r), linear(colour.g), linear(colour.b)}, eye);
    for (double& c : rgb)
        c = std::clamp(c, 0.0, 1.0);
    auto const xyz = times(to_xyz, rgb);
    double const x = lab_curve(xyz[0] / white[0]), y = lab_curve(xyz[1] / white[1]), z = lab_curve(xyz[2] / white[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double apart(Rgba a, Rgba b, Eye eye) {
    auto const p = seen(a, eye), q = seen(b, eye);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

Rgba of_lab(std::array<double, 3> lab) {
    double const y = (lab[0] + 16) / 116, x = y + lab[1] / 500, z = y - lab[2] / 200;
    auto const rgb = times(to_rgb, {white[0] * lab_uncurve(x), white[1] * lab_uncurve(y), white[2] * lab_uncurve(z)});
    return {channel_of(rgb[0]), channel_of(rgb[1]), channel_of(rgb[2])};
}

std::vector<Eye> confused(std::vector<Rgba> const& colours) {
    std::vector<Eye> eyes;
    for (auto const eye : all_eyes) {
        bool is_clear = true;
        for (std::size_t i = 0; i < colours.size(); ++i)
            for (std::size_t j = i + 1; j < colours.size(); ++j)
                is_clear = is_clear && apart(colours[i], colours[j], eye) >= told_apart(eye);
        if (!is_clear) eyes.push_back(eye);
    }
    return eyes;
}

}
