import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../process/root';

const build = (file: string) => JSON.stringify(join(ROOT, 'build', file));

/** Prints the stack trace of an error that a built file of the product throws. */
const THROW = `try {
  require(${build('cli/support/program.js')}).wholeNumber('--port', 'x');
} catch (error) { console.log(error.stack) }`;

const output = (script: string) =>
  execFileSync(process.execPath, ['--eval', script], { encoding: 'utf8' });

function expectSourcePosition(stack: string): void {
  const [headline, first] = stack.split('\n');
  expect(headline).toMatch(/^Error: --port must be a whole number/);
  const [, file, line] =
    /^ {4}at (?:Object\.)?wholeNumber \((.+):(\d+):\d+\)$/.exec(first ?? '') ?? [];
  expect(file).toBe(join(ROOT, 'cli/support/program.ts'));
  expect(readFileSync(file!, 'utf8').split('\n')[Number(line) - 1]).toContain('throw new Error(');
}

const MAP = `require(${build('process/mapStackTraces.js')}).mapStackTraces();`;

it('makes a stack trace name the position in the source', () => {
  expectSourcePosition(output(`${MAP}${THROW}`));
});

it('applies to the threads of the product', () => {
  const script = `
    const { join } = require('node:path');
    const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
    const folder = mkdtempSync(join(require('node:os').tmpdir(), 'hedong-thread-'));
    const program = join(folder, 'program.js');
    writeFileSync(program, ${JSON.stringify(THROW)});
    require(${build('process/createWorker.js')})
      .createWorker(program, {})
      .on('exit', () => rmSync(folder, { recursive: true }));`;
  expectSourcePosition(output(script));
});

it('keeps the code of an error of Node, and the positions in files without a map', () => {
  const failing = `try { require('node:fs').readFileSync({}) } catch (error) { console.log(error.stack) }`;
  const mapped = output(`${MAP}${failing}`);
  expect(mapped).toMatch(/^TypeError \[ERR_INVALID_ARG_TYPE\]: /);
  expect(mapped.replaceAll(/eval\]:1:\d+/g, '')).toBe(
    output(failing).replaceAll(/eval\]:1:\d+/g, ''),
  );
});
