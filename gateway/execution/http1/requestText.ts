import { Http1Error } from './http1Error';

const PATH = /^\/[\x21-\x7e]*$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/**
 * The parts of a head that are the same in every request of a kind.
 * @throws Http1Error for a path that cannot be written as it is
 */
export function headStart(method: 'GET' | 'POST', host: string, path: string): string {
  if (!PATH.test(path)) throw new Http1Error('BAD_REQUEST', 'A path that cannot be sent.');
  return `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
}

/**
 * Headers as they stand in a head.
 * @throws Http1Error for a value that would end its line or is no ASCII
 */
export function headerLines(headers: Readonly<Record<string, string>>): string {
  let lines = '';
  for (const name in headers) {
    const value = headers[name]!;
    if (!VALUE.test(value)) throw new Http1Error('BAD_REQUEST', 'A header that cannot be sent.');
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}
