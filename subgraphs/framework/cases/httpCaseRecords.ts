import type { CurrentContext } from '../../../process/followSubgraphTls';
import { CASE_RECORDS_PATH, type CaseRecords } from '../../../schema/cases/records';
import { RECORD_SUBGRAPH_NAMES, subgraphEntry } from '../../../schema/subgraphs';
import { askSealed } from '../sealed/call';
import { effectMessageSchema, recordMessageSchema } from './caseMessages';

/** How records are asked for. */
export interface CaseCalls {
  /** Encrypts messages; all subgraphs have it. */
  readonly key: Buffer;
  /** Trusted CAs and the certificate of this process, for `https` URLs. */
  readonly tls?: CurrentContext | undefined;
}

/**
 * The records of all subgraphs over HTTP, for the process of the subgraph with the cases.
 * @param urls of their GraphQL endpoints; without one, the port of the list of subgraphs
 */
export function httpCaseRecords(
  urls: Readonly<Record<string, string>>,
  calls: CaseCalls,
): readonly CaseRecords[] {
  return RECORD_SUBGRAPH_NAMES.map((name) => {
    const url = urls[name] ?? `http://127.0.0.1:${subgraphEntry(name).port}/graphql`;
    const place = { topic: 'cases', url: new URL(CASE_RECORDS_PATH, url) } as const;
    const ask = askSealed({ ...place, who: `The subgraph ${name}`, ...calls });
    return {
      name,
      facts: async (record) => (await ask({ ask: { record } }, recordMessageSchema)).record,
      apply: async (effect) => (await ask({ ask: { effect } }, effectMessageSchema)).result,
    };
  });
}
