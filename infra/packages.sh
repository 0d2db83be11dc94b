#!/bin/sh
# For infra/Dockerfile: installs what some workspaces need when they run, and leaves out what nobody reads there.
set -eu
npm ci --omit=dev --no-audit --no-fund "$@"
npm cache clean --force
cd node_modules
# Optional peers of others, which npm brings as the interface and the tests have them; and Node, which the image is made of.
rm -rf typescript vite vitest @vitest rolldown @rolldown lightningcss lightningcss-* node-linux-* .bin/node
find . -type f '(' -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' ')' -delete
