import { readFile } from 'node:fs/promises';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { limitsRule } from '../../gateway/limits/operationLimits';
import { apiSchemaOf } from '../../schema/safelist/apiSchema';
import { checkOperation } from '../../schema/safelist/checkOperation';
import { readPages } from '../clients/readPages';
import type { Ask } from '../clients/registryClient';
import { REQUESTS, type ShownSafelist } from './requests';
import { faultLine } from './submit';

/**
 * Validates the operations of one or all safelists, with the limits of the gateway, and prints a
 * line for each fault.
 * @param schemaFile a supergraph or an API schema; by default the schema that the service serves
 * @throws Error with one sentence when an operation is invalid
 */
export async function checkLists(
  ask: Ask,
  clientId: string | undefined,
  schemaFile: string | undefined,
): Promise<void> {
  const schema = await schemaOf(ask, schemaFile);
  const clients = clientId === undefined ? await restrictedClients(ask) : [clientId];
  let checked = 0;
  let invalid = 0;
  for (const client of clients) {
    const operations = await readPages<{ id: string; name: string | null; document: string }>(
      ask,
      REQUESTS.documents,
      'safelistOperations',
      { clientId: client },
    );
    for (const { id, name, document } of operations) {
      checked++;
      const { faults } = checkOperation(schema, document, [limitsRule()]);
      if (faults.length > 0) invalid++;
      for (const fault of faults)
        process.stdout.write(
          `invalid\t${client}\t${id}\t${name ?? '-'}\t${faultLine(fault, undefined)}\n`,
        );
    }
  }
  if (invalid > 0)
    throw new Error(`${invalid} of ${checked} operations ${invalid === 1 ? 'is' : 'are'} invalid.`);
  process.stdout.write(
    `All ${checked} operations of ${clients.length} ${clients.length === 1 ? 'client' : 'clients'} are valid.\n`,
  );
}

async function schemaOf(ask: Ask, file: string | undefined): Promise<GraphQLSchema> {
  if (file === undefined)
    return buildClientSchema(
      (await ask(getIntrospectionQuery(), {})) as unknown as IntrospectionQuery,
    );
  const sdl = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The file ${file} cannot be read.`);
  });
  try {
    return apiSchemaOf(sdl);
  } catch (error) {
    throw new Error(`The file ${file} is not a schema: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function restrictedClients(ask: Ask): Promise<string[]> {
  const lists = await readPages<ShownSafelist>(ask, REQUESTS.safelists, 'safelists');
  return lists.filter(({ restricted }) => restricted).map(({ clientId }) => clientId);
}
