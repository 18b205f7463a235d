import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { logItemSchema, type LogItem } from '../../schema/log/logItem';

/**
 * Reads an exported log line by line.
 * @throws Error that names the file, or the line that is invalid
 */
export async function* readLogFile(path: string): AsyncGenerator<LogItem> {
  const input = createReadStream(path, 'utf8');
  // readline ends without an error when its input fails.
  const failed = new Promise<never>((_, reject) =>
    input.once('error', () => reject(new Error(`The file ${path} cannot be read.`))),
  );
  failed.catch(() => undefined);
  await Promise.race([failed, new Promise((resolve) => input.once('open', resolve))]);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    yield itemOf(line, number);
  }
}

function itemOf(line: string, number: number): LogItem {
  try {
    return logItemSchema.parse(JSON.parse(line));
  } catch {
    throw new Error(`Line ${number} of the file is not a line of an exported log.`);
  }
}
