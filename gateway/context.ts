import type { Logger } from 'pino';
import type { ClientEntry } from '../schema/authority';
import type { RequestAudit } from './disclosure/requestAudit';
import type { Viewer } from '../schema/viewer';
import type { GatewayCaller } from './gatewayCaller';
import type { MaskedPaths } from './permissions/maskedPaths';
import type { WithheldLists } from './permissions/withheldLists';

/** What became of a consent that a request named, as the answer tells in `extensions.consents`. */
export interface ConsentReport {
  readonly id: string;
  /** How it stands after the request: HOLDS, or the code of why it opens nothing further. */
  readonly status: string;
  /** Present where the request, or the one it is a retry of, counted a use of it. */
  readonly used?: true;
}

/** What every part of the gateway may know of the request it serves. One object per request. */
export interface GatewayContext extends GatewayCaller {
  /** Who asks. Replaced once, before execution, by one that carries the consents named. */
  viewer: Viewer;
  /** When the request began. */
  readonly at: Date;
  /** Whether the caller may read the schema, and so be told what is wrong with an operation. */
  readonly mayIntrospect: boolean;
  readonly log: Logger;
  /** The registered client of the token, where there is a registry. */
  readonly client?: ClientEntry;
  /** What the client calls the request by, so that a retry of it counts as the same. */
  readonly idempotencyKey?: string;
  /** The ids of the consents the request names, and what became of them once they are settled. */
  readonly consents?: readonly string[];
  consentReport?: readonly ConsentReport[];
  /**
   * Who looks with the eyes of `viewer`, in a preview of a consent: what is disclosed is disclosed
   * to them, as their own access, and the request may change nothing.
   */
  readonly previewer?: Viewer;
  /** Under whose name spending is counted. */
  readonly caller: string;
  /** Where subgraphs report masked values. */
  readonly masked: MaskedPaths;
  /** Where they report the lists that do not show all records. */
  readonly withheld: WithheldLists;
  /** Where subgraphs report what they disclosed, for the disclosure log. */
  readonly audit: RequestAudit;
}
