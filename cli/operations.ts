import { randomUUID } from 'node:crypto';
import { readPages } from './clients/readPages';
import { registryClient, type Ask } from './clients/registryClient';
import { checkLists } from './operations/checkLists';
import type * as Import from './operations/importCommand';
import { readOperations } from './operations/readOperations';
import { REQUESTS, type ShownSafelist } from './operations/requests';
import { addOperations, replaceOperations } from './operations/submit';
import { demoToken } from './support/demoToken';
import { dataFolder, serviceAddress } from './support/address/config';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program, wholeNumber } from './support/program';

const HELP = `Registers the operations that a client may send, by id, through the service's own API. A client
without a list may send any operation. A client with a list may send nothing else; with an empty
list, nothing at all. All gateways apply a change within two seconds.

npm run operations -- add PATH … --client ID      add the operations of files and folders to a list;
                                                  prints the id or the faults of each
npm run operations -- replace PATH … --client ID  replace the whole list in one step; if one operation
                                                  is invalid, nothing is replaced
npm run operations -- list [--client ID]          client, version, number of operations of each list;
                                                  or the id, name, kind and other ids of a list
npm run operations -- show ID --client ID         one operation
npm run operations -- changes --client ID         the changes of a list
npm run operations -- remove ID … --client ID     remove operations from a list; the last one only
                                                  with --allow-empty
npm run operations -- release --client ID --reason TEXT
                                                  remove the list: the client may send any operation
npm run operations -- check [--client ID] [--schema FILE]
                                                  validate the lists against the schema of the service,
                                                  or against the supergraph or API schema in FILE
npm run operations -- import                      write the lists that an earlier version stored in
                                                  OPERATIONS_DIR (default: operations in the data folder)
                                                  directly to the database (MONGODB_URI, or that of the
                                                  data folder); each is imported once

A PATH is a manifest (.json), a GraphQL file, or a folder of GraphQL files, which may use fragments of
each other. Manifests are apollo-persisted-query-manifest, persisted-documents.json of graphql-codegen
and persisted_queries.json of Relay; the client may use the ids in them. A client sends
{"documentId": "<id>", "variables": {…}} instead of {"query": …}.

${ADDRESS_HELP.url}${ADDRESS_HELP.dataDir}  --token T       a token of a steward of the leading department, loa 3; to read, also of an officer of
                  that department or of an auditor (default: the demo steward's, from the data folder)
  --dpop FILE     the private JWK that the token is bound to
  --version N     makes the change only if the list still has this version
  --key KEY       idempotency key, with which a change can safely be sent again
  --allow-empty   accept that a list becomes empty
${ADDRESS_HELP.quiet}  --help          this text
`;

const COMMANDS = [
  'add',
  'replace',
  'list',
  'show',
  'changes',
  'remove',
  'release',
  'check',
  'import',
] as const;
const MAX_PATHS = 10_000;

/** The other commands need no database, whose driver takes most of the loading time. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const loadImport = () => require('./operations/importCommand') as typeof Import;

program(
  {
    name: 'operations',
    help: HELP,
    maxPositionals: MAX_PATHS,
    options: {
      ...ADDRESS_OPTIONS.url,
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      client: { type: 'string' },
      schema: { type: 'string' },
      reason: { type: 'string' },
      'allow-empty': { type: 'boolean', default: false },
      token: { type: 'string' },
      dpop: { type: 'string' },
      version: { type: 'string' },
      key: { type: 'string' },
    },
  },
  async (values, [word, ...operands]) => {
    const command = commandOf(word, COMMANDS);
    const most = { add: MAX_PATHS, replace: MAX_PATHS, remove: MAX_PATHS, show: 1 };
    const extra = operands[most[command as keyof typeof most] ?? 0];
    if (extra !== undefined) throw new Error(`Unexpected argument ${extra}; see --help.`);
    if (command === 'import') return loadImport().importCommand(values);
    const { dpop, token, version: versionText, key = randomUUID() } = values;
    const optionalClient = values.client;
    const version = versionText === undefined ? undefined : wholeNumber('--version', versionText);
    const clientId = ['list', 'check'].includes(command)
      ? (optionalClient ?? '')
      : needed(optionalClient, '--client ID');
    const [operand] = operands;
    const needsOperand = { add: 'PATH', replace: 'PATH', remove: 'ID', show: 'ID' } as const;
    const name = needsOperand[command as keyof typeof needsOperand];
    if (name !== undefined) needed(operand, name);
    const service = serviceAddress(values.url);
    const folder = token === undefined ? dataFolder(values['data-dir']) : undefined;
    announce([service, ...(folder ? [folder] : [])], values);
    const caller = { department: 'development-reform' };
    const ask = await registryClient({
      url: service.endpoint,
      token: token ?? (await demoToken('steward', { caller, dataDir: folder?.dataDir })),
      ...(dpop !== undefined && { keyFile: dpop }),
    });
    const readVersion = async () => version ?? (await safelistOf(ask, clientId))?.version ?? 0;
    switch (command) {
      case 'add':
        return addOperations(ask, { clientId, version, key }, await readOperations(operands));
      case 'replace': {
        const operations = await readOperations(operands);
        const target = { clientId, version: await readVersion(), key };
        return replaceOperations(ask, target, operations);
      }
      case 'list':
        return optionalClient === undefined
          ? printLists(ask)
          : printOperations(ask, optionalClient);
      case 'show':
        return print(await operationOf(ask, clientId, operand!));
      case 'changes':
        return print(await readPages(ask, REQUESTS.changes, 'safelistChanges', { clientId }));
      case 'remove': {
        const input = { clientId, version, ids: operands, allowEmpty: values['allow-empty'] };
        await ask(REQUESTS.remove, { input, key });
        return;
      }
      case 'release': {
        const reason = needed(values.reason, '--reason TEXT');
        const input = { clientId, version: await readVersion(), reason };
        await ask(REQUESTS.release, { input, key });
        return;
      }
      case 'check':
        return checkLists(ask, optionalClient, values.schema);
    }
  },
);

async function safelistOf(ask: Ask, clientId: string): Promise<ShownSafelist | null> {
  return (await ask(REQUESTS.safelist, { clientId }))['safelist'] as ShownSafelist | null;
}

async function operationOf(ask: Ask, clientId: string, id: string): Promise<unknown> {
  const { safelistOperation } = await ask(REQUESTS.show, { clientId, id });
  if (safelistOperation == null)
    throw new Error(`Client ${clientId} has no operation with the id ${id}.`);
  return safelistOperation;
}

async function printLists(ask: Ask): Promise<void> {
  for (const one of await readPages<ShownSafelist>(ask, REQUESTS.safelists, 'safelists'))
    process.stdout.write(
      `${one.clientId}\tversion ${one.version}\t${one.restricted ? `operations: ${one.operationCount}` : 'released: may send any operation'}\n`,
    );
}

async function printOperations(ask: Ask, clientId: string): Promise<void> {
  const list = await safelistOf(ask, clientId);
  if (list?.restricted !== true) throw new Error(`Client ${clientId} has no list.`);
  if (list.operationCount === 0) {
    process.stdout.write('The list is empty: this client may send no operation.\n');
    return;
  }
  const operations = await readPages<{
    readonly id: string;
    readonly name: string | null;
    readonly kind: string;
    readonly aliases: readonly string[];
  }>(ask, REQUESTS.names, 'safelistOperations', { clientId });
  for (const { id, name, kind, aliases } of operations)
    process.stdout.write(`${[id, name ?? '-', kind.toLowerCase(), ...aliases].join('\t')}\n`);
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
