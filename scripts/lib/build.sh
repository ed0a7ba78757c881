# Shared by scripts/run and scripts/test: installs what is missing, configures and builds. To be sourced from the project's root.

say() { printf '== %s\n' "$*"; }

install_packages() {
  local missing=() package
  while read -r package; do
    case $package in '' | '#'*) continue ;; esac
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done < scripts/lib/packages
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || { echo "These packages are missing, and neither root nor sudo is there to install them: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
  fi
  say "installing from Debian: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" < /dev/null > /dev/null
}

# build PRESET FOLDER [OPTION...]
build() {
  [ "$2/build.ninja" -nt CMakePresets.json ] || { say "configuring $2"; cmake --preset "$1" > /dev/null; }
  say "building $2 (the first time takes some minutes)"
  cmake --build --preset "$1" "${@:3}"
}
