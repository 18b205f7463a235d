import type { InProcessSubgraph } from '../../schema/subgraphCall';
import type { GatewayConfig } from '../config';
import type { RequestSigner } from '../execution/requestSigner';
import type { SupergraphFacts } from '../supergraph';
import { httpRecipient } from './httpRecipient';
import type { NoticeRecipient } from './recipient';

/** Where recipients may be found. */
interface RecipientPlaces {
  /** Subgraphs of this process, by name. */
  readonly subgraphs?: ReadonlyMap<string, InProcessSubgraph>;
  readonly signers: ReadonlyMap<string, RequestSigner>;
}

/**
 * Who is told of subjects: the subgraphs of this process that take notices, and every subgraph
 * over HTTP this gateway signs for but the authority's own. Without a signature none would
 * listen.
 */
export function findRecipients(
  {
    authoritySubgraph,
    subgraphUrls,
    subgraphTimeout,
  }: Pick<GatewayConfig, 'authoritySubgraph' | 'subgraphUrls' | 'subgraphTimeout'>,
  facts: SupergraphFacts,
  { subgraphs, signers }: RecipientPlaces,
): NoticeRecipient[] {
  return facts.subgraphs.flatMap(({ name, url }) => {
    const local = subgraphs?.get(name);
    if (local) return recipientOf(local);
    const sign = signers.get(name);
    if (sign === undefined || name === authoritySubgraph) return [];
    const endpoint = { name, url: subgraphUrls[name] ?? url };
    return [httpRecipient(endpoint, { timeout: subgraphTimeout, sign })];
  });
}

/** A subgraph of this process, if it takes notices. Whoever made the subgraph stops it. */
export function recipientOf({ name, notify }: InProcessSubgraph): NoticeRecipient[] {
  return notify ? [{ name, notify, stop: () => Promise.resolve() }] : [];
}
