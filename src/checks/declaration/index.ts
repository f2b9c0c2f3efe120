import type { Check } from '../check';
import { D01, D02, D03 } from './indicators';
import { D04, D05 } from './whole-form';

/** 与绩效目标申报表对照. */
export const declaration: readonly Check[] = [D01, D02, D03, D04, D05];
export {
  bestDeclaration,
  declarationKey,
  matchDeclaration,
  type AmbiguousMatch,
  type DeclarationKey,
  type DeclaredPair,
  type DeclarationMatch,
} from './match';
