import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ERRORS } from '../../schema/errors';
import { blocksOf, rowsOf } from './blocks';
import { documents, filesOf, read, ROOT } from './documents';

const DOCUMENTS = documents();
const FILES = DOCUMENTS.flatMap(({ name }) => filesOf(name));

/** The text of a document without its blocks of code. */
const proseOf = (markdown: string) => markdown.replace(/^```[\s\S]*?^```$/gm, '');

describe('both languages', () => {
  it.each(DOCUMENTS.map((document) => [document.name, document] as const))(
    'of %s have the same blocks and the same sections',
    (_name, { english, chinese }) => {
      // The labels of a diagram are in the language of its readers.
      const blocks = (markdown: string) =>
        blocksOf(markdown)
          .filter(({ language }) => language !== 'mermaid')
          .map(({ language, text }) => [language, text]);
      const levels = (markdown: string) =>
        proseOf(markdown)
          .split('\n')
          .flatMap((line) => /^(#+) /.exec(line)?.[1] ?? []);
      expect(blocks(chinese)).toEqual(blocks(english));
      expect(levels(chinese)).toEqual(levels(english));
    },
  );
});

describe('every document', () => {
  const scriptsOf = (folder: string) =>
    Object.keys(
      (JSON.parse(read(join(folder, 'package.json'))) as { scripts: Record<string, string> })
        .scripts,
    );

  it.each(FILES)('names only existing npm scripts: %s', (file) => {
    const named = read(file).matchAll(
      /npm run (?:-s )?([a-z:]+)(?: --workspace (?<workspace>[a-z-]+))?/g,
    );
    for (const { 1: name, groups } of named) {
      const workspace = groups?.['workspace'];
      expect(scriptsOf(workspace === undefined ? '.' : `packages/${workspace}`)).toContain(name);
    }
  });

  it.each(filesOf('CONTRIBUTING'))('lists every check: %s', (file) => {
    const text = read(file);
    for (const name of scriptsOf('.').filter((script) => script.startsWith('check:')))
      expect([name, text.includes(`| \`${name}\``)]).toEqual([name, true]);
  });

  it('names commands of the product, over 100 in all', () => {
    const named = FILES.flatMap((file) => read(file).match(/npm run (?:-s )?[a-z:]+/g) ?? []);
    expect(named.length).toBeGreaterThan(100);
  });

  it.each(FILES)('links only to existing files: %s', (file) => {
    const links = [...proseOf(read(file)).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)];
    const missing = links
      .map(([, target = '']) => target)
      .filter((target) => !target.startsWith('https://'))
      .filter((target) => !existsSync(join(ROOT, dirname(file), target)));
    expect(missing).toEqual([]);
  });

  it.each(FILES)('links to documents in its own language: %s', (file) => {
    const chinese = file.endsWith('.zh-CN.md');
    const others = [...proseOf(read(file)).matchAll(/\[([^\]]*)\]\(([^)#:]+\.md)/g)]
      .filter(([, text]) => text !== '中文' && text !== 'English')
      .map(([, , target = '']) => target)
      .filter((target) => target.endsWith('.zh-CN.md') !== chinese)
      .filter((target) =>
        existsSync(join(ROOT, dirname(file), target.replace('.md', '.zh-CN.md'))),
      );
    expect(others).toEqual([]);
  });

  // The page for developers names files that its steps create; development.test.ts follows them.
  const settled = FILES.filter((file) => !file.startsWith('docs/development'));
  it.each(settled)('names only existing folders and files: %s', (file) => {
    const paths = [...proseOf(read(file)).matchAll(/`((?:[\w-]+\/)+(?:[\w.-]+\.\w+)?)`/g)];
    const known = new Set(readdirSync(ROOT));
    const missing = paths
      .map(([, path = '']) => path)
      .filter((path) => known.has(path.split('/')[0]!) && !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  });
});

describe('the README', () => {
  it.each(filesOf('README'))('has at most 150 lines: %s', (file) => {
    expect(read(file).split('\n').length).toBeLessThanOrEqual(150);
  });

  it.each(filesOf('README'))('leads to every document: %s', (file) => {
    const text = read(file);
    const [, chinese] = filesOf('README');
    // Only one page needs to link to the decisions.
    const names = DOCUMENTS.map(({ name }) => name).filter(
      (name) => name !== 'README' && /^docs\/decisions\/(?!README$)/.exec(name) === null,
    );
    for (const name of names) {
      const target = filesOf(name)[file === chinese ? 1 : 0];
      expect([name, text.includes(`(${target})`)]).toEqual([name, true]);
    }
  });
});

describe('the generated documents', () => {
  it('are up to date with the code', () => {
    const check = ['--import', 'tsx', 'cli/generateDocs.ts', '--check'];
    expect(execFileSync(process.execPath, check, { cwd: ROOT, encoding: 'utf8' })).toBe('');
  });

  it.each(filesOf('docs/errors'))('list every error code with its HTTP status: %s', (file) => {
    const rows = rowsOf(read(file));
    expect(rows.size).toBe(Object.keys(ERRORS).length);
    for (const [code, { status }] of Object.entries(ERRORS)) {
      expect([code, rows.get(code)?.[0]]).toEqual([code, String(status)]);
    }
  });

  /** The names of the settings that a file declares or reads. */
  const settingsOf = (file: string) =>
    [
      ...read(file).matchAll(
        /^ {2}([A-Z][A-Z0-9_]+): |env(?:\.|\[')([A-Z][A-Z0-9_]+)\b(?!'\] = )/gm,
      ),
    ].map((match) => match[1] ?? match[2] ?? '');
  const filesIn = (folder: string, wanted: (file: string) => boolean) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(wanted)
      .map((file) => join(folder, file));

  it.each(filesOf('docs/configuration'))(
    'list exactly the settings that a program reads: %s',
    (file) => {
      const files = [
        ...filesIn('process/settings', (name) => name.endsWith('.ts')),
        ...['gateway', 'subgraphs', 'seed', 'cli', 'process'].flatMap((folder) =>
          filesIn(folder, (name) => /(^|\/)config\.ts$/.test(name)),
        ),
      ];
      const settings = new Set(files.flatMap(settingsOf));
      expect(settings.size).toBeGreaterThan(40);
      expect([...rowsOf(read(file)).keys()].sort()).toEqual([...settings].sort());
    },
  );
});

describe('the page on licences', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { license?: string; dev?: boolean; link?: boolean }>;
  };
  const running = Object.entries(packages).filter(
    ([path, { dev, link }]) => path.includes('node_modules/') && dev !== true && link !== true,
  );

  it.each(filesOf('docs/licences'))('names the licence of every package that runs: %s', (file) => {
    const text = read(file);
    for (const [path, { license }] of running)
      expect([path, license !== undefined && text.includes(`\`${license}\``)]).toEqual([
        path,
        true,
      ]);
  });

  it.each(filesOf('docs/licences'))('names every package under Elastic-2.0: %s', (file) => {
    const row = read(file)
      .split('\n')
      .find((line) => line.includes('`Elastic-2.0`'));
    const named = [...(row ?? '').matchAll(/`(@apollo\/[\w-]+)`/g)].map(([, name]) => name);
    const elastic = running
      .filter(([, { license }]) => license === 'Elastic-2.0')
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(named.sort()).toEqual([...new Set(elastic)].sort());
  });
});

it('the page on permissions prints rules as the schema has them', () => {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  const sources = ['schema/subjects/NaturalPerson.graphql', 'schema/policy/accessPolicies.graphql']
    .map(read)
    .map((text) => bare(text.replace(/^ *(?:@stored|description: ).*\n/gm, '')));
  const rules = blocksOf(read('docs/permissions.md')).filter(({ language }) => language === 'text');
  expect(rules).toHaveLength(2);
  for (const { text } of rules)
    expect(sources.some((source) => source.includes(bare(text)))).toBe(true);
});
