import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { isAbsolute, resolve, sep } from 'node:path';

/** Files of packages keep their positions: their sources are rarely installed. */
const PACKAGES = `${sep}node_modules${sep}`;

/** The source maps of the files that stack traces have named; undefined for a file without one. */
const maps = new Map<string, SourceMap | undefined>();

/**
 * Makes the stack traces of this thread name the TypeScript sources instead of the files in build/.
 * Node's `--enable-source-maps` reads and parses the map of every module, those of packages
 * included, when it loads the module, which took a tenth of a start. This reads the map of a file
 * when a stack trace first names the file.
 */
export function mapStackTraces(): void {
  Error.prepareStackTrace = (error, sites) =>
    [headline(error), ...sites.map(frameOf)].join('\n    at ');
}

/** The first line of a stack trace, with the code of an error of Node. */
function headline(error: NodeJS.ErrnoException): string {
  const { name, code, message } = error;
  const isNodeError = typeof code === 'string' && code.startsWith('ERR_');
  return isNodeError ? `${name} [${code}]: ${message}` : Error.prototype.toString.call(error);
}

function frameOf(site: NodeJS.CallSite): string {
  // V8's call sites format themselves as frames, which their type does not declare.
  // eslint-disable-next-line @typescript-eslint/no-base-to-string
  const frame = String(site);
  const [file, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()];
  if (!file || line === null || column === null) return frame;
  const origin = mapOf(file)?.findOrigin(line, column);
  if (origin === undefined || !('fileName' in origin)) return frame;
  const source = resolve(file, '..', origin.fileName);
  return frame.replace(
    `${file}:${line}:${column}`,
    () => `${source}:${origin.lineNumber}:${origin.columnNumber}`,
  );
}

function mapOf(file: string): SourceMap | undefined {
  if (!isAbsolute(file) || file.includes(PACKAGES)) return undefined;
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  return maps.get(file);
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  } catch {
    // Without a readable map the trace names the built file, which is better than no trace.
    return undefined;
  }
}
