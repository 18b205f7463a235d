import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueField } from '../../../../schema/catalogue/buildCatalogue';
import { namesOf } from '../../catalogue/item';
import type { Details } from '../sealing/details';

export type AccessResult = 'DISCLOSED' | 'MASKED' | 'DENIED';

/** A field of an access, with its readable names and the result. */
export interface AccessedField {
  readonly type: string;
  /** Null when the access was to the record as a whole. */
  readonly field: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly result: AccessResult;
}

type Names = Pick<AccessedField, 'nameZh' | 'nameEn'>;

/** The names of all fields, by `Type.field`, from the descriptions in the SDL. */
const NAMES: ReadonlyMap<string, Names> = new Map(
  (
    JSON.parse(
      readFileSync(join(__dirname, '../../../../schema/generated/catalogue.json'), 'utf8'),
    ) as CatalogueField[]
  ).map(({ type, field, description }) => [`${type}.${field}`, shortNames(description)]),
);

/** The lists of fields of an entry, or of several entries together. */
export type FieldLists = Pick<Details, 'disclosed' | 'masked' | 'denied'>;

/** The fields of an entry: first the disclosed ones, then the masked, then the denied. */
export function accessedFields(details: FieldLists): AccessedField[] {
  return [
    ...details.disclosed.map((coordinate) => named(coordinate, 'DISCLOSED')),
    ...details.masked.map((coordinate) => named(coordinate, 'MASKED')),
    ...details.denied.map((coordinate) => named(coordinate, 'DENIED')),
  ];
}

/** The result of a whole access: DISCLOSED if any field was, else MASKED, else DENIED. */
export function resultOf(details: FieldLists): AccessResult {
  if (details.disclosed.length > 0) return 'DISCLOSED';
  return details.masked.length > 0 ? 'MASKED' : 'DENIED';
}

function named(coordinate: string, result: AccessedField['result']): AccessedField {
  const [type = coordinate, field = null] = coordinate.split('.');
  // A field that the schema no longer has is shown by its coordinate.
  const names = NAMES.get(coordinate) ?? { nameZh: coordinate, nameEn: coordinate };
  return { type, field, ...names, result };
}

/** The name: the first clause of a description. */
function shortNames(description: string): Names {
  const { nameZh, nameEn } = namesOf(description);
  return { nameZh: nameZh.split(/[。；：，]/)[0]!, nameEn: nameEn.split(/[.;:]/)[0]! };
}
