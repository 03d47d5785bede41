# From which commit of which repository the program is built, for --version and for the workflows that `qbank init` writes.
# Asked when CMake configures, not at each build; only version.cpp depends on it. -DQBANK_COMMIT=… and
# -DQBANK_REPOSITORY=… say it where there is no git, as in a build from an archive.
set(QBANK_COMMIT "" CACHE STRING "Commit the sources are of, if git cannot tell")
set(QBANK_REPOSITORY "" CACHE STRING "owner/name on GitHub of the sources, if git cannot tell")
set(QBANK_COMMIT_FOUND "${QBANK_COMMIT}")
set(QBANK_REPOSITORY_FOUND "${QBANK_REPOSITORY}")

find_package(Git QUIET)
function(qbank_ask_git variable)
    execute_process(COMMAND ${GIT_EXECUTABLE} ${ARGN} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
        OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(failed)
        set(answer "")
    endif()
    set(${variable} "${answer}" PARENT_SCOPE)
endfunction()

# A `.git` of its own: the sources may lie inside another project's repository.
if(GIT_FOUND AND EXISTS ${CMAKE_SOURCE_DIR}/.git)
    if(NOT QBANK_COMMIT_FOUND)
        qbank_ask_git(QBANK_COMMIT_FOUND rev-parse --verify HEAD)
    endif()
    if(NOT QBANK_REPOSITORY_FOUND)
        qbank_ask_git(remote config --get remote.origin.url)
        if(remote MATCHES "github\\.com[:/]([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)$")
            string(REGEX REPLACE "\\.git$" "" QBANK_REPOSITORY_FOUND "${CMAKE_MATCH_1}")
        endif()
    endif()
endif()
if(NOT QBANK_COMMIT_FOUND MATCHES "^[0-9a-f]*$" OR NOT QBANK_REPOSITORY_FOUND MATCHES "^([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)?$")
    message(FATAL_ERROR "QBANK_COMMIT is a hash, QBANK_REPOSITORY is owner/name")
endif()
