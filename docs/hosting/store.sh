#!/bin/sh
# Copies the live release to a store like S3 by rclone, where no rename can switch everything:
# first what pages will ask for, under names that are new; then the pages; then what is gone goes.
# Styles, scripts and cards of earlier releases stay, for the pages that are still open.
#
#   docs/hosting/store.sh public remote:bucket
set -eu
public=$1 store=$2
lasting='{theme/**.????????????.*,cards/*,pictures/*,pagefind/*/fragment/*,pagefind/*/index/*}'

rclone copy "$public/current/" "$store" --copy-links --checksum --include "/$lasting" \
  --header-upload "Cache-Control: public, max-age=31536000, immutable"
rclone sync "$public/current/" "$store" --copy-links --checksum --delete-after \
  --filter "- /$lasting" \
  --header-upload "Cache-Control: public, max-age=0, s-maxage=300, must-revalidate"
