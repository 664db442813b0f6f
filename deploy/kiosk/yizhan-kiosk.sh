#!/bin/sh
# A Linux session with nothing in it but the kiosk: cage (https://github.com/cage-kiosk/cage) shows one program, full screen.
# Install as /usr/local/bin/yizhan-kiosk, beside yizhan-kiosk.desktop; see docs/operations.md, "A kiosk".
set -eu
export YIZHAN_KIOSK_SESSION=1
# The program comes back when it ends; a loop without a pause would burn the machine where it cannot start.
while true; do
  cage -- "${YIZHAN:-/opt/yizhan/yizhan}" --mode kiosk || true
  sleep 3
done
