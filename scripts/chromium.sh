#!/bin/sh
# Sees to a Chromium for the browser tests: installs Debian's where apt may be
# used, says how to get one otherwise. With CI=true a missing one is an error.
for name in "$CHROMIUM" chromium chromium-browser google-chrome; do
	[ -n "$name" ] && command -v "$name" >/dev/null && exit 0
done
if command -v apt-get >/dev/null; then
	sudo=
	[ "$(id -u)" = 0 ] || sudo="sudo -n"
	if $sudo true 2>/dev/null; then
		echo "installing chromium"
		$sudo apt-get update -q && $sudo apt-get install -y -q --no-install-recommends chromium && exit 0
	fi
fi
echo "no Chromium: install one (Debian: apt-get install chromium), or name it in CHROMIUM; the browser tests are left out" >&2
[ "$CI" != true ]
