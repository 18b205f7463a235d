import { ARITHMETIC } from './arithmetic.js';
import { LOGIC } from './logic.js';
import { OBJECTS } from './objects.js';
import type { Operator } from './types.js';

/** Every expression operator by name; a name absent here is refused as unrecognised. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  ...ARITHMETIC,
  ...LOGIC,
  ...OBJECTS,
};
