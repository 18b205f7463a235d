import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { CurrentContext } from '../process/followSubgraphTls';
import type { Telemetry } from '../process/telemetry/openTelemetry';
import type { Registry } from '../schema/registry';
import type { InProcessSubgraph } from '../schema/subgraphCall';
import type { TokenVerifier } from './authentication/authenticate';
import type { DemoIssuer } from './authentication/demoIssuer';
import type { SenderSettings } from './authentication/senderConstraint';
import type { PlanningSettings } from './execution/planning/config';
import type { SparePlanners } from './execution/planning/sparePlanners';
import type { CompressionMode } from './http/compression';
import type { CorsSettings } from './http/cors';
import type { LimitsConfig } from './limits/config';
import type { SupergraphOptions } from './reload/serveSupergraph';

export interface GatewayOptions extends SupergraphOptions {
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  /** Subgraphs of this process by name; the others are called at their URLs in the supergraph. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  /** URLs of subgraphs by name; they override those in the supergraph. */
  readonly subgraphUrls?: Readonly<Record<string, string>>;
  /** Trusted CAs and the client certificate for `https` URLs; by default the CAs of Node and none. */
  readonly subgraphTls?: CurrentContext;
  /** Verifies an access token and returns its Viewer. Without it every caller is anonymous. */
  readonly verifyToken?: TokenVerifier;
  /** The issuer of the tokens that `verifyToken` accepts, for clients that look for it. */
  readonly authorizationServer?: string;
  /** Whether tokens can be verified now; the service is not ready before. Always, by default. */
  readonly issuerReady?: () => boolean;
  /** Registry of clients, consents and the disclosure log; absent in a domain without one. */
  readonly registry?: Registry;
  /** Milliseconds between polls of the outboxes; without it only mutations trigger a poll. */
  readonly relayInterval?: number;
  /** The clock that sets the time of a request; tests set it. */
  readonly now?: () => Date;
  readonly anonymousIntrospection: boolean;
  /** The executor of operations; compiled by default. Both give the same responses. */
  readonly executor?: 'compiled' | 'stock';
  /** Bounds of the query planner; the defaults of a service by default. */
  readonly planning?: PlanningSettings;
  /** Pool through which the gateways of one process reuse planner threads; its own by default. */
  readonly spares?: SparePlanners;
  /** Whether clients with unbound tokens are refused; false by default. */
  readonly production?: boolean;
  /**
   * Proxies whose headers about the client are believed: IP addresses, CIDR ranges, and the names
   * loopback, linklocal and uniquelocal; none by default.
   */
  readonly trustedProxies?: readonly string[];
  /** How callers prove possession of their tokens. */
  readonly sender?: SenderSettings;
  /**
   * Issues tokens to registered clients at `/token` and logs callers in at `/oidc`; for
   * demonstration, never in production.
   */
  readonly demoIssuer?: DemoIssuer;
  /** The origins whose pages may call the service from a browser; none by default. */
  readonly cors?: CorsSettings;
  /** Which answers are compressed; those to requests without a token by default. */
  readonly compression?: CompressionMode;
  /** Folder with the files of GraphiQL, for people who open the endpoint in a browser. */
  readonly graphiqlFolder?: string;
  /** Whether the demo issuer logs callers in; true by default. */
  readonly demoLogin?: boolean;
  /** Modes and limits of callers. */
  readonly limits?: LimitsConfig;
  /** Receives counters and spans; by default nothing reads the counters, and there are no spans. */
  readonly telemetry?: Telemetry;
  /**
   * Milliseconds for one client request, for one subgraph call, and for active requests at
   * shutdown.
   */
  readonly requestTimeout: number;
  readonly subgraphTimeout: number;
  /** Milliseconds a response waits for the disclosure log; 3000 by default. */
  readonly auditTimeout?: number;
  readonly drainTimeout: number;
}

/** A listening gateway. */
export interface Gateway {
  /** Handles one request; for tests that do not need the port. */
  readonly app: RequestListener;
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Whether the gateway can serve requests now. Never throws. */
  ready(): Promise<boolean>;
  /**
   * Serves another supergraph from the next request on. Active requests finish with the supergraph
   * that they began with. When the new supergraph is refused, the previous one stays active.
   * @throws Error with one sentence that gives the reason of the refusal
   */
  reload(next: SupergraphOptions): Promise<void>;
  /** Finishes active requests within the drain time, then releases all resources. */
  stop(): Promise<void>;
}
