/** 乡镇便民服务中心必备设施: the rules of township-facilities.yaml, each one function of its subject. */

import { ownEvents, rhythm } from './days.mjs';
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
const NAME = /^.+(镇|街道|乡)便民服务中心$/u;

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

/** The rules with these parameters on a day. */
export function rules(params, today) {
  return {
    centre: {
      'fulltime-staff': (c) => atLeast(c.fulltime_staff, 1),
      'head-of-centre': (c) => hasAll(c.head, HEAD),
      'own-funds': (c) => (typeof c.own_funds === 'number' ? (c.own_funds >= 3 && c.own_funds <= 5 ? PASS : FAIL) : missing(c.own_funds)),
      'guide-and-rules': (c) => hasAll(c.guide_and_rules, GUIDE),
      'large-town-daily': (c) => only(yes(c.large_town)) ?? yes(c.open_all_working_days),
      'centre-name': (c) => (typeof c.name === 'string' ? (NAME.test(normal(c.name)) ? PASS : FAIL) : missing(c.name)),
    },
    hall: {
      'sign-conspicuous': (h) => has(h.signs, 'centre_sign'),
      'signs-legible': (h) => hasAll(h.signs, SIGNS),
      'zones-divided': (h) => hasAll(h.zones, ZONES),
      convenience: (h) => hasAll(h.convenience, CONVENIENCE),
      emergency: (h) => hasAll(h.emergency, EMERGENCY),
      'visitor-aids': (h) => hasAll(h.convenience, AIDS),
      'facilities-kept': (h) => hasAll(h.upkeep, UPKEEP),
      'open-layout': (h) => yes(h.open_layout),
      'structure-grade': (h) => oneOf(h.structure_grade, GOOD_GRADES),
      'hall-area': (h) => atLeastIfSet(h.area, params.min_area),
      'hall-area-practice': (h) => atLeast(h.area, 50),
      'office-equipment': (h) => hasAll(h.office_equipment, OFFICE),
      'office-furniture': (h) => hasAll(h.office_equipment, FURNITURE),
      'notice-column': (h) => has(h.notice_columns, 'affairs_notice'),
      'rest-area': (h) => and(has(h.zones, 'waiting'), hasAll(h.convenience, REST)),
      'open-columns': (h) => hasAll(h.notice_columns, COLUMNS),
    },
    window: {
      'window-equipment': (w) => hasAll(w.equipment, EQUIPMENT),
    },
    unit: {
      'stations-two-days': (u) => only(no(u.centre?.large_town)) ?? rhythm(
        ownEvents(u.duty_dates),
        { per: 'week', needed: 2, periods: params.weeks, claim: u.two_days_a_week, today },
      ),
      'demonstration-systems': (u) => only(yes(u.demonstration)) ?? hasAll(u.systems, SYSTEMS),
      'demonstration-website': (u) => only(yes(u.demonstration)) ?? oneOf(u.website, SITES),
      'window-style': (u) => yes(u.window_style),
      'service-hall': (u) => only(atLeastIfSet(u.items, params.many_items)) ?? yes(u.service_hall),
    },
  };
}
