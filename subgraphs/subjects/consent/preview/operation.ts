import type { CatalogueField } from '../../../../schema/catalogue/buildCatalogue';
import { isGuarded } from '../../../../schema/policy/rule';
import { FIELDS, type OpenedField } from './openedFields';

/** Maximum depth of the operation below the subject: enough for a record and a part of it. */
const MAX_DEPTH = 4;

const BY_TYPE: ReadonlyMap<string, readonly CatalogueField[]> = fieldsByType();

/**
 * An operation that reads the opened fields of one subject: those of its own type and those of the
 * interface `Subject`. It selects only the id of other subjects.
 * @param type the subject's type, such as `NaturalPerson`
 */
export function previewOperation(
  subjectId: string,
  type: string,
  opened: readonly OpenedField[],
): string {
  const names = new Set(opened.map((field) => `${field.type}.${field.field}`));
  const lines = [
    ...selection(type, names, MAX_DEPTH, new Set()),
    ...selection('Subject', names, MAX_DEPTH, new Set()),
  ];
  const body = [...new Set(lines)].join(' ');
  return `query ConsentPreview { subject(id: ${JSON.stringify(subjectId)}) { __typename id ... on ${type} { ${body === '' ? 'id' : body} } } }`;
}

/** The selections on a type that read every opened field below it once. */
function selection(
  type: string,
  opened: ReadonlySet<string>,
  depth: number,
  enclosing: ReadonlySet<string>,
): string[] {
  if (depth === 0) return [];
  const path = new Set([...enclosing, type]);
  return (BY_TYPE.get(type) ?? []).flatMap((field) => {
    const below = namedType(field.returns);
    const open = opened.has(`${type}.${field.field}`);
    if (!BY_TYPE.has(below)) return open ? [field.field] : [];
    if (SUBJECT_TYPES.has(below)) return open ? [`${field.field} { id }`] : [];
    // The institution may not select this field, so fields below it are unreachable.
    if (!open && field.rule !== null && isGuarded(field.rule)) return [];
    // `nodes` already contains the items that `edges` repeats with their cursors.
    if (path.has(below) || field.field === 'edges') return [];
    const parts = selection(below, opened, depth - 1, path);
    if (parts.length > 0) return [`${field.field} { ${parts.join(' ')} }`];
    return open && BY_TYPE.get(below)!.some(({ field: name }) => name === 'id')
      ? [`${field.field} { id }`]
      : [];
  });
}

const SUBJECT_TYPES: ReadonlySet<string> = new Set([
  'Subject',
  'Organization',
  'NaturalPerson',
  'LegalPerson',
  'UnincorporatedOrganization',
  'SelfEmployed',
]);

function namedType(returns: string): string {
  return returns.replace(/[[\]!]/g, '');
}

function fieldsByType(): ReadonlyMap<string, readonly CatalogueField[]> {
  const groups = new Map<string, CatalogueField[]>();
  for (const field of FIELDS) groups.set(field.type, [...(groups.get(field.type) ?? []), field]);
  return groups;
}
