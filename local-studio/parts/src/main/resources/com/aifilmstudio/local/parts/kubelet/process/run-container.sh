#!/bin/sh
# Runs the command of one container in a session of its own and writes how it ended.
# It outlives the kubelet, so that a restarted kubelet still learns the exit code.
#   run-container.sh RUN_FOLDER COMMAND [ARG...]
# Only shell builtins: the container's PATH may lead anywhere.
run=$1
shift
set -C # '>' creates and never overwrites, which makes the claim below atomic
read -r boot </proc/sys/kernel/random/boot_id
read -r me </proc/$$/stat
# A restarted kubelet that found no sign of life may have given this run up: then it must not start.
{ printf '%s\n%s\n' "$me" "$boot" >"$run/claim"; } 2>/dev/null || exit 0
# Caught, not ignored: an ignored signal would stay ignored in the command.
trap : TERM INT HUP QUIT
/bin/sh -c '
  read -r boot </proc/sys/kernel/random/boot_id
  read -r me </proc/$$/stat
  printf "%s\n%s\n" "$me" "$boot" >"$0/process"
  exec "$@"' "$run" "$@"
echo $? >"$run/exit"
# A container ends with its first process: whatever it left behind in this group goes with it.
kill -KILL 0
