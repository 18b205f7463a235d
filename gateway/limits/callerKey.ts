import { createHash } from 'node:crypto';
import type { Viewer } from '../../schema/viewer';

/**
 * Under whose name a request's spending is counted: the client program, else the organisation,
 * else the person; visitors by a digest of their address.
 */
export function callerKey(viewer: Viewer, address: string | undefined): string {
  if (viewer.client !== undefined) return `client:${viewer.client}`;
  if (viewer.organization !== undefined) return `organization:${viewer.organization}`;
  if (viewer.authenticated) return `actor:${viewer.actor}`;
  const digest = createHash('sha256')
    .update(address ?? '')
    .digest('base64url');
  return `visitor:${digest.slice(0, 16)}`;
}
