import type { SubgraphName } from '../schema/sdl';
import type { Plan } from './plan';
import type { RecordFactory } from './recordFactory';
import type { Row } from './row';
import type { SeedOrganization, SeedPerson } from './seedSubject';

/** State that the builders of one pass over the dataset share. */
export interface Pass {
  readonly plan: Plan;
  readonly records: RecordFactory;
}

/** The builders of one subgraph's documents. */
export interface Domain {
  readonly subgraph: SubgraphName;
  /** The kinds of records they build; kinds of no domain are generated from their types. */
  readonly kinds: readonly string[];
  /** Documents of the district as a whole, such as its departments. */
  district?(pass: Pass): Iterable<Row>;
  organization?(pass: Pass, organization: SeedOrganization): Iterable<Row>;
  person?(pass: Pass, person: SeedPerson): Iterable<Row>;
}
