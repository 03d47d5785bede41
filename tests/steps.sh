# shellcheck shell=bash
# The steps of `./run test`; sourced by run, which brings the packages and the program.
# A step is a function test_NAME that prints what it does and returns 0 if all is well. Steps that run Node's test
# runner or ctest are counted by their cases, all others as one.

# name, what it tests; in the order in which they run: what is quick to tell comes first.
steps=(
    "house:house rules that a script can see: includes, formatting, unsafe DOM writes, shell scripts"
    "github:workflows and issue forms against their JSON schemas"
    "content:the answers of content/: their parts, their spelling, and that their code is true"
    "harness:the test harness notices what it is there to notice"
    "program:the program, built for release"
    "js:types of the JavaScript, and its tests in Node"
    "cases:banks in tests/cases give what they gave"
    "cli:the transcripts of tests/cli"
    "tools:completions in their shells, the manual page, the JSON schemas"
    "workflows:the shell steps of the workflows, and a pull request from beginning to end"
    "exports:every export of several banks, read by programs that are not ours"
    "docs:the commands in README.md and CONTRIBUTING.md"
    "reproducible:the same input gives the same bytes"
    "preview:random edits under the preview: what it shows at once, and in the end, is what a build gives"
    "faults:a disk that fails, kills and Ctrl-C at every moment: the old site or the new one, whole"
    "permalinks:random histories of a bank, in which no published address breaks"
    "browser:the site of content/ in Chromium"
    "quality:reading, duplicates and search measured against ../shared"
    "package:the packages, installed into an empty root"
    "unit:unit tests, under the address and undefined-behaviour sanitizers"
)

node_test() { node --test --test-reporter=spec "$@"; }

test_house() { node_test tests/house.test.mjs; }
test_github() { node_test tests/github.test.mjs; }
test_harness() { node_test tests/harness/*.test.mjs; }
test_cases() { node_test tests/golden.test.mjs tests/topic_pages.test.mjs; }
test_cli() { node_test tests/transcripts.test.mjs tests/review.test.mjs tests/rules.test.mjs tests/serve.test.mjs tests/check_and_build.test.mjs; }
test_tools() { node_test tests/completion.test.mjs tests/schemas.test.mjs; }
test_workflows() { node_test tests/workflows.test.mjs; }
test_exports() { node_test tests/exports.test.mjs; }
test_docs() { node_test tests/docs.test.mjs tests/reference.test.mjs; }
test_reproducible() { node_test tests/reproducible.test.mjs; }
test_preview() { node_test tests/preview.test.mjs; }
test_faults() { node_test tests/faults.test.mjs tests/faults_export.test.mjs; }
test_permalinks() { node_test tests/permalinks.test.mjs; }
test_quality() { node_test tests/quality.test.mjs; }
test_package() { package && node_test tests/package.test.mjs; }
test_content() {
    # The distribution's Python: Django, DRF and the SQL grammars come as its packages.
    local gold=../shared/gold/extraction.jsonl options=()
    [[ -e $gold ]] && options=(--gold "$gold")
    /usr/bin/python3 tests/content/checkers_test.py
    /usr/bin/python3 tests/content/check.py --strict "${options[@]}"
    /usr/bin/python3 tests/content/spelling.py --strict
}
test_program() { build_program; }

test_js() {
    node tests/node_modules/typescript/bin/tsc --project tests/tsconfig.json
    local files
    mapfile -t files < <(find tests/js -name '*.test.mjs' -o -name '*.test.js' | LC_ALL=C sort)
    [[ ${#files[@]} -eq 0 ]] || node_test "${files[@]}"
}

# shellcheck disable=SC2154 # program is run's
test_browser() {
    CHROME_PATH=$(find_browser)
    export CHROME_PATH
    rm -rf build/test-site
    "$program" build content -o build/test-site --base-url https://example.org/bank/
    # One file at a time: two browsers on two cores only make each other time out.
    local file failed=0
    for file in tests/browser/*.test.mjs; do browser_test "$file" || failed=1; done
    return "$failed"
}

# A browser on a busy machine misses a deadline now and then. A file that fails is tried once more, and its first
# try stays in the log: indented, so that it is not counted.
browser_test() { # FILE
    local first
    if first=$(node_test "$1" 2>&1); then
        printf '%s\n' "$first"
        return
    fi
    printf '%s\n' "$first" | sed 's/^/  first try | /'
    printf '%s failed and is tried once more\n' "$1"
    node_test "$1"
}

test_unit() {
    # Less optimization and shorter debugging data than the preset has: half the time to compile.
    cmake --preset asan -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -g1"
    local targets built=0
    mapfile -t targets < <(find tests/unit -name '*_test.cpp' -printf 'unit_%f\n' | sed 's/\.cpp$//' | LC_ALL=C sort)
    # A test that does not compile is told, and the others run nevertheless.
    cmake --build build/asan --target "${targets[@]}" fuzz_replay -- -k 0 || built=$?
    ctest --test-dir build/asan --output-on-failure --parallel "$(nproc)"
    return "$built"
}

needs_program() { [[ " js cases cli exports docs reproducible preview faults permalinks browser quality github tools workflows package " == *" $1 "* ]]; }

list_steps() {
    local step
    for step in "${steps[@]}"; do printf '  %-13s %s\n' "${step%%:*}" "${step#*:}"; done
}

sum_of() { awk -v key="$2" '$1 == "ℹ" && $2 == key {n += $3} END {print n + 0}' "$1"; }

# Prints "passed failed skipped" of a step from its log and exit status.
tally() {
    local log=$1 status=$2 passed failed skipped
    passed=$(sum_of "$log" pass)
    failed=$(($(sum_of "$log" fail) + $(sum_of "$log" cancelled)))
    skipped=$(sum_of "$log" skipped)
    # ctest: "97% tests passed, 1 tests failed out of 37"
    local of_ctest
    of_ctest=$(sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests failed out of ([0-9]+)$/\1 \2/p' "$log")
    if [[ -n $of_ctest ]]; then
        failed=$((failed + ${of_ctest% *}))
        passed=$((passed + ${of_ctest#* } - ${of_ctest% *}))
    fi
    # A step that counts nothing is one case; one that ends badly has failed, whatever it counted.
    [[ $status -ne 0 && $failed -eq 0 ]] && failed=1
    [[ $((passed + failed + skipped)) -eq 0 ]] && passed=1
    printf '%s %s %s\n' "$passed" "$failed" "$skipped"
}

run_step() { # NAME; the log is shown when the step has failed
    local name=$1 log=build/test-logs/$1.log started=$SECONDS status=0 counts
    # Not `|| status=$?`: behind a condition the shell would no longer stop a step at its first failing command.
    set +e
    (set -e; "test_$name") >"$log" 2>&1 </dev/null
    status=$?
    set -e
    counts=$(tally "$log" "$status")
    read -r step_passed step_failed step_skipped <<<"$counts"
    step_seconds=$((SECONDS - started))
    if [[ $step_failed -gt 0 ]]; then
        cat "$log"
        printf -- '-- %s: FAILED, %s passed, %s failed, %s s (%s)\n' "$name" "$step_passed" "$step_failed" \
            "$step_seconds" "$log"
    else
        grep -E '^﹣.*# |is tried once more$' "$log" || true # what was skipped, with the reason, and what was not steady
        printf -- '-- %s: ok, %s passed%s, %s s\n' "$name" "$step_passed" \
            "$([[ $step_skipped -gt 0 ]] && printf ', %s skipped' "$step_skipped")" "$step_seconds"
    fi
}

run_steps() {
    local wanted=() step name
    while [[ $# -gt 0 ]]; do
        case $1 in
            --list) list_steps && return ;;
            --only) wanted+=("${2:?--only needs the name of a step}") && shift ;;
            *) wanted+=("$1") ;;
        esac
        shift
    done
    for name in "${wanted[@]}"; do
        declare -F "test_$name" >/dev/null || { list_steps >&2; die "there is no step \"$name\""; }
    done
    if [[ ${#wanted[@]} -eq 0 ]]; then
        for step in "${steps[@]}"; do wanted+=("${step%%:*}"); done
    fi

    install_for_tests
    mkdir -p build/test-logs
    local passed=0 failed=0 skipped=0 failed_steps=() built=unknown
    local step_passed step_failed step_skipped step_seconds
    for step in "${steps[@]}"; do
        name=${step%%:*}
        [[ " ${wanted[*]} " == *" $name "* ]] || continue
        printf '== %s: %s\n' "$name" "${step#*:}"
        if needs_program "$name" && [[ $built == unknown ]]; then
            built=yes
            build_program >build/test-logs/program.log 2>&1 || { built=no; cat build/test-logs/program.log; }
        fi
        if needs_program "$name" && [[ $built == no ]]; then
            step_passed=0 step_failed=1 step_skipped=0
            printf -- '-- %s: FAILED, there is no program\n' "$name"
        else
            run_step "$name"
        fi
        [[ $name == program ]] && { [[ $step_failed -eq 0 ]] && built=yes || built=no; }
        passed=$((passed + step_passed)) failed=$((failed + step_failed)) skipped=$((skipped + step_skipped))
        [[ $step_failed -gt 0 ]] && failed_steps+=("$name")
    done
    printf '\n%s s\n' "$SECONDS"
    [[ ${#failed_steps[@]} -gt 0 ]] && printf 'failed: %s\n' "${failed_steps[*]}"
    if [[ $skipped -gt 0 ]]; then
        printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
    else
        printf '%s passed, %s failed\n' "$passed" "$failed"
    fi
    [[ $failed -eq 0 ]]
}
