import { commerce } from './commerce';
import { consentRows } from './consents';
import { daysAfter } from './days';
import { derivedKinds, derivedRecords } from './derived/derivedRecords';
import type { Domain, Pass } from './domain';
import { government } from './government';
import { judicial } from './judicial';
import { organization, organizationRef } from './organizations';
import { adult, groupOfPerson, minor, personRef } from './people';
import { ORGANIZATION_GROUPS, type Plan } from './plan';
import { RecordFactory } from './recordFactory';
import { relationsOf } from './relations';
import type { Row } from './row';
import type { SeedOrganization, SeedPerson, SeedSubject } from './seedSubject';
import { social } from './social';
import { isSpotlight } from './spotlight';
import { relationRow, subjectRow } from './subjects';

/** The subgraphs whose records are built for each subject, in this order. */
const DOMAINS: readonly Domain[] = [government, commerce, social, judicial];

/** The kinds of records without a builder of their own. */
const DERIVED = derivedKinds(
  new Set(DOMAINS.flatMap(({ subgraph, kinds }) => kinds.map((kind) => `${subgraph}.${kind}`))),
);

/**
 * Every document of a dataset, subject by subject, each computed from its number: only counters
 * stay in memory, so that datasets of any size use the same memory.
 */
export function* datasetRows(plan: Plan): Generator<Row> {
  const pass: Pass = { plan, records: new RecordFactory(plan) };
  yield* districtRows(pass);
  for (const { subject, rows } of seedSubjects(plan)) {
    yield* rows;
    for (const domain of DOMAINS) yield* rowsOf(domain, pass, subject);
    yield* derivedRecords(pass, subject, DERIVED);
  }
  yield* consentRows(plan);
}

/** Documents of the district as a whole, such as its departments. */
export function* districtRows(pass: Pass): Generator<Row> {
  for (const domain of DOMAINS) yield* domain.district?.(pass) ?? [];
}

/**
 * @throws Error for a record of a kind that the domain does not list, which would be created twice
 */
function* rowsOf(domain: Domain, pass: Pass, subject: SeedSubject): Generator<Row> {
  const rows = subject.isPerson
    ? domain.person?.(pass, subject)
    : domain.organization?.(pass, subject);
  for (const row of rows ?? []) {
    if (row.type !== undefined && !domain.kinds.includes(row.type))
      throw new Error(`The seed of ${domain.subgraph} generates ${row.type}; add it to its kinds.`);
    yield row;
  }
}

/** A subject, with the facts that record builders use, and its own documents. */
export interface SeededSubject {
  readonly subject: SeedSubject;
  readonly rows: readonly Row[];
}

/** Every subject of a dataset: organisations, then adults, then minors. */
export function* seedSubjects(plan: Plan): Generator<SeededSubject> {
  yield* organizations(plan);
  yield* adults(plan);
  yield* minors(plan);
}

function* organizations(plan: Plan): Generator<SeededSubject> {
  for (const group of ORGANIZATION_GROUPS) {
    for (let index = 0; index < plan.organizations[group]; index++) {
      const document = organization(plan, group, index);
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
      const relations = relationsOf(plan, group, index, document).map(relationRow);
      yield { subject, rows: [subjectRow(document), ...relations] };
    }
  }
}

function* adults(plan: Plan): Generator<SeededSubject> {
  const since = daysAfter(plan.today, -12 * 365);
  for (let number = 0; number < plan.adults; number++) {
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
    yield { subject, rows: [subjectRow(adult(plan, number))] };
  }
}

function* minors(plan: Plan): Generator<SeededSubject> {
  for (let index = 0; index < plan.minors; index++) {
    const document = minor(plan, index);
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
    yield { subject, rows: [subjectRow(document)] };
  }
}
