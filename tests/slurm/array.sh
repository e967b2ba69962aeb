#!/bin/bash
# SPDX-License-Identifier: LGPL-2.1-or-later
# SPDX-FileCopyrightText: softlattice authors
# A study as a job array under a Slurm of its own (package slurm-wlm): the table is that of one driver, also after
# tasks have been killed. tests/slurm/array.sh BUILD
set -eu
for tool in munged slurmctld slurmd sbatch squeue scancel; do
  if ! command -v $tool > /dev/null; then
    echo "no $tool: apt-get install slurm-wlm munge"
    exit 77
  fi
done
if [ "$(id -u)" != 0 ]; then
  echo "munged, slurmctld and slurmd of this test run as root"
  exit 77
fi
program=$(realpath "$1")/softlattice
source=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
chmod 755 "$work"
host=$(hostname -s)
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 SLURM_CONF="$work/slurm.conf"

end_of_file() { # the process of a file ends
  [ -f "$1" ] && kill "$(cat "$1")" 2> /dev/null || true
}
clean_up() {
  scancel --signal=KILL --full --user=root > /dev/null 2>&1 || true
  for i in $(seq 30); do # steps end with their daemon still there
    [ -z "$(squeue --noheader 2> /dev/null)" ] && break
    sleep 1
  done
  end_of_file "$work/slurmd.pid"
  end_of_file "$work/slurmctld.pid"
  end_of_file "$work/munge.pid"
  sleep 1
  rm -rf "$work"
}
trap clean_up EXIT

mkdir "$work/spool" "$work/state"
head -c 1024 /dev/urandom > "$work/munge.key"
chmod 600 "$work/munge.key"
munged --force --key-file="$work/munge.key" --socket="$work/munge.sock" --pid-file="$work/munge.pid" \
  --log-file="$work/munge.log" --seed-file="$work/munge.seed"
cat > "$SLURM_CONF" << CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$work/munge.sock
SlurmUser=root
SlurmdUser=root
SlurmctldPort=17817
SlurmdPort=17818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
SchedulerParameters=bf_interval=1,sched_interval=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=test Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
slurmctld
sleep 1
slurmd
for i in $(seq 30); do
  sinfo --noheader --format=%t | grep -q idle && break
  sleep 1
done

cd "$work"
cat > study.prm << STUDY
subsection Study
  set Case       = $source/parameters/humid_film.prm
  set Quantities = t50, first nucleus, final LT fraction
  set Replicates = 4
  subsection Environment/Relative humidity
    set Values = 75, 80, 85 %
  end
end
subsection Geometry
  set Length = 6 um
  set Width  = 6 um
end
subsection Time
  set End time = 8 min
end
STUDY
without_wall_times() { sed 's/,[^,]*$//' "$1"; }
wait_for_jobs() { while [ -n "$(squeue --noheader)" ]; do sleep 1; done; }
fail() {
  echo "FAILED: $1"
  tail -n 5 "$work"/*/slurm/*.log "$work/slurmctld.log" "$work/slurmd.log"
  exit 1
}

"$program" sweep study.prm -o whole > /dev/null
"$program" sweep study.prm -o array --slurm
sbatch array/sweep.slurm
wait_for_jobs
[ "$(wc -l < array/study.csv)" = 13 ] || fail "rows are missing: $(cat array/study.csv)"
"$program" sweep study.prm -o array --resume > /dev/null
cmp <(without_wall_times whole/study.csv) <(without_wall_times array/study.csv) || fail "other rows"
echo "an array that ends: the same table"

"$program" sweep study.prm -o killed --slurm > /dev/null
sbatch killed/sweep.slurm
for i in $(seq 60); do
  [ "$(wc -l < killed/study.csv)" -ge 3 ] && break
  sleep 0.5
done
scancel --signal=KILL --full --user=root
wait_for_jobs
[ "$(wc -l < killed/study.csv)" -lt 13 ] || fail "all was over before the kill"
for i in $(seq 20); do # members of a driver that was killed end within seconds
  "$program" sweep study.prm -o killed --resume > /dev/null && break
  sleep 1
done
cmp <(without_wall_times whole/study.csv) <(without_wall_times killed/study.csv) || fail "other rows"
echo "an array that was killed and resumed: the same table"
