/** The rule packs that ship with the product, and the choice among them. */
import type { Form } from '../form/model';
import { remembered } from '../form/remembered';
import { decimal } from './decimal';
import type { RulePack } from './pack';
import guangxi from './packs/guangxi.json';
import hubei from './packs/hubei.json';
import mof2020 from './packs/mof-2020.json';
import mof2021Cost from './packs/mof-2021-cost.json';
import shanghai2019 from './packs/shanghai-2019.json';
import sichuan from './packs/sichuan.json';
import tianjinHebei from './packs/tianjin-hebei.json';
import { parsePack } from './parse-pack';

/** A shipped pack that does not fit the schema is a broken build. */
function shipped(json: unknown): RulePack {
  const parsed = parsePack(json);
  if (parsed.ok) return parsed.pack;
  throw new Error(parsed.problems.map(({ message }) => message['en-US']).join(' '));
}

const MOF_2020 = shipped(mof2020);
const MOF_2021_COST = shipped(mof2021Cost);
const SHANGHAI_2019 = shipped(shanghai2019);
const SICHUAN = shipped(sichuan);
const HUBEI = shipped(hubei);

/** All shipped packs, the default first. */
export const packs: readonly RulePack[] = [
  MOF_2020,
  MOF_2021_COST,
  SHANGHAI_2019,
  SICHUAN,
  HUBEI,
  shipped(guangxi),
  shipped(tianjinHebei),
];

/** The shipped pack of that id, or null. */
export function packById(id: string): RulePack | null {
  return packs.find((pack) => pack.id === id) ?? null;
}

const SHANGHAI_LEVELS: readonly string[] = ['投入与管理', '产出目标', '效果目标', '影响力目标'];

/** What the form itself shows; the person may choose another. Never a pack that only a province's name would tell. */
export function pickPack(form: Form): RulePack {
  if (form.family === 'F8' || form.indicators.some(({ level1 }) => SHANGHAI_LEVELS.includes(bare(level1)))) {
    return SHANGHAI_2019;
  }
  if (form.family === 'F4' && isHubei(form)) return HUBEI;
  if (form.family === 'F3') return SICHUAN;
  // 成本指标 occur under the 2020 rules as well: only declared points tell the cost structure.
  return hasDeclaredPoints(form, MOF_2021_COST) ? MOF_2021_COST : MOF_2020;
}

const bare = remembered((label) => label.replace(/\s+/g, '').replace(/[(（].*$/, ''));

/** Do the level-1 labels carry exactly the pack's points? */
function hasDeclaredPoints(form: Form, pack: RulePack): boolean {
  return Object.entries(pack.parameters.weightStructure.value).every(([name, points]) =>
    form.sections.some(
      (section) =>
        section.points !== null && bare(section.name) === name && decimal(section.points).equals(decimal(points)),
    ),
  );
}

/** Hubei prints no weights; where the funds row does carry one, it is 20. */
function isHubei(form: Form): boolean {
  const weightless = form.indicators.every(({ weight }) => weight.number === null);
  const execution = form.funds?.total.weight.number ?? null;
  return weightless && (execution === null || /^20(?:\.0+)?$/.test(execution));
}
