# Sourced by the other scripts: where things are, and which versions of the tools are used.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export PATH="$root/.tools/bin:$PATH"
# The command line tool and the crate of wasm-bindgen must be of one exact version: the one that is locked.
wasm_bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
wasm_pack_version=0.15.1

say() { printf '\n== %s (after %s s)\n' "$*" "$SECONDS"; }

# The Chromium for browser tests: named by CHROMIUM, or found in PATH.
find_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then echo "$CHROMIUM"; return; fi
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then command -v "$name"; return; fi
  done
}
