/** A rule pack as text, in and out. */
import { parsePack, serializePack, type PackProblem } from '../../scoring';
import type { RulePack } from '../../scoring/pack';

export type { PackProblem } from '../../scoring';

export type ReadPack =
  { readonly ok: true; readonly pack: RulePack } | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Reads what a person wrote or chose; every wrong field is named. */
export function readPack(text: string): ReadPack {
  if (text.trim() === '') return refused('还没有内容。', 'There is nothing here.');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    return refused(`不是有效的 JSON：${detail}`, `Not valid JSON: ${detail}`);
  }
  return parsePack(json);
}

/** A copy to start from: a name and id of its own, so that the shipped pack stays as it is. */
export function packToEdit(pack: RulePack): string {
  if (pack.id.endsWith(OWN_SUFFIX)) return serializePack(pack);
  return serializePack({
    ...pack,
    id: `${pack.id}${OWN_SUFFIX}`,
    name: { 'zh-CN': `${pack.name['zh-CN']}（自定）`, 'en-US': `${pack.name['en-US']} (custom)` },
    verified: false,
  });
}

const OWN_SUFFIX = '-custom';

function refused(zh: string, en: string): ReadPack {
  return { ok: false, problems: [{ path: '', message: { 'zh-CN': zh, 'en-US': en } }] };
}
