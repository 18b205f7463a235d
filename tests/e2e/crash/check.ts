import { askAs, type Received } from './load';

/** The log's entries of a request: the fields disclosed and masked. */
export type LoggedRequests = ReadonlyMap<string, ReadonlySet<string>>;

interface Entry {
  readonly requestId: string | null;
  readonly fields: readonly { type: string; field: string | null; result: string }[] | null;
}

const SEARCH = `query ($subject: ID!, $after: String) {
  disclosures(filter: { subjectId: $subject }, first: 100, after: $after) {
    nodes { requestId fields { type field result } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Reads all entries of a subject with an auditor's search. */
export async function readLog(
  url: string,
  auditor: string,
  subject: string,
): Promise<LoggedRequests> {
  const logged = new Map<string, Set<string>>();
  let after: string | null = null;
  do {
    const data: any = await askAs(url, {
      query: SEARCH,
      variables: { subject, after },
      token: auditor,
    });
    if (data?.disclosures == null) throw new Error('The auditor is not answered.');
    for (const { requestId, fields } of data.disclosures.nodes as Entry[]) {
      if (requestId === null) continue;
      const known = logged.get(requestId) ?? new Set<string>();
      for (const { type, field, result } of fields ?? [])
        if (result !== 'DENIED') known.add(`${type}.${field}`);
      logged.set(requestId, known);
    }
    const { hasNextPage, endCursor } = data.disclosures.pageInfo as {
      hasNextPage: boolean;
      endCursor: string;
    };
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return logged;
}

/** The answers with a disclosure that is not logged. */
export function unlogged(received: readonly Received[], logged: LoggedRequests): Received[] {
  return received.filter(
    ({ requestId, fields }) => !fields.every((field) => logged.get(requestId)?.has(field)),
  );
}

/** How often a consent has been counted. */
export async function usesOf(url: string, bank: string, consent: string): Promise<number> {
  const query = 'query ($id: ID!) { consent(id: $id) { uses { total } } }';
  const data: any = await askAs(url, { query, variables: { id: consent }, token: bank });
  const total: unknown = data?.consent?.uses?.total;
  if (typeof total !== 'number') throw new Error('The consent tells no uses.');
  return total;
}
