import type { Plan } from './plan';
import type { RecordFactory } from './recordFactory';
import type { Row } from './row';
import type { SeedOrganization, SeedPerson } from './seedSubject';

/** What the builders of one pass over the world share. */
export interface Pass {
  readonly plan: Plan;
  readonly records: RecordFactory;
}

/** The builders of one subgraph's documents. */
export interface Domain {
  /** Documents of the district as a whole, such as its departments. */
  district?(pass: Pass): Iterable<Row>;
  organization?(pass: Pass, organization: SeedOrganization): Iterable<Row>;
  person?(pass: Pass, person: SeedPerson): Iterable<Row>;
}
