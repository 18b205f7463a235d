import { refuseAnswer } from './http1Error';

const STATUS_LINE = /^HTTP\/1\.1 ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const LENGTH = /^\d{1,15}$/;
const TIMEOUT = /(?:^|[,;\s])timeout=(\d{1,6})(?:$|[,;\s])/i;

/** The status line and the headers of an answer. */
export interface AnswerHead {
  readonly status: number;
  /** By name in lower case; null for a header that occurs more than once. */
  readonly headers: ReadonlyMap<string, string | null>;
  /** Bytes of the body; undefined for a chunked body. */
  readonly length: number | undefined;
  /** How long the server keeps the connection open; 0 if it closes it, undefined if not stated. */
  readonly keepAliveMs: number | undefined;
}

/**
 * Parses the head of an answer, without the empty line after it. The head must define the end of
 * the body in exactly one way, so that two readers never see two different answers.
 * @throws Http1Error
 */
export function readHead(text: string): AnswerHead {
  const lines = text.split('\r\n');
  const status = Number(
    STATUS_LINE.exec(lines[0]!)?.[1] ?? refuseAnswer('The answer has no valid status line.'),
  );
  const headers = new Map<string, string | null>();
  for (let index = 1; index < lines.length; index++) {
    const { name, value } = headerOf(lines[index]!);
    headers.set(name, headers.has(name) ? null : value);
  }
  // An `upgrade` header in an ordinary answer is ignored: this client never asks for an upgrade.
  if (status === 101) refuseAnswer('The answer switches to another protocol.');
  return {
    status,
    headers,
    length: bodyLength(status, headers),
    keepAliveMs: keepAliveMs(headers),
  };
}

/** Parses a line of a head or of trailers; the name in lower case. @throws Http1Error */
export function headerOf(line: string): { readonly name: string; readonly value: string } {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
  if (!NAME.test(name) || !VALUE.test(line)) refuseAnswer('The answer has a malformed header.');
  return { name, value: valueFrom(line, colon + 1) };
}

/** The value without spaces and tabs around it; `trim` would also remove a no-break space. */
function valueFrom(line: string, from: number): string {
  let end = line.length;
  while (from < end && isBlank(line.charCodeAt(from))) from++;
  while (end > from && isBlank(line.charCodeAt(end - 1))) end--;
  return line.slice(from, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function bodyLength(
  status: number,
  headers: ReadonlyMap<string, string | null>,
): number | undefined {
  const length = headers.get('content-length');
  const coding = headers.get('transfer-encoding');
  if (length === null || (length !== undefined && !LENGTH.test(length)))
    refuseAnswer('The content-length is invalid.');
  if (coding !== undefined && coding?.toLowerCase() !== 'chunked')
    refuseAnswer('The answer has an unknown transfer coding.');
  if (status < 200 || status === 204 || status === 304) {
    if (coding !== undefined || (length !== undefined && Number(length) > 0))
      refuseAnswer('The answer has a body that its status does not allow.');
    return 0;
  }
  if ((length === undefined) === (coding === undefined))
    refuseAnswer('The answer must have either a content-length or a transfer coding.');
  return length === undefined ? undefined : Number(length);
}

function keepAliveMs(headers: ReadonlyMap<string, string | null>): number | undefined {
  const connection = headers.get('connection');
  if (connection === null) return 0;
  if (connection !== undefined && connection.toLowerCase() !== 'keep-alive') return 0;
  const seconds = TIMEOUT.exec(headers.get('keep-alive') ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
