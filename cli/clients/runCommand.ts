import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { OPERATIONS, type Command } from './operations';
import { readPages } from './readPages';
import type { Ask } from './registryClient';

/** The options of a command. */
export interface CommandOptions {
  readonly id?: string | undefined;
  readonly file?: string | undefined;
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  /** Web origins of the client's pages. */
  readonly origin?: readonly string[] | undefined;
  /** Registered name of the organisation, to confirm a client. */
  readonly 'organization-name'?: string | undefined;
  /** The version that was read; by default the current one. */
  readonly version?: number | undefined;
  /** The idempotency key; by default a new one. */
  readonly key?: string | undefined;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Runs one command of the registry.
 * @returns the result to print
 * @throws Error with one sentence
 */
export async function runCommand(
  command: Command,
  options: CommandOptions,
  ask: Ask,
): Promise<unknown> {
  const { kind, status, key = randomUUID() } = options;
  const mutate = async (input: Row) =>
    Object.values(await ask(OPERATIONS[command], { input, key }))[0];
  switch (command) {
    case 'list':
      return readPages(ask, OPERATIONS.list, 'clients', { kind, status });
    case 'show':
      return entry(ask, needed(options.id, 'ID'));
    case 'changes':
      return readPages(ask, OPERATIONS.changes, 'clientChanges', { id: needed(options.id, 'ID') });
    case 'register':
      return mutate(withKeyTexts(await json(options.file)));
    case 'update':
    case 'keys': {
      const id = needed(options.id, 'ID');
      const input = withKeyTexts(await json(options.file));
      return mutate({ ...input, id, version: await versionOf(ask, id, options.version) });
    }
    case 'origins': {
      const id = needed(options.id, 'ID');
      const { origin: origins = [] } = options;
      needed(origins[0], '--origin ORIGIN');
      return mutate({ id, origins, version: await versionOf(ask, id, options.version) });
    }
    case 'confirm': {
      const id = needed(options.id, 'ID');
      const reason = needed(options.reason, '--reason TEXT');
      const organizationName = options['organization-name'];
      const version = await versionOf(ask, id, options.version);
      return mutate({ id, reason, version, ...(organizationName && { organizationName }) });
    }
    case 'suspend':
    case 'reinstate': {
      const id = needed(options.id, 'ID');
      const reason = needed(options.reason, '--reason TEXT');
      return mutate({ id, reason, version: await versionOf(ask, id, options.version) });
    }
  }
}

async function entry(ask: Ask, id: string): Promise<Row> {
  const { client, safelist } = await ask(OPERATIONS.show, { id });
  if (client == null) throw new Error(`There is no client ${id}.`);
  return { ...(client as Row), safelist };
}

async function versionOf(ask: Ask, id: string, given: number | undefined): Promise<unknown> {
  return given ?? (await entry(ask, id))['version'];
}

/** A JWKS contains its keys as objects; the service expects each as a string. */
function withKeyTexts(input: Row): Row {
  const { keys } = input;
  if (!Array.isArray(keys)) return input;
  return {
    ...input,
    keys: keys.map((key: unknown) => (typeof key === 'string' ? key : JSON.stringify(key))),
  };
}

async function json(file: string | undefined): Promise<Row> {
  const path = needed(file, '--file FILE');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`The file ${path} cannot be read.`);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row;
  } catch {
    // Said below, as for JSON of another shape.
  }
  throw new Error(`The file ${path} does not contain a JSON object.`);
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new Error(`${name} is missing; see --help.`);
  return value;
}
