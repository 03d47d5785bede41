#pragma once
#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace qbank {

/// What a run takes, stage by stage: wall time, processor time of all threads, and the peak of memory so far.
/// Some microseconds a stage, so it is always measured and told only to who asks.
class Timings {
  public:
    /// Seconds since some moment (wall), seconds of processor time and bytes of memory at most since the
    /// process began.
    struct Reading {
        double wall = 0, processor = 0;
        std::size_t peak_bytes = 0;
    };
    using Meter = std::function<Reading()>;

    struct Stage {
        std::string name;
        double wall = 0, processor = 0;  ///< seconds
        std::size_t peak_bytes = 0;      ///< at its end
    };

    /// `meter` is replaced in tests.
    explicit Timings(Meter meter = of_this_process);

    /// A new stage; ends the one before. A name that was there already goes on with it.
    void begin(std::string_view name);
    void end();

    const std::vector<Stage>& stages() const { return stages_; }
    /// From the construction on; the processor time from the beginning of the process, so that loading the
    /// program is in it.
    Stage total() const;

    static Reading of_this_process();

  private:
    Meter meter_;
    Reading first_, begun_;
    std::size_t running_ = none;
    std::vector<Stage> stages_;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// What was made, for the rates.
struct Made {
    std::size_t questions = 0, files = 0, bytes = 0;
};

/// `format`: "text", a table for people; "json", `{"schema": 1, "stages": [{"name", "wall_s", "processor_s",
/// "peak_bytes"}], "total": {the same}, "jobs", "questions", "files", "bytes"}`.
void write_timings(const Timings& timings, const Made& made, unsigned jobs, std::string_view format,
                   std::ostream& out);

}  // namespace qbank
