#!/bin/sh
# Sends the live release to another machine by rsync over ssh. There, too, it is complete before
# one rename puts it online, and the releases before it stay to go back to.
#
#   docs/hosting/send.sh public blog@web.example.org /srv/blog
#
# SSH= names another command for ssh, with its options. RELOAD='sudo systemctl reload nginx' runs
# on the other machine when redirects or headers have changed; without it you are told.
#
# Bytes are compared, not names or times. Senders at the same time take turns, by a lock of the
# other machine that goes with the connection; what was killed is taken up by the next.
set -eu
public=$1 host=$2 folder=$3
ssh=${SSH:-ssh}

live() { basename "$(readlink "$public/current")"; }

# Runs there under one lock. A broken connection leaves functions that are whole, or no call.
switch() {
  cat <<'END'
switch() {
  if test -d "releases/$1"; then
    rm -rf "releases/next-$1"
  else
    mv -T "releases/next-$1" "releases/$1"
  fi
  ln -sfn "releases/$1" .current.next
  mv -T .current.next current
}
tidy() {
  ls releases | grep '^[0-9]' | grep -vx "$1" | sort -rV | tail -n +5 | while read -r old; do
    mv "releases/$old" "releases/next-$old"
    rm -rf "releases/next-$old"
  done
  find releases -mindepth 1 -maxdepth 1 -name 'next-*' -ctime +0 -exec rm -rf {} +
}
load() {
  (cd "releases/$1" && find . -maxdepth 1 -name '_*' -exec sha256sum {} + | sort) > .to-load
  if ! cmp -s .to-load .loaded; then
    reload
    mv .to-load .loaded
  fi
}
END
  printf 'reload() {\n%s\n}\n' "${RELOAD:-$tell}"
  echo 'switch "$1" && tidy "$1" && load "$1"'
}
tell="cat <<'END'
Redirects or headers have changed; the web server there reads them when it is told to:
    sudo systemctl reload nginx    (or caddy; RELOAD='…' with the command runs it next time)
END"

release=$(live)
# What lies there under this name already is compared, and mended should it have been damaged.
found=$($ssh -n "$host" "umask 022; mkdir -p '$folder/releases' && cd '$folder' &&
  if test -d 'releases/$release'; then echo '$release'; else echo 'next-$release'; fi &&
  readlink current || true")
place=$(echo "$found" | sed -n 1p) was=$(echo "$found" | sed -n 2p)
sent=$(rsync -a --checksum --delete --itemize-changes --protect-args --rsh="$ssh" \
  --rsync-path="flock '$folder/.lock' rsync" ${was:+--link-dest=../../current} \
  "$public/releases/$release/" "$host:$folder/releases/$place/")
switch | $ssh "$host" "cd '$folder' && umask 022 && flock .lock sh -eus '$release'"

if [ "$place" = "$release" ] && [ "$was" = "releases/$release" ] && [ -z "$sent" ]; then
  echo "Nothing to send: $host:$folder/current holds every byte of $release."
else
  echo "$host:$folder/current is now $release."
fi
if [ "$(live)" != "$release" ]; then
  exec sh "$0" "$@"  # another release went live meanwhile
fi
