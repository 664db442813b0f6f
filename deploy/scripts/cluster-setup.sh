#!/usr/bin/env bash
# Makes one cluster of the three nodes, once, after `docker compose up -d`. Again is harmless: a node that is in stays in.
. "$(dirname "$0")/common.sh"
for node in couch2 couch3; do
  if ask GET /_membership | grep -q "@$node\""; then continue; fi
  ask POST /_cluster_setup -d @- <<JSON
{"action":"add_node","host":"$node","port":5984,"username":"$COUCHDB_USER","password":"$COUCHDB_PASSWORD"}
JSON
done
if ! ask GET /_cluster_setup | grep -q cluster_finished; then ask POST /_cluster_setup -d '{"action":"finish_cluster"}'; fi
ask GET /_membership
echo "下一步：npm run center -- init  Next: npm run center -- init"
