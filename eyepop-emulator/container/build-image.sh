#!/usr/bin/env bash
# Builds the emulator's image, eyepop/emulator, of what "mvn package" made.
#
#   build-image.sh [BASE_IMAGE]     without it the Dockerfile's, which comes from a registry
set -euo pipefail
cd "$(dirname "$0")/.."

jar=$(ls target/eyepop-emulator-*-exec.jar 2>/dev/null) || {
	echo "There is no program yet: mvn package -pl eyepop-emulator -DskipTests" >&2
	exit 1
}
version=${jar#target/eyepop-emulator-}
version=${version%-exec.jar}

# only what the image is made of is sent to the engine
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
install -m 644 "$jar" container/Dockerfile "$context"
docker build ${1:+--build-arg "BASE_IMAGE=$1"} -t "eyepop/emulator:$version" -t eyepop/emulator:latest "$context"
docker image ls eyepop/emulator
