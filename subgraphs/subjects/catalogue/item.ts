import type { CatalogueField, StatisticsUse } from '../../../schema/catalogue/buildCatalogue';
import { isGuarded, isRelational, ruleText, type Rule } from '../../../schema/policy/rule';

/** How widely an item is disclosed (公开属性). */
export type Publicity = 'OPEN' | 'AUTHORISED' | 'RESTRICTED' | 'INTERNAL';

/** How an item is shared between public bodies (共享属性). */
export type Sharing = 'UNCONDITIONAL' | 'CONDITIONAL' | 'NOT_SHARED';

/** One item of the public credit information catalogue: a field and how it may be used. */
export interface CatalogueItem {
  /** `Type.field`; unique, and the catalogue's order. */
  readonly key: string;
  readonly type: string;
  readonly field: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly subgraph: string;
  readonly publicity: Publicity;
  readonly sharing: Sharing;
  readonly permission: string;
  readonly mask: string | null;
  readonly unmaskedFor: string | null;
  readonly cluster: string | null;
  readonly statistics: StatisticsUse | null;
  /** Ids of the departments answerable for it, and of its terms. */
  readonly owners: readonly string[];
  readonly refresh: string | null;
  readonly retention: string | null;
}

const STAFF: ReadonlySet<string> = new Set([
  'role:officer',
  'role:steward',
  'role:analyst',
  'role:auditor',
]);

/** The item of a field; undefined for a field of an interface, and for what is no credit information. */
export function catalogueItem(field: CatalogueField): CatalogueItem | undefined {
  const { type, rule, mask, catalogued } = field;
  if (rule === null || catalogued === null) return undefined;
  return {
    key: `${type}.${field.field}`,
    type,
    field: field.field,
    ...namesOf(field.description),
    subgraph: field.owner,
    publicity: publicityOf(rule),
    sharing: sharingOf(rule),
    permission: ruleText(rule),
    mask: mask?.as ?? null,
    unmaskedFor: mask ? ruleText(mask.unless) : null,
    cluster: field.cluster,
    statistics: field.statistics,
    ...catalogued,
  };
}

/**
 * OPEN to everybody; AUTHORISED where the subject's consent opens it; INTERNAL where only staff
 * may read it; RESTRICTED to the subject and those with a right to it otherwise.
 */
export function publicityOf(rule: Rule): Publicity {
  if (!isGuarded(rule)) return 'OPEN';
  if (rule.some((all) => all.includes('rel:consent'))) return 'AUTHORISED';
  const forStaff = rule.every((all) => all.some((term) => STAFF.has(term)));
  return forStaff ? 'INTERNAL' : 'RESTRICTED';
}

/** What an officer of any department may read, in any case, is shared without condition. */
export function sharingOf(rule: Rule): Sharing {
  if (!isGuarded(rule)) return 'UNCONDITIONAL';
  const forOfficers = rule.filter((all) => all.includes('role:officer'));
  if (forOfficers.length === 0) return 'NOT_SHARED';
  const conditional = (term: string) => isRelational(term) || term.startsWith('purpose:');
  return forOfficers.some((all) => !all.some(conditional)) ? 'UNCONDITIONAL' : 'CONDITIONAL';
}

/** A description's first sentences in Chinese, and the rest in English. */
export function namesOf(description: string): { nameZh: string; nameEn: string } {
  const at = /。(?=[\p{Script=Latin}`“"])/u.exec(description)?.index ?? description.length - 1;
  return { nameZh: description.slice(0, at + 1), nameEn: description.slice(at + 1).trim() };
}
