#!/usr/bin/env bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
#
# From a checkout on a bare Debian 12 or 13 to a result, or to the verdict of the tests. Other releases of
# Debian and Ubuntu will do if their packages are recent enough; if not, it is said which are not.
#
#   ./bootstrap.sh run [CASE.prm] [options]   set up, then `softlattice run` with these arguments
#   ./bootstrap.sh test [ctest options]       set up, then every test but those with the label long
#   ./bootstrap.sh setup                      packages, configuration and the whole build, no more
#   ./bootstrap.sh package                    a .deb of the program for this release, build-package/*.deb
#
# Needs root or sudo while packages are missing. What is done already is not done again. A bare
# `./bootstrap.sh run` is the demonstration parameters/humid_film.prm: it replaces the earlier
# result of the demonstration, results/humid_film/. As soon as there are arguments, nothing is
# replaced unless --overwrite is one of them.
#
# PRESET=debug builds in build-debug/ instead, with deal.II's assertions on.
# JOBS=N sets the number of compilers at a time (default: one per core and 2.5 GiB of free memory).
# CI=true turns warnings into errors.
#
# Exit status: that of softlattice or ctest; 2 wrong usage; 4 something needed could not be had;
# 70 the build failed.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
preset=${PRESET:-release}
build=$project/build
# in a Debug build the tests of the shell and of several processes would say nothing new, slowly
left_out='^long$'
left_out_tests='^$'
if [[ $preset == debug ]]; then
  build=$project/build-debug
  left_out='^(long|style|cli|parallel)$'
  # Where a field is exactly zero on one side of an edge, deal.II compares that relatively with the 1e-47
  # that rounding leaves of the same zero on the other side.
  left_out_tests='^fronts\.Kolmogorov$'
fi
logs=$build/bootstrap

# What the build includes, links or starts itself; the package manager brings what these depend on. The first take
# seconds and suffice for a quarter of the build, which is done while the others take minutes. Clang, because it takes
# two thirds of the time of g++, of templates above all, which it instantiates when it precompiles their headers.
light_packages=(clang cmake ninja-build mold libudunits2-dev librandom123-dev libspdlog-dev nlohmann-json3-dev
  libboost-program-options-dev)
packages=("${light_packages[@]}" libdeal.ii-dev libvtk9-dev libgtest-dev openmpi-bin libopenblas0-serial
  libjs-chart.js)

# The same for systems without these packages: programs, headers, and what to ask for.
programs=(c++ cmake ninja mpirun)
headers=(deal.II/base/config.h petsc.h mpi.h udunits2.h
  Random123/philox.h spdlog/spdlog.h nlohmann/json.hpp boost/program_options.hpp gtest/gtest.h)

say() { printf '[bootstrap] %s\n' "$*"; }

give_up() {
  local code=$1
  shift
  printf '[bootstrap] error: %s\n' "$@" >&2
  exit "$code"
}

show_help() { sed -n '5,/^set -/{/^set -/d;s/^#$//;s/^# //;p}' "$project/bootstrap.sh"; }

[[ $preset == release || $preset == debug ]] || give_up 2 "PRESET is release or debug, not '$preset'"

# The oldest that will do, of packages that are older somewhere.
oldest=(libdeal.ii-dev=9.4 libvtk9-dev=9.1 cmake=3.25)

# For cmake when a folder is configured for the first time, and for the style test of headers.
choose_compiler() {
  if [[ -z ${CXX:-} ]] && command -v clang++ >/dev/null && command -v clang >/dev/null; then
    export CC=clang CXX=clang++
  fi
}

has_packages() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

this_system() { (. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-this system}") || echo "this system"; }

missing_packages() {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true)
  local name
  for name in "${packages[@]}"; do
    grep -qxF "installed $name" <<<"$installed" || printf '%s\n' "$name"
  done
}

# as_root COMMAND...
as_root() {
  if ((EUID == 0)); then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

# logged FILE COMMAND...: all output goes to FILE, whose end is shown if the command fails.
logged() {
  local file=$1
  shift
  if ! "$@" >"$file" 2>&1; then
    tail -n 40 "$file" >&2
    give_up 4 "'$*' failed; the whole log is $file"
  fi
}

# unfit_packages PACKAGE...: those that the package lists have not, or in a version that is too old, one a line.
unfit_packages() {
  local name candidate least
  for name in "$@"; do
    candidate=$(LC_ALL=C apt-cache policy "$name" 2>/dev/null | sed -n 's/^ *Candidate: //p')
    if [[ -z $candidate || $candidate == '(none)' ]]; then
      printf 'package %s\n' "$name"
      continue
    fi
    for least in "${oldest[@]}"; do
      [[ ${least%%=*} != "$name" ]] || dpkg --compare-versions "$candidate" ge "${least#*=}" ||
        printf 'package %s in version %s or later (%s here)\n' "$name" "${least#*=}" "$candidate"
    done
  done
}

# install_packages [begin]: begin: and begin building meanwhile
install_packages() {
  local missing again being_installed
  mapfile -t missing < <(missing_packages)
  being_installed=$logs/being_installed.$(cat /proc/sys/kernel/random/boot_id)
  mapfile -t again < <(find "$logs" -name 'being_installed.*' ! -path "$being_installed" -exec cat {} +)
  if ((${#missing[@]} + ${#again[@]} == 0)); then
    return
  fi
  say "packages missing: ${missing[*]}"
  ((${#again[@]} == 0)) || say "and those that were being installed when this machine went down: ${again[*]}"
  missing+=("${again[@]}")
  ((EUID == 0)) || command -v sudo >/dev/null ||
    give_up 4 "installing them needs root or sudo. As root: apt-get install --no-install-recommends ${missing[*]}"
  local apt=(apt-get -o DPkg::Lock::Timeout=300)
  say "fetching the package lists (log: $logs/update.log)"
  logged "$logs/update.log" as_root "${apt[@]}" update
  local unfit
  unfit=$(unfit_packages "${missing[@]}")
  if [[ -n $unfit ]]; then
    printf '%s\n' "$unfit" | sed 's/^/[bootstrap] missing: /' >&2
    give_up 4 "the packages of $(this_system) do not suffice; Debian 12 and 13 have all" \
      "or, if the above lie elsewhere, configure by hand: cmake --preset release -DCMAKE_PREFIX_PATH=..."
  fi
  local plan
  plan=$(LC_ALL=C "${apt[@]}" install --no-install-recommends --assume-no "${missing[@]}" 2>/dev/null || true)
  sed -n -E 's/^(Need to get|After this operation).*/[bootstrap] &/p' <<<"$plan"
  # Where nothing that is here is replaced, dpkg need not wait for the disk after each file, which takes a third of the
  # time: should the power fail meanwhile, what was there before is whole, and the next call installs the new ones again.
  if grep -q '^0 upgraded.* 0 to remove' <<<"$plan"; then
    apt+=(-o DPkg::Options::=--force-unsafe-io)
  fi
  ((${#again[@]} == 0)) || apt+=(--reinstall)
  sed '1,/^The following NEW packages/d;/^[^ ]/,$d' <<<"$plan" | tr -s ' ' '\n' | sed '/^$/d' >>"$being_installed"
  sync "$being_installed"
  local begin=$SECONDS light=0
  say "installing, which takes some minutes (log: $logs/install.log)"
  if [[ ${1:-} == begin && ! -f $build/build.ninja ]]; then
    logged "$logs/install_light.log" as_root "${apt[@]}" install --yes --no-install-recommends "${light_packages[@]}"
    compile_light >"$logs/light.log" 2>&1 &
    light=$!
  fi
  logged "$logs/install.log" as_root "${apt[@]}" install --yes --no-install-recommends "${missing[@]}"
  sync
  rm "$logs"/being_installed.*
  say "installed in $((SECONDS - begin)) s"
  # what may have failed is done again by the whole build, which says why
  ((light == 0)) || wait "$light" || true
}

# On another system: the names of what is missing, one a line.
missing_elsewhere() {
  local name
  for name in "${programs[@]}"; do
    command -v "$name" >/dev/null || printf 'program %s\n' "$name"
  done
  local mpi
  if ! command -v c++ >/dev/null; then
    printf 'probably header %s (there is no compiler to look with)\n' "${headers[@]}"
    return
  fi
  mpi=$(mpicxx --showme:compile 2>/dev/null || true)
  for name in "${headers[@]}"; do
    # shellcheck disable=SC2086
    printf '#if !__has_include(<%s>)\n#error\n#endif\n' "$name" |
      c++ -std=c++17 $mpi -I/usr/include/petsc -fsyntax-only -x c++ - 2>/dev/null || printf 'header %s\n' "$name"
  done
}

check_other_system() {
  local missing
  missing=$(missing_elsewhere)
  if [[ -n $missing ]]; then
    printf '%s\n' "$missing" | sed 's/^/[bootstrap] missing: /' >&2
    give_up 4 "packages are installed on Debian and Ubuntu only; install the above (deal.II >= 9.4 with p4est and PETSc, VTK >= 9.1)" \
      "or, if they lie elsewhere, configure by hand: cmake --preset release -DCMAKE_PREFIX_PATH=..."
  fi
}

# Of this machine; nproc itself would believe OMP_NUM_THREADS, which is set here and elsewhere for other reasons.
n_cores() { env -u OMP_NUM_THREADS nproc; }

# One compiler per core, and per 2.5 GiB of memory that is free here.
build_jobs() {
  local cores free_kib limit jobs
  cores=$(n_cores)
  free_kib=$(awk '/^MemAvailable:/ {print $2}' /proc/meminfo)
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
  if [[ $limit =~ ^[0-9]+$ ]] && ((limit / 1024 < free_kib)); then
    free_kib=$((limit / 1024))
  fi
  jobs=$((free_kib / 2621440))
  ((jobs <= cores)) || jobs=$cores
  ((jobs >= 1)) || jobs=1
  echo "${JOBS:-$jobs}"
}

# options_of_build [ON]: those of CMake that are decided here; ON: for compile_light()
options_of_build() {
  local werror=OFF
  [[ ! ${CI:-} =~ ^(1|true)$ ]] || werror=ON
  printf '%s\n' "SOFTLATTICE_WERROR:BOOL=$werror" "SOFTLATTICE_ONLY_LIGHT:BOOL=${1:-OFF}"
}

# What needs none of the larger packages, with the compiler options of the whole build, which takes it over.
compile_light() {
  cd "$project"
  choose_compiler
  mapfile -t options < <(options_of_build ON)
  cmake --preset "$preset" "${options[@]/#/-D}"
  nice cmake --build "$build" --parallel "$(build_jobs)"
}

configure() {
  local options option decided=true
  mapfile -t options < <(options_of_build)
  # ninja configures again by itself when a CMakeLists.txt changes
  for option in "${options[@]}"; do
    [[ -f $build/build.ninja ]] && grep -qx "$option" "$build/CMakeCache.txt" || decided=false
  done
  if $decided; then
    return
  fi
  say "configuring (log: $logs/configure.log)"
  logged "$logs/configure.log" cmake -S "$project" --preset "$preset" "${options[@]/#/-D}"
}

# compile [TARGET]: without a target, everything; ninja knows what is up to date
compile() {
  local jobs begin=$SECONDS
  jobs=$(build_jobs)
  say "building what has changed, $jobs compilers at a time"
  NINJA_STATUS='[build %f/%t, %e s] ' cmake --build "$build" --parallel "$jobs" ${1:+--target "$1"} ||
    give_up 70 "the build failed; the first error is above"
  say "built in $((SECONDS - begin)) s"
}

# set_up [TARGET]
set_up() {
  mkdir -p "$logs"
  if has_packages; then
    install_packages begin
  else
    check_other_system
  fi
  choose_compiler
  (cd "$project" && configure)
  compile "$@"
}

# For programs that use MPI: one thread per rank, and the first two because in a container the user is root.
runtime_environment() {
  if ((EUID == 0)); then
    export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
  fi
  export OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}
}

run() {
  set_up softlattice
  runtime_environment
  local case_file=$project/parameters/humid_film.prm
  [[ $PWD != "$project" ]] || case_file=parameters/humid_film.prm
  if (($# == 0)); then
    set -- "$case_file" --overwrite
  elif [[ $1 == -* ]]; then
    set -- "$case_file" "$@"
  fi
  say "softlattice run $*"
  exec "$build/softlattice" run "$@"
}

run_tests() {
  set_up
  runtime_environment
  # tests of three ranks also run where there are two cores, and ranks of two tests must not share one
  export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_hwloc_base_binding_policy=none
  # the same to Open MPI 5
  export PRTE_MCA_rmaps_default_mapping_policy=:oversubscribe PRTE_MCA_hwloc_default_binding_policy=none
  # who waits for a process without a core should not keep it from getting one
  export OMPI_MCA_mpi_yield_when_idle=1
  # Open MPI makes this folder when a process starts and removes it when the last one has ended, so that
  # two tests that start together can fall over each other. With a file in it, it stays.
  local session=${TMPDIR:-/tmp}/ompi.${HOSTNAME%%.*}.$EUID
  mkdir -p "$session"
  touch "$session/softlattice"
  local status=0
  say "testing"
  ctest --test-dir "$build" --label-exclude "$left_out" --exclude-regex "$left_out_tests" --output-on-failure \
    --parallel "$(n_cores)" "$@" || status=$?
  rm -f "$session/softlattice"
  exit "$status"
}

# The program for every x86-64 processor, and for those with AVX2 and with AVX-512, of which the installed
# `softlattice` takes the one that suits.
package() {
  has_packages || give_up 4 "packages are made on Debian and Ubuntu only; elsewhere: cmake --install build --prefix DIR"
  packages+=(dpkg-dev file)
  local base=$project/build-package all=() processors=()
  mapfile -t processors < <([[ $(uname -m) == x86_64 ]] && printf '%s\n' x86-64 x86-64-v3 x86-64-v4 || echo '')
  logs=$base/bootstrap
  mkdir -p "$logs"
  install_packages
  choose_compiler
  local one
  for one in "${processors[@]}"; do
    build=$base/${one:-any}
    say "configuring for ${one:-any processor} (log: $logs/configure.log)"
    logged "$logs/configure.log" cmake -S "$project" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
      -DBUILD_TESTING=OFF -DSOFTLATTICE_ARCH="$one" \
      -DSOFTLATTICE_SHELL_FILES="$([[ $one == "${processors[0]}" ]] && echo ON || echo OFF)"
    compile
    all+=("$build;softlattice;ALL;/")
  done
  say "packing (log: $logs/pack.log)"
  logged "$logs/pack.log" cpack --config "$build/CPackConfig.cmake" -G DEB -B "$base" \
    -D CPACK_INSTALL_CMAKE_PROJECTS="$(IFS=';' && echo "${all[*]}")"
  say "$(ls -t "$base"/*.deb | head -n 1)"
}

case ${1:-} in
  run)
    shift
    run "$@"
    ;;
  test)
    shift
    run_tests "$@"
    ;;
  setup)
    (($# == 1)) || give_up 2 "setup takes no arguments"
    set_up
    ;;
  package)
    (($# == 1)) || give_up 2 "package takes no arguments"
    package
    ;;
  -h | --help | help)
    show_help
    ;;
  *)
    show_help >&2
    exit 2
    ;;
esac
