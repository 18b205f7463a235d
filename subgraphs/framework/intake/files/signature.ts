import { Readable } from 'node:stream';
import { TableFault } from '../table';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Passes on the bytes of a text file. @throws TableFault, when read, if it is a workbook */
export function signatureFault(input: Readable): Readable {
  return Readable.from(checked(input));
}

async function* checked(input: Readable): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    if (first) refuseWorkbook(chunk);
    first = false;
    yield chunk;
  }
}

/** Refuses the formats that begin with other bytes than a text. */
function refuseWorkbook(start: Buffer): void {
  if (start.subarray(0, 4).equals(ZIP))
    throw new TableFault('The file is an Excel workbook; submit it in the format XLSX.');
  if (start.subarray(0, 4).equals(OLE))
    throw new TableFault(
      'The file is an old or encrypted Excel workbook; save it without password as .xlsx.',
    );
}

/** @throws TableFault when the file cannot be a workbook */
export async function refuseOldWorkbook(start: Readable): Promise<void> {
  for await (const chunk of start as AsyncIterable<Buffer>) {
    if (chunk.length === 0) continue;
    if (chunk.subarray(0, 4).equals(OLE)) refuseWorkbook(chunk);
    if (!chunk.subarray(0, 4).equals(ZIP))
      throw new TableFault('The file is not an Excel workbook; save it as .xlsx.');
    return;
  }
  throw new TableFault('The file is empty.');
}
