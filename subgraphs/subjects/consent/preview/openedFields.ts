import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueField } from '../../../../schema/catalogue/buildCatalogue';
import { isCluster, type Cluster } from '../../../../schema/policy/rules';
import { isGuarded, type Rule } from '../../../../schema/policy/rule';

/** How a consent opens a field. */
export type Opening = 'VALUE' | 'MASKED' | 'RESTRICTED_RECORDS';

/** A field that some consent opens to an institution. */
export interface OpenedField extends CatalogueField {
  readonly cluster: Cluster;
  readonly opens: Opening;
}

/** Every field of the graph. The graph changes only with the SDL, so the file is read once. */
export const FIELDS: readonly CatalogueField[] = JSON.parse(
  readFileSync(join(__dirname, '../../../../schema/generated/catalogue.json'), 'utf8'),
) as CatalogueField[];

/** The rule terms that an institution with the subject's consent satisfies. */
const BANK_TERMS: ReadonlySet<string> = new Set(['public', 'auth', 'role:bank', 'rel:consent']);

/** The record types: their objects come from a department and are not always public. */
const RECORD_TYPES: ReadonlySet<string> = new Set(
  FIELDS.filter(({ field }) => field === 'disputed' || field === 'publicityStart').map(
    ({ type }) => type,
  ),
);

/** The fields that consents open in any cluster, in catalogue order. */
export const OPENED_FIELDS: readonly OpenedField[] = FIELDS.flatMap((field) => {
  const { cluster, rule } = field;
  const opens = rule === null ? undefined : openingOf(field, rule);
  return opens === undefined || cluster === null || !isCluster(cluster)
    ? []
    : [{ ...field, cluster, opens }];
});

function openingOf({ type, mask }: CatalogueField, rule: Rule): Opening | undefined {
  if (!isGuarded(rule)) return RECORD_TYPES.has(type) ? 'RESTRICTED_RECORDS' : undefined;
  if (!byConsent(rule)) return undefined;
  return mask === null || byConsent(mask.unless) ? 'VALUE' : 'MASKED';
}

/** Whether an institution with the subject's consent satisfies a rule. */
function byConsent(rule: Rule): boolean {
  return rule.some(
    (all) => all.includes('rel:consent') && all.every((term) => BANK_TERMS.has(term)),
  );
}
