#!/usr/bin/env bash
# Node after node to the image that compose.yaml names; the others serve meanwhile. Make a backup first.
. "$(dirname "$0")/common.sh"
cd "$here"
docker compose pull couch1 couch2 couch3 proxy
for node in couch1 couch2 couch3; do
  docker compose up -d --no-deps "$node"
  until [ "$(docker inspect -f '{{ .State.Health.Status }}' "yizhan-$node-1")" = healthy ]; do sleep 2; done
  # Time for what was written meanwhile to reach it.
  sleep 30
done
docker compose up -d --no-deps proxy
ask GET /_membership
