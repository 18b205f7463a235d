import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueField } from '../../../../schema/catalogue/buildCatalogue';
import { namesOf } from '../../catalogue/item';
import type { Details } from '../sealing/details';

/** A field as an access reached it, by the names people know. */
export interface AccessedField {
  readonly type: string;
  /** Null for the record as such. */
  readonly field: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly result: 'DISCLOSED' | 'MASKED' | 'DENIED';
}

type Names = Pick<AccessedField, 'nameZh' | 'nameEn'>;

/** The names of all fields, by `Type.field`: they change only with the SDL. */
const NAMES: ReadonlyMap<string, Names> = new Map(
  (
    JSON.parse(
      readFileSync(join(__dirname, '../../../../schema/generated/catalogue.json'), 'utf8'),
    ) as CatalogueField[]
  ).map(({ type, field, description }) => [`${type}.${field}`, shortNames(description)]),
);

/** The fields of an entry: what was disclosed, then what was masked, then what was denied. */
export function accessedFields(details: Details): AccessedField[] {
  return [
    ...details.disclosed.map((coordinate) => named(coordinate, 'DISCLOSED')),
    ...details.masked.map((coordinate) => named(coordinate, 'MASKED')),
    ...details.denied.map((coordinate) => named(coordinate, 'DENIED')),
  ];
}

/** What came of an access as a whole: DISCLOSED if anything was, else MASKED, else DENIED. */
export function resultOf(details: Details): AccessedField['result'] {
  if (details.disclosed.length > 0) return 'DISCLOSED';
  return details.masked.length > 0 ? 'MASKED' : 'DENIED';
}

function named(coordinate: string, result: AccessedField['result']): AccessedField {
  const [type = coordinate, field = null] = coordinate.split('.');
  // A field that the schema no longer has is told by the name it had.
  const names = NAMES.get(coordinate) ?? { nameZh: coordinate, nameEn: coordinate };
  return { type, field, ...names, result };
}

/** The name alone, without what else a description says of the field. */
function shortNames(description: string): Names {
  const { nameZh, nameEn } = namesOf(description);
  return { nameZh: nameZh.split(/[。；：，]/)[0]!, nameEn: nameEn.split(/[.;:]/)[0]! };
}
