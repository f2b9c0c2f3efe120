/** Relationship parts and part names (ECMA-376 part 2). */
import { assertWhole, attribute, tags } from '../xml/tokens';

export interface Relationship {
  readonly id: string;
  /** Last step of the type address: `worksheet`, `styles`, … the same for strict and transitional files. */
  readonly kind: string;
  /** Part name, or the address as written when `external`. */
  readonly target: string;
  readonly external: boolean;
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; `''` is the package itself. */
export function relationshipsPartOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function parseRelationships(xml: string, part: string): Relationship[] {
  assertWhole(xml);
  const found: Relationship[] = [];
  for (const tag of tags(xml)) {
    if (tag.name !== 'Relationship' || tag.kind === 'close') continue;
    const { attributes } = tag;
    const type = attribute(attributes, 'Type') ?? '';
    const external = attribute(attributes, 'TargetMode') === 'External';
    const target = attribute(attributes, 'Target') ?? '';
    found.push({
      id: attribute(attributes, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolvePart(part, target),
      external,
    });
  }
  return found;
}

/** `worksheets/sheet1.xml`: steps down and nothing else. */
const STRAIGHT = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/;

/** Absolute, relative and backslash targets against the part they stand in. Steps above the root stay at the root. */
export function resolvePart(base: string, target: string): string {
  const folder = base.slice(0, base.lastIndexOf('/') + 1);
  if (STRAIGHT.test(target)) return folder + target;
  const plain = decodeName(target).replace(/\\/g, '/');
  const path = plain.startsWith('/') ? plain : folder + plain;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decodeName(target: string): string {
  if (!target.includes('%')) return target;
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
