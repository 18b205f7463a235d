import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'graphql';
import { operationsFolder } from './support/address/config';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program } from './support/program';
import { OperationStore } from '../gateway/operations/operationStore';

const HELP = `Registers the operations that a client may send, by id. A client without a list may send
any operation. A client with a list may send nothing else; with an empty list, nothing at all.

  npm run operations -- add FILE --client ID     register the operation in FILE; prints its id
  npm run operations -- list [--client ID]       print client, id and name, one per line
  npm run operations -- remove ID --client ID    remove an operation from a client's list; the
                                                 last one only with --allow-empty
  npm run operations -- release --client ID      delete a client's list: it may send any operation
${ADDRESS_HELP.dataDir}${ADDRESS_HELP.quiet}  --help          this text

The lists are stored in OPERATIONS_DIR (default: DATA_DIR/operations). A client sends
{"documentId": "<id>", "variables": {…}} instead of {"query": …}. A running gateway reads a change
within a second.
`;

program(
  {
    name: 'operations',
    help: HELP,
    maxPositionals: 2,
    options: {
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      client: { type: 'string' },
      // --list and --remove predate the commands; they still work.
      list: { type: 'boolean', default: false },
      remove: { type: 'string' },
      'allow-empty': { type: 'boolean', default: false },
    },
  },
  async (values, words) => {
    const lists = operationsFolder(values['data-dir']);
    const store = new OperationStore(lists.folder);
    const [word, operand] = values.list
      ? ['list']
      : values.remove !== undefined
        ? ['remove', values.remove]
        : words;
    const client = () => needed(values.client, '--client ID');
    const command = commandOf(word, ['add', 'list', 'remove', 'release']);
    announce([lists], values);
    switch (command) {
      case 'add':
        return add(store, needed(operand, 'FILE'), client());
      case 'list':
        return list(store, values.client);
      case 'remove':
        return remove(store, needed(operand, 'ID'), client(), values['allow-empty']);
      case 'release':
        return release(store, client());
    }
  },
);

async function add(store: OperationStore, file: string, client: string): Promise<void> {
  let document: string;
  try {
    document = (await readFile(file, 'utf8')).trim();
  } catch {
    throw new Error(`The file ${basename(file)} cannot be read.`);
  }
  process.stdout.write(`${await store.add(client, document, nameOf(document, file))}\n`);
}

/** The name of the document's only operation. @throws Error when it is not exactly one operation */
function nameOf(document: string, file: string): string | undefined {
  let definitions;
  try {
    ({ definitions } = parse(document));
  } catch {
    throw new Error(`The file ${basename(file)} does not contain a GraphQL operation.`);
  }
  const operations = definitions.filter((one) => 'operation' in one);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1)
    throw new Error(`The file ${basename(file)} must contain exactly one operation.`);
  return operation.name?.value;
}

async function list(store: OperationStore, client: string | undefined): Promise<void> {
  for (const one of await store.all()) {
    if (client !== undefined && one.client !== client) continue;
    const operations = Object.entries(one.operations);
    if (operations.length === 0)
      process.stdout.write(`${one.client}\t-\t(empty: this client may send no operation)\n`);
    for (const [id, { name }] of operations)
      process.stdout.write(`${one.client}\t${id}\t${name ?? '-'}\n`);
  }
}

async function remove(
  store: OperationStore,
  id: string,
  client: string,
  allowEmpty: boolean,
): Promise<void> {
  switch (await store.remove(client, id, { allowEmpty })) {
    case 'removed':
      return;
    case 'unknown':
      throw new Error(`Client ${client} has no operation with this id.`);
    case 'last':
      throw new Error(
        `This is the last operation on the list of client ${client}, and with an empty list it may send nothing: add --allow-empty to accept that, or use release to let it send any operation.`,
      );
  }
}

async function release(store: OperationStore, client: string): Promise<void> {
  if (!(await store.release(client))) throw new Error(`Client ${client} has no list.`);
}
