#!/usr/bin/env bash
# A year of a partnership and the begin of the next, by commands alone.
#
#   scenarios/a-year-by-commands.sh [TANDEM]
#
# TANDEM is the command, .build/release/tandem if not given. Everything is written into a temporary
# folder. Districts, facilitators, persons and figures are invented. Days lie ahead of today, so that
# every page is asked as of a day.
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
has() { # has TEXT COMMAND...: what the command prints must have the text
  local text=$1 output
  shift
  output=$("$@")
  [[ $output == *"$text"* ]] || { printf '%s lacks %s:\n%s\n' "$*" "$text" "$output" >&2; exit 1; }
}
lacks() { # lacks TEXT COMMAND...
  local text=$1 output
  shift
  output=$("$@")
  [[ $output != *"$text"* ]] || { printf '%s has %s\n' "$*" "$text" >&2; exit 1; }
}
after() { date -u -d "+$1 days" +%F; } # after DAYS: a day so many days from today

say "Three districts, two facilitators, one active partnership"
mkdir round
cat > round/districts.csv <<'CSV'
id,name,latitude,longitude,needs,consent
9900001,Alder Unified,36.74,-119.78,math:5;ela:3,yes
9900002,Birch Unified,36.96,-120.06,math:4;ela:2,yes
9900003,Cedar Elementary,36.33,-119.29,science:5,yes
CSV
cat > round/facilitators.csv <<'CSV'
id,name,latitude,longitude,capacity,expertise
F1,Faye Stone,36.75,-119.77,1,math:5
F2,Gil Reyes,36.70,-119.80,2,science:5
CSV
"$tandem" registry init
"$tandem" registry load round --round 2026-27
"$tandem" match state.sqlite --round 2026-27 > /dev/null
"$tandem" partnership propose 1
guide=$("$tandem" partnership show 1 --json | sed -n 's/.*"facilitator" : "\(.*\)",/\1/p')
other=$([ "$guide" = F1 ] && echo F2 || echo F1)
"$tandem" partnership accept 1 --as "facilitator:$guide"
for district in 9900001 9900002; do
  "$tandem" partnership accept 1 --as "district-lead:$district"
  "$tandem" partnership sign 1 --sponsor "Superintendent of $district" --lead "Lead of $district" \
    --signed-by "Superintendent of $district" --as "district-lead:$district"
  "$tandem" district person "$district" --round 2026-27 --part team --name "Kim Low" \
    --level principal --as "district-lead:$district"
done
expect 5 "$tandem" partnership checkin 1 --kind call
"$tandem" partnership confirm 1
"$tandem" partnership activate 1

say "Nothing is on record yet, and missing is shown as missing"
has "no_check_in" "$tandem" partnership status 1
has "none yet" "$tandem" portfolio state.sqlite
has "check_in_overdue" "$tandem" portfolio state.sqlite --on "$(after 60)"
has "no_indicator" "$tandem" partnership status 1 --on "$(after 100)"

say "Meetings, who came, and what they agreed"
"$tandem" partnership checkin 1 --kind superintendents --date "$(after 20)" \
  --attendance 9900001:superintendent:1/1 --attendance 9900002:superintendent:1/1 \
  --hours 4 --cost 30.5 --private-note "a candid word" --shared-note "a good beginning" \
  --next-date "$(after 50)" --as "facilitator:$guide"
cat > november.json <<JSON
{"date": "$(after 50)", "kind": "leadership", "place": "virtual", "minutes": 90,
 "attendance": [
   {"district": "9900001", "level": "superintendent", "attended": 1, "expected": 1},
   {"district": "9900002", "level": "superintendent", "attended": 0, "expected": 1}],
 "initiatives": ["grade 5 math"], "hours": 2.5}
JSON
"$tandem" partnership checkin 1 --file november.json --as "facilitator:$guide"
expect 3 "$tandem" partnership checkin 1 --kind party
expect 2 "$tandem" partnership checkin 1 --kind call --attendance 9900001
expect 6 "$tandem" partnership checkin 1 --kind call --as district-lead:9900003
expect 6 "$tandem" partnership checkin 1 --kind call --as district-member:9900001
has "superintendents_only" "$tandem" partnership status 1 --on "$(after 51)"
has "only_sharing" "$tandem" partnership status 1 --on "$(after 51)"
has "a candid word" "$tandem" partnership notes 1 --as "facilitator:$guide"
lacks "a candid word" "$tandem" partnership notes 1
"$tandem" partnership action 1 --add "Send the benchmark items" --owner district:9900001 \
  --due "$(after 70)" --as "facilitator:$guide"
"$tandem" partnership action 1 --add "Find a data analyst" --owner "facilitator:$guide" \
  --due "$(after 80)" --as "facilitator:$guide"
has "action_overdue" "$tandem" partnership status 1 --on "$(after 75)"
"$tandem" partnership action 1 --done 1 --as district-member:9900001
lacks "benchmark" "$tandem" partnership status 1 --on "$(after 75)"

say "What they measure, and where it stands"
"$tandem" partnership indicator 1 --add "Grade 5 math" --kind trailing \
  --measure "proficient or above" --denominator "all tested in grade 5" --leader "C. Diaz" \
  --tolerance 0.5 --noise 0.5 --as district-lead:9900001
has "indicators_unavailable" "$tandem" partnership status 1
for pair in 2023-24:32.6 2024-25:40.3 2025-26:48.3; do
  "$tandem" partnership indicator 1 --set 1 --year "${pair%:*}" --value "${pair#*:}"
done
"$tandem" partnership indicator 1 --set 1 --year 2025-26 --target 50
has "Improving but needs continued focus" "$tandem" partnership indicator 1 --json
"$tandem" partnership indicator 1 --set 1 --year 2025-26 --group migrant --value 12 --students 9
has "not shown (10 or fewer students)" "$tandem" partnership indicator 1 --json
"$tandem" partnership indicator 1 --set 1 --ends 2027-28 --reason "The test is replaced."
has "measure_ends" "$tandem" partnership status 1 --on 2026-12-01
expect 3 "$tandem" partnership indicator 1 --set 1 --year 2026 --value 3

say "How it goes, without names"
"$tandem" partnership pulse 1 --ask 4 --as "facilitator:$guide"
for answers in 5,4,4,3,4,4,2,3,4,4 4,4,4,3,4,4,2,3,4,4 4,4,4,3,4,4,2,3,4,4; do
  "$tandem" partnership pulse 1 --pulse 1 --answer "$answers" --as district-member:9900001
done
has "open" "$tandem" partnership pulse 1
lacks "resonance_low" "$tandem" partnership status 1 --on "$(after 300)"
expect 6 "$tandem" partnership pulse 1 --pulse 1 --answer 5,4,4,3,4,4,5,3,4,4
"$tandem" partnership pulse 1 --pulse 1 --answer 3,4,4,3,4,4,2,3,4,4 --as district-lead:9900002
expect 5 "$tandem" partnership pulse 1 --pulse 1 --answer 3,4,4,3,4,4,2,3,4,4 \
  --as district-lead:9900002
has "resonance_low" "$tandem" partnership status 1
has "4 of 4" "$tandem" partnership pulse 1 --as district-member:9900002
lacks "in Birch" "$tandem" partnership pulse 1
has "respondent:partnership:1" "$tandem" registry audit

say "A superintendent goes, another comes"
"$tandem" partnership change 1 --level superintendent --leaves "$(after 200)" \
  --as district-lead:9900002
has "leader_leaving" "$tandem" portfolio state.sqlite --as district-lead:9900001
"$tandem" partnership change 1 --number 1 --began "$(after 210)" --as district-lead:9900002
"$tandem" partnership change 1 --number 1 --tick 1,2 --as "facilitator:$guide"
has "onboarding_overdue" "$tandem" partnership status 1 --on "$(after 280)"

say "Lessons, barriers, money"
"$tandem" partnership lesson 1 --kind co_developed --add "A common unit on fractions" \
  --as district-member:9900001
"$tandem" partnership barrier 1 --kind policy --add "The grant pays for one district only" \
  --as district-lead:9900001
has "one district only" "$tandem" portfolio state.sqlite
expect 6 "$tandem" partnership barrier 1 --settle 1 --answer no --as district-lead:9900001
"$tandem" partnership barrier 1 --settle 1 --answer "Both may be paid from July on"
"$tandem" partnership funding 1 --source "State grant" --ends "$(after 300)" --amount 40000
has "funding_ends" "$tandem" partnership status 1 --on "$(after 200)"

say "The facilitator hands over, and the open action with it"
expect 6 "$tandem" partnership hand-over 1 --to "$other" --as district-lead:9900001
"$tandem" partnership hand-over 1 --to "$other" --why "moves away"
expect 5 "$tandem" partnership hand-over 1 --to "$other"
expect 6 "$tandem" partnership status 1 --as "facilitator:$other"
expect 6 "$tandem" partnership hand-over 1 --accept --as "facilitator:$guide"
has "offered" "$tandem" facilitator assignments --as "facilitator:$other"
"$tandem" partnership hand-over 1 --accept --as "facilitator:$other"
has "facilitator:$other" "$tandem" partnership action 1
has "leadership" "$tandem" partnership hand-over 1 --as "facilitator:$other"
expect 6 "$tandem" partnership status 1 --as "facilitator:$guide"
has "30.5" "$tandem" facilitator hours --csv --as "facilitator:$guide"
"$tandem" facilitator assignments --as "facilitator:$other"

say "Each sees its own, and staff see all"
has "Alder" "$tandem" portfolio state.sqlite --as district-lead:9900001
lacks "Alder" "$tandem" portfolio state.sqlite --as district-lead:9900003
expect 6 "$tandem" portfolio state.sqlite --as researcher:r
"$tandem" portfolio state.sqlite --on "$(after 120)"
"$tandem" registry export --round 2026-27 --outcomes --as researcher:r

say "In the next round, the partnership that runs on takes its places"
"$tandem" registry load round --round 2027-28
"$tandem" registry export --round 2027-28 --output next
grep -q "9900001;9900002" next/partnerships.csv
"$tandem" match state.sqlite --round 2027-28 --json --output plan.json
"$tandem" match next --json --output again.json
cmp plan.json again.json
"$tandem" verify next plan.json
! grep -q '"P01"' plan.json

say "What was recorded by mistake is removed, and the record says so"
"$tandem" relationship add 9900001 9900003 competes
"$tandem" relationship remove 9900001 9900003 competes --why "a slip"
expect 4 "$tandem" relationship remove 9900001 9900003 competes
"$tandem" district person 9900001 --round 2026-27 --part team --name "Kim Low" --remove \
  --why "left" --as district-lead:9900001
"$tandem" registry check
say "Done"
