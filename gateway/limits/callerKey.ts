import { createHash } from 'node:crypto';
import type { Viewer } from '../../schema/viewer';
import { clientNetwork } from './clientNetwork';

/**
 * The key under which a request's usage is counted: the client program, else the organisation, else
 * the person; for anonymous callers a digest of their network.
 * @param address the IP address of the client, which is determined only for anonymous callers
 */
export function callerKey(viewer: Viewer, address: () => string | undefined): string {
  if (viewer.client !== undefined) return `client:${viewer.client}`;
  if (viewer.organization !== undefined) return `organization:${viewer.organization}`;
  if (viewer.authenticated) return `actor:${viewer.actor}`;
  const digest = createHash('sha256')
    .update(clientNetwork(address() ?? ''))
    .digest('base64url');
  return `visitor:${digest.slice(0, 16)}`;
}
