import type { CatalogueField, StatisticsUse } from '../../../schema/catalogue/buildCatalogue';
import { isGuarded, ruleText, type Rule } from '../../../schema/policy/rule';
import { sharingOf, type Sharing } from '../../../schema/policy/sharing';

/** How widely an item is disclosed (公开属性). */
export type Publicity = 'OPEN' | 'AUTHORISED' | 'RESTRICTED' | 'INTERNAL';

/** One item of the public credit information catalogue: a field and how it may be used. */
export interface CatalogueItem {
  /** `Type.field`; unique. The catalogue is sorted by it. */
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
  /** Ids of the departments responsible for the field. */
  readonly owners: readonly string[];
  /** Ids of the terms for updating and for retaining the field's data. */
  readonly refresh: string | null;
  readonly retention: string | null;
}

const STAFF_TERMS: ReadonlySet<string> = new Set([
  'role:officer',
  'role:steward',
  'role:analyst',
  'role:auditor',
]);

/**
 * The catalogue item of a field; undefined for a field of an interface and for a field that is not
 * credit information.
 */
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
 * The disclosure class of a rule. OPEN: everybody may read the field. AUTHORISED: the subject's
 * consent opens it. INTERNAL: only staff may read it. RESTRICTED, in all other cases: only the
 * subject and callers with a right to it may read it.
 */
export function publicityOf(rule: Rule): Publicity {
  if (!isGuarded(rule)) return 'OPEN';
  if (rule.some((all) => all.includes('rel:consent'))) return 'AUTHORISED';
  const forStaff = rule.every((all) => all.some((term) => STAFF_TERMS.has(term)));
  return forStaff ? 'INTERNAL' : 'RESTRICTED';
}

/** Splits a description into its leading Chinese sentences and the English rest. */
export function namesOf(description: string): { nameZh: string; nameEn: string } {
  const chineseEnd =
    /。(?=[\p{Script=Latin}`“"])/u.exec(description)?.index ?? description.length - 1;
  return {
    nameZh: description.slice(0, chineseEnd + 1),
    nameEn: description.slice(chineseEnd + 1).trim(),
  };
}
