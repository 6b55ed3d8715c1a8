#!/bin/sh
# Sends the live release to another machine by rsync over ssh. There, too, it is complete before
# one rename puts it online, and the releases before it stay to go back to.
#
#   docs/hosting/send.sh public blog@web.example.org /srv/blog
#
# SSH= names another command for ssh, with its options.
set -eu
public=$1 host=$2 folder=$3
ssh=${SSH:-ssh}
release=$(basename "$(readlink "$public/current")")

$ssh "$host" "mkdir -p '$folder/releases'"
if ! $ssh "$host" "test -d '$folder/releases/$release'"; then
  rsync -a --delete --rsh="$ssh" --link-dest="$folder/current" \
    "$public/current/" "$host:$folder/releases/next-$release/"
  $ssh "$host" "mv '$folder/releases/next-$release' '$folder/releases/$release'"
fi
$ssh "$host" "cd '$folder' && ln -sfn 'releases/$release' .current.next \
  && mv -T .current.next current \
  && ls -d releases/[0-9]* | grep -vx 'releases/$release' | sort -r | tail -n +5 | xargs -r rm -rf"
echo "$host:$folder/current is now $release."
