import { z } from 'zod';
import { LOG_FAULTS } from '../../schema/log/logFault';
import type { LogItem } from '../../schema/log/logItem';

const LEAVES = 100;
const PAGES = 5;
const PER_REQUEST = LEAVES * PAGES;
const HEADS = 100;

const head = z.object({
  logId: z.string(),
  size: z.number(),
  rootHash: z.string(),
  timestamp: z.string(),
  keyId: z.string(),
  signature: z.string(),
});
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
const aboutSchema = z.object({
  status: statusSchema,
  head: head.nullable(),
  keys: z.array(z.object({ keyId: z.string(), x: z.string() })),
  prunings: z.array(
    z.object({
      logId: z.string(),
      prunedTo: z.number(),
      before: z.string(),
      timestamp: z.string(),
      keyId: z.string(),
      signature: z.string(),
    }),
  ),
});
const headsSchema = z.object({ heads: z.object({ nodes: z.array(head) }) });
const leafSchema = z.object({ index: z.number(), leaf: z.string(), indexed: z.boolean() });
const leavesSchema = z
  .object({ leafHashes: z.array(z.string()) })
  .catchall(z.object({ nodes: z.array(leafSchema) }));

const HEAD = 'logId size rootHash timestamp keyId signature';
const ABOUT = `{ disclosureLog { status { sealing since fault message } head { ${HEAD} } keys { keyId x }
  prunings { logId prunedTo before timestamp keyId signature } } }`;
const HEADS_FROM = `query ($from: Int!) { disclosureLog { heads(from: $from, first: ${HEADS}) {
  nodes { ${HEAD} } } } }`;

/** Where a log is served, and as whom to ask for it. */
export interface LogServer {
  readonly url: string;
  readonly token: string;
}

/**
 * Reads a log from a server, in the order of a log file, as it stands when the reading begins:
 * what comes later is left for the next time.
 * @throws Error with one sentence when the server does not answer or refuses
 */
export async function* readServer(server: LogServer): AsyncGenerator<LogItem> {
  const about = aboutSchema.parse(await ask(server, ABOUT));
  const size = about.head?.size ?? 0;
  const logId = about.head?.logId ?? '';
  yield { type: 'log', logId, size, keys: about.keys, ...stoppedFor(about.status) };
  for (const pruning of about.prunings) yield { type: 'pruning', ...pruning };
  const heads = headsFrom(server, size);
  let next = await heads.next();
  for (let from = 0; from < size; from += PER_REQUEST) {
    for (const entry of await entriesFrom(server, from, Math.min(PER_REQUEST, size - from))) {
      yield entry;
      for (; !next.done && next.value.size <= entry.index + 1; next = await heads.next())
        yield { type: 'head', ...next.value };
    }
  }
  for (; !next.done; next = await heads.next()) yield { type: 'head', ...next.value };
}

function stoppedFor(status: z.infer<typeof statusSchema>) {
  if (status === null || status.sealing) return {};
  const { since, fault, message } = status;
  return { stopped: { since: since ?? '', fault: fault ?? 'INTERNAL', message: message ?? '' } };
}

async function* headsFrom(server: LogServer, size: number): AsyncGenerator<z.infer<typeof head>> {
  for (let from = 1; from <= size;) {
    const { nodes } = headsSchema.parse(await ask(server, HEADS_FROM, { from })).heads;
    for (const each of nodes) if (each.size <= size) yield each;
    const last = nodes.at(-1);
    if (last === undefined || nodes.length < HEADS) return;
    from = last.size + 1;
  }
}

async function entriesFrom(
  server: LogServer,
  from: number,
  count: number,
): Promise<Extract<LogItem, { type: 'entry' }>[]> {
  const pages = Array.from(
    { length: Math.ceil(count / LEAVES) },
    (_, i) =>
      `p${i}: leaves(from: ${from + i * LEAVES}, first: ${LEAVES}) { nodes { index leaf indexed } }`,
  );
  const { leafHashes, ...leaves } = leavesSchema.parse(
    await ask(
      server,
      `{ disclosureLog { leafHashes(from: ${from}, count: ${count}) ${pages.join(' ')} } }`,
    ),
  );
  // A page that runs over a gap repeats what the next one holds.
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

/** Asks for `disclosureLog`. @throws Error with the server's own first sentence */
async function ask(
  { url, token }: LogServer,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
  } catch (cause) {
    throw new Error(`Nothing answers at ${url}.`, { cause });
  }
  const read = answerSchema.safeParse(await response.json().catch(() => undefined));
  if (!read.success) throw new Error(`What answers at ${url} is no GraphQL service.`);
  const [error] = read.data.errors ?? [];
  if (error) throw new Error(`The server refuses: ${error.message}`);
  if (read.data.data?.disclosureLog == null)
    throw new Error('The server does not give the log to this caller: an auditor is needed.');
  return read.data.data.disclosureLog;
}
