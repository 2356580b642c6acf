/** A first standard to write on from: small, complete, and of no real place. */
export const TEMPLATE = {
  text: `pack: our-hall
title: {zh: 本县大厅检查, en: Our hall}
version: 1.0.0
status: compiled

sources:
  HR: {title: {zh: 本县大厅管理办法（例）, en: Hall rules of a county (example)}, evidence: B}

kinds:
  hall: {label: {zh: 大厅, en: Hall}, single: true}
  window: {label: {zh: 窗口, en: Window}, parent: hall}

facts:
  hall.area: {label: {zh: 大厅面积, en: Hall area}, type: number, unit: {zh: 平方米, en: m²}, method: look}
  window.shown:
    label: {zh: 窗口公示的内容, en: What the window displays}
    type: set
    of:
      process: {zh: 办事流程, en: Process}
      documents: {zh: 所需材料, en: Documents needed}
      fees: {zh: 收费标准, en: Fees}
    method: look

params:
  min_area: {label: {zh: 大厅最小面积, en: Smallest hall area}, unit: {zh: 平方米, en: m²}}

rules:
  - id: area
    title: {zh: 大厅面积达标, en: The hall is large enough}
    sources: [HR 第二条]
    each: hall
    require: {number: {fact: hall.area, at_least: {param: min_area}}}
    force: must
    severity: minor
  - id: displays
    title: {zh: 窗口公示流程、材料和收费, en: 'Windows display process, documents and fees'}
    sources: [HR 第五条]
    each: window
    require: {contains: {fact: window.shown, all: [process, documents, fees]}}
    force: must
    severity: major
`,
  cases: `pack: our-hall
date: 2026-11-23
cases:
  - rule: area
    params: {min_area: 50}
    given: [{id: H1, kind: hall, facts: {hall.area: 62}}]
    pass: 大厅62平方米，本县要求50平方米
    fail: 大厅只有48平方米
    change: {H1: {hall.area: 48}}
    also:
      - {case: 没有人设定最小面积, params: {}, expect: not_configured}
  - rule: displays
    given:
      - {id: H1, kind: hall}
      - {id: W1, kind: window, parent: H1, facts: {window.shown: [process, documents, fees]}}
    pass: 1号窗口贴着流程图、材料清单和收费表
    fail: 1号窗口没有贴收费表
    change: {W1: {window.shown: [process, documents]}}
`,
};
