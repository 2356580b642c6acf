// Drops the custom sections that only debuggers read (names, producers) from a wasm file.
// wasm-pack has no switch for it, and `strip` in the cargo profile would also drop
// `target_features`, which wasm-bindgen needs before this step.
import { readFileSync, writeFileSync } from "node:fs";

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  let at = 8; // magic and version
  const kept = [bytes.subarray(0, at)];
  const leb = () => {
    let value = 0, shift = 0, byte;
    do { byte = bytes[at++]; value |= (byte & 0x7f) << shift; shift += 7; } while (byte & 0x80);
    return value >>> 0;
  };
  while (at < bytes.length) {
    const start = at;
    const id = bytes[at++];
    const size = leb();
    const end = at + size;
    if (id !== 0) kept.push(bytes.subarray(start, end)); // 0 is a custom section
    at = end;
  }
  writeFileSync(file, Buffer.concat(kept));
}
