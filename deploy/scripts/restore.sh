#!/usr/bin/env bash
# Brings the cluster back to a backup: `restore.sh FILE`. What stands now is moved aside, not removed. The copy goes to couch1;
# couch2 and couch3 begin empty and are filled by it. Afterwards every terminal must be asked: `npm run center -- new-epoch all`.
. "$(dirname "$0")/common.sh"
file="${1:?restore.sh FILE}"
(cd "$(dirname "$file")" && sha256sum -c "$(basename "$file").sha256")
stamp="$(date -u +%Y%m%dT%H%M%SZ)"
cd "$here"
docker compose stop proxy couch1 couch2 couch3
for node in couch1 couch2 couch3; do
  volume="$(docker volume inspect -f '{{ .Mountpoint }}' "yizhan_$node")"
  mkdir -p "$volume/before-$stamp"
  find "$volume" -mindepth 1 -maxdepth 1 ! -name 'before-*' -exec mv -t "$volume/before-$stamp" {} +
done
volume="$(docker volume inspect -f '{{ .Mountpoint }}' yizhan_couch1)"
gpg --batch --decrypt "$file" | tar -C "$volume" -xf -
chown -R --reference="$volume/before-$stamp" "$volume"
docker compose up -d couch1
until ask GET /_up >/dev/null 2>&1; do sleep 2; done
docker compose up -d couch2 couch3
sleep 10
"$here/scripts/cluster-setup.sh"
echo "couch2、couch3 补齐后（_membership 和日志），依次执行：
  npm run center -- verify
  npm run center -- new-epoch all
  docker compose start proxy
When couch2 and couch3 are filled (the log says so), run the three commands above, in this order."
