#!/bin/sh
# Uploads the built page: deploy/s3-cloudfront/upload.sh BUCKET DISTRIBUTION_ID
# CloudFront compresses by itself, with brotli and gzip: turn on "Compress" and both encodings of the cache policy.
set -eu
bucket=${1:?the name of the bucket}
distribution=${2:?the ID of the CloudFront distribution}

# What the page loads first, then the page: at no moment does it name a file that is not there.
aws s3 sync dist/assets "s3://$bucket/assets" --exclude '*.br' --exclude '*.gz' \
  --cache-control 'public, max-age=31536000, immutable'
aws s3 sync dist "s3://$bucket" --exclude 'assets/*' --exclude '*.br' --exclude '*.gz' --exclude index.html --exclude service-worker.js \
  --cache-control no-cache
aws s3 cp dist/index.html "s3://$bucket/index.html" --cache-control no-cache
# It names the digests of all the others, and tells the pages that are open of the new version.
aws s3 cp dist/service-worker.js "s3://$bucket/service-worker.js" --cache-control no-cache
aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/' '/index.html' '/fetch-frame.*' \
  '/service-worker.js' '/manifest.json' '/claimcheck.html' '/icon*'
