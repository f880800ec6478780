// SPDX-License-Identifier: BSL-1.0
#include "measure/align.hpp"

#include <algorithm>
#include <map>

namespace pawl::perf {

std::vector<BenchmarkKey> common_in_order(const std::vector<BenchmarkKey>& baseline,
                                          const std::vector<BenchmarkKey>& candidate) {
    // No key stands twice in a list, so the longest common subsequence is the longest increasing run of positions
    // (Fredman 1975, by patience sorting): n log n where the table method would need n^2 for thousands of benchmarks.
    std::map<BenchmarkKey, std::size_t> position_in_baseline;
    for (std::size_t i = 0; i < baseline.size(); ++i) position_in_baseline.emplace(baseline[i], i);

    struct Card {
        std::size_t position;   // in the baseline
        std::size_t candidate;  // index in the candidate
        std::ptrdiff_t previous;
    };
    std::vector<Card> cards;
    std::vector<std::size_t> pile_tops;  // indices into cards, their positions ascending
    for (std::size_t i = 0; i < candidate.size(); ++i) {
        const auto found = position_in_baseline.find(candidate[i]);
        if (found == position_in_baseline.end()) continue;
        const auto pile = std::ranges::lower_bound(pile_tops, found->second, {},
                                                   [&](std::size_t card) { return cards[card].position; });
        const auto previous = pile == pile_tops.begin() ? std::ptrdiff_t{-1} : static_cast<std::ptrdiff_t>(*(pile - 1));
        cards.push_back({found->second, i, previous});
        if (pile == pile_tops.end()) {
            pile_tops.push_back(cards.size() - 1);
        } else {
            *pile = cards.size() - 1;
        }
    }
    std::vector<BenchmarkKey> common;
    for (auto card = pile_tops.empty() ? std::ptrdiff_t{-1} : static_cast<std::ptrdiff_t>(pile_tops.back());
         card >= 0;) {
        const Card& top = cards[static_cast<std::size_t>(card)];
        common.push_back(candidate[top.candidate]);
        card = top.previous;
    }
    std::ranges::reverse(common);
    return common;
}

}  // namespace pawl::perf
