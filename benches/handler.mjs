/**
 * The page's own handler of calls (www/src/engine/core.ts), as the worker runs it: from the message
 * that it gets to the message that it sends.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

const www = new URL('../www/', import.meta.url);
const { ModuleKind, ScriptTarget, transpileModule } = createRequire(www)('typescript');

/** A file of the page without its types; imports of the RPC lead to the same module. */
function script(name, rpc = '') {
  const source = readFileSync(new URL(`src/engine/${name}.ts`, www), 'utf8');
  const { outputText } = transpileModule(source, { compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 } });
  return `data:text/javascript,${encodeURIComponent(outputText.replace('"./rpc"', `"${rpc}"`))}`;
}
const rpc = script('rpc');

const { arrived, outcome, sent } = await import(rpc);
const { serve } = await import(script('core', rpc));

/**
 * The worker's side of the boundary: takes the bytes of a message and gives those of the answer.
 * Messages are structured clones, which Node has as `v8.serialize` and `v8.deserialize`.
 */
export function handler(module) {
  const calls = serve(module);
  return (message) => {
    const { n, method, args } = deserialize(message);
    return serialize({ n, outcome: sent(outcome(() => calls[method](...args))) });
  };
}

/** A call as the message that the page sends. */
export const message = (method, ...args) => serialize({ n: 1, method, args });

/** What an answer gave. */
export function given(bytes) {
  const ended = arrived(deserialize(bytes).outcome);
  if (!('value' in ended)) throw new Error(ended.trap ?? ended.fault.en);
  return ended.value;
}

export const path = (name) => fileURLToPath(new URL(name, import.meta.url));
