/** The parameters of a rule pack as a person reads them. */
import type { Translate } from '../../locales';
import { Decimal } from '../../scoring/decimal';
import type { Parameter, RulePack } from '../../scoring/pack';

export interface ParameterLine {
  readonly name: string;
  readonly value: string;
  readonly source: string;
  readonly verified: boolean;
}

type Name = keyof RulePack['parameters'];
type Shown = { readonly [K in Name]: (value: RulePack['parameters'][K]['value']) => string };

export function parameterLines({ parameters }: RulePack, t: Translate): ParameterLine[] {
  const yesNo = (value: boolean): string => t(value ? 'packs.yes' : 'packs.no');
  const listed = (values: readonly string[]): string => (values.length === 0 ? t('card.none') : values.join('；'));
  const shown: Shown = {
    executionWeight: (value) => value ?? t('packs.fromForm'),
    executionBase: (value) => t(`packs.v.${value}`),
    reverseFormula: (value) => t(`packs.v.${value}`),
    equalMeansExactly: yesNo,
    exceedThreshold: percent,
    exceedPenalty: (value) =>
      value.kind === 'fixed' ? t('packs.v.fixed', { points: value.points }) : t(`packs.v.${value.kind}`),
    exceedReasonRequired: yesNo,
    bands: ({ met, partly }) => t('packs.v.bands', { met: percent(met), partly: percent(partly) }),
    grades: (bands) => listed(bands.map(({ name, from }) => t('packs.v.grade', { name, from }))),
    weightStructure: (points) => listed(Object.entries(points).map(([name, value]) => `${name} ${value}`)),
    scoreDecimals: String,
    zeroWeight: (value) => t(`packs.v.${value}`),
    executionReasonBelow: (value) => (value === null ? t('packs.never') : `${value}%`),
    budgetChangeReason: percent,
    totalCaps: (caps) => listed(caps.map(({ rateBelow, cap }) => t('packs.v.cap', { rate: rateBelow, cap }))),
    reasonScope: (value) => t(`packs.v.${value}`),
  };
  const line = <K extends Name>(name: K): ParameterLine => {
    const { value, source, verified }: Parameter<RulePack['parameters'][K]['value']> = parameters[name];
    return { name: t(`packs.p.${name}`), value: shown[name](value), source, verified };
  };
  return NAMES.map((name) => line(name));
}

/** `0.8 → 80%`. */
const percent = (share: string): string => `${new Decimal(share).times(100).toString()}%`;

const NAMES: readonly Name[] = [
  'executionWeight',
  'executionBase',
  'reverseFormula',
  'equalMeansExactly',
  'exceedThreshold',
  'exceedPenalty',
  'exceedReasonRequired',
  'bands',
  'grades',
  'weightStructure',
  'scoreDecimals',
  'zeroWeight',
  'executionReasonBelow',
  'budgetChangeReason',
  'totalCaps',
  'reasonScope',
];
