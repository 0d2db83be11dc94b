#!/bin/sh
# Makes .env for docker-compose.yml, with secrets of its own: sh infra/compose/init.sh [dailies.example.com [mail@example.com]]
# An .env that is there stays as it is.
set -eu
cd "$(dirname "$0")/../.."
if [ -e .env ]; then
  echo ".env is there already; change it by hand, or remove it first."
  exit 1
fi
secret() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
umask 077
while IFS= read -r line; do
  case $line in
    DOMAIN=*) echo "DOMAIN=${1:-dailies.localhost}" ;;
    ACME_EMAIL=*) echo "ACME_EMAIL=${2:-}" ;;
    POSTGRES_PASSWORD= | AUTH_SECRET= | S3_PASSWORD= | GRAFANA_PASSWORD=) echo "$line$(secret)" ;;
    DOCKER_GROUP=*) echo "DOCKER_GROUP=$(getent group docker 2>/dev/null | cut -d: -f3 | grep . || echo 999)" ;;
    *) echo "$line" ;;
  esac
done <infra/compose/env.example >.env
echo ".env is made. Now: docker compose up --build --detach --wait"
