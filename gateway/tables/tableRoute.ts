import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import Negotiator from 'negotiator';
import { creditError, ERRORS, isErrorCode } from '../../schema/errors';
import { DOWNLOAD_PATH, issuerOf } from '../../schema/uploads';
import type { GatewayContext } from '../context';
import type { RunOperation } from '../execution/runOperation';
import type { Step } from '../http/chain';
import type { Exchange } from '../http/exchange';
import { parametersOf } from '../http/parameters';
import { refuse } from '../http/refuse';
import { retryAfterIn } from '../http/retryAfter';
import type { FileDoors } from '../uploads/fileDoors';
import { sendFile } from '../uploads/sendFile';
import { exportOf, exportWith, FILE, type ExportOperation } from './exportOperation';
import { TABLE_FORMATS, tableIn, type TableExtension } from './formats';
import { jsonIn, parameterValues } from './parameterValues';
import { PATH, tableNames, tableOf } from './table';

/** What the route of tables works with. */
export interface TableRouteParts {
  readonly schema: () => GraphQLSchema;
  readonly contextOf: (exchange: Exchange) => GatewayContext;
  readonly running: (context: GatewayContext) => RunOperation;
  readonly doors: FileDoors;
  readonly log: Logger;
}

const FORBIDDEN = 403;

/** Accepts GET only, of a caller who accepts the format. */
export const tableMethods: Step = (exchange) => {
  const { method, headers } = exchange.request;
  if (method !== 'GET') {
    exchange.header('allow', 'GET');
    return refuse(exchange, 'INVALID_OPERATION', 'Fetch a table with GET.', 405);
  }
  const type = TABLE_FORMATS[addressOf(exchange).extension];
  const accepted = new Negotiator({ headers: { accept: headers.accept } });
  if (accepted.mediaType([type, 'application/octet-stream']) === undefined)
    refuse(
      exchange,
      'INVALID_OPERATION',
      `This address sends ${type}; accept it, or fetch the table from /graphql as JSON.`,
      406,
    );
};

/**
 * Sends a table as a file. The request becomes the operation that exports the table: the same
 * checks, limits and permissions apply as to an operation of the caller, and the disclosure log has
 * the same entry. The subgraph writes the file; its one-use ticket never leaves the gateway.
 */
export function tableRoute({ schema, contextOf, running, doors, log }: TableRouteParts): Step {
  async function answer(exchange: Exchange): Promise<void> {
    const operation = operationIn(exchange, schema());
    const run = running(contextOf(exchange));
    const { data, errors } = await run(operation.query, operation.variables);
    if (errors?.[0] !== undefined) throw asError(errors[0]);
    const file = data?.[FILE] as { readonly [PATH]: string } | null | undefined;
    const ticket = file?.[PATH].slice(DOWNLOAD_PATH.length + 1) ?? '';
    const door = doors.of(issuerOf(ticket) ?? '');
    if (door === undefined) throw creditError('NOT_FOUND');
    const { viewer, requestId } = exchange;
    await sendFile(exchange, await door.open({ ticket }, { viewer, requestId }));
  }

  return (exchange) =>
    answer(exchange).catch((error: unknown) => {
      const { response, requestId } = exchange;
      if (response.headersSent || response.destroyed) return void response.destroy();
      const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
      if (!isErrorCode(code)) throw error;
      log.info({ requestId, code }, 'a table was refused');
      const { message, extensions } = error as GraphQLError;
      // Some refusals are part of a response with data, and have its status.
      const status = ERRORS[code].status < 400 ? FORBIDDEN : ERRORS[code].status;
      refuse(exchange, code, message, status, retryAfterIn(extensions));
    });
}

function addressOf(exchange: Exchange): { name: string; extension: TableExtension } {
  const address = tableIn(exchange.url.split('?', 1)[0]!);
  if (address === undefined) throw creditError('NOT_FOUND');
  return address;
}

/** @throws NOT_FOUND for another name or format, BAD_USER_INPUT for faulty parameters */
function operationIn(exchange: Exchange, schema: GraphQLSchema): ExportOperation {
  const { name, extension } = addressOf(exchange);
  const table = tableOf(schema, name);
  if (table === undefined)
    throw creditError(
      'NOT_FOUND',
      `There is no table of this name; the tables are ${tableNames(schema).join(', ')}.`,
    );
  const format = table.formats.get(extension);
  if (format === undefined)
    throw creditError(
      'NOT_FOUND',
      `The table has no such format; its formats are ${[...table.formats.keys()].join(', ')}.`,
    );
  const given = parametersOf(exchange.url);
  const named = exchange.body as { readonly query: string } | undefined;
  if (named === undefined) return exportWith(table, format, parameterValues(given, table));
  const { variables = '{}' } = given;
  const isKnown = (parameter: string) => parameter === 'id' || parameter === 'variables';
  if (!Object.keys(given).every(isKnown) || typeof variables !== 'string')
    throw creditError(
      'BAD_USER_INPUT',
      'With the parameter id, the only other parameter is variables, once and as JSON.',
    );
  const values = jsonIn('variables', variables);
  if (typeof values !== 'object' || values === null || Array.isArray(values))
    throw creditError('BAD_USER_INPUT', 'The parameter variables must be a JSON object.');
  return exportOf(table, format, { query: named.query, variables: { ...values } });
}

function asError({ message, extensions }: GraphQLFormattedError): GraphQLError {
  const code = extensions?.['code'];
  return creditError(
    isErrorCode(code) ? code : 'INTERNAL_ERROR',
    message,
    retryAfterIn(extensions),
  );
}
