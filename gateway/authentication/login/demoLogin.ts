import express, {
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Provider } from 'oidc-provider';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Registry } from '../../../schema/registry';
import { LOGIN_PATH, type DemoIssuer } from '../demoIssuer';
import { accountsOf } from './accounts';
import { isProviderInstalled, loadProvider } from './loadProvider';
import { errorPage, loginPage, pagePolicy } from './pages';
import { providerSettings, resourceAt } from './providerSettings';

/** RFC 8414, section 3.1: the well-known path is inserted before the path of the issuer. */
const METADATA_PATH = '/.well-known/oauth-authorization-server';

/** The pages, below the path of the issuer. */
const PAGES = '/login';

const chosenSchema = z.object({ account: z.string().max(200) });

export interface DemoLoginOptions {
  readonly issuer: DemoIssuer;
  readonly registry: Pick<Registry, 'client'>;
  readonly log: Logger;
  /** Handlers that every request passes first. */
  readonly before: readonly RequestHandler[];
}

/**
 * The OpenID Connect issuer of the demonstration, at the path `/oidc` of the gateway, never of
 * production: a caller logs in by being chosen from a list. It is created by the first request,
 * because a gateway without logins has no need of its memory.
 * @returns undefined where oidc-provider is not installed; a sentence in the log says so
 */
export function demoLogin(options: DemoLoginOptions): Router | undefined {
  const { issuer, log } = options;
  if (!isProviderInstalled()) {
    log.warn(
      'The demonstration login is off: oidc-provider is not installed. Run npm install without --omit=dev, or set AUTH_ISSUER.',
    );
    return undefined;
  }
  let created: Promise<Provider> | undefined;
  const provider = () =>
    (created ??= createProvider(options).catch((error: unknown) => {
      created = undefined;
      throw error;
    }));
  const serve: RequestHandler = async (request, response) => {
    const made = await provider();
    addressIssuer(request, new URL(made.issuer));
    await made.callback()(request, response);
  };
  const page =
    (respond: (request: Request, response: Response) => Promise<void>): RequestHandler =>
    async (request, response) => {
      response.setHeader('content-security-policy', pagePolicy());
      try {
        await respond(request, response);
      } catch (error) {
        // A login that does not exist, or that has expired.
        if ((error as { error?: unknown }).error === undefined) throw error;
        response.status(400).type('html').send(errorPage(EXPIRED));
      }
    };
  const login = page(async (request, response) => {
    const { client, accounts, target } = await loginOf(
      await provider(),
      request,
      response,
      options,
    );
    response.setHeader('content-security-policy', pagePolicy(target));
    response.type('html').send(loginPage(client.name, accounts));
  });
  const chosen = page(async (request, response) => {
    const found = await loginOf(await provider(), request, response, options);
    await finish(await provider(), request, response, found);
  });

  const router = Router();
  router.use([LOGIN_PATH, `${METADATA_PATH}${LOGIN_PATH}`], ...options.before);
  router.get(`${METADATA_PATH}${LOGIN_PATH}`, (request, response, next) => {
    request.url = METADATA_PATH;
    return serve(request, response, next);
  });
  router.get(`${LOGIN_PATH}${PAGES}/:uid`, login);
  router.post(
    `${LOGIN_PATH}${PAGES}/:uid`,
    express.urlencoded({ extended: false, limit: 1024 }),
    chosen,
    unreadable,
  );
  router.use(LOGIN_PATH, serve);
  return router;

  async function createProvider({ registry }: DemoLoginOptions): Promise<Provider> {
    const parts = await loadProvider();
    const { loginIssuer } = issuer;
    if (loginIssuer === undefined) throw new Error('The service does not listen yet.');
    const base = baseOf(loginIssuer);
    const loginPath = `${new URL(loginIssuer).pathname}${PAGES}`;
    const made = new parts.Provider(
      loginIssuer,
      providerSettings({ issuer, registry, base, loginPath }, parts),
    );
    made.proxy = true;
    const failed = (error: unknown) =>
      log.error({ kind: error instanceof Error ? error.name : typeof error }, 'a login failed');
    // Koa prints errors to the console unless somebody listens.
    (made as NodeJS.EventEmitter).on('error', failed);
    made.on('server_error', (_context, error) => failed(error));
    return made;
  }
}

/**
 * Gives a request the address of the issuer. oidc-provider derives its own addresses from that of
 * the request, which a proxy in front, or the client, may have written differently.
 */
function addressIssuer(request: Request, { protocol, host, pathname }: URL): void {
  request.originalUrl = `${pathname}${request.url}`;
  request.headers.host = host;
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  delete request.headers['x-forwarded-host'];
}

/** The base URL of the service whose login has this URL. */
const baseOf = (loginIssuer: string) => loginIssuer.slice(0, -LOGIN_PATH.length);

const unreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (error.status === undefined || error.status >= 500) return next(error);
  response.status(400).type('html').send(errorPage('无法读取请求。 The request cannot be read.'));
};

const EXPIRED =
  '登录请求不存在或已过期，请从应用重新登录。 The login does not exist or has expired; log in again from the application.';

type Login = Awaited<ReturnType<typeof loginOf>>;

/** The login that a request belongs to. @throws where there is none */
async function loginOf(
  provider: Provider,
  request: Request,
  response: Response,
  { registry, issuer }: DemoLoginOptions,
) {
  const { params } = await provider.interactionDetails(request, response);
  const { client_id: id, redirect_uri: redirectUri } = params as Record<string, string>;
  const client = await registry.client(id ?? '');
  if (client === null) throw new Error('The client of a login is not registered.');
  return {
    client,
    accounts: await accountsOf(client, issuer.dataDir),
    target: new URL(redirectUri ?? '').origin,
    // The parameters lack a resource that was not named but supplied as the default.
    resources: [params['resource'] ?? resourceAt(baseOf(provider.issuer))].flat(),
  };
}

/** Ends a login with the chosen caller, who grants the client everything that it may ask for. */
async function finish(
  provider: Provider,
  request: Request,
  response: Response,
  { client, accounts, resources }: Login,
): Promise<void> {
  const chosen = chosenSchema.safeParse(request.body);
  const account = accounts.find(({ id }) => id === chosen.data?.account);
  const once = { mergeWithLastSubmission: false };
  if (account === undefined) {
    const refusal = { error: 'access_denied', error_description: 'No caller was chosen.' };
    return provider.interactionFinished(request, response, refusal, once);
  }
  const grant = new provider.Grant({ accountId: account.id, clientId: client.id });
  const purposes = client.purposes.join(' ');
  grant.addOIDCScope(`openid ${purposes}`);
  for (const resource of resources)
    if (typeof resource === 'string') grant.addResourceScope(resource, purposes);
  const result = {
    login: { accountId: account.id },
    consent: { grantId: await grant.save() },
  };
  return provider.interactionFinished(request, response, result, once);
}
