/** 乡镇便民服务中心必备设施: the rules of township-facilities.yaml, written out kind by kind. */

import { ownRhythm } from './days.mjs';
import {
  FAIL, PASS, and, atLeast, atLeastIfSet, has, hasAll, lacking, missing, no, oneOf, only, yes,
} from './verdicts.mjs';

const SIGNS = ['guide_signs', 'parking_signs'];
const ZONES = ['guidance', 'window_service', 'self_service', 'information', 'waiting'];
const EQUIPMENT = ['phone', 'computer', 'document_camera', 'printer'];
const CONVENIENCE = ['waiting_seats', 'water', 'first_aid', 'stationery', 'in_order'];
const EMERGENCY = ['epidemic_supplies', 'fire_equipment', 'emergency_plan'];
const AIDS = ['form_desk', 'charging', 'barrier_free'];
const UPKEEP = ['intact', 'checked', 'repair_reported'];
const HEAD = ['deputy_leader', 'changes_reported'];
const GOOD_GRADES = ['grade_2', 'grade_1'];
const OFFICE = ['computer', 'printer', 'air_conditioner'];
const FURNITURE = ['copier', 'desk', 'chair', 'file_cabinet'];
const REST = ['water', 'newspaper_rack'];
const GUIDE = ['service_guide', 'working_rules'];
const COLUMNS = ['open_affairs', 'key_information'];
const SYSTEMS = ['display_screen', 'touch_screen', 'intranet'];
const SITES = ['sub_site', 'own_site'];
const NAMES = ['镇便民服务中心', '街道便民服务中心', '乡便民服务中心'];

export const DEFAULTS = { weeks: 1 };
export const PROFILES = {};

/** One unit for each element that a set lacks, all of them while it is not known. */
const each = (fact, elements) => (subject, verdict) => (verdict === FAIL
  ? { lost: lacking(subject[fact], elements), open: 0, unbounded: 0 }
  : { lost: 0, open: elements.length, unbounded: 0 });

export const DEDUCTS = {
  'sign-conspicuous': [100, 'signs'],
  'signs-legible': [50, 'signs', each('signs', SIGNS)],
  'zones-divided': [50, 'zones', each('zones', ZONES)],
  'window-equipment': [20, 'equipment', each('equipment', EQUIPMENT)],
  convenience: [20, 'convenience', each('convenience', CONVENIENCE)],
  emergency: [50, 'emergency', each('emergency', EMERGENCY)],
};

export const SCHEME = {
  full: 1000,
  leaveOut: false,
  decimals: 2,
  categories: [{
    id: 'premises',
    full: 1000,
    items: ['signs', 'zones', 'equipment', 'convenience', 'emergency'].map((id) => ({ id, full: 200, floor: 0 })),
  }],
  grades: [],
  vetoes: [],
};

/** Width and white space do not matter in a name. */
const normal = (text) => text.replace(/\s/gu, '').replace(/[！-～]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

const bytes = (n) => new Uint8Array(n);

/** Room for the verdicts of so many subjects of each kind, by rule. */
export const room = {
  centre: (n) => ({
    'fulltime-staff': bytes(n),
    'head-of-centre': bytes(n),
    'own-funds': bytes(n),
    'guide-and-rules': bytes(n),
    'large-town-daily': bytes(n),
    'centre-name': bytes(n),
  }),
  hall: (n) => ({
    'sign-conspicuous': bytes(n),
    'signs-legible': bytes(n),
    'zones-divided': bytes(n),
    convenience: bytes(n),
    emergency: bytes(n),
    'visitor-aids': bytes(n),
    'facilities-kept': bytes(n),
    'open-layout': bytes(n),
    'structure-grade': bytes(n),
    'hall-area': bytes(n),
    'hall-area-practice': bytes(n),
    'office-equipment': bytes(n),
    'office-furniture': bytes(n),
    'notice-column': bytes(n),
    'rest-area': bytes(n),
    'open-columns': bytes(n),
  }),
  window: (n) => ({
    'window-equipment': bytes(n),
  }),
  unit: (n) => ({
    'stations-two-days': bytes(n),
    'demonstration-systems': bytes(n),
    'demonstration-website': bytes(n),
    'window-style': bytes(n),
    'service-hall': bytes(n),
  }),
};

/** Two numbers between which a number lies. */
function between(fact, low, high) {
  return typeof fact === 'number' ? (fact >= low && fact <= high ? PASS : FAIL) : missing(fact);
}
const named = (name) => (typeof name === 'string' ? (NAMES.some((part) => normal(name).includes(part)) ? PASS : FAIL) : missing(name));
const twoDays = (u, { weeks }, today) => ownRhythm(
  u.duty_dates,
  { per: 'week', needed: 2, periods: weeks, claim: u.two_days_a_week, today },
);

/** All rules on the n-th subject of a kind: verdicts into `v`, parameters from `p`. */
export const check = {
  centre(c, n, v) {
    v['fulltime-staff'][n] = atLeast(c.fulltime_staff, 1);
    v['head-of-centre'][n] = hasAll(c.head, HEAD);
    v['own-funds'][n] = between(c.own_funds, 3, 5);
    v['guide-and-rules'][n] = hasAll(c.guide_and_rules, GUIDE);
    v['large-town-daily'][n] = only(yes(c.large_town)) ?? yes(c.open_all_working_days);
    v['centre-name'][n] = named(c.name);
  },
  hall(h, n, v, p) {
    v['sign-conspicuous'][n] = has(h.signs, 'centre_sign');
    v['signs-legible'][n] = hasAll(h.signs, SIGNS);
    v['zones-divided'][n] = hasAll(h.zones, ZONES);
    v.convenience[n] = hasAll(h.convenience, CONVENIENCE);
    v.emergency[n] = hasAll(h.emergency, EMERGENCY);
    v['visitor-aids'][n] = hasAll(h.convenience, AIDS);
    v['facilities-kept'][n] = hasAll(h.upkeep, UPKEEP);
    v['open-layout'][n] = yes(h.open_layout);
    v['structure-grade'][n] = oneOf(h.structure_grade, GOOD_GRADES);
    v['hall-area'][n] = atLeastIfSet(h.area, p.min_area);
    v['hall-area-practice'][n] = atLeast(h.area, 50);
    v['office-equipment'][n] = hasAll(h.office_equipment, OFFICE);
    v['office-furniture'][n] = hasAll(h.office_equipment, FURNITURE);
    v['notice-column'][n] = has(h.notice_columns, 'affairs_notice');
    v['rest-area'][n] = and(has(h.zones, 'waiting'), hasAll(h.convenience, REST));
    v['open-columns'][n] = hasAll(h.notice_columns, COLUMNS);
  },
  window(w, n, v) {
    v['window-equipment'][n] = hasAll(w.equipment, EQUIPMENT);
  },
  unit(u, n, v, p, { today }) {
    const demonstration = only(yes(u.demonstration));
    v['stations-two-days'][n] = only(no(u.centre?.large_town)) ?? twoDays(u, p, today);
    v['demonstration-systems'][n] = demonstration ?? hasAll(u.systems, SYSTEMS);
    v['demonstration-website'][n] = demonstration ?? oneOf(u.website, SITES);
    v['window-style'][n] = yes(u.window_style);
    v['service-hall'][n] = only(atLeastIfSet(u.items, p.many_items)) ?? yes(u.service_hall);
  },
};
