import { SUBGRAPHS } from '../../subgraphs';
import { disclosureOf, type RestrictedClasses } from '../../subgraphs/framework/records/restricted';
import type { CreditRecord } from '../../subgraphs/framework/records/record';
import { daysAfter } from '../days';
import { decisionDay } from '../decisionDay';
import type { Pass } from '../domain';
import { recordCount, randomFor } from '../recordCount';
import { adult } from '../people';
import type { Plan } from '../plan';
import { recordRows, type Row } from '../row';
import type { SeedSubject } from '../seedSubject';
import { categoryOf } from '../../subgraphs/framework/records/categories';
import { fillRow } from './fillRow';
import { kindFacts, type KindFacts } from '../../subgraphs/framework/records/kindFacts';
import { termsOf } from './terms';
import type { NamedSubject } from './values';

/** Average number of records of a kind per subject. */
const MEAN = { organization: 0.4, person: 0.1 } as const;
/** Age of the oldest records in years. */
const YEARS = 5;
/** Share of the nullable values that are null. */
const MISSING = 0.3;

/**
 * The kinds of records of all subgraphs without a builder: their records are generated from their
 * types.
 * @param built `subgraph.Kind` of the kinds with a builder
 */
export function derivedKinds(built: ReadonlySet<string>): readonly KindFacts[] {
  return SUBGRAPHS.flatMap(({ name, records = [] }) =>
    records
      .filter(({ type }) => !built.has(`${name}.${type}`))
      .map((kind) => kindFacts(name, kind)),
  );
}

/**
 * A subject's records of some kinds, generated from their types: decided by the departments
 * responsible for the kind, published and retained according to its terms, disclosed as the kind
 * specifies. Minors and the departments themselves have none.
 */
export function* derivedRecords(
  pass: Pass,
  subject: SeedSubject,
  kinds: readonly KindFacts[],
): Generator<Row> {
  if (subject.isMinor || subject.group === 'organ') return;
  for (const facts of kinds)
    yield* recordRows(facts.subgraph, facts.kind.type, recordsOf(pass, subject, facts));
}

function* recordsOf(
  { plan, records }: Pass,
  subject: SeedSubject,
  facts: KindFacts,
): Generator<CreditRecord> {
  const { kind, title, titles, owners, cluster } = facts;
  const random = randomFor(plan, `derived:${kind.type}`, subject);
  const mean = subject.isPerson ? MEAN.person : MEAN.organization;
  for (let left = recordCount(random, subject, mean); left > 0; left--) {
    const departmentId = random.pick(owners);
    const decisionDate = decisionDay(random, plan, subject, YEARS);
    const common = records.next(kind.type, subject, {
      category: categoryOf(cluster),
      departmentId,
      title: `${title}文书`,
      series: '津河东信字',
      decisionDate,
      ...termsOf(facts, decisionDate),
    });
    const row = fillRow(kind, common, {
      seed: plan.seed,
      serial: records.serial(`derived:${kind.type}`) - 1,
      subject: named(plan, subject),
      latest: daysAfter(plan.today, -1),
      missing: MISSING,
      departmentId,
      title: (path) => titles.get(path) ?? path,
    });
    const classes = kind.restricted as RestrictedClasses<object>;
    const about = { ...row, subjectIsPerson: subject.isPerson };
    yield { ...row, disclosure: disclosureOf(classes, about) };
  }
}

function named(plan: Plan, subject: SeedSubject): NamedSubject {
  const { id, name } = subject;
  return {
    id,
    name,
    uscc: subject.isPerson ? null : subject.ref.uscc,
    // A getter, because only a few kinds use it and it computes the whole person.
    get residentId() {
      return subject.isPerson ? (adult(plan, subject.number).idNumber ?? null) : null;
    },
  };
}
