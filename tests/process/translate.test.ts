import { makeProgram, type Program } from './program';

let program: Program;

beforeEach(async () => {
  program = await makeProgram();
});
afterEach(() => program.remove());

/** A program that prints a value, and the value. */
async function printed(main: string, files: Record<string, string> = {}): Promise<unknown> {
  await program.write({ 'main.ts': main, ...files });
  return JSON.parse(await program.start());
}

test('functions and classes have the names of the source, and nobody gives them at run time', async () => {
  const main = `
    class Refusal extends Error {}
    const outer = (): (() => number) => { const inner = () => 1; return inner; };
    console.log(JSON.stringify([Refusal.name, outer.name, outer().name, outer.toString()]));`;
  expect(await printed(main)).toEqual([
    'Refusal',
    'outer',
    'inner',
    expect.not.stringMatching('name'),
  ]);
});

test('a stack names the lines of the source', async () => {
  const main = `
    interface Nothing { readonly here?: string }
    import { fail } from './fails';
    try { fail({} satisfies Nothing); } catch (error) {
      console.log(JSON.stringify((error as Error).stack!.split('\\n').slice(1, 3)));
    }`;
  const fails = `interface Wide {
  readonly here?: string;
}
export function fail(wide: Wide): never {
  throw new TypeError(wide.here);
}`;
  for (let turn = 0; turn < 2; turn++)
    expect(await printed(main, { 'fails.ts': fails })).toEqual([
      expect.stringMatching(/fails\.ts:5:9/),
      expect.stringMatching(/main\.ts:4:11/),
    ]);
});

test('a second run needs no translator, and a file that changed is translated anew', async () => {
  const LOADED = `Object.keys(require.cache).some((file) => file.includes('esbuild'))`;
  const main = `import { word } from './word';
    console.log(JSON.stringify([word, ${LOADED}]));`;
  const one = { 'word.ts': `export const word: string = 'one';` };
  expect(await printed(main, one)).toEqual(['one', true]);
  expect(await printed(main, one)).toEqual(['one', false]);
  const two = { 'word.ts': `export const word: string = 'two';` };
  expect(await printed(main, two)).toEqual(['two', true]);
  expect(await printed(main, two)).toEqual(['two', false]);
});

test('what a module exports are values, not getters', async () => {
  const main = `const word = require('./word');
    const { value, get } = Object.getOwnPropertyDescriptor(word, 'word')!;
    console.log(JSON.stringify([value, get === undefined, word.double(4), '__esModule' in word]));`;
  const word = `export * from './number';
    export const word: string = 'one';`;
  const number = `export function double(of: number): number { return 2 * of; }`;
  expect(await printed(main, { 'word.ts': word, 'number.ts': number })).toEqual([
    'one',
    true,
    8,
    true,
  ]);
});

test('what is not TypeScript is told with its place', async () => {
  const main = `try { require('./broken'); } catch (error) {
    console.log(JSON.stringify((error as Error).message));
  }`;
  const broken = { 'broken.ts': `export const x: = 1;` };
  expect(await printed(main, broken)).toMatch(/broken\.ts:1:16/);
});

test('a thread that is given it loads TypeScript, and keeps its own', async () => {
  const main = `
    import { Worker } from 'node:worker_threads';
    import { join } from 'node:path';
    const worker = new Worker(
      \`require(\${JSON.stringify(process.env['LOADER'])}).translateTypeScript(); require(\${JSON.stringify(join(__dirname, 'thread.ts'))});\`,
      { eval: true, execArgv: [] },
    );
    worker.on('message', (word: string) => console.log(word));`;
  const thread = `import { parentPort } from 'node:worker_threads';
    const word: string = 'spoken';
    parentPort!.postMessage(word);`;
  await program.write({ 'main.ts': main, 'thread.ts': thread });
  const LOADER = require.resolve('../../process/translate.cjs');
  for (let turn = 0; turn < 2; turn++) expect(await program.start({ LOADER })).toBe('spoken');
});
