#!/bin/sh
# Reduces the built repository, in place, to one service and what it runs with: deploy/reduce.sh identity
set -eu
service=$1
cd "$(dirname "$0")/.."
test -f "apps/$service/dist/main.js"

dashboard=$(mktemp -d)
mv apps/admin-ui/dist "$dashboard/dist"
for app in apps/*; do
  if [ "$app" != "apps/$service" ]; then rm -rf "$app"; fi
done
rm -rf node_modules apps/*/node_modules packages/*/node_modules packages/testing packages/embedded e2e bench fuzz chaos
# npm would install these for a workspace even when told to omit them.
npm pkg delete devDependencies --workspaces --include-workspace-root
npm install --omit=dev --no-save --no-audit --no-fund

# What is compiled from, tested with or left over by the build is not shipped; the portal's templates lie beside its source,
# the words of pages and emails in content.
find apps packages -type d -name node_modules -prune -o -type d \( -name test -o -name client -o -name examples -o -name .turbo \) \
  -prune -exec rm -rf {} +
find apps packages -type d \( -name node_modules -o -path apps/portal/content -o -path apps/notifications/content \) -prune -o -type f \
  \( -name '*.ts' -o -name '*.scss' -o -name '*.tsbuildinfo' -o -name 'tsconfig*.json' -o -name 'vite.config.mjs' -o -name '*.md' \) \
  -exec rm {} +
find apps packages -type d -empty -delete
case $service in
  organisations) rm -rf data/question-sets ;;
  assessment) rm -rf data/ods ;;
  *) rm -rf data && mkdir data ;;
esac
# The portal serves the dashboard.
if [ "$service" = portal ]; then
  mkdir apps/admin-ui
  mv "$dashboard/dist" apps/admin-ui/dist
fi
rm -rf "$dashboard"
