#!/usr/bin/env bash
# A whole copy of one node, encrypted for BACKUP_RECIPIENT; 30 are kept. With n=3 on three nodes one node holds everything.
# CouchDB only ever appends to its files, so they can be copied while it runs: shards first, then the list of databases,
# so that no database is named in the copy whose files are not.
. "$(dirname "$0")/common.sh"
: "${BACKUP_FOLDER:?}" "${BACKUP_RECIPIENT:?}"
volume="${1:-$(docker volume inspect -f '{{ .Mountpoint }}' yizhan_couch1)}"
name="yizhan-$(date -u +%Y%m%dT%H%M%SZ).tar.gpg"
umask 077
mkdir -p "$BACKUP_FOLDER"
draft="$BACKUP_FOLDER/.$name"
trap 'rm -f "$draft"' EXIT
# tar says 1 where a file grew while it was read: that is what appending looks like.
{ tar -C "$volume" -cf - --exclude='*/.delete/*' --exclude='.delete' shards _dbs.couch _nodes.couch || [ $? -eq 1 ]; } |
  gpg --batch --yes --encrypt --recipient "$BACKUP_RECIPIENT" --output "$draft"
sync "$draft"
mv "$draft" "$BACKUP_FOLDER/$name"
(cd "$BACKUP_FOLDER" && sha256sum "$name" >"$name.sha256")
find "$BACKUP_FOLDER" -maxdepth 1 -name 'yizhan-*.tar.gpg' -printf '%f\n' | sort -r | tail -n +31 |
  while read -r old; do rm -f "$BACKUP_FOLDER/$old" "$BACKUP_FOLDER/$old.sha256"; done
echo "$BACKUP_FOLDER/$name"
