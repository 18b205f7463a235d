import { Http1Error } from './http1Error';

const PATH = /^\/[\x21-\x7e]*$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/**
 * The request line and the headers that are the same in every request for a path.
 * @throws Http1Error for a path with characters other than visible ASCII
 */
export function headStart(method: 'GET' | 'POST', host: string, path: string): string {
  if (!PATH.test(path))
    throw new Http1Error('BAD_REQUEST', 'The path has characters that cannot be sent.');
  return `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
}

/**
 * The lines of headers in a request head.
 * @throws Http1Error for a value with a line break or with characters outside of ASCII
 */
export function headerLines(headers: Readonly<Record<string, string>>): string {
  let lines = '';
  for (const name in headers) {
    const value = headers[name]!;
    if (!VALUE.test(value))
      throw new Http1Error('BAD_REQUEST', 'A header has characters that cannot be sent.');
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}
