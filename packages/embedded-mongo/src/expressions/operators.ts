import { LIST_ACCUMULATORS } from './accumulators';
import { ARITHMETIC } from './arithmetic';
import { ARRAYS } from './arrays';
import { CONVERT } from './convert';
import { DATES } from './dates';
import { LOGIC } from './logic';
import { OBJECTS } from './objects';
import { STRINGS } from './strings';
import type { Operator } from './types';

/** Every expression operator by name; a name absent here is refused as unrecognised. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  ...ARITHMETIC,
  ...ARRAYS,
  ...CONVERT,
  ...DATES,
  ...LIST_ACCUMULATORS,
  ...LOGIC,
  ...OBJECTS,
  ...STRINGS,
};
