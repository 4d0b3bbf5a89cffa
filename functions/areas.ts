import type { AreaDeclaration } from '../shared/contracts/area.ts';
import { identity } from './identity/area.ts';
import { ledger } from './ledger/area.ts';
import { operations } from './operations/area.ts';
import { parties } from './parties/area.ts';
import { purchasing } from './purchasing/area.ts';
import { work } from './work/area.ts';

/** Every area of the product. Stacks, functions, routes, the API document and the catalogues are generated from this list. */
export const AREAS: readonly AreaDeclaration[] = [identity, parties, purchasing, work, ledger, operations];
