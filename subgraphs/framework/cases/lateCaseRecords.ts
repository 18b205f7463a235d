import type { CaseRecords } from '../../../schema/cases/records';
import { RECORD_SUBGRAPH_NAMES } from '../../../schema/subgraphs';

/** Records that are provided after the subgraphs have been created, in one process. */
export interface LateCaseRecords {
  readonly records: readonly CaseRecords[];
  /** Provides the records; until then, and without those of a subgraph, its calls fail. */
  provide(records: readonly CaseRecords[]): void;
}

export function lateCaseRecords(): LateCaseRecords {
  let provided: readonly CaseRecords[] = [];
  const named = (name: string) => {
    const found = provided.find((one) => one.name === name);
    if (found === undefined) throw new Error(`The subgraph ${name} is not available.`);
    return found;
  };
  return {
    records: RECORD_SUBGRAPH_NAMES.map((name) => ({
      name,
      facts: async (record) => named(name).facts(record),
      apply: async (effect) => named(name).apply(effect),
    })),
    provide(records) {
      provided = records;
    },
  };
}
