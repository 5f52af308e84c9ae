#!/usr/bin/env bash
# Builds a base image from the JDK of this machine, for where no image registry can be reached: a
# runtime of its modules, the shared libraries that they link to, and nothing else, not even a shell.
#
#   build-base-image.sh [JDK] [TAG]     JAVA_HOME or that of "java", and eyepop/jre:<version of Java>
set -euo pipefail

jdk=${1:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}
version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
tag=${2:-eyepop/jre:$version}
modules=(java.base java.desktop java.instrument java.logging java.management java.naming java.net.http java.sql
	java.xml jdk.crypto.ec jdk.management jdk.unsupported jdk.zipfs)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{etc,opt,proc,sys,dev,tmp,var/tmp}
chmod 1777 "$root/tmp" "$root/var/tmp"

known=$("$jdk/bin/java" --list-modules | sed 's/@.*//')
present=$(printf '%s\n' "${modules[@]}" | grep -Fx -f <(echo "$known") | paste -sd,)
compress=--compress=2
[ "$version" -ge 21 ] && compress=--compress=zip-6
"$jdk/bin/jlink" --add-modules "$present" --strip-debug --no-header-files --no-man-pages "$compress" \
	--output "$root/opt/java"
# what needs a display
rm -f "$root"/opt/java/lib/lib{awt_xawt,jawt,splashscreen}.so
# some distributions keep the certificates elsewhere
cp --remove-destination -L "$jdk/lib/security/cacerts" "$root/opt/java/lib/security/cacerts"

# the libraries that the runtime links to, with the loader, and those by which names are looked up
{
	find "$root/opt/java" -type f \( -name '*.so' -o -perm -u+x -path '*/bin/*' \) -print0 |
		LD_LIBRARY_PATH=$root/opt/java/lib:$root/opt/java/lib/server xargs -0 ldd 2>/dev/null |
		sed -n -e 's|.*=> \(/[^ ]*\) (.*|\1|p' -e 's|^[[:space:]]*\(/[^ :]*\) (.*|\1|p'
	{ ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null |
		sed -n 's|^[[:space:]]*lib\(nss_files\|nss_dns\|resolv\)\.so\.2 (.*=> \(.*\)|\2|p'
} | grep -v "^$root" | sort -u | xargs cp -L --parents -t "$root"

printf 'root:x:0:0:root:/:/bin/false\nnobody:x:65534:65534:nobody:/:/bin/false\n' > "$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' > "$root/etc/group"
echo 'hosts: files dns' > "$root/etc/nsswitch.conf"

tar -C "$root" --numeric-owner --owner=0 --group=0 -c . |
	docker import --change 'ENV PATH=/opt/java/bin' --change 'ENV JAVA_HOME=/opt/java' - "$tag" > /dev/null
docker run --rm --network none "$tag" java -version 2>&1 | sed -n 1p
docker image ls "$tag"
