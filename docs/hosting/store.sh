#!/bin/sh
# Copies the live release to a store like S3 by rclone, where no rename can switch everything:
# first what pages will ask for, under names that are new; then the pages; then what is gone goes.
# Styles, scripts and cards of earlier releases stay, for the pages that are still open.
#
#   docs/hosting/store.sh public remote:bucket
#
# Bytes are compared, before and after. Killed half-way, it leaves whole pages with their styles,
# some old and some new, and the next run makes good for it. A store has no lock: two runs at once
# may mix two releases, and then at least one of them says so and fails.
set -eu
public=$1 store=$2
release=$(basename "$(readlink "$public/current")")
site=$public/releases/$release
lasting='{theme/**.????????????.*,cards/*,pictures/*,pagefind/*/fragment/*,pagefind/*/index/*}'

holds_all() {
  rclone check "$site/" "$store" --one-way 2>/dev/null \
    && rclone check "$store" "$site/" --one-way --filter "- /$lasting" 2>/dev/null
}

if holds_all; then
  echo "Nothing to send: $store holds every byte of $release."
  exit
fi
rclone copy "$site/" "$store" --checksum --include "/$lasting" \
  --header-upload "Cache-Control: public, max-age=31536000, immutable"
rclone sync "$site/" "$store" --checksum --delete-after --filter "- /$lasting" \
  --header-upload "Cache-Control: public, max-age=0, s-maxage=300, must-revalidate"
if ! holds_all; then
  echo "$store does not hold the bytes of $release; was another sent at the same time? Run it again." >&2
  exit 1
fi
echo "$store is now $release."
