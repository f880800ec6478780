// SPDX-License-Identifier: BSL-1.0
#include "judge/thresholds.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace pawl::perf {

namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// As Catch2 folds tags: ASCII only.
std::string lower(std::string_view text) {
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return folded;
}

// Up to the comma that ends the first item; a comma inside a tag's brackets does not.
std::string_view first_item(std::string_view text) {
    const auto tag_end = text.starts_with('[') ? text.find(']') : 0;
    return text.substr(0, text.find(',', tag_end));
}

}  // namespace

std::optional<double> parse_ratio(std::string_view text) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (!percent && value >= 1) return std::nullopt;  // "5" would be 500 %, which nobody means
    const double ratio = percent ? value / 100 : value;
    if (!(ratio > 0 && ratio < 10)) return std::nullopt;
    return ratio;
}

std::optional<Thresholds> Thresholds::parse(std::string_view text) {
    Thresholds thresholds;
    bool has_one_for_all = false;
    for (bool more = true; more;) {
        text = trimmed(text);
        const auto item = first_item(text);
        if (!item.starts_with('[') && std::exchange(has_one_for_all, true)) return std::nullopt;
        if (!thresholds.take(item)) return std::nullopt;
        more = item.size() < text.size();
        text.remove_prefix(item.size() + (more ? 1 : 0));
    }
    return thresholds;
}

bool Thresholds::take(std::string_view item) {
    std::string_view tag;
    if (item.starts_with('[')) {
        const auto tag_end = item.find(']');
        if (tag_end == std::string_view::npos || tag_end == 1 || !item.substr(tag_end).starts_with("]=")) return false;
        tag = item.substr(1, tag_end - 1);
        item.remove_prefix(tag_end + 2);
    }
    const auto ratio = parse_ratio(trimmed(item));
    if (!ratio) return false;
    if (tag.empty()) {
        m_for_all = *ratio;
        return true;
    }
    return m_by_tag.emplace(lower(tag), *ratio).second;
}

double Thresholds::ratio_for(std::span<const std::string> tags) const {
    std::optional<double> tightest;
    for (const std::string& tag : tags) {
        const auto named = m_by_tag.find(lower(tag));
        if (named != m_by_tag.end()) tightest = std::min(tightest.value_or(named->second), named->second);
    }
    return tightest.value_or(m_for_all);
}

}  // namespace pawl::perf
