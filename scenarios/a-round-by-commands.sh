#!/usr/bin/env bash
# A round from nothing to an active partnership, by commands alone.
#
#   scenarios/a-round-by-commands.sh [TANDEM]
#
# TANDEM is the command, .build/release/tandem if not given. Everything is written into a temporary
# folder. Districts, facilitators and persons are invented.
set -euo pipefail
tandem=$(realpath "${1:-$(dirname "$0")/../.build/release/tandem}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export TANDEM_REGISTRY=state.sqlite

say() { printf '\n== %s\n' "$*"; }
expect() { # expect CODE COMMAND...: the command must end with this code
  local wanted=$1 code=0
  shift
  "$@" || code=$?
  [ "$code" = "$wanted" ] || { echo "$* ended with $code, not $wanted" >&2; exit 1; }
}

say "The state opens a registry, a directory and a round"
"$tandem" registry init
cat > districts.csv <<'CSV'
LEAID,NAME,ST,NMCNTY,LAT,LON,LOCALE,ENROLLMENT,ELPCT,SEDPCT,SWDPCT,SCHOOLYEAR
9900001,Alder Unified,CA,Fresno,36.74,-119.78,21,12000,22,71,12,2025-26
9900002,Birch Unified,CA,Madera,36.96,-120.06,31,9000,28,80,11,2025-26
9900003,Cedar Elementary,CA,Tulare,36.33,-119.29,32,4000,35,84,13,2025-26
9900004,Dogwood Union,CA,Kings,36.33,-119.65,41,2500,31,78,12,2025-26
CSV
"$tandem" registry import districts.csv
"$tandem" round create 2026-27 --school-year 2026-27 --max-partnerships 2 --opens 2025-03-01

say "Districts register and consent, each for itself"
register() { # register ID NEEDS OFFERS
  "$tandem" district register "$1" --round 2026-27 --needs "$2" --offers "$3" \
    --virtual 0.7 --as "district-lead:$1"
  "$tandem" district checklist "$1" --round 2026-27 --scores 2,2,1,2,2,1,2,2,1,2 \
    --as "district-lead:$1"
  "$tandem" district person "$1" --round 2026-27 --part senior_lead --name "Lead of $1" \
    --email "lead@d$1.example" --as "district-lead:$1"
  "$tandem" district consent "$1" --round 2026-27 --name "Superintendent of $1" \
    --as "district-lead:$1"
}
register 9900001 "math:5;ela:3" "early_literacy:4"
register 9900002 "math:4;chronic_absence:2" "math:2"
register 9900003 "english_learners:5;math:2" "ela:4"
register 9900004 "english_learners:4;ela:2" ""

say "Nobody registers or consents for another"
expect 6 "$tandem" district register 9900001 --round 2026-27 --needs ela:5 \
  --as district-lead:9900002
expect 6 "$tandem" district consent 9900001 --round 2026-27 --name "The state"
expect 6 "$tandem" district show 9900001 --round 2026-27 --as district-lead:9900002

say "Facilitators join and attest"
"$tandem" facilitator add F1 --name "Faye Stone" --latitude 36.75 --longitude -119.77 \
  --expertise "math:5;english_learners:3" --locales "suburb;town" --region county:Fresno \
  --region county:Madera --email faye@stone.example
"$tandem" facilitator add F2 --name "Gil Reyes" --latitude 36.21 --longitude -119.35 \
  --expertise "english_learners:5" --locales "town;rural" --region county:Tulare
"$tandem" facilitator attest --round 2026-27 --capacity 2 --as facilitator:F1
"$tandem" facilitator attest --round 2026-27 --capacity 2 --as facilitator:F2
"$tandem" relationship add 9900001 9900002 worked_together --since 2021
"$tandem" relationship add F2 9900003 trained --since 2022 --as facilitator:F2

say "Staff match, and the exported bundle gives the same plan"
"$tandem" district list --round 2026-27 --need math
"$tandem" match "$TANDEM_REGISTRY" --round 2026-27 --json --output plan.json
"$tandem" registry export --round 2026-27 --output bundle
"$tandem" match bundle --json --output again.json
cmp plan.json again.json
"$tandem" match "$TANDEM_REGISTRY" --reproduce 1
"$tandem" plan show 1

say "The plan is put to districts and facilitators, who answer"
"$tandem" partnership propose 1
"$tandem" partnership awaited
"$tandem" partnership list
expect 5 "$tandem" partnership confirm 1
for district in 9900001 9900002; do
  "$tandem" partnership accept 1 --as "district-lead:$district"
done
expect 6 "$tandem" partnership show 2 --as district-lead:9900001
facilitator=$("$tandem" partnership show 1 --json | sed -n 's/.*"facilitator" : "\(.*\)",/\1/p')
"$tandem" partnership accept 1 --as "facilitator:$facilitator"
"$tandem" partnership confirm 1
"$tandem" district show 9900002 --round 2026-27 --as district-lead:9900001

say "It begins when everybody has signed, and not before"
expect 5 "$tandem" partnership activate 1
for district in 9900001 9900002; do
  "$tandem" partnership sign 1 --sponsor "Superintendent of $district" \
    --lead "Lead of $district" --signed-by "Superintendent of $district" \
    --board-date 2026-06-10 --as "district-lead:$district"
done
"$tandem" partnership activate 1 --next-date "$(date -u -d "60 days" +%F)"
"$tandem" facilitator assignments --as "facilitator:$facilitator"

say "One declines, and its reason stays with it; another withdraws"
"$tandem" partnership decline 2 --reason "a new superintendent" --as district-lead:9900004
! "$tandem" partnership show 2 --json --as district-lead:9900003 | grep -q "superintendent\""
! "$tandem" partnership show 2 | grep -q "a new superintendent"
"$tandem" district withdraw --round 2026-27 --as district-lead:9900003

say "The registry is sound, and its history cannot be rewritten unseen"
"$tandem" registry audit
"$tandem" registry audit --print-head > head.txt
"$tandem" registry check --head "$(cat head.txt)"
"$tandem" registry backup copy.sqlite
"$tandem" registry restore copy.sqlite --registry restored.sqlite
"$tandem" registry audit --verify --head "$(cat head.txt)" --registry restored.sqlite
say "Done"
