/**
 * Peer: @getodk/xforms-engine, the engine of ODK Web Forms (Apache-2.0).
 *
 * The windows are a repeat, the items fields in it, evidence relevant on fail
 * and required whenever relevant. The answers are restored from a serialised
 * instance, which is how this engine reopens a saved form.
 *
 * Measured: restoring the instance (jsdom parses its XML, so a little of the
 * figure is jsdom's); selecting one answer, with everything recalculated.
 * Not measured: importing the engine, loading the form definition, and any
 * rendering: no client is attached, the state objects are plain ones.
 *
 * There is no `validate_ms`: the engine keeps all violations up to date on
 * every change, so that cost is already in the changes.
 */

import { performance } from 'node:perf_hooks';
import { JSDOM } from 'jsdom';
import {
  EVIDENCE, firstAnswer, firstTotal, installedVersion, mustBe, roundMs, timeChanges, times,
} from './inspection.mjs';

const ENGINE = '@getodk/xforms-engine';
/** What the engine wants from a browser. */
const BROWSER_GLOBALS = ['DOMParser', 'Element', 'Node', 'document'];

/** Imports the engine with a DOM in place. */
async function loadEngine() {
  const { window } = new JSDOM('');
  for (const name of BROWSER_GLOBALS) globalThis[name] ??= window[name];
  // The bundled web-tree-sitter takes Node for CommonJS and reads __dirname,
  // only to locate a file it does not need: its WASM is inlined.
  globalThis.__dirname = '';
  try {
    return await import('@getodk/xforms-engine');
  } finally {
    delete globalThis.__dirname;
  }
}

const join = (length, make) => times(length, make).join('');

function definition(items) {
  const choices = ['pass', 'fail', 'na']
    .map((value) => `<item><label>${value}</label><value>${value}</value></item>`)
    .join('');
  const score = times(items, (i) => `if(../result${i} = 'pass', 1, 0)`).join(' + ');
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:jr="http://openrosa.org/javarosa">
  <h:head>
    <h:title>Inspection</h:title>
    <model>
      <instance>
        <data id="inspection">
          <window jr:template="">${join(items, (i) => `<result${i}/><evidence${i}/>`)}<score/></window>
          <total/>
          <meta><instanceID/></meta>
        </data>
      </instance>
      ${join(items, (i) => `
      <bind nodeset="/data/window/result${i}" type="string"/>
      <bind nodeset="/data/window/evidence${i}" type="string" relevant=" ../result${i} = 'fail'" required="true()"/>`)}
      <bind nodeset="/data/window/score" type="int" calculate="${score}"/>
      <bind nodeset="/data/total" type="int" calculate="sum(/data/window/score)"/>
      <bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/>
    </model>
  </h:head>
  <h:body>
    <group ref="/data/window">
      <label>Window</label>
      <repeat nodeset="/data/window">
        ${join(items, (i) => `
        <select1 ref="/data/window/result${i}"><label>Item ${i}</label>${choices}</select1>
        <input ref="/data/window/evidence${i}"><label>Evidence ${i}</label></input>`)}
      </repeat>
    </group>
  </h:body>
</h:html>`;
}

function instance(windows, items) {
  const item = (w, i) => {
    const answer = firstAnswer(items, w, i);
    const evidence = answer === 'fail' ? EVIDENCE : '';
    return `<result${i}>${answer}</result${i}><evidence${i}>${evidence}</evidence${i}>`;
  };
  const all = join(windows, (w) => `<window>${join(items, (i) => item(w, i))}<score/></window>`);
  return `<data id="inspection">${all}<total/><meta><instanceID>uuid:1</instanceID></meta></data>`;
}

/** One run: load, change. Use a fresh process for each. */
export async function run(windows, items) {
  const { loadForm } = await loadEngine();
  const form = await loadForm(definition(items));
  if (form.error != null) throw form.error;
  mustBe('status of the definition', form.status, 'success');

  const data = new FormData();
  data.append('xml_submission_file', new File(
    [instance(windows, items)],
    'xml_submission_file',
    { type: 'text/xml' },
  ));

  const start = performance.now();
  const { root } = await form.restoreInstance({ data: [data] });
  const totalNode = root.currentState.children
    .find((node) => node.currentState.reference === '/data/total');
  // The engine's integers are BigInts.
  const total = () => Number(totalNode.currentState.value);
  const loaded = total();
  const load_ms = performance.now() - start;
  mustBe('loaded total', loaded, firstTotal(windows, items));
  mustBe('loaded violations', root.validationState.violations.length, 0);

  const repeat = root.currentState.children.find((node) => node.nodeType.startsWith('repeat-range'));
  const rows = repeat.currentState.children.map((window) => new Map(
    window.currentState.children.map((node) => [node.currentState.reference.split('/').at(-1), node]),
  ));
  mustBe('loaded windows', rows.length, windows);

  const changes = timeChanges({
    windows,
    items,
    total,
    cell: (w, i) => {
      const result = rows[w].get(`result${i}`);
      const evidence = rows[w].get(`evidence${i}`);
      return {
        set: (answer) => { result.selectValue(answer); },
        asksEvidence: () => evidence.currentState.relevant
          && evidence.validationState.violation?.condition === 'required'
          && root.validationState.violations.length === 1,
      };
    },
  });

  return {
    engine: ENGINE,
    version: installedVersion(ENGINE),
    answers: windows * items,
    load_ms: roundMs(load_ms),
    ...changes,
    validate_ms: null,
  };
}
