import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { TableFault } from '../../table';
import { MAX_ROW_BYTES } from '../limits';
import { damaged } from './archive';

export type Attributes = Readonly<Record<string, string>>;

/** Receives the elements of a part; names are without prefix. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Parses a part chunk by chunk and yields the bytes of each, so that the caller can take what the
 * handler has gathered. Document types are refused and so no entity is expanded.
 * @throws TableFault when the part is damaged, or one text of it would fill the memory
 */
export async function* readXml(part: Readable, handler: XmlHandler): AsyncGenerator<number> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  /** Bytes since the last event. */
  let quiet = 0;
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    handler.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    quiet = 0;
    handler.close?.(localName(name));
  });
  if (handler.text) parser.on('text', (text) => handler.text?.(text));
  parser.on('doctype', () => {
    throw new TableFault('The workbook contains a document type; save it again as .xlsx.');
  });
  try {
    for await (const chunk of part as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      quiet += chunk.length;
      if (quiet > MAX_ROW_BYTES)
        throw new TableFault('The workbook has a text of more than 4 MB; submit the table as CSV.');
      yield chunk.length;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw damaged(error);
  }
  yield 0;
}

/** Parses a small part as a whole. */
export async function readWholeXml(part: Readable, handler: XmlHandler): Promise<void> {
  const chunks = readXml(part, handler);
  while ((await chunks.next()).done !== true);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
