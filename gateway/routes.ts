import type { RequestListener } from 'node:http';
import express, { type Express } from 'express';
import { onlyAuthenticated } from './authentication/authenticate';
import { GRAPHQL_PATH } from './authentication/audience';
import { FAPI_ALGORITHMS } from './authentication/challenge';
import { demoLogin } from './authentication/login/demoLogin';
import { resourceMetadata } from './authentication/resourceMetadata';
import type { SenderConstraint } from './authentication/senderConstraint';
import { TOKEN_PATH, tokenEndpoint } from './authentication/tokenEndpoint';
import { refusalPlace } from './errors/refusalPlace';
import { exportMethods } from './export/exportRoute';
import { EXPORT } from './export/settings';
import { DOWNLOAD_PATH, UPLOAD_PATH } from '../schema/uploads';
import type { GatewayOptions } from './gatewayOptions';
import { healthRoutes } from './health';
import { accessLog } from './http/accessLog';
import { asHandler, chain, type Step } from './http/chain';
import { compression } from './http/compression';
import { ClientOrigins } from './http/clientOrigins';
import { cors, NO_CORS } from './http/cors';
import { Exchange, exchangeOf } from './http/exchange';
import { boundedUrl } from './http/getRequest';
import { bodyFaults, getOrJsonPost, graphqlRequest } from './http/graphqlRequest';
import { lastResort, lastResortHandler, notFound } from './http/lastResort';
import type { Draining } from './http/listener';
import { SCHEMA_PATH } from './introspection/schemaRoute';
import type { RequestLimits } from './limits/requestLimits';
import { GRAPHIQL_PATH, graphiql } from './pages/graphiqlPage';
import { homePage } from './pages/homePage';
import type { PersistedQueries } from './persistedQueries/persistedQueries';
import type { Readiness } from './readiness';
import type { ActiveSupergraph } from './reload/activeSupergraph';
import type { ServedSupergraph } from './reload/serveSupergraph';
import { TABLE_PATH, TABLE_ROUTE } from './tables/formats';
import { namedOperation } from './tables/namedOperation';
import { tableMethods } from './tables/tableRoute';
import type { RequestObserver } from './telemetry/observeRequests';

/** The parts of a gateway of which its routes are made. */
export interface RouteParts {
  readonly options: GatewayOptions;
  readonly active: ActiveSupergraph<ServedSupergraph>;
  /** The steps that establish the caller. */
  readonly admitted: readonly Step[];
  readonly sender: SenderConstraint;
  readonly limits: RequestLimits;
  readonly persisted: PersistedQueries;
  readonly draining: Draining;
  readonly observer: RequestObserver;
  readonly readiness: () => Promise<Readiness>;
}

const GRAPHQL_GET = `${GRAPHQL_PATH}?`;

/** Every path of the gateway, each with the steps of its requests in their order. */
export function gatewayRoutes(parts: RouteParts): RequestListener {
  const { options, active, admitted, sender, limits, persisted, draining, observer } = parts;
  const { log } = options;
  const fault = lastResort(log);
  const browsers = browserOrigins(options);
  const explorer =
    options.graphiqlFolder === undefined ? undefined : graphiql(options.graphiqlFolder);
  const entered = (path: string): Step[] => [observer.step(path), accessLog(log), browsers];

  const graphql = chain(
    [
      ...entered(GRAPHQL_PATH),
      draining.gate(),
      ...(explorer ? [explorer.page] : []),
      getOrJsonPost,
      compression(options.compression ?? 'public'),
      ...admitted,
      refusalPlace,
      graphqlRequest,
      limits.safelist,
      persisted.step,
      active.step((current) => current.graphql),
    ],
    bodyFaults(fault),
  );
  const exported = chain(
    [
      ...entered(EXPORT.path),
      draining.gate(),
      ...admitted,
      exportMethods,
      onlyAuthenticated(sender),
      active.step((current) => current.export),
    ],
    fault,
  );
  const table = chain(
    [
      ...entered(TABLE_ROUTE),
      draining.gate(),
      boundedUrl,
      ...admitted,
      tableMethods,
      onlyAuthenticated(sender),
      namedOperation({ safelist: limits.safelist, persisted }),
      active.step((current) => current.table),
    ],
    fault,
  );
  const schema = chain(
    [
      ...entered(SCHEMA_PATH),
      draining.gate(),
      ...admitted,
      active.step((current) => current.schema),
    ],
    fault,
  );

  const files = (path: string, of: (current: ServedSupergraph) => Step) =>
    chain(
      [...entered(path), draining.gate(), ...admitted, onlyAuthenticated(sender), active.step(of)],
      fault,
    );
  const upload = files(UPLOAD_PATH, (current) => current.upload);
  const download = files(DOWNLOAD_PATH, (current) => current.download);

  const others = express();
  others.disable('x-powered-by');
  others.disable('etag');
  others.use(healthRoutes(parts.readiness));
  const demo = options.demoIssuer !== undefined;
  const home = homePage({ graphiql: explorer !== undefined, demo });
  others.get('/', asHandler(accessLog(log)), asHandler(home));
  if (explorer) others.use(GRAPHIQL_PATH, explorer.files);
  others.use(GRAPHQL_PATH, (_request, response) => graphql(exchangeOf(response)));
  others.use(EXPORT.path, (_request, response) => exported(exchangeOf(response)));
  others.all(TABLE_PATH, (_request, response) => table(exchangeOf(response)));
  others.use(SCHEMA_PATH, (_request, response) => schema(exchangeOf(response)));
  others.use(UPLOAD_PATH, (_request, response) => upload(exchangeOf(response)));
  others.use(DOWNLOAD_PATH, (_request, response) => download(exchangeOf(response)));
  identityRoutes(others, parts, browsers);
  others.use(notFound());
  others.use(lastResortHandler(fault));

  return (request, response) => {
    const exchange = new Exchange(request, response);
    // Express routes every other spelling of the path; routing is most of the cost of a small
    // response.
    const { url = '' } = request;
    if (url === GRAPHQL_PATH || url.startsWith(GRAPHQL_GET)) return graphql(exchange);
    exchange.handOver();
    others(request, response);
  };
}

/** Lets in the pages of the origins in the settings, and of those that registered clients list. */
function browserOrigins({ cors: settings = NO_CORS, registry, log, production }: GatewayOptions) {
  return cors(
    settings,
    registry && new ClientOrigins({ registry, log, production: production ?? false }),
  );
}

/** What clients need to obtain a token: the metadata of the service, and the demonstration's issuer. */
function identityRoutes(
  app: Express,
  { options, sender, draining, observer }: RouteParts,
  browsers: Step,
): void {
  const { demoIssuer: issuer, registry, log } = options;
  if (options.verifyToken)
    app.use(
      resourceMetadata(
        {
          authorizationServers: () =>
            [options.authorizationServer ?? issuer?.loginIssuer].filter((url) => url !== undefined),
          acceptsCertificates: options.sender?.certificateHeader !== undefined,
          proofAlgorithms: FAPI_ALGORITHMS,
        },
        sender.baseUrl,
        asHandler(browsers),
      ),
    );
  if (!issuer || !registry || options.production) return;
  const before = [asHandler(accessLog(log)), asHandler(browsers), asHandler(draining.gate())];
  app.use(
    TOKEN_PATH,
    asHandler(observer.step(TOKEN_PATH)),
    ...before,
    ...tokenEndpoint({ issuer, registry, sender, log }),
  );
  const login = options.demoLogin !== false && demoLogin({ issuer, registry, log, before });
  if (login) app.use(login);
}
