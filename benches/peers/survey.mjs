/**
 * Peer: survey-core, the engine of the SurveyJS form library (MIT).
 *
 * The windows are a dynamic panel, as they must be when the inspector adds
 * them on site. Where there was a choice the cheaper one was taken: tabs, not a
 * list of all panels; evidence plainly required while visible, not by a second
 * condition equal to the first; a score by one expression. (The same questions
 * written out window by window, which fixes the number of windows, take about
 * half as long per change.)
 *
 * Measured: giving a ready model its data; setting one question's value, with
 * all conditions and expressions it triggers; validating the whole form.
 * Not measured: importing the library, building the model from its JSON
 * definition, and any rendering: no view is attached, there is no DOM.
 */

import { performance } from 'node:perf_hooks';
import { Model } from 'survey-core';
import {
  EVIDENCE, firstAnswer, firstTotal, installedVersion, mustBe, roundMs, timeChanges, times,
} from './inspection.mjs';

const ENGINE = 'survey-core';
/** Timed validations of the whole form; the median of them is reported. */
const VALIDATIONS = 5;

function definition(items) {
  const fields = times(items, (i) => [
    { type: 'radiogroup', name: `result${i}`, choices: ['pass', 'fail', 'na'] },
    { type: 'comment', name: `evidence${i}`, visibleIf: `{panel.result${i}} = 'fail'`, isRequired: true },
  ]).flat();
  const score = times(items, (i) => `iif({panel.result${i}} = 'pass', 1, 0)`).join(' + ');
  return {
    elements: [
      {
        type: 'paneldynamic',
        name: 'windows',
        displayMode: 'tab',
        templateElements: [...fields, { type: 'expression', name: 'score', expression: score }],
      },
      { type: 'expression', name: 'total', expression: "sumInArray({windows}, 'score')" },
    ],
  };
}

function answers(windows, items) {
  return {
    windows: times(windows, (w) => Object.fromEntries(times(items, (i) => {
      const answer = firstAnswer(items, w, i);
      const result = [`result${i}`, answer];
      return answer === 'fail' ? [result, [`evidence${i}`, EVIDENCE]] : [result];
    }).flat())),
  };
}

/**
 * Median time of validating the whole form while one fail lacks its evidence,
 * in the last window that has one, errors shown. Warm, hence kind to the peer:
 * the first validation after loading takes longer.
 */
function timeValidation(survey, panels, windows, items) {
  const cells = times(windows * items, (n) => [Math.floor(n / items), n % items]);
  const [window, item] = cells.findLast(([w, i]) => firstAnswer(items, w, i) === 'pass');
  const result = panels[window].getQuestionByName(`result${item}`);
  const evidence = panels[window].getQuestionByName(`evidence${item}`);

  result.value = 'fail';
  const taken = times(VALIDATIONS, () => {
    const start = performance.now();
    const valid = survey.validate(true, false);
    const ms = performance.now() - start;
    mustBe('valid without the required evidence', valid, false);
    mustBe('errors on the empty evidence', evidence.errors.length, 1);
    return ms;
  });
  result.value = 'pass';
  mustBe('valid once nothing is missing', survey.validate(true, false), true);

  return taken.toSorted((a, b) => a - b)[VALIDATIONS >> 1];
}

/** One run: load, change, validate. Use a fresh process for each. */
export async function run(windows, items) {
  const survey = new Model(definition(items));
  mustBe('errors in the definition', survey.jsonErrors?.length ?? 0, 0);
  const total = () => survey.getValue('total');
  const data = answers(windows, items);

  const start = performance.now();
  survey.data = data;
  const loaded = total();
  const load_ms = performance.now() - start;
  mustBe('loaded total', loaded, firstTotal(windows, items));

  const { panels } = survey.getQuestionByName('windows');
  mustBe('loaded windows', panels.length, windows);

  const changes = timeChanges({
    windows,
    items,
    total,
    cell: (w, i) => {
      const result = panels[w].getQuestionByName(`result${i}`);
      const evidence = panels[w].getQuestionByName(`evidence${i}`);
      return {
        set: (answer) => { result.value = answer; },
        asksEvidence: () => evidence.isVisible && evidence.isRequired,
      };
    },
  });

  return {
    engine: ENGINE,
    version: installedVersion(ENGINE),
    answers: windows * items,
    load_ms: roundMs(load_ms),
    ...changes,
    validate_ms: roundMs(timeValidation(survey, panels, windows, items)),
  };
}
