/** The conditions of SUMIF and its kin: `">=60"`, `"达成*"`, 5, `"<>无"`. */
import { Refused, digits15, isError, type Scalar } from './scalar';

export type Condition = (value: Scalar) => boolean;

export function conditionOf(criterion: Scalar): Condition {
  if (isError(criterion)) throw new Refused('error as condition');
  if (criterion === null) return (value) => value === 0;
  if (typeof criterion === 'number')
    return (value) => typeof value === 'number' && digits15(value) === digits15(criterion);
  if (typeof criterion === 'boolean') return (value) => value === criterion;
  const [, sign = '', wanted = ''] = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/.exec(criterion) ?? [];
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)%?$/.test(wanted)) {
    return numberCondition(sign, wanted.endsWith('%') ? Number(wanted.slice(0, -1)) / 100 : Number(wanted));
  }
  // Blank conditions and ordered texts have corners of their own; dates depend on the machine.
  if (wanted === '' || (sign !== '' && sign !== '=' && sign !== '<>') || /^\d.*[-/:年]/.test(wanted)) {
    throw new Refused(`condition ${criterion.slice(0, 20)}`);
  }
  const pattern = wildcard(wanted);
  return sign === '<>'
    ? (value) => !(typeof value === 'string' && pattern.test(value))
    : (value) => typeof value === 'string' && pattern.test(value);
}

function numberCondition(sign: string, wanted: number): Condition {
  const order = (value: number): number => digits15(value) - digits15(wanted);
  // A number kept as text counts as equal; where it matters nothing is said rather than something wrong.
  const numeric =
    (test: (value: number) => boolean): Condition =>
    (value) => {
      if (
        typeof value === 'string' &&
        (sign === '' || sign === '=') &&
        Number(value) === wanted &&
        value.trim() !== ''
      ) {
        throw new Refused('number as text under a condition');
      }
      return typeof value === 'number' && test(value);
    };
  switch (sign) {
    case '<':
      return numeric((value) => order(value) < 0);
    case '<=':
      return numeric((value) => order(value) <= 0);
    case '>':
      return numeric((value) => order(value) > 0);
    case '>=':
      return numeric((value) => order(value) >= 0);
    case '<>':
      return (value) => !(typeof value === 'number' && order(value) === 0);
    default:
      return numeric((value) => order(value) === 0);
  }
}

/** `*` any text, `?` one character, `~` takes their meaning away. */
function wildcard(text: string): RegExp {
  let source = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const next = text.charAt(at + 1);
    if (letter === '~' && (next === '*' || next === '?' || next === '~')) {
      source += `\\${next}`;
      at += 1;
    } else if (letter === '*') source += source.endsWith('[^]*') ? '' : '[^]*';
    else if (letter === '?') source += '[^]';
    else source += letter.replace(/[.+^${}()|[\]\\*?]/g, '\\$&');
  }
  if ((source.match(/\[\^\]\*/g) ?? []).length > 3) throw new Refused('condition with many wildcards');
  return new RegExp(`^${source}$`, 'i');
}
