import { nameGrams } from '../subgraphs/framework/nameGrams';
import type { OrganizationRow } from '../schema/generated/subjects.rows';
import { dateBetween, daysAfter } from './days';
import { address } from './names/address';
import { tradeName } from './names/tradeName';
import { opaqueId } from './opaqueId';
import { groupTraits, type GroupTraits } from './organizationGroups';
import { personOf, personRef } from './people';
import type { OrganizationGroup, Plan } from './plan';
import { Random } from './random';
import { HEDONG, syntheticLandline, syntheticUscc } from './syntheticIdentifiers';

/** The data with which other documents refer to an organisation. */
export interface OrganizationRef {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
  readonly traits: GroupTraits;
}

const STATUSES = [
  ['IN_OPERATION', 88],
  ['SUSPENDED', 3],
  ['LIQUIDATION', 2],
  ['REVOKED', 3],
  ['CANCELLED', 4],
] as const;

/** Groups whose organisations may be closed; all others are operating. */
const MAY_CLOSE: ReadonlySet<OrganizationGroup> = new Set([
  'cooperative',
  'company',
  'partnership',
  'selfEmployed',
]);

export function organizationId(plan: Plan, group: OrganizationGroup, index: number): string {
  return opaqueId(plan.seed, 'organization', plan.organizationStart[group] + index);
}

/** The n-th organisation of a group, computed from its number only. */
export function organizationRef(
  plan: Plan,
  group: OrganizationGroup,
  index: number,
): OrganizationRef {
  const number = plan.organizationStart[group] + index;
  const shift = plan.seed % 90_001;
  const traits = groupTraits(plan.seed, group, index, tradeName(number, shift));
  return {
    id: organizationId(plan, group, index),
    name: traits.name,
    uscc: syntheticUscc(traits.prefix, number, shift),
    traits,
  };
}

/**
 * The number, among all adults, of the person at an organisation's head: a lawyer for a law firm, a
 * teacher for a school, a doctor for a hospital. The first company is a clinic owned by the first
 * doctor, who has records of many kinds.
 */
export function headOf(plan: Plan, group: OrganizationGroup, index: number): number {
  switch (group) {
    case 'lawFirm':
      return personOf(plan, 'lawyer', index);
    case 'school':
      return personOf(plan, 'teacher', index);
    case 'hospital':
      return personOf(plan, 'doctor', index + 1);
    default: {
      if (group === 'company' && index === 0) return personOf(plan, 'doctor', 0);
      const random = new Random(plan.seed, `head:${group}`, index);
      return personOf(plan, 'citizen', random.int(0, plan.people.citizen - 1));
    }
  }
}

/** The n-th organisation of a group as the subjects domain stores it. */
export function organization(plan: Plan, group: OrganizationGroup, index: number): OrganizationRow {
  const { id, name, uscc, traits } = organizationRef(plan, group, index);
  const number = plan.organizationStart[group] + index;
  const random = new Random(plan.seed, 'organization', number);
  const yesterday = daysAfter(plan.today, -1);
  const established = dateBetween(random, '2000-01-04', daysAfter(plan.today, -400));
  const closable = MAY_CLOSE.has(group) && index > 0;
  return {
    _id: id,
    ...traits.form,
    name,
    region: HEDONG,
    uscc,
    formerNames:
      group === 'company' && random.chance(0.06)
        ? [groupTraits(plan.seed, group, index, tradeName(number, plan.seed + 7)).name]
        : [],
    registration: {
      status: closable ? random.weighted(STATUSES) : 'IN_OPERATION',
      authority: traits.authority,
      region: HEDONG,
      establishedOn: established,
      approvedOn: dateBetween(random, established, yesterday),
      validUntil:
        group === 'company' && random.chance(0.3) ? daysAfter(established, 30 * 365) : null,
      capital: traits.hasCapital ? BigInt(random.int(1, 500)) * 10_000_000n : null,
      scope: traits.scope,
      industry: traits.section,
      representativeName: personRef(plan, headOf(plan, group, index)).name,
    },
    organizationContact: { address: address(random), phone: syntheticLandline(number) },
    nameGrams: nameGrams(name),
  };
}
