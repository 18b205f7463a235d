import { mongoError } from '../base/errors';
import type { Fields } from './fields';

/** Strings are compared by their bytes; any other collation would change the answer. */
export function refuseCollation(fields: Fields): void {
  const collation = fields.object('collation');
  if (!collation || Object.keys(collation).length === 0) return;
  if (collation.locale === 'simple') return;
  throw mongoError(238, "collation other than { locale: 'simple' } is not supported");
}
