import { createHash } from 'node:crypto';
import type { Exchange } from './exchange';

/**
 * Sends an answer that any cache may store, or 304 when the client already has it. A stale copy
 * must be revalidated, because a record can be withdrawn from publication.
 * @param maxAge seconds
 */
export function sendCacheable(
  exchange: Exchange,
  body: string | Buffer,
  type: string,
  maxAge: number,
): void {
  const tag = tagOf(body);
  exchange.header('cache-control', `public, max-age=${maxAge}, must-revalidate`);
  exchange.header('etag', tag);
  if (hasTag(exchange.request.headers['if-none-match'], tag)) exchange.sendHead(304);
  else exchange.send(200, body, type);
}

/** A weak tag: the codings of one body have the same. */
function tagOf(body: string | Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether `If-None-Match` names an entity tag, by weak comparison (RFC 9110, section 13.1.2). */
export function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const bare = (one: string) => one.trim().replace(/^W\//, '');
  return header.split(',').some((one) => one.trim() === '*' || bare(one) === bare(tag));
}
