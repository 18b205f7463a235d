import type { CatalogueField } from '../../../../schema/catalogue/buildCatalogue';
import { isGuarded } from '../../../../schema/policy/rule';
import { FIELDS, type OpenedField } from './openedFields';

/** How deep the operation goes below the subject: a record, and a part of it. */
const DEEPEST = 4;

const BY_TYPE: ReadonlyMap<string, readonly CatalogueField[]> = grouped();

/**
 * An operation that reads opened fields of one subject: of its own type, and of what every
 * subject has. Other subjects it refers to are named by their id alone.
 * @param type the subject's type, such as `NaturalPerson`
 */
export function previewOperation(
  subjectId: string,
  type: string,
  opened: readonly OpenedField[],
): string {
  const names = new Set(opened.map((field) => `${field.type}.${field.field}`));
  const lines = [
    ...selection(type, names, DEEPEST, new Set()),
    ...selection('Subject', names, DEEPEST, new Set()),
  ];
  const body = [...new Set(lines)].join(' ');
  return `query ConsentPreview { subject(id: ${JSON.stringify(subjectId)}) { __typename id ... on ${type} { ${body === '' ? 'id' : body} } } }`;
}

/** What to select of a type so that every opened field below it is read once. */
function selection(
  type: string,
  opened: ReadonlySet<string>,
  depth: number,
  above: ReadonlySet<string>,
): string[] {
  if (depth === 0) return [];
  const within = new Set([...above, type]);
  return (BY_TYPE.get(type) ?? []).flatMap((field) => {
    const below = namedType(field.returns);
    const open = opened.has(`${type}.${field.field}`);
    if (!BY_TYPE.has(below)) return open ? [field.field] : [];
    if (SUBJECTS.has(below)) return open ? [`${field.field} { id }`] : [];
    // What the institution may not ask for leads nowhere.
    if (!open && field.rule !== null && isGuarded(field.rule)) return [];
    // A page's items stand in `nodes` and again in `edges`, which carry a cursor each.
    if (within.has(below) || field.field === 'edges') return [];
    const parts = selection(below, opened, depth - 1, within);
    if (parts.length > 0) return [`${field.field} { ${parts.join(' ')} }`];
    return open && BY_TYPE.get(below)!.some(({ field: name }) => name === 'id')
      ? [`${field.field} { id }`]
      : [];
  });
}

const SUBJECTS: ReadonlySet<string> = new Set([
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

function grouped(): ReadonlyMap<string, readonly CatalogueField[]> {
  const groups = new Map<string, CatalogueField[]>();
  for (const field of FIELDS) groups.set(field.type, [...(groups.get(field.type) ?? []), field]);
  return groups;
}
