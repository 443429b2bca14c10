#!/bin/sh
# Sees to a program that the tests drive: need.sh chromium, or need.sh node.
# Installs Debian's where apt may be used, says how to get one otherwise. With
# CI=true a missing one is an error.
case $1 in
chromium) names="$CHROMIUM chromium chromium-browser google-chrome" packages=chromium ;;
node) names=node packages="nodejs npm" ;;
*) echo "usage: need.sh chromium|node" >&2; exit 2 ;;
esac
for name in $names; do
	command -v "$name" >/dev/null && exit 0
done
if command -v apt-get >/dev/null; then
	sudo=
	[ "$(id -u)" = 0 ] || sudo="sudo -n"
	if $sudo true 2>/dev/null; then
		echo "installing $packages"
		$sudo apt-get update -q && $sudo apt-get install -y -q --no-install-recommends $packages && exit 0
	fi
fi
echo "no $1: install it (Debian: apt-get install $packages); what needs it is left out" >&2
[ "$CI" != true ]
