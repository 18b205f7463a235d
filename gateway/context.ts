import type { Logger } from 'pino';
import type { ClientEntry } from '../schema/registry';
import type { RefusalPlace } from './errors/refusals';
import type { RequestAudit } from './disclosure/requestAudit';
import type { RequestFacts } from './telemetry/requestFacts';
import type { Viewer } from '../schema/viewer';
import type { GatewayCaller } from './gatewayCaller';
import type { ReadRequest } from './http/readRequest';
import type { MaskedPaths } from './permissions/maskedPaths';
import type { WithheldLists } from './permissions/withheldLists';

/** The outcome of a consent that a request named, as `extensions.consents` reports it. */
export interface ConsentReport {
  readonly id: string;
  /**
   * Status after the request: VALID, or the code of the reason why the consent no longer opens
   * data.
   */
  readonly status: string;
  /** Present when this request, or the request that it retries, counted a use of the consent. */
  readonly used?: true;
}

/** The context of one request, shared by all parts of the gateway. */
export interface GatewayContext extends GatewayCaller {
  /** The caller. Replaced once, before execution, by a viewer with the named consents. */
  viewer: Viewer;
  /** When the request began. */
  readonly at: Date;
  /** Whether the caller may read the schema and get details about a faulty operation. */
  readonly mayIntrospect: boolean;
  /** The caller's `Accept-Language`, for the messages of errors. */
  readonly acceptLanguage?: string;
  /** Where the response reports refused fields; in its errors by default. */
  readonly refusals?: RefusalPlace;
  readonly log: Logger;
  /** What metrics, spans and the access log report about the request. */
  readonly facts: RequestFacts;
  /** The registered client of the token, where there is a registry. */
  readonly client?: ClientEntry;
  /** The client's key for the request; a retry with the same key counts as the same use. */
  readonly idempotencyKey?: string;
  /** The ids of the consents that the request names, and their outcomes once they are settled. */
  readonly consents?: readonly string[];
  consentReport?: readonly ConsentReport[];
  /**
   * The real caller, in a preview of a consent. Disclosures are logged as their own access, and the
   * request cannot run a mutation.
   */
  readonly previewer?: Viewer;
  /** Present when the request is a GET or HEAD. */
  readonly read?: ReadRequest;
  /** The hash under which the text of the operation is stored once it proves valid. */
  readonly persisting?: string;
  /** The key under which the caller's usage is counted. */
  readonly caller: string;
  /** Collects the masked values that subgraphs report. */
  readonly masked: MaskedPaths;
  /** Collects the incomplete lists that subgraphs report. */
  readonly withheld: WithheldLists;
  /** Collects the disclosures that subgraphs report, for the disclosure log. */
  readonly audit: RequestAudit;
}
