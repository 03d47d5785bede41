# shellcheck shell=bash
# What takes too long for `./run test`: the parts of `./run soak`, `./run fuzz` and `./run coverage`; sourced by run,
# which brings the packages and the program.
# shellcheck disable=SC2154 # what is not assigned here is run's

# name, what it does
soak_parts=(
    "faults:every call that reaches the disk fails with every error; 1,000 kills"
    "permalinks:200 random histories of a bank"
    "preview:30 random sequences of 60 edits under the preview"
    "server:1,000 connections at once to the preview, slow ones and broken ones"
    "threads:the parallel build under the thread sanitizer"
    "differential:random banks, what was written read back by the engine of the search"
    "fuzz:each target of tests/fuzz for a minute"
)

soak_faults() { QBANK_SOAK=1 node --test --test-reporter=spec tests/faults.test.mjs tests/faults_export.test.mjs; }
soak_permalinks() { QBANK_SOAK=1 node --test --test-reporter=spec tests/permalinks.test.mjs; }
soak_preview() { QBANK_SOAK=1 node --test --test-reporter=spec tests/preview.test.mjs; }
soak_server() { node --test --test-reporter=spec tests/soak/server.test.mjs; }
soak_differential() { node --test --test-reporter=spec tests/soak/differential.test.mjs; }
soak_fuzz() { fuzz_all 60; }

soak_threads() {
    cmake --preset tsan >build/configure.log 2>&1 || { cat build/configure.log >&2; return 1; }
    cmake --build build/tsan --target qbank unit_base_parallel_test unit_publish_site_test unit_render_templates_test
    local test
    for test in base_parallel publish_site render_templates; do build/tsan/tests/unit_"$test"_test; done
    local round
    for round in 1 2 3; do
        TSAN_OPTIONS=halt_on_error=1 build/tsan/qbank build content -o "build/tsan-site" --jobs 8 --quiet
        say "parallel build $round: no data race"
    done
}

run_soak() {
    local part name failed_parts=() wanted=("$@")
    if [[ ${1:-} == --list ]]; then
        for part in "${soak_parts[@]}"; do printf '  %-13s %s\n' "${part%%:*}" "${part#*:}"; done
        return
    fi
    for name in "${wanted[@]}"; do declare -F "soak_$name" >/dev/null || die "there is no part \"$name\""; done
    install_for_tests
    build_program
    for part in "${soak_parts[@]}"; do
        name=${part%%:*}
        [[ ${#wanted[@]} -eq 0 || " ${wanted[*]} " == *" $name "* ]] || continue
        printf '== %s: %s\n' "$name" "${part#*:}"
        local started=$SECONDS status=0
        # Not behind a condition, which would let a part go on after a failing command.
        set +e
        (set -e; "soak_$name")
        status=$?
        set -e
        printf -- '-- %s: %s, %s s\n' "$name" "$([[ $status -eq 0 ]] && printf ok || printf FAILED)" "$((SECONDS - started))"
        [[ $status -eq 0 ]] || failed_parts+=("$name")
    done
    [[ ${#failed_parts[@]} -eq 0 ]] || die "failed: ${failed_parts[*]}"
}

# What is found goes to build/fuzz/found, and what widens the coverage to build/fuzz/corpus: an input that broke
# something is to be made small and kept in tests/fuzz/corpus with the mend.
fuzz() { # [TARGET [SECONDS]]
    if [[ $# -eq 0 ]]; then fuzz_all 60; else build_fuzz && fuzz_target "$1" "${2:-60}"; fi
}

build_fuzz() {
    install_packages "${build_packages[@]}" "${fuzz_packages[@]}"
    mkdir -p build
    cmake --preset fuzz >build/configure.log 2>&1 || { cat build/configure.log >&2; return 1; }
    cmake --build build/fuzz --target qbank_fuzz >&2
}

fuzz_targets() { find tests/fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | LC_ALL=C sort; }

fuzz_all() { # SECONDS
    build_fuzz || return
    local target failed=0
    for target in $(fuzz_targets); do fuzz_target "$target" "$1" || failed=1; done
    return "$failed"
}

fuzz_target() { # TARGET SECONDS
    local found=build/fuzz/found corpus=build/fuzz/corpus/$1 log=build/fuzz/$1.log seeds=("tests/fuzz/corpus/$1") status=0
    [[ -d ${seeds[0]} ]] || die "there is no target \"$1\"; there are: $(fuzz_targets | tr '\n' ' ')"
    [[ $1 == question || $1 == index || $1 == markdown ]] && seeds+=(tests/unit/data/reading)
    mkdir -p "$found" "$corpus"
    FUZZ_TARGET=$1 build/fuzz/tests/fuzz/qbank_fuzz -max_total_time="$2" -timeout=20 -rss_limit_mb=3000 -max_len=16384 \
        -print_final_stats=1 -artifact_prefix="$found/$1-" "$corpus" "${seeds[@]}" >"$log" 2>&1 || status=$?
    printf '%s: %s inputs tried in %s s, %s\n' "$1" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "$2" \
        "$([[ $status -eq 0 ]] && printf 'nothing found' || printf 'FOUND one (%s)' "$log")"
    return "$status"
}

coverage() {
    install_for_tests
    install_packages "${build_packages[@]}" "${coverage_packages[@]}"
    mkdir -p build
    cmake --preset coverage >build/configure.log 2>&1 || { cat build/configure.log >&2; return 1; }
    cmake --build build/coverage -- -k 0 >build/coverage-build.log 2>&1 || { tail -n 30 build/coverage-build.log >&2; return 1; }
    find build/coverage -name '*.gcda' -delete
    ctest --test-dir build/coverage --parallel "$(nproc)" >build/coverage-unit.log 2>&1 || say "unit tests failed (build/coverage-unit.log)"
    # The program, too: what only a whole run shows. Not with failing disks: each of the hundreds of files of counts that
    # a run leaves would be a call to fail.
    local step
    for step in golden topic_pages transcripts review rules check_and_build exports permalinks completion schemas workflows; do
        QBANK_PROGRAM=$PWD/build/coverage/qbank QBANK=$PWD/build/coverage/qbank \
            node --test "tests/$step.test.mjs" >"build/coverage-$step.log" 2>&1 || say "$step failed (build/coverage-$step.log)"
    done
    build/coverage/qbank build content -o build/coverage-site --quiet
    gcovr --root . --filter generator/ --exclude-throw-branches --sort-percentage --print-summary \
        --gcov-ignore-parse-errors --output build/coverage.txt build/coverage
}
