#include "base/timings.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "base/json.hpp"
#include "base/parallel.hpp"

namespace qbank {
namespace {

double seconds(const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
}

void write_text(const Timings& timings, const Made& made, std::ostream& out) {
    const auto line = [&](std::string_view name, std::string_view wall, std::string_view processor,
                          std::string_view peak) {
        out << fmt::format("{:<10}{:>11}{:>11}{:>10}\n", name, wall, processor, peak);
    };
    const auto row = [&](const Timings::Stage& stage) {
        line(stage.name, fmt::format("{:.1f}", stage.wall * 1e3),
             fmt::format("{:.1f}", stage.processor * 1e3),
             fmt::format("{:.0f}", static_cast<double>(stage.peak_bytes) / 1e6));
    };
    line("stage", "wall ms", "CPU ms", "peak MB");
    for (const Timings::Stage& stage : timings.stages()) row(stage);
    const Timings::Stage total = timings.total();
    row(total);
    if (made.questions > 0 && total.wall > 0)
        out << fmt::format("{:.0f} questions a second\n", static_cast<double>(made.questions) / total.wall);
}

Json as_json(const Timings::Stage& stage) {
    const auto rounded = [](double s) { return static_cast<double>(static_cast<long>(s * 1e6 + 0.5)) / 1e6; };
    Json json;
    json["name"] = stage.name;
    json["wall_s"] = rounded(stage.wall);
    json["processor_s"] = rounded(stage.processor);
    json["peak_bytes"] = stage.peak_bytes;
    return json;
}

void write_json(const Timings& timings, const Made& made, unsigned jobs, std::ostream& out) {
    Json json;
    json["schema"] = 1;
    json["stages"] = Json::array();
    for (const Timings::Stage& stage : timings.stages()) json["stages"].push_back(as_json(stage));
    json["total"] = as_json(timings.total());
    json["jobs"] = jobs;
    json["questions"] = made.questions;
    json["files"] = made.files;
    json["bytes"] = made.bytes;
    out << to_text(json) << '\n';
}

}  // namespace

Timings::Timings(Meter meter) : meter_(std::move(meter)), first_(meter_()), begun_(first_) {}

Timings::Reading Timings::of_this_process() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const std::chrono::duration<double> now = std::chrono::steady_clock::now().time_since_epoch();
    return {now.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
            static_cast<std::size_t>(usage.ru_maxrss) * 1024};
}

void Timings::begin(std::string_view name) {
    end();
    const auto found =
        std::find_if(stages_.begin(), stages_.end(), [&](const Stage& stage) { return stage.name == name; });
    running_ = static_cast<std::size_t>(found - stages_.begin());
    if (found == stages_.end()) stages_.push_back({std::string(name), 0, 0, 0});
    begun_ = meter_();
}

void Timings::end() {
    if (running_ == none) return;
    const Reading now = meter_();
    Stage& stage = stages_[running_];
    stage.wall += now.wall - begun_.wall;
    stage.processor += now.processor - begun_.processor;
    stage.peak_bytes = now.peak_bytes;
    running_ = none;
}

Timings::Stage Timings::total() const {
    const Reading now = meter_();
    return {"total", now.wall - first_.wall, now.processor, now.peak_bytes};
}

void write_timings(const Timings& timings, const Made& made, unsigned jobs, std::string_view format,
                   std::ostream& out) {
    if (format == "json") {
        write_json(timings, made, worker_count(jobs), out);
    } else {
        write_text(timings, made, out);
    }
}

}  // namespace qbank
