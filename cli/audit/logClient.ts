import { z } from 'zod';
import { notAnswered } from '../support/address/notAnswered';
import { LOG_FAULTS } from '../../schema/log/logFault';
import {
  pruneStatementSchema,
  publicKeySchema,
  treeHeadSchema,
  type LogItem,
} from '../../schema/log/logItem';
import type { TreeHead } from '../../schema/log/treeHead';

/** Maximum page size of a list. */
const PAGE_ITEMS = 100;
/** Pages of entries in one request, so that its cost stays below the limit. */
const PAGES_PER_REQUEST = 5;
const ENTRIES_PER_REQUEST = PAGE_ITEMS * PAGES_PER_REQUEST;

const answerSchema = z.object({
  data: z.object({ disclosureLog: z.unknown() }).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});
const statusSchema = z
  .object({
    sealing: z.boolean(),
    since: z.string().nullable(),
    fault: z.enum(LOG_FAULTS).nullable(),
    message: z.string().nullable(),
  })
  .nullable();
/** A head as the schema returns it. */
const headSchema = treeHeadSchema
  .omit({ hash: true })
  .extend({ hashAlgorithm: z.enum(['SHA_256', 'SM3']) })
  .transform(({ hashAlgorithm, ...head }): TreeHead => ({
    ...head,
    ...(hashAlgorithm === 'SM3' && { hash: 'sm3' }),
  }));
const keySchema = publicKeySchema
  .omit({ crv: true, y: true })
  .extend({ algorithm: z.enum(['ED25519', 'SM2']), y: z.string().nullable() })
  .transform(({ algorithm, keyId, x, y }) =>
    algorithm === 'SM2' ? { keyId, crv: algorithm, x, y: y ?? '' } : { keyId, x },
  );
const aboutSchema = z.object({
  status: statusSchema,
  head: headSchema.nullable(),
  keys: z.array(keySchema),
  prunings: z.array(pruneStatementSchema),
});
const headsSchema = z.object({ heads: z.object({ nodes: z.array(headSchema) }) });
const findingsSchema = z.object({
  findings: z.object({
    nodes: z.array(
      z.object({
        kind: z.enum(['UNLOGGED', 'UNDELIVERED']),
        subgraph: z.string(),
        requestId: z.string(),
        gateway: z.string(),
        releasedAt: z.string(),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
const leafSchema = z.object({ index: z.number(), leaf: z.string(), indexed: z.boolean() });
const leavesSchema = z
  .object({ leafHashes: z.array(z.string()) })
  .catchall(z.object({ nodes: z.array(leafSchema) }));

const HEAD_FIELDS = 'logId size rootHash hashAlgorithm timestamp keyId signature';
const ABOUT = `{ disclosureLog { status { sealing since fault message } head { ${HEAD_FIELDS} } keys { keyId algorithm x y }
  prunings { logId prunedTo before timestamp keyId signature } } }`;
const FINDINGS = `query ($after: String) { disclosureLog { findings(first: ${PAGE_ITEMS}, after: $after) {
  nodes { kind subgraph requestId gateway releasedAt } pageInfo { hasNextPage endCursor } } } }`;
const HEADS_FROM = `query ($from: Int!) { disclosureLog { heads(from: $from, first: ${PAGE_ITEMS}) {
  nodes { ${HEAD_FIELDS} } } } }`;

/** The GraphQL endpoint of the service that has the log, and an auditor's token. */
export interface LogServer {
  readonly url: string;
  readonly token: string;
}

/**
 * Reads a log from a server in the order of a log file, up to its size at the start.
 * @throws Error with one sentence when the server does not respond or refuses the request
 */
export async function* readServer(server: LogServer): AsyncGenerator<LogItem> {
  const about = aboutSchema.parse(await query(server, ABOUT));
  const size = about.head?.size ?? 0;
  const logId = about.head?.logId ?? '';
  yield {
    type: 'log',
    logId,
    size,
    ...(about.head?.hash && { hash: about.head.hash }),
    keys: about.keys,
    ...stoppedFor(about.status),
  };
  for (const pruning of about.prunings) yield { type: 'pruning', ...pruning };
  yield* findingsOf(server);
  const heads = headsFrom(server, size);
  let next = await heads.next();
  for (let from = 0; from < size; from += ENTRIES_PER_REQUEST) {
    for (const entry of await entriesFrom(
      server,
      from,
      Math.min(ENTRIES_PER_REQUEST, size - from),
    )) {
      yield entry;
      for (; !next.done && next.value.size <= entry.index + 1; next = await heads.next())
        yield { type: 'head', ...next.value };
    }
  }
  for (; !next.done; next = await heads.next()) yield { type: 'head', ...next.value };
}

async function* findingsOf(server: LogServer): AsyncGenerator<LogItem> {
  for (let after: string | null = null, more = true; more;) {
    const { findings } = findingsSchema.parse(await query(server, FINDINGS, { after }));
    for (const each of findings.nodes) yield { type: 'finding', ...each };
    ({ hasNextPage: more, endCursor: after } = findings.pageInfo);
  }
}

function stoppedFor(status: z.infer<typeof statusSchema>) {
  if (status === null || status.sealing) return {};
  const { since, fault, message } = status;
  return { stopped: { since: since ?? '', fault: fault ?? 'INTERNAL', message: message ?? '' } };
}

async function* headsFrom(server: LogServer, size: number): AsyncGenerator<TreeHead> {
  for (let from = 1; from <= size;) {
    const { nodes } = headsSchema.parse(await query(server, HEADS_FROM, { from })).heads;
    for (const each of nodes) if (each.size <= size) yield each;
    const last = nodes.at(-1);
    if (last === undefined || nodes.length < PAGE_ITEMS) return;
    from = last.size + 1;
  }
}

async function entriesFrom(
  server: LogServer,
  from: number,
  count: number,
): Promise<Extract<LogItem, { type: 'entry' }>[]> {
  const pages = Array.from(
    { length: Math.ceil(count / PAGE_ITEMS) },
    (_, i) =>
      `p${i}: leaves(from: ${from + i * PAGE_ITEMS}, first: ${PAGE_ITEMS}) { nodes { index leaf indexed } }`,
  );
  const { leafHashes, ...leaves } = leavesSchema.parse(
    await query(
      server,
      `{ disclosureLog { leafHashes(from: ${from}, count: ${count}) ${pages.join(' ')} } }`,
    ),
  );
  // A page that spans pruned entries overlaps the next one, so entries may occur twice.
  const byIndex = new Map(
    Object.values(leaves as Record<string, { nodes: z.infer<typeof leafSchema>[] }>).flatMap(
      ({ nodes }) => nodes.map((node) => [node.index, node] as const),
    ),
  );
  return leafHashes.map((hash, i) => {
    const { leaf = null, indexed = true } = byIndex.get(from + i) ?? {};
    return { type: 'entry', index: from + i, hash, leaf, ...(!indexed && { indexed }) };
  });
}

/** Queries `disclosureLog`. @throws Error with the server's first message */
async function query(
  { url, token }: LogServer,
  operation: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: operation, variables }),
    });
  } catch (cause) {
    throw notAnswered(url, cause);
  }
  const read = answerSchema.safeParse(await response.json().catch(() => undefined));
  if (!read.success) throw new Error(`The server at ${url} is not a GraphQL service.`);
  const [error] = read.data.errors ?? [];
  if (error) throw new Error(`The server refuses: ${error.message}`);
  if (read.data.data?.disclosureLog == null)
    throw new Error('The server refuses the log to this caller: use the token of an auditor.');
  return read.data.data.disclosureLog;
}
