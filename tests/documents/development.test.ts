import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../../process/root';
import { blocksOf } from './blocks';
import type { Found, Given } from './developmentProgram';
import { applied, chaptersOf } from './steps';

jest.setTimeout(120_000);

const read = (file: string) => readFileSync(join(ROOT, 'docs', file), 'utf8');
const PAGES = ['development.md', 'development.zh-CN.md'] as const;
const english = read(PAGES[0]);
const chapters = chaptersOf(english);

/** With `UPDATE_README=1`, the responses on both pages are replaced instead of compared. */
const updates = process.env['UPDATE_README'] === '1';

/** The rows that the page queries in addition to the seeded district. */
const ROWS: Given['rows'] = [
  {
    subgraph: 'commerce',
    type: 'IntegrityHonour',
    row: {
      _id: 'honour-new',
      decisionDate: '2026-06-01',
      title: '守合同重信用企业',
      level: 'DISTRICT',
      awardedBy: '天津市河东区市场监督管理局',
      reason: '连续三年履约率百分之百',
    },
  },
];

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hedong-copy-'));
  for (const name of readdirSync(ROOT)) {
    if (['node_modules', '.git', '.data', 'build'].includes(name)) continue;
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const GENERATE = ['--import', 'tsx', 'schema/generate.mts'];

/** Runs a program in the copy. */
function run(args: readonly string[], input = '') {
  return spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', input });
}

describe('the page for developers', () => {
  it('has the same steps in both languages', () => {
    const [theirs, ours] = PAGES.map((page) => chaptersOf(read(page)));
    expect(theirs).toEqual(ours);
  });

  it('names every file that a chapter changes by hand', () => {
    for (const { steps, byHand } of chapters)
      expect([...byHand].sort()).toEqual([...new Set(steps.map(({ file }) => file))].sort());
  });

  it('needs one line for a field or a dimension, one file for a kind, three for a subgraph', () => {
    const [field, kind, , , dimension, , subgraph] = chapters;
    expect(field!.steps.map(({ text }) => text.trim().split('\n'))).toEqual([
      [expect.stringMatching(/^".*"$/), 'reason: String'],
    ]);
    expect(kind!.byHand).toEqual(['schema/government/Commitment.graphql']);
    expect(dimension!.steps.map(({ text }) => text.trim())).toEqual([
      expect.stringMatching(/^form: .* @dimension$/),
    ]);
    expect(subgraph!.byHand).toEqual([
      'schema/subgraphs.ts',
      'schema/transport/VehicleInspection.graphql',
      'subgraphs/transport/index.ts',
    ]);
  });

  it('can be followed step by step', () => {
    for (const { steps } of chapters) {
      for (const step of steps) {
        const path = join(copy, step.file);
        expect(existsSync(path)).toBe(step.place !== 'new');
        mkdirSync(dirname(path), { recursive: true });
        const before = step.place === 'new' ? '' : readFileSync(path, 'utf8');
        writeFileSync(path, applied(step, before));
      }
    }
    expect(run(GENERATE)).toMatchObject({ status: 0, stderr: '' });
    expect(run([...GENERATE, '--check'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('shows changes that are refused at the line it names', () => {
    const refusals = chapters.flatMap((chapter) => chapter.refusals);
    expect(refusals).not.toEqual([]);
    for (const { step, message } of refusals) {
      const path = join(copy, step.file);
      const before = readFileSync(path, 'utf8');
      writeFileSync(path, applied(step, before));
      const { status, stderr } = run(GENERATE);
      writeFileSync(path, before);
      expect(status).toBe(1);
      expect(stderr).toBe(`${message}\n`);
    }
  });

  it('leaves formatted code', () => {
    const files = new Set(chapters.flatMap(({ byHand }) => byHand));
    expect(run(['node_modules/prettier/bin/prettier.cjs', '--check', ...files])).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('leaves code that compiles', () => {
    const config = {
      extends: './tsconfig.json',
      compilerOptions: { noEmit: true, skipLibCheck: true },
      include: [],
      files: ['subgraphs/government/index.ts', 'subgraphs/transport/index.ts', 'seed/commerce.ts'],
    };
    writeFileSync(join(copy, 'tsconfig.page.json'), JSON.stringify(config));
    expect(run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.page.json'])).toMatchObject({
      status: 0,
      stdout: '',
    });
  });

  it('shows the answers that the server returns', () => {
    const questions = chapters.flatMap((chapter) => chapter.questions);
    const given: Given = { rows: ROWS, questions };
    expect(run(['cli/build.mjs'])).toMatchObject({ status: 0, stderr: '' });
    const out = execFileSync(process.execPath, ['build/tests/documents/developmentProgram.js'], {
      cwd: copy,
      encoding: 'utf8',
      input: JSON.stringify(given),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { answers, indexes } = JSON.parse(out) as Found;
    expect(indexes).toContain('government.Commitment_form_1_decisionDate_-1__id_-1');
    if (updates) for (const page of PAGES) writeAnswers(page, answers);
    else expect(answers).toEqual(questions.map(({ answer }) => JSON.parse(answer) as unknown));
  });

  it('adds its kinds to the record suite, and its subgraph to the containers', () => {
    const names = [
      'Commitment|VehicleInspection',
      'well-formed|two gateways|a gateway waits|names only what exists',
    ];
    const { status, stdout, stderr } = run([
      'node_modules/jest/bin/jest.js',
      'tests/subgraphs/framework/records/records',
      'tests/gateway/compose',
      '--runInBand',
      '--verbose',
      '--testNamePattern',
      names.join('|'),
    ]);
    expect(`${status} ${status === 0 ? '' : stderr}`).toBe('0 ');
    const output = stdout + stderr;
    expect(output).toContain('Commitment is found by each condition');
    expect(output).toContain('guards evidence');
    expect(output).toContain('VehicleInspection is frozen');
    expect(output).toContain('PASS tests/gateway/compose.test.ts');
  });
});

function writeAnswers(page: string, answers: readonly unknown[]): void {
  const markdown = read(page);
  const printed = blocksOf(markdown).filter(({ language }) => language === 'json');
  expect(printed).toHaveLength(answers.length);
  let at = 0;
  const text = markdown.replace(
    /^```json\n[\s\S]*?^```$/gm,
    () => `\`\`\`json\n${JSON.stringify(answers[at++], null, 2)}\n\`\`\``,
  );
  writeFileSync(join(ROOT, 'docs', page), text);
}
