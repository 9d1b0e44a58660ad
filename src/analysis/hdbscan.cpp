#include "analysis/hdbscan.hpp"

#include "analysis/detail/disjoint_sets.hpp"
#include "analysis/detail/point_grid.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace vigie::analysis {

namespace {

struct Edge {
    std::uint32_t from, to;
    double height;
};

std::vector<double> core_distances(std::span<core::Projected const> points, std::size_t min_points) {
    std::vector<double> result(points.size(), std::numeric_limits<double>::quiet_NaN());
    detail::PointGrid const grid(points);
    std::vector<detail::PointGrid::Found> found;
    for (std::uint32_t i = 0; i < points.size(); ++i) {
        grid.nearest(i, min_points - 1, std::numeric_limits<double>::infinity(), found);
        if (found.size() == min_points - 1) result[i] = std::sqrt(found.back().squared);
    }
    return result;
}

/// Prim's tree of mutual reachability, from the first point. \pre all points finite
std::vector<Edge> spanning_tree(std::span<core::Projected const> points, std::span<double const> core_distance,
                                std::stop_token const& stop, std::function<void(double)> const& progress) {
    std::size_t const n = points.size();
    struct Outside {
        double x, y, core, height;
        std::uint32_t id, to;
    };
    std::vector<Outside> outside;
    for (std::uint32_t i = 1; i < n; ++i)
        outside.push_back({points[i].x, points[i].y, core_distance[i], std::numeric_limits<double>::infinity(), i, 0});
    std::vector<Edge> tree;
    std::uint32_t last = 0;
    while (!outside.empty()) {
        if (stop.stop_requested()) throw core::cancelled();
        if (progress && tree.size() % 256 == 0) {
            double const left = static_cast<double>(outside.size()) / static_cast<double>(n);
            progress(1 - left * left);
        }
        std::size_t nearest = 0;
        for (std::size_t at = 0; at < outside.size(); ++at) {
            auto& o = outside[at];
            double const dx = o.x - points[last].x, dy = o.y - points[last].y;
            double const height = std::max({std::sqrt(dx * dx + dy * dy), o.core, core_distance[last]});
            if (height < o.height) o.height = height, o.to = last;
            if (o.height < outside[nearest].height) nearest = at;
        }
        last = outside[nearest].id;
        tree.push_back({outside[nearest].to, last, outside[nearest].height});
        outside.erase(outside.begin() + static_cast<std::ptrdiff_t>(nearest)); // in order: ties go to the lower site
    }
    return tree;
}

/// Binary tree of merges: leaves 0 … n-1, then one node a merge.
struct Merges {
    struct Node {
        std::uint32_t left, right, size;
        double height;
    };
    std::size_t leaves = 0;
    std::vector<Node> nodes;

    [[nodiscard]] bool is_leaf(std::uint32_t node) const { return node < leaves; }
    [[nodiscard]] Node const& at(std::uint32_t node) const { return nodes[node - leaves]; }
    [[nodiscard]] std::uint32_t size(std::uint32_t node) const { return is_leaf(node) ? 1 : at(node).size; }
};

Merges merges_of(std::vector<Edge> tree, std::size_t n) {
    std::stable_sort(tree.begin(), tree.end(), [](Edge const& a, Edge const& b) { return a.height < b.height; });
    Merges merges;
    merges.leaves = n;
    detail::DisjointSets sets(n);
    std::vector<std::uint32_t> node_of(n);
    for (std::uint32_t i = 0; i < n; ++i)
        node_of[i] = i;
    for (auto const& edge : tree) {
        auto const a = node_of[sets.of(edge.from)], b = node_of[sets.of(edge.to)];
        merges.nodes.push_back({a, b, merges.size(a) + merges.size(b), edge.height});
        sets.join(edge.from, edge.to);
        node_of[sets.of(edge.from)] = static_cast<std::uint32_t>(n + merges.nodes.size() - 1);
    }
    return merges;
}

/// A branch of at least min_points, from the height at which it splits off.
struct Branch {
    std::uint32_t node = 0;
    double birth = 0; ///< 1 / height
    double stability = 0;
    std::vector<std::size_t> parts = {};
};

class Branches {
  public:
    Branches(Merges const& merges, std::size_t min_points) : merges_(merges), min_points_(min_points) {
        // Stacked points merge at height 0, that is at infinite density: as if at half the smallest distance.
        for (auto const& node : merges.nodes)
            if (node.height > 0) smallest_ = std::min(smallest_, node.height / 2);
        if (std::isinf(smallest_)) smallest_ = 1;
        auto const root = static_cast<std::uint32_t>(merges.leaves + merges.nodes.size() - 1);
        all_.push_back({root, density(merges.at(root).height)});
        for (std::size_t b = 0; b < all_.size(); ++b)
            follow(b);
    }

    /// Nodes of the branches that are more stable than the best choice of their parts.
    std::vector<std::uint32_t> chosen() const {
        std::vector<double> best(all_.size());
        std::vector<bool> is_whole(all_.size());
        for (std::size_t b = all_.size(); b-- > 0;) {
            double parts = 0;
            for (auto const p : all_[b].parts)
                parts += best[p];
            is_whole[b] = all_[b].parts.empty() || all_[b].stability >= parts;
            best[b] = is_whole[b] ? all_[b].stability : parts;
        }
        std::vector<std::uint32_t> nodes;
        std::vector<std::size_t> open(all_[0].parts); // the whole map is no cluster
        while (!open.empty()) {
            auto const b = open.back();
            open.pop_back();
            if (is_whole[b]) nodes.push_back(all_[b].node);
            else open.insert(open.end(), all_[b].parts.begin(), all_[b].parts.end());
        }
        return nodes;
    }

  private:
    [[nodiscard]] double density(double height) const { return 1 / std::max(height, smallest_); }

    /// Down the tree to where the branch splits in two of min_points, if it does. What falls off on the way stays in the branch until it
    /// is single points, or until the split: so does R's dbscan.
    void follow(std::size_t b) {
        std::uint32_t node = all_[b].node;
        std::vector<std::uint32_t> fallen;
        double split = 0;
        while (!merges_.is_leaf(node)) {
            auto const& merge = merges_.at(node);
            bool const left = merges_.size(merge.left) >= min_points_, right = merges_.size(merge.right) >= min_points_;
            if (left && right) {
                split = merge.height;
                all_[b].stability += merge.size * (density(split) - all_[b].birth);
                for (auto const part : {merge.left, merge.right}) {
                    all_[b].parts.push_back(all_.size());
                    all_.push_back({part, density(split)});
                }
                break;
            }
            if (!left && !right) {
                fallen.push_back(node);
                break;
            }
            fallen.push_back(left ? merge.right : merge.left);
            if (merges_.is_leaf(fallen.back())) {
                all_[b].stability += density(merge.height) - all_[b].birth;
                fallen.pop_back();
            }
            node = left ? merge.left : merge.right;
        }
        while (!fallen.empty()) {
            auto const& merge = merges_.at(fallen.back());
            fallen.pop_back();
            for (auto const part : {merge.left, merge.right})
                if (merges_.is_leaf(part)) all_[b].stability += density(std::max(merge.height, split)) - all_[b].birth;
                else fallen.push_back(part);
        }
    }

    Merges const& merges_;
    std::size_t min_points_;
    double smallest_ = std::numeric_limits<double>::infinity();
    std::vector<Branch> all_;
};

std::vector<std::uint32_t> leaves_under(Merges const& merges, std::uint32_t node) {
    std::vector<std::uint32_t> leaves, open{node};
    while (!open.empty()) {
        auto const top = open.back();
        open.pop_back();
        if (merges.is_leaf(top)) leaves.push_back(top);
        else open.push_back(merges.at(top).left), open.push_back(merges.at(top).right);
    }
    std::sort(leaves.begin(), leaves.end());
    return leaves;
}

}

HdbscanResult hdbscan(std::span<core::Projected const> points, std::size_t min_points, std::stop_token stop,
                      std::function<void(double)> const& progress) {
    assert(min_points >= 2);
    HdbscanResult result{std::vector<std::uint32_t>(points.size(), 0), std::vector<double>(points.size(), 0.0),
                         core_distances(points, min_points)};
    std::vector<std::uint32_t> site;
    std::vector<core::Projected> present;
    std::vector<double> core;
    for (std::uint32_t i = 0; i < points.size(); ++i)
        if (!std::isnan(result.core_distance[i])) site.push_back(i), present.push_back(points[i]), core.push_back(result.core_distance[i]);
    if (site.size() < 2 * min_points) return result; // no two branches of min_points

    auto const merges = merges_of(spanning_tree(present, core, stop, progress), site.size());
    std::vector<std::vector<std::uint32_t>> clusters;
    for (auto const node : Branches(merges, min_points).chosen())
        clusters.push_back(leaves_under(merges, node));
    std::sort(clusters.begin(), clusters.end());
    for (std::uint32_t c = 0; c < clusters.size(); ++c) {
        double widest = 0;
        for (auto const leaf : clusters[c])
            widest = std::max(widest, core[leaf]);
        for (auto const leaf : clusters[c]) {
            result.cluster[site[leaf]] = c + 1;
            result.probability[site[leaf]] = widest > 0 ? (widest - core[leaf]) / widest : 1;
        }
    }
    return result;
}

}
