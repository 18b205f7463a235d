import { commerce } from './commerce';
import { consentRows } from './consents';
import { daysAfter } from './days';
import type { Domain, Pass } from './domain';
import { government } from './government';
import { judicial } from './judicial';
import { organization, organizationRef } from './organizations';
import { adult, groupOfPerson, minor, personRef } from './people';
import { ORGANIZATION_GROUPS, type Plan } from './plan';
import { RecordFactory } from './recordFactory';
import { relationsOf } from './relations';
import type { Row } from './row';
import type { SeedOrganization, SeedPerson } from './seedSubject';
import { social } from './social';
import { isSpotlight } from './spotlight';
import { relationRow, subjectRow } from './subjects';

/** The subgraphs whose records are built beside the subjects, in this order. */
const DOMAINS: readonly Domain[] = [government, commerce, social, judicial];

/**
 * Every document of a world, subject by subject, each computed from its number: nothing is held
 * but counters, so a world of any size takes the same memory.
 */
export function* worldRows(plan: Plan): Generator<Row> {
  const pass: Pass = { plan, records: new RecordFactory(plan) };
  yield* districtRows(pass);
  yield* organizationRows(pass);
  yield* personRows(pass);
  yield* consentRows(plan);
}

/** Documents of the district as a whole, such as its departments. */
export function* districtRows(pass: Pass): Generator<Row> {
  for (const domain of DOMAINS) yield* domain.district?.(pass) ?? [];
}

function* organizationRows(pass: Pass): Generator<Row> {
  const { plan } = pass;
  for (const group of ORGANIZATION_GROUPS) {
    for (let index = 0; index < plan.organizations[group]; index++) {
      const document = organization(plan, group, index);
      yield subjectRow(document);
      yield* relationsOf(plan, group, index, document).map(relationRow);
      const subject: SeedOrganization = {
        id: document._id,
        name: document.name,
        index,
        number: plan.organizationStart[group] + index,
        isPerson: false,
        isMinor: false,
        spotlight: isSpotlight(group, index),
        since: document.registration.establishedOn,
        group,
        ref: organizationRef(plan, group, index),
        section: document.registration.industry,
        operating: document.registration.status === 'IN_OPERATION',
      };
      for (const domain of DOMAINS) yield* domain.organization?.(pass, subject) ?? [];
    }
  }
}

function* personRows(pass: Pass): Generator<Row> {
  const { plan } = pass;
  const since = daysAfter(plan.today, -12 * 365);
  for (let number = 0; number < plan.adults; number++) {
    yield subjectRow(adult(plan, number));
    const group = groupOfPerson(plan, number);
    const ref = personRef(plan, number);
    const index = number - plan.peopleStart[group];
    const subject: SeedPerson = {
      id: ref.id,
      name: ref.name,
      index,
      number,
      isPerson: true,
      isMinor: false,
      spotlight: isSpotlight(group, index),
      since,
      group,
      ref,
    };
    for (const domain of DOMAINS) yield* domain.person?.(pass, subject) ?? [];
  }
  for (let index = 0; index < plan.minors; index++) {
    const document = minor(plan, index);
    yield subjectRow(document);
    const subject: SeedPerson = {
      id: document._id,
      name: document.name,
      index,
      number: plan.adults + index,
      isPerson: true,
      isMinor: true,
      spotlight: false,
      since: document.birthDate,
      group: 'minor',
      ref: { id: document._id, name: document.name, sex: document.sex },
    };
    for (const domain of DOMAINS) yield* domain.person?.(pass, subject) ?? [];
  }
}
