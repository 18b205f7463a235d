import type { OrganizationRow, RelationKind, RelationRow } from '../schema/generated/subjects.rows';
import { dateBetween } from './days';
import { opaqueId } from './opaqueId';
import { headOf, organizationId } from './organizations';
import { personId, personOf } from './people';
import type { OrganizationGroup, Plan } from './plan';
import { Random } from './random';

const FULL_SHARE = 10_000;
const SLOTS = 16;

/** Groups whose organisations have shareholders or partners. */
const OWNED: ReadonlySet<OrganizationGroup> = new Set([
  'lawFirm',
  'company',
  'partnership',
  'cooperative',
]);

/**
 * The relations of one organisation: its head, sometimes a former head, its owners with shares that
 * add up to one hundred per cent, and its agent.
 */
export function relationsOf(
  plan: Plan,
  group: OrganizationGroup,
  index: number,
  organization: OrganizationRow,
): RelationRow[] {
  const number = plan.organizationStart[group] + index;
  const random = new Random(plan.seed, 'relations', number);
  const { establishedOn, approvedOn } = organization.registration;
  const relations: RelationRow[] = [];
  const add = (
    kind: RelationKind,
    partyId: string,
    since: string,
    until: string | null = null,
    shareBasisPoints: number | null = null,
  ) => {
    const _id = opaqueId(plan.seed, 'relation', number * SLOTS + relations.length);
    relations.push({
      _id,
      kind,
      organizationId: organization._id,
      partyId,
      shareBasisPoints,
      since,
      until,
    });
  };
  const anyone = () => personId(plan, personOf(plan, 'citizen', random.int(0, 2 ** 30)));

  const head = personId(plan, headOf(plan, group, index));
  const replaced = group !== 'organ' && random.chance(0.1) && approvedOn > establishedOn;
  add('LEGAL_REPRESENTATIVE', head, replaced ? approvedOn : establishedOn);
  if (replaced) add('LEGAL_REPRESENTATIVE', anyone(), establishedOn, approvedOn);

  if (OWNED.has(group)) {
    const owners = ownersOf(plan, group, index, random, head);
    const shares = splitShares(random, owners.length);
    owners.forEach((owner, i) => {
      const since = i === 0 ? establishedOn : dateBetween(random, establishedOn, approvedOn);
      add('SHAREHOLDER', owner, since, null, shares[i]);
    });
  }
  if (group !== 'organ' && random.chance(group === 'selfEmployed' ? 0.1 : 0.5)) {
    add('AGENT', anyone(), dateBetween(random, establishedOn, approvedOn));
  }
  return relations;
}

/** The distinct owners, the head first; a company may be owned by a company founded earlier. */
function ownersOf(
  plan: Plan,
  group: OrganizationGroup,
  index: number,
  random: Random,
  head: string,
): string[] {
  const owners = new Set([head]);
  const more = group === 'partnership' || group === 'cooperative' ? 2 : random.int(0, 3);
  for (let i = 0; i < more; i++) {
    if (group === 'lawFirm') {
      // Only lawyers of the firm are its partners: the lawyers at a fixed distance in number work
      // there.
      const colleague = index + (i + 1) * plan.organizations.lawFirm;
      if (colleague < plan.people.lawyer) {
        owners.add(personId(plan, personOf(plan, 'lawyer', colleague)));
      }
    } else if (group === 'company' && index > 1 && random.chance(0.2)) {
      owners.add(organizationId(plan, 'company', random.int(0, index - 1)));
    } else {
      owners.add(personId(plan, personOf(plan, 'citizen', random.int(0, 2 ** 30))));
    }
  }
  return [...owners];
}

/** Shares in hundredths of a per cent that add up to exactly one hundred per cent. */
function splitShares(random: Random, owners: number): number[] {
  const weights = Array.from({ length: owners }, () => random.int(1, 20));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.floor((weight * FULL_SHARE) / total));
  shares[0]! += FULL_SHARE - shares.reduce((sum, share) => sum + share, 0);
  return shares;
}
