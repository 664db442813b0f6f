# Read by the other scripts: the settings of .env, and where the administrator's door is.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
if [ ! -f "$here/.env" ]; then
  echo "没有 $here/.env，请照 env.example 填写  $here/.env is missing: fill in env.example" >&2
  exit 2
fi
set -a
# shellcheck disable=SC1091
. "$here/.env"
set +a
door="${COUCHDB_DOOR:-http://127.0.0.1:5984}"

# The password stands in no command line, where other users of the machine could read it.
ask() {
  local method="$1" path="$2"
  shift 2
  curl -fsS -X "$method" -K <(printf 'user = "%s:%s"\n' "$COUCHDB_USER" "$COUCHDB_PASSWORD") \
    -H 'content-type: application/json' "$@" "$door$path"
}
