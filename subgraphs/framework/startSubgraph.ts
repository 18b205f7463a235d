import type { AddressInfo } from 'node:net';
import express, { type Express, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { Logger } from 'pino';
import type { FollowedTls } from '../../process/followSubgraphTls';
import type { Tracing } from '../../process/telemetry/tracing/trace';
import { REGISTRY_PATH } from '../../schema/registryCall';
import { DIRECTORY_PATH } from '../../schema/directory';
import { LENGTHS, LENGTHS_WISH, measureEntities } from '../../schema/entityLengths';
import { creditError } from '../../schema/errors';
import { SUBJECT_EVENTS_PATH } from '../../schema/subjectEvents';
import { RECEIPTS_PATH } from '../../schema/receipts';
import { RECORD_EVENTS_PATH } from '../../schema/recordEvents';
import { FILES_PATH } from '../../schema/uploads';
import { CASE_RECORDS_PATH } from '../../schema/cases/records';
import { STATISTICS_FACTS_PATH } from '../../schema/statistics/source';
import type { SubgraphResponse } from '../../schema/subgraphCall';
import { registryRoute } from './registryRoute';
import type { Subgraph } from './createSubgraph';
import { caseRecordRoute } from './cases/caseRecordRoute';
import { directoryRoute } from './directory/directoryRoute';
import { SEALED_TYPE } from './sealed/message';
import { gatewayRoute } from './gatewayRoute';
import { httpServer } from './httpServer';
import type { VerifiedRequest } from './identity/verifyRequest';
import { subjectEventRoute } from './subjectEvents/subjectEventRoute';
import { receiptRoute } from './receipts/receiptRoute';
import { recordEventRoute } from './records/events/recordEventRoute';
import { statisticsRoute } from './statistics/statisticsRoute';
import { traceRequest, type TracedRequest } from './telemetry/traceRequest';
import { fileRequestAsBody, fileRoute } from './uploads/fileRoute';

const BODY_LIMIT = '2mb';
/**
 * Fits the events of one request about a hundred subjects that names every field of every record.
 */
const REGISTRY_BODY_LIMIT = '16mb';

const requestSchema = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** A subgraph served over HTTP. */
export interface SubgraphServer {
  readonly app: Express;
  readonly url: string;
  /** Closes the port after the open requests have finished; the subgraph itself stays open. */
  stop(): Promise<void>;
}

export interface SubgraphAppOptions {
  readonly log: Logger;
  /** Verifies requests for receipts; without it the path does not exist. */
  readonly receiptKey?: Buffer;
  /** Decrypts the questions of other subgraphs; without it the path does not exist. */
  readonly directoryKey?: Buffer;
  /** Decrypts the questions of the statistics; without it the path does not exist. */
  readonly statisticsKey?: Buffer;
  /** Decrypts the questions of the cases; without it the path does not exist. */
  readonly caseKey?: Buffer;
  /** Records spans; without it a trace of the gateway is only passed on. */
  readonly tracing?: Tracing;
}

export interface SubgraphServerOptions extends SubgraphAppOptions {
  readonly port: number;
  readonly host: string;
  /** Serves TLS and demands a client certificate; plain HTTP when absent. */
  readonly tls?: Pick<FollowedTls, 'serve'>;
}

/**
 * The HTTP server of a subgraph. POST `/graphql` serves GraphQL to callers for whom the gateway
 * vouches; `identify` checks this on the raw body before anything is parsed. The gateway in its own
 * name uses POST `/registry` of the subgraph that has the registry, POST `/subject-events` of
 * subgraphs that receive subject events, and POST `/record-events` of subgraphs that store records.
 * POST `/files` receives and sends files for callers with a ticket. The registry uses POST
 * `/receipts`, the statistics POST `/statistics-facts` and the cases POST `/case-records` of
 * subgraphs that store records, and other subgraphs POST `/directory` of the one with the subjects,
 * each with a key of its own.
 * @param identify sets `viewer` and `requestId` on a request and passes it on, or responds with 401
 */
export function subgraphApp(
  subgraph: Subgraph,
  identify: RequestHandler,
  { log, receiptKey, directoryKey, statisticsKey, caseKey, tracing }: SubgraphAppOptions,
): Express {
  const trace = traceRequest(tracing);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/health/live', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/health/ready', (_request, response, next) => {
    subgraph
      .ready()
      .then((ready) =>
        response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable' }),
      )
      .catch(next);
  });
  app.post(
    '/graphql',
    express.raw({ type: 'application/json', limit: BODY_LIMIT }),
    identify,
    trace,
    (request, response, next) => {
      answer(subgraph, request)
        .then(({ status, body }) => {
          response.status(status);
          const measured =
            request.headers[LENGTHS_WISH] === undefined ? undefined : measureEntities(body);
          if (measured === undefined) return response.json(body);
          return response.type('json').set(LENGTHS, measured.lengths).send(measured.body);
        })
        .catch(next);
    },
  );
  if (subgraph.registry) {
    app.post(
      REGISTRY_PATH,
      express.raw({ type: 'application/json', limit: REGISTRY_BODY_LIMIT }),
      identify,
      trace,
      registryRoute(subgraph.registry, log, (gateway) => subgraph.gatewaySeen?.(gateway)),
    );
  }
  if (subgraph.applySubjectEvents) {
    app.post(
      SUBJECT_EVENTS_PATH,
      express.raw({ type: 'application/json', limit: BODY_LIMIT }),
      identify,
      trace,
      gatewayRoute(subjectEventRoute(subgraph.applySubjectEvents), log),
    );
  }
  if (subgraph.recordEvents) {
    app.post(
      RECORD_EVENTS_PATH,
      express.raw({ type: 'application/json', limit: BODY_LIMIT }),
      identify,
      trace,
      gatewayRoute(recordEventRoute(subgraph.recordEvents), log),
    );
  }
  if (subgraph.files)
    app.post(FILES_PATH, fileRequestAsBody, identify, trace, fileRoute(subgraph.files, log));
  if (receiptKey) {
    app.post(
      RECEIPTS_PATH,
      express.raw({ type: 'application/json', limit: BODY_LIMIT }),
      receiptRoute(subgraph.receipts, { key: receiptKey, log }),
    );
  }
  if (subgraph.directory && directoryKey) {
    app.post(
      DIRECTORY_PATH,
      express.raw({ type: SEALED_TYPE, limit: BODY_LIMIT }),
      directoryRoute(subgraph.directory, { key: directoryKey, log }),
    );
  }
  if (subgraph.statistics && statisticsKey) {
    app.post(
      STATISTICS_FACTS_PATH,
      express.raw({ type: SEALED_TYPE, limit: BODY_LIMIT }),
      statisticsRoute(subgraph.statistics, { key: statisticsKey, log }),
    );
  }
  if (subgraph.caseRecords && caseKey) {
    app.post(
      CASE_RECORDS_PATH,
      express.raw({ type: SEALED_TYPE, limit: BODY_LIMIT }),
      caseRecordRoute(subgraph.caseRecords, { key: caseKey, log }),
    );
  }
  app.use(
    (_request, response) =>
      void response
        .status(404)
        .json(refusal('INVALID_OPERATION', 'There is nothing at this path.')),
  );
  app.use(((error: { status?: number }, _request, response, _next) => {
    const status = error.status !== undefined && error.status < 500 ? error.status : 500;
    response.status(status).json(refusal(status < 500 ? 'INVALID_OPERATION' : 'INTERNAL_ERROR'));
  }) as express.ErrorRequestHandler);
  return app;
}

/**
 * Starts the HTTP server of a subgraph.
 * @throws Error that names the port if it is already in use
 */
export async function startSubgraph(
  subgraph: Subgraph,
  identify: RequestHandler,
  { port, host, tls, ...options }: SubgraphServerOptions,
): Promise<SubgraphServer> {
  const app = subgraphApp(subgraph, identify, options);
  const server = httpServer(app, tls, options.log);
  server.listen(port, host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  server.keepAliveTimeout = 65_000;
  const address = server.address() as AddressInfo;
  return {
    app,
    url: `${tls ? 'https' : 'http'}://${host}:${address.port}/graphql`,
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  subgraph: Subgraph,
  request: Request & VerifiedRequest & TracedRequest,
): Promise<{ status: number; body: SubgraphResponse }> {
  const { viewer, requestId, gateway, traceparent } = request;
  const body: unknown = request.body;
  // express.raw leaves a body of another content type unparsed, so that it is not a Buffer.
  if (!Buffer.isBuffer(body) || viewer === undefined)
    return { status: 401, body: refusal('IDENTITY_REFUSED') };
  let parsed;
  try {
    parsed = requestSchema.safeParse(JSON.parse(body.toString('utf8')));
  } catch {
    return { status: 400, body: refusal('INVALID_OPERATION', 'The body is not JSON.') };
  }
  if (!parsed.success)
    return {
      status: 400,
      body: refusal('INVALID_OPERATION', 'The body is not a GraphQL request.'),
    };
  const { query, operationName, variables } = parsed.data;
  const response = await subgraph.execute(
    {
      query,
      ...(operationName != null && { operationName }),
      ...(variables != null && { variables }),
    },
    {
      viewer,
      requestId: requestId ?? '',
      ...(gateway !== undefined && { gateway }),
      ...(traceparent !== undefined && { traceparent }),
      get ended() {
        return request.socket.destroyed;
      },
    },
  );
  return { status: 'data' in response ? 200 : 400, body: response };
}

function refusal(...error: Parameters<typeof creditError>): SubgraphResponse {
  return { errors: [creditError(...error).toJSON()] };
}
