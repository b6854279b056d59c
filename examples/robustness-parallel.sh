#!/usr/bin/env bash
# Spreads a study of robustness over the cores of one computer, or of several, with GNU parallel.
#
#   robustness-parallel.sh SOURCE PLAN SHARDS [options of tandem robustness]
#   robustness-parallel.sh my-round plan.json 8 --samples 5000 > report.txt
#
# Each shard is one process on one thread. For several computers that share this folder and have
# tandem in their PATH, set PARALLEL='--sshlogin host1,host2 --workdir .'.
set -euo pipefail

if [ $# -lt 3 ]; then
  echo "Usage: $0 SOURCE PLAN SHARDS [options of tandem robustness]" >&2
  exit 2
fi
source=$1 plan=$2 shards=$3
shift 3

parts=$(mktemp -d robustness-parts.XXXXXX)
trap 'rm -rf "$parts"' EXIT

# A shard that fails ends the rest: a study with a hole in it cannot be merged.
parallel --halt now,fail=1 --quote \
  tandem robustness "$source" "$plan" "$@" --threads 1 \
  --shard "{}/$shards" --output "$parts/part-{}.json" \
  ::: $(seq "$shards")

tandem robustness "$source" "$plan" --merge "$parts"/part-*.json "$@"
