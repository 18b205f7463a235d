import type { NaturalPersonRow } from '../schema/generated/subjects.rows';
import { dateBetween, daysAfter } from './days';
import { homeOf } from './names/address';
import { personName } from './names/personName';
import { opaqueId } from './opaqueId';
import { PEOPLE_GROUPS, type PeopleGroup, type Plan } from './plan';
import { Random } from './random';
import { HEDONG, syntheticMobile, syntheticResident } from './syntheticIdentifiers';

/** The data with which other documents refer to a person. */
export interface PersonRef {
  readonly id: string;
  readonly name: string;
  readonly sex: 'MALE' | 'FEMALE';
}

export function personId(plan: Plan, index: number): string {
  return opaqueId(plan.seed, 'person', index);
}

/** A person by their number among all adults, computed from it only. */
export function personRef(plan: Plan, index: number): PersonRef {
  const random = new Random(plan.seed, 'person', index);
  const sex = random.chance(0.5) ? 'MALE' : 'FEMALE';
  return { id: personId(plan, index), name: personName(random, sex), sex };
}

/** The number among all adults of the n-th person of a group, modulo the size of the group. */
export function personOf(plan: Plan, group: PeopleGroup, n: number): number {
  return plan.peopleStart[group] + (n % plan.people[group]);
}

/** The group a person belongs to. */
export function groupOfPerson(plan: Plan, index: number): PeopleGroup {
  return PEOPLE_GROUPS.findLast((group) => index >= plan.peopleStart[group])!;
}

/** An adult as the subjects domain stores them. */
export function adult(plan: Plan, index: number): NaturalPersonRow {
  const { id, name, sex } = personRef(plan, index);
  const random = new Random(plan.seed, 'home', index);
  const home = homeOf(random);
  return {
    _id: id,
    kind: 'NATURAL_PERSON',
    name,
    region: home.region,
    ...syntheticResident(index, sex, plan.seed % 3653),
    sex,
    personalContact: { phone: syntheticMobile(index), address: home.address },
    minor: false,
  };
}

/**
 * A child. The dataset contains children to prove that they are never found: no document number and
 * no contact is stored, only the flag and a birth date within the last seventeen years.
 */
export function minor(plan: Plan, index: number): NaturalPersonRow & Pick<PersonRef, 'sex'> {
  const random = new Random(plan.seed, 'minor', index);
  const sex = random.chance(0.5) ? 'MALE' : 'FEMALE';
  const oldest = daysAfter(plan.today, -17 * 365);
  return {
    _id: minorId(plan, index),
    kind: 'NATURAL_PERSON',
    name: personName(random, sex),
    region: HEDONG,
    idNumber: null,
    birthDate: dateBetween(random, oldest, plan.today),
    sex,
    personalContact: { phone: null, address: null },
    minor: true,
  };
}

function minorId(plan: Plan, index: number): string {
  return opaqueId(plan.seed, 'minor', index);
}
