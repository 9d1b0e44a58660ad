// Cutting a column into classes: classes_bench FOLDER writes the columns (values_<n>.csv) and prints its times;
// classes_peer.R reads the same ones. Best of three runs, CPU seconds of one thread.
#include "analysis/classification.hpp"
#include "core/random.hpp"

#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

namespace {

using vigie::analysis::ClassMethod;

/// Two hills and a tail, as scores and incomes have.
std::vector<double> values_of(std::size_t count) {
    vigie::core::CounterRandom random(7, count);
    std::vector<double> values(count);
    for (auto& v : values) {
        double const hill = random.uniform() < 0.7 ? 30 : 60;
        v = hill + 8 * (random.uniform() + random.uniform() + random.uniform() - 1.5) -
            2 * std::log(1 - random.uniform());
    }
    return values;
}

void measure(char const* name, ClassMethod method, std::vector<double> const& values) {
    double best = 1e9;
    vigie::analysis::ClassBreaks breaks;
    for (int run = 0; run < 3; ++run) {
        auto const begin = std::clock();
        breaks = vigie::analysis::classify(values, {.method = method, .classes = 7});
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::printf("vigie,%s,%zu,%.4f,", name, values.size(), best);
    for (double const limit : breaks.limits)
        std::printf(" %.4f", limit);
    std::printf("\n");
}

}

int main(int count, char** arguments) {
    if (count != 2) {
        std::fprintf(stderr, "classes_bench FOLDER\n");
        return 2;
    }
    std::printf("who,method,n,cpu,limits\n");
    for (std::size_t const n :
         {std::size_t{10'000}, std::size_t{40'000}, std::size_t{200'000}, std::size_t{1'000'000}}) {
        auto const values = values_of(n);
        std::ofstream file(std::string(arguments[1]) + "/values_" + std::to_string(n) + ".csv");
        file.precision(17);
        for (double const v : values)
            file << v << '\n';
        measure("jenks", ClassMethod::jenks, values);
        measure("quantile", ClassMethod::quantile, values);
        measure("head-tail", ClassMethod::head_tail, values);
    }
    return 0;
}
